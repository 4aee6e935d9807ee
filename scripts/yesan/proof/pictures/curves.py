"""The line of a long series: one path through all figures of the table behind it, in their order.

Its corners have no names: the first is the first row of the table, and so on. Each must be as high
as the figure of its row, and all lie at even distances; the times that are written are below
theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.claims.claims import Place
from yesan.proof.data.row_times import moments
from yesan.proof.figures.figures import Figure
from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.pictures.measures import Measures
from yesan.proof.pictures.picture_data import CURVE, Sketch, corners
from yesan.proof.site.bars import Axis
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import REFERENCE, references_in
from yesan.proof.site.verbatim import single

BRIDGED = "Where a time has no figure, the line joins those beside it."
FOLDER, PAGE = "charts/", ".html"
NEAR = 0.75
"""By how many pixels a corner, or a time below it, may be beside its place."""


@dataclass(frozen=True)
class Curves:
    """Checks lines against the tables below them.

    Attributes:
        measures: Knows figures, and reads scales.
        catalog: The words of the site.
    """

    measures: Measures
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the lines of a chart that has a page of its own."""
        table = tree.css_first("main > div.yesan-figures table")
        if page.startswith(FOLDER) and page.endswith(PAGE) and table is not None:
            for svg in tree.css("main svg"):
                yield from self._line(page, tree, svg, table)

    def _line(
        self, page: str, tree: LexborHTMLParser, svg: LexborNode, table: LexborNode
    ) -> Iterator[Finding]:
        """What is wrong in the line of one picture."""
        lines = svg.css(CURVE)
        if not lines:
            return
        if len(lines) > 1 or svg.css(f"path[{REFERENCE}]"):
            yield Finding(page, "path", "more than one line, or bars beside it", "one line alone")
            return
        places, rows = corners(lines[0], svg), table.css("tbody tr")
        references = [references_in([row]) for row in rows]
        if len(places) != len(rows) or any(len(each) != 1 for each in references):
            yield Finding(page, "path", f"{len(places)} corners", f"one for each of {len(rows)}")
            return
        shown = [self.measures.figures.of(each[0]) for each in references]
        tried = [self._misfit(places, shown, axes) for axes in self.measures.scales(svg, shown)]
        misfit = next((found for found in tried if found is None), tried[0])
        if misfit is not None:
            yield Finding(page, references[misfit][0], "a corner of the line", "its figure there")
        yield from _distances(page, places)
        yield from self._gaps(page, tree, references[0][0])
        names = [bare(head.text()) for row in rows if (head := row.css_first("th"))]
        yield from _below(page, svg, places, names)

    def _gaps(self, page: str, tree: LexborHTMLParser, reference: str) -> Iterator[Finding]:
        """That a line over times without a figure is said to be one."""
        place, cells = Place.read(reference), self.measures.figures.cells
        if place is None:
            return
        resource, rows = cells.by_id[place.table], cells.rows[place.table].values()
        blank = any(row[place.field] is None and any(moments(resource, row)) for row in rows)
        said = tree.css_first("main bdi")
        words = single(said.text()) if said else ""
        if blank and not any(single(note) in words for note in self.catalog.text(BRIDGED)):
            yield Finding(page, reference, "a line over times without a figure", f"“{BRIDGED}”")

    @staticmethod
    def _misfit(
        places: Sequence[tuple[float, float]], shown: Sequence[Figure | None], axes: Sequence[Axis]
    ) -> int | None:
        """The first corner that is not as high as its figure; None where all are."""
        upright = next((axis for axis in axes if not axis.horizontal), None)
        for n, ((_, y), figure) in enumerate(zip(places, shown, strict=True)):
            if figure is None or upright is None:
                return n
            meant = upright.zero + float(figure.amounts[0]) * upright.slope
            if abs(y - meant) > NEAR:
                return n
        return None


def _distances(page: str, places: Sequence[tuple[float, float]]) -> Iterator[Finding]:
    """That all corners are as far from the one before, to the right."""
    step = (places[-1][0] - places[0][0]) / max(1, len(places) - 1)
    even = all(abs(places[0][0] + n * step - x) <= NEAR for n, (x, _) in enumerate(places))
    if step <= 0 or not even or any(after < before for (before, _), (after, _) in pairwise(places)):
        yield Finding(page, "path", "corners at other distances", "all at the same, in order")


def _below(
    page: str, svg: LexborNode, places: Sequence[tuple[float, float]], names: Sequence[str]
) -> Iterator[Finding]:
    """The times that are written: the first, the last and others, each below its corner."""
    texts = Sketch(svg).texts
    if not {names[0], names[-1]} <= {text.text for text in texts}:
        yield Finding(page, names[0], "a line without its ends", "first and last time named")
    for text in texts:
        at = [places[n][0] for n, name in enumerate(names) if name == text.text]
        if not any(abs(x - text.x) <= NEAR for x in at):
            yield Finding(
                page, text.text, f"“{text.text}” elsewhere", "the time of a row, below it"
            )
