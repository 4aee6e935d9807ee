"""The files of a chart beside its page: its table and specification, and its picture once drawn."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yesan.charts.chart import Chart
from yesan.charts.shapes.row_place import RowPlace
from yesan.downloads import chart_csv
from yesan.downloads.kept_layers import KeptLayers
from yesan.language.locale import Locale
from yesan.model.addresses import file_of_chart, page_of, relative
from yesan.render import standalone
from yesan.render.row_links import RowLink

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
PICTURE, TABLE, PAGE = ".svg", ".csv", ".html"
SPECIFICATION, NARROW = ".vl.json", ".narrow.vl.json"


@dataclass(frozen=True)
class PlacedChart:
    """A chart where it is shown.

    Attributes:
        page: The path of its page.
        title: The title of its page.
        chart: What is shown.
        digest: The key of its drawing.
        narrow: The key of its drawing for a phone; empty where that is the same.
        now: The path of the page that shows it now, where its files are kept for those who embed
            them; empty where that is its page.
        linked: The rows of its pictures that lead to a page.
    """

    page: str
    title: str
    chart: Chart
    digest: str
    narrow: str = ""
    now: str = ""
    linked: tuple[RowPlace, ...] = ()

    def path(self, suffix: str) -> str:
        """The path of one of its files."""
        return file_of_chart(self.page, self.chart.id, suffix)


class PlacedCharts:
    """The charts of a site, noted as its pages show them.

    Args:
        locale: The language of the pages.
        site: The title of the site.
        draw: Has a chart drawn from its specification, and gives the key of the drawing.
        layers: What Altair makes of specifications.
    """

    def __init__(
        self,
        locale: Locale,
        site: str,
        draw: Callable[[dict[str, Any]], str],
        layers: KeptLayers | None = None,
    ) -> None:
        self.locale = locale
        self.site = site
        self.draw = draw
        self.layers = layers or KeptLayers()
        self.shown: list[PlacedChart] = []
        self._by_page: dict[str, list[PlacedChart]] = {}
        self.files: dict[str, bytes] = {}

    def show(
        self, page: str, title: str, chart: Chart, linked: Sequence[RowPlace] = ()
    ) -> PlacedChart:
        """Note a chart of a page, and have it drawn.

        Args:
            page: The path of the page.
            title: Its title.
            chart: The chart.
            linked: The rows of its pictures that lead to a page.
        """
        placed = self._placed(page, title, chart, linked=linked)
        self._by_page.setdefault(page, []).append(placed)
        return placed

    def keep(self, page: str, now: tuple[str, str], chart: Chart) -> None:
        """Make the files of a chart at the addresses that it had when another page showed it.

        Args:
            page: The path of that page.
            now: The path of the page that tells the same now, and its title.
            chart: The chart.
        """
        path, title = now
        self._placed(page, title, chart, now=path)

    def _placed(
        self,
        page: str,
        title: str,
        chart: Chart,
        *,
        now: str = "",
        linked: Sequence[RowPlace] = (),
    ) -> PlacedChart:
        made = {
            suffix: specification.whole(self.layers.of)
            for suffix, specification in (
                (SPECIFICATION, chart.specification),
                (NARROW, chart.narrow),
            )
            if specification
        }
        wide, *narrow = map(self.draw, made.values())
        placed = PlacedChart(page, title, chart, wide, "".join(narrow), now, tuple(linked))
        self.shown.append(placed)
        self._by_page[placed.path(PAGE)] = [placed]
        if chart.table:
            self.files[placed.path(TABLE)] = chart_csv.write(chart.table)
        for suffix, spec in made.items():
            self.files[placed.path(suffix)] = written(chart, spec)
        return placed

    def of_page(self, page: str) -> Sequence[PlacedChart]:
        """The charts that a page shows; that which is alone in it, in a page to embed."""
        return self._by_page.get(page, [])

    def pictures(self, svg: Callable[[str], str], site: str = "") -> Mapping[str, bytes]:
        """The pictures for download, by their paths.

        Args:
            svg: Gives the drawing for a key.
            site: The address of the site, at which pages are found from wherever a picture is
                saved; where it is not known, they are found from where it is published.
        """
        colors = self.locale.appearance.colors
        return {
            e.path(PICTURE): standalone.draw(
                svg(e.digest), self._caption(e.chart), colors, self._links(e, site)
            )
            for e in self.shown
        }

    def _links(self, placed: PlacedChart, site: str) -> list[RowLink]:
        """Where the rows of a picture lead."""
        own, language = placed.path(PICTURE), self.locale.language
        found = []
        for place in placed.linked:
            page = page_of(place.entity)
            address = f"{site}{relative('', page)}" if site else relative(own, page)
            found.append(RowLink(address, place.entity.name[language], place.wide))
        return found

    def _caption(self, chart: Chart) -> standalone.Caption:
        text, language = self.locale.text, self.locale.language
        unit = f" ({text('unit: {unit}', unit=chart.unit_beside)})" if chart.unit_beside else ""
        tables = ", ".join(table.title[language] for table in chart.sources)
        computed, published = text("computed from published figures"), text("published figures")
        made = computed if chart.computed else published
        foot = [f"{text('Source')}: {tables} ({made})", self.site]
        if chart.discrepancies:
            said = self.locale.plural(
                "≠ {count} figure contradicts the source",
                "≠ {count} figures contradict the source",
                len(chart.discrepancies),
            )
            foot.insert(1, said)
        return standalone.Caption(
            f"{chart.title}{unit}", chart.sentence, tuple(foot), str(chart.finding)
        )


def written(chart: Chart, spec: dict[str, Any]) -> bytes:
    """The specification of a chart as JSON, each datum with its place in the table behind it."""
    said = " ".join(filter(None, (chart.finding, f"{chart.title}.", chart.sentence)))
    described = {"$schema": SCHEMA, "description": said}
    text = json.dumps({**described, **spec}, ensure_ascii=False, separators=(",", ":"))
    return text.encode()
