"""A chart as a page shows it: its picture, the table behind it, its files to download."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from yesan.charts.chart import Chart
from yesan.charts.shapes.row_place import RowPlace
from yesan.charts.shapes.squarify import Box
from yesan.downloads import chart_files
from yesan.downloads.chart_files import PlacedChart
from yesan.pages import citation, other_amounts, shown_discrepancy, whole_budget
from yesan.pages.links import Link
from yesan.pages.other_amounts import OtherAmount
from yesan.pages.page import Page
from yesan.pages.shown_discrepancy import ShownDiscrepancy


@dataclass(frozen=True)
class RowAddress:
    """Where a row of a chart leads, and where in its pictures it is.

    Attributes:
        address: The page of what the row is about.
        name: Its name.
        wide: Where it is in the wide picture: left, top, width and height.
        narrow: Where it is in that for a phone.
    """

    address: str
    name: str
    wide: str
    narrow: str


@dataclass(frozen=True)
class ShownChart:
    """A chart, and everything that is shown beside it.

    Attributes:
        id: What tells it apart from the other charts of its page.
        title: What it is about.
        finding: What it shows first of all, a sentence above the title; may be empty.
        unit: The unit of its figures, where its picture does not say it; empty elsewhere.
        sentence: What it shows, in words; empty where there is nothing to say.
        digest: The name of its picture: the site puts the drawing into
            ``<div class="yesan-chart" data-chart="{{ digest }}"></div>``, and the links in it over
            the rows of the drawing.
        narrow: That of its picture for a phone, in ``data-narrow``; empty where there is no other.
        header: The columns of the table behind it; the first, of the names, may be empty.
        rows: The rows of that table, each a tuple of texts; none where it has no table.
        sources: The tables that its figures are from.
        computed: Whether its figures are computed from published ones.
        discrepancies: What contradicts the published figures that it is made of.
        others: What tables other than that of its figures print for them.
        name: The name of its files without suffix, for those who save them.
        picture: The address of its picture (SVG).
        table: The address of the table behind it (CSV), which exists where it has `rows`.
        specification: The address of its specification (Vega-Lite).
        narrow_specification: That of its picture for a phone; empty where it is the same.
        alone: The address of the page that shows only this chart, to embed.
        links: Where its rows lead.
        citation: How it is cited: publisher, title, data, version, date, and its address.
    """

    id: str
    title: str
    finding: str
    unit: str
    sentence: str
    digest: str
    narrow: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[Link, ...]
    computed: bool
    discrepancies: tuple[ShownDiscrepancy, ...]
    others: tuple[OtherAmount, ...]
    name: str
    picture: str
    table: str
    specification: str
    narrow_specification: str
    alone: str
    links: tuple[RowAddress, ...] = ()
    citation: str = ""


def show(page: Page, chart: Chart) -> ShownChart:
    """Put a chart on a page: it is drawn, and its files are made."""
    linked = [place for place in chart.places if page.sitemap.has_page(place.entity)]
    return of(page, page.placed_charts.show(page.path, page.title, chart, linked))


def of(page: Page, placed: PlacedChart) -> ShownChart:
    """A chart that has been drawn, as `page` shows it.

    Args:
        page: The page.
        placed: The chart, with the page that it belongs to, which may be another one.
    """
    chart = placed.chart

    def address(suffix: str) -> str:
        return page.href(placed.path(suffix))

    return ShownChart(
        id=chart.id,
        title=chart.title,
        finding=chart.finding,
        unit=chart.unit_beside,
        sentence=chart.sentence,
        digest=placed.digest,
        narrow=placed.narrow,
        header=chart.header,
        rows=chart.rows,
        sources=tuple(map(page.table, chart.sources)),
        computed=chart.computed,
        discrepancies=tuple(
            shown_discrepancy.of(page, discrepancy) for discrepancy in chart.discrepancies
        ),
        others=other_amounts.of_chart(page, chart, whole_budget.part(page)),
        name=f"{posixpath.basename(placed.page).removesuffix('.md')}-{chart.id}",
        picture=address(chart_files.PICTURE),
        table=address(chart_files.TABLE),
        specification=address(chart_files.SPECIFICATION),
        narrow_specification=address(chart_files.NARROW) if placed.narrow else "",
        alone=address(chart_files.PAGE),
        links=tuple(_link(page, place) for place in placed.linked),
        citation=citation.of(page, placed),
    )


def _link(page: Page, place: RowPlace) -> RowAddress:
    """Where a row leads, as seen from a page."""
    link = page.entity(place.entity)
    return RowAddress(link.address, link.text, _written(place.wide), _written(place.narrow))


def _written(box: Box) -> str:
    return " ".join(f"{pixels:.2f}".rstrip("0").rstrip(".") for pixels in box)
