"""What may be revenue is not said to be spent: in sentences and in the headings above them.

Nor is anything a part of a budget that is less than nothing, or has parts that are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.claims.denominators import places
from yesan.proof.data import outcomes
from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import references_in
from yesan.proof.site.verbatim import single

SPENT = (
    "Of {budget} ({budget_name}), {spent} is spent ({spent_name}): {rate}.",
    "Of {budget} ({budget_name}), {spent} is spent ({spent_name}).",
)
HEADING = "What is spent"


@dataclass(frozen=True)
class Outcomes:
    """Finds what is said to be spent and may have been received.

    Attributes:
        figures: What elements refer to.
        catalog: The words of the site.
    """

    figures: Figures
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What a page says to be spent."""
        for lead in tree.css("p.yesan-lead"):
            text = single(lead.text())
            for id_ in SPENT:
                if re.search(self.catalog.saying(id_), text):
                    yield from self._wrong(page, lead.text(), references_in([lead]))
        for heading in tree.css("h2"):
            if self.catalog.says(single(heading.text()), HEADING):
                after = heading.next
                while after is not None and after.tag != "p":
                    after = after.next
                below = references_in([after]) if after is not None else []
                yield from self._wrong(page, heading.text(), below)

    def _wrong(self, page: str, said: str, references: list[str]) -> Iterator[Finding]:
        tables = {table for r in references for table in self.figures.tables(r)}
        for table in sorted(tables):
            if not outcomes.is_spent(self.figures.cells.by_id[table]):
                yield Finding(page, table, f"“{single(said)}”", "what is not said to be spent")
        for reference in references:
            if self._is_below(reference):
                yield Finding(page, reference, f"“{single(said)}”", "no part of less than nothing")

    def _is_below(self, reference: str) -> bool:
        """Whether an amount is less than nothing, or a budget is the sum of one that is."""
        figure, claim = self.figures.of(reference), self.figures.claims.get(reference)
        if figure and any(amount < 0 for amount in figure.amounts):
            return True
        budget, _ = self.figures.subjects.execution or ("", "")
        own = places(claim, self.figures.claims) if claim else []
        cells = [replace(place, lines=(line,)) for place in own for line in place.lines]
        known = (amount for cell in cells if (amount := self.figures.amount(cell)) is not None)
        return bool(claim and claim.about.get("phase") == budget and min(known, default=0) < 0)
