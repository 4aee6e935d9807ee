"""What a page counts, counted again: of tables, claims and the source, and of the site itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.claims.claims import Claim
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.figures.names import Names
from yesan.proof.numbers.claim_counts import ClaimCounts
from yesan.proof.numbers.lines import Lines
from yesan.proof.numbers.page_count import Checks, Counted
from yesan.proof.numbers.release_counts import ReleaseCounts
from yesan.proof.numbers.selections import Selections
from yesan.proof.numbers.source_counts import SourceCounts
from yesan.proof.numbers.table_counts import TableCounts
from yesan.proof.numbers.value_counts import ValueCounts


class Counts:
    """Counts again what the pages of a site count.

    Args:
        claims: The claims by their ids.
        site: The folder of the site.
        names: The names of entities, with the cells of the tables.
        discrepancies: The errors of the source.
        releases: What changed from one release to the next.

    Attributes:
        lines: The lines of the source.
    """

    def __init__(
        self,
        claims: Mapping[str, Claim],
        site: Path,
        names: Names,
        discrepancies: Discrepancies,
        releases: ReleaseCounts,
    ) -> None:
        self.cells = names.cells
        self.site = site
        self.lines = Lines(self.cells)
        self.source_errors = discrepancies
        self.kinds: Checks = {
            **TableCounts(names, Selections(names, discrepancies)).checks,
            **ClaimCounts(claims, names).checks,
            **SourceCounts(self.cells, self.lines, discrepancies).checks,
            **ValueCounts(self.cells, discrepancies).checks,
            **releases.checks,
            "size": self.size,
            "inhabitants": self.inhabitants,
            "tables": self.tables,
            "terms": self.terms,
            "pages": self.pages,
            "reasons": self.reasons,
            "findings": self.findings,
        }

    def holds(self, kind: str, counted: Counted) -> bool:
        """Whether a count is right."""
        check = self.kinds.get(kind)
        return check is not None and check(counted)

    def size(self, counted: Counted) -> bool:
        """The bytes of the file that is linked."""
        path = self.site / counted.target(counted.link)
        if not path.is_file():
            return False
        size = path.stat().st_size
        said = counted.value if size < 1000 else counted.value * 1000  # noqa: PLR2004 - kilobytes
        return abs(said - size) <= (0 if size < 1000 else 50)  # noqa: PLR2004

    def inhabitants(self, counted: Counted) -> bool:
        """The inhabitants."""
        people = self.cells.package.inhabitants
        return people is not None and counted.value == people.number

    def tables(self, counted: Counted) -> bool:
        """The tables of the package."""
        return counted.value == len(self.cells.package.resources)

    def terms(self, counted: Counted) -> bool:
        """The terms of the glossary."""
        page = LexborHTMLParser((self.site / "glossary.html").read_text(encoding="utf-8"))
        return counted.value == len(page.css("dl.yesan-glossary dt"))

    def pages(self, counted: Counted) -> bool:
        """The pages of a kind."""
        target = counted.target(counted.link) if counted.link else counted.page
        folder = (self.site / target).parent
        return counted.value == len([*folder.glob("*.html")]) - 1

    def reasons(self, counted: Counted) -> bool:
        """The reasons in the table that is linked."""
        return counted.value == self._said(counted, "reason")

    def findings(self, counted: Counted) -> bool:
        """What reviewers said, in the table that is linked."""
        return counted.value == self._said(counted, "finding")

    def _said(self, counted: Counted, role: str) -> int:
        """How many rows of the table that is linked have a text of a role."""
        folder, _, name = counted.target(counted.link).rpartition("/")
        resource = self.cells.by_id.get(name.removesuffix(".html")) if folder == "tables" else None
        text = resource.with_role(role) if resource else None
        rows = self.cells.rows[resource.id].values() if resource and text else ()
        return sum(bool(row[text.name]) for row in rows if text)
