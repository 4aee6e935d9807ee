"""What may be revenue is not said to be spent: in sentences and in the headings above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

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
