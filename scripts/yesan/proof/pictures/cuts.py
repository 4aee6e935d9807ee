"""Charts of the largest figures: none that is left out is as large as one that is drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.claims.claims import Place
from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.site.elements import REFERENCE, references_in
from yesan.proof.texts.sentences import Paragraph, Sentences

CUT = "Shown are the {shown} largest of {count}."


@dataclass(frozen=True)
class Cuts:
    """Checks which figures charts leave out.

    Attributes:
        figures: What elements refer to.
        sentences: Reads what is said of charts.
    """

    figures: Figures
    sentences: Sentences

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is as large as the least that a chart of a page draws, and is not in it."""
        blocks = tree.css("figure.yesan-figure") or tree.css("main:has(> details.yesan-figures)")
        for block in blocks:
            drawn = {*references_in(block.css("details.yesan-figures tbody"))}
            for bdi in block.css("bdi"):
                paragraph = Paragraph.of(bdi)
                for one in self.sentences.read(paragraph.text) or ():
                    counts = paragraph.inside(one.values["count"]) if one.id == CUT else ()
                    for node in counts:
                        yield from self._cut(page, node.attributes.get(REFERENCE) or "", drawn)

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
