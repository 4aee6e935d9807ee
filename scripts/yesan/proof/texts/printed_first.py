"""What a table lists is not shown as an amount where another table prints that amount."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.claims.claims import Claim
from yesan.proof.claims.coverage import Coverage, Whole
from yesan.proof.data.subjects import Row, kinds
from yesan.proof.figures.figures import Figures
from yesan.proof.finding import Finding
from yesan.proof.site.elements import references_in

SHOWN = ".yesan-lead[data-direction], .yesan-key, div.yesan-rows tbody span.said"
DRAWN = "div.yesan-figures tbody"
"""The table behind a chart, whose amounts are all of one table of the package."""
FEWEST = 2
"""How many amounts of another table make a chart."""


@dataclass(frozen=True)
class PrintedFirst:
    """Finds sums of what is listed in the place of printed amounts.

    Attributes:
        figures: What elements refer to.
        coverage: Which rows make up an amount.
    """

    figures: Figures
    coverage: Coverage

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The sums of a page that another table prints."""
        shown = references_in(tree.css(SHOWN))
        yield from (finding for finding, _ in self._sums(page, shown))
        for chart in tree.css(DRAWN):
            found = [*self._sums(page, references_in([chart]))]
            tables = Counter(row.table for _, row in found)
            yield from (finding for finding, row in found if tables[row.table] >= FEWEST)

    def _sums(self, page: str, references: Iterable[str]) -> Iterator[tuple[Finding, Row]]:
        """The sums of what is listed, each with the row of another table that prints it."""
        latest = self.figures.subjects.year
        for reference in dict.fromkeys(references):
            claim = self.figures.claims.get(reference)
            listed = claim and (claim.operation, claim.coverage) == ("sum", "listed")
            if claim and listed and claim.about.get("year", latest) == latest:
                for row in self._printed(reference, claim):
                    place = f"{row.table}/{row.field}/{row.line}"
                    expected = f"{place}, printed"
                    yield Finding(page, reference, "a sum of what is listed", expected), row

    def _printed(self, reference: str, claim: Claim) -> Iterator[Row]:
        """The cells of other tables that print what a sum is of."""
        leaf = next(iter(self.figures.leaves(reference)), None)
        subjects, cells = self.figures.subjects, self.figures.cells
        own = subjects.by_cell.get((leaf.table, leaf.field, leaf.lines[0])) if leaf else None
        given = {k: v for k, v in claim.about.items() if k not in {"phase", "year", "currency"}}
        for table, resource in cells.by_id.items() if own and "parts" not in given else ():
            if own is None or resource.selection or table == own.table:
                continue
            if given.keys() <= kinds(resource).keys() and subjects.is_identified(table):
                currency = self.coverage.currency(own)
                several = len({f.currency for f in resource.fields if f.is_value}) > 1
                whole = Whole(own.phase, own.direction, currency if several else "", subjects.year)
                rows, unnamed = self.coverage.subject_rows(table, given, whole)
                finer = {*self.coverage.finer(table, given)}
                named = unnamed or len(rows) != 1 or rows[0].codes.keys() & finer
                if not (named or rows[0].blank) and self.coverage.currency(rows[0]) == currency:
                    yield rows[0]
