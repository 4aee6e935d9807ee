"""Charts of the largest figures: none that is left out is as large as one that is drawn."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Place
from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import REFERENCE, references_in
from yesan.proof.site.verbatim import single
from yesan.proof.texts.sentences import Paragraph, Sentences

CUT = "Shown are the {shown} largest of {count}."
BUDGETS = "Shown are the {count} largest budgets."


@dataclass(frozen=True)
class Cuts:
    """Checks which figures charts leave out.

    Attributes:
        figures: What elements refer to.
        sentences: Reads what is said of charts.
        catalog: The words of the site.
    """

    figures: Figures
    sentences: Sentences
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is as large as the least that a chart of a page draws, and is not in it."""
        blocks = tree.css("figure.yesan-figure") or tree.css("main:has(> div.yesan-figures)")
        for block in blocks:
            drawn = {*references_in(block.css("div.yesan-figures tbody"))}
            yield from self._budgets(page, block, drawn)
            for bdi in block.css("bdi"):
                paragraph = Paragraph.of(bdi)
                for one in self.sentences.read(paragraph.text) or ():
                    counts = paragraph.inside(one.values["count"]) if one.id == CUT else ()
                    for node in counts:
                        yield from self._cut(page, node.attributes.get(REFERENCE) or "", drawn)

    def _budgets(self, page: str, block: LexborNode, drawn: set[str]) -> Iterator[Finding]:
        """Which rates of as large a budget as the least of those drawn are not drawn."""
        told = " ".join(single(bdi.text()) for bdi in block.css("bdi"))
        if not re.search(self.catalog.saying(BUDGETS), told):
            return
        counted = {
            reference
            for reference in references_in(block.css("bdi"))
            if (claim := self.figures.claims.get(reference)) and claim.operation == "count"
        }
        for claim in map(self.figures.claims.__getitem__, counted):
            budgets = {_reference(rate): self._budget(rate) for rate in claim.operands}
            inside = [amount for rate, amount in budgets.items() if rate in drawn]
            outside = [amount for rate, amount in budgets.items() if rate not in drawn]
            if outside and (not inside or min(inside) <= max(outside)):
                yield Finding(page, claim.id, f"{max(outside):f} left out", "larger budgets alone")

    def _budget(self, rate: Place | str) -> Decimal:
        """The budget of which a rate is one."""
        claim = self.figures.claims.get(rate) if isinstance(rate, str) else None
        if claim:
            return self.figures.amount(claim.operands[1]) or Decimal(0)
        cells, pair = self.figures.cells, self.figures.subjects.execution
        rows = self.figures.subjects.rows[rate.table] if isinstance(rate, Place) else []
        own = (
            cells.figure(row.table, row.field, row.line)
            for row in rows
            if isinstance(rate, Place) and row.line == rate.lines[0]
            if pair and row.phase == pair[0]
        )
        return next((figure[1] for figure in own if figure), Decimal(0))

    def _cut(self, page: str, reference: str, drawn: Collection[str]) -> Iterator[Finding]:
        claim = self.figures.claims.get(reference)
        inside: list[Decimal] = []
        outside: list[Decimal] = []
        for operand in claim.operands if claim else ():
            amount = self.figures.amount(operand) or Decimal(0)
            size = abs(amount) if claim and claim.operation == "moved" else amount
            (inside if _reference(operand) in drawn else outside).append(size)
        if outside and (not inside or min(inside) <= max(outside)):
            yield Finding(page, reference, f"{max(outside):f} left out", "larger ones alone")


def _reference(operand: Place | str) -> str:
    if isinstance(operand, str):
        return operand
    lines = ",".join(map(str, operand.lines))
    return f"{operand.table}/{quote(operand.field, safe='')}/{lines}"
