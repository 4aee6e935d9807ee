"""Charts to take away: each one has files beside its page, and a page of its own to embed.

The picture is joined when it is drawn; the table, the specification and the page to embed are made
with the page that shows the chart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jinja2

from yesan.charts.chart import Chart
from yesan.downloads import chart_csv
from yesan.language.locale import Locale
from yesan.model.addresses import file_of_chart, relative
from yesan.render import standalone

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
ROW, COLUMN = "yesan_row", "yesan_column"
"""Where in the table behind a chart the figure of a datum stands, both from 0."""
TEMPLATE = "embed.html.jinja"
PICTURE, TABLE, SPECIFICATION, PAGE = ".svg", ".csv", ".vl.json", ".html"


@dataclass(frozen=True)
class Exhibit:
    """A chart where it is shown.

    Attributes:
        page: The path of its page.
        title: The title of its page.
        chart: What is shown.
        digest: Under which its drawing is found.
    """

    page: str
    title: str
    chart: Chart
    digest: str

    def path(self, suffix: str) -> str:
        """The path of one of its files."""
        return file_of_chart(self.page, self.chart.id, suffix)


class Exhibits:
    """The charts of a site, noted as its pages show them.

    Args:
        locale: The language of the pages.
        site: The title of the site.
        draw: Has a chart drawn from its specification, and gives the digest it is found under.
    """

    def __init__(self, locale: Locale, site: str, draw: Callable[[dict[str, Any]], str]) -> None:
        self.locale = locale
        self.site = site
        self.draw = draw
        self.shown: list[Exhibit] = []
        self.files: dict[str, bytes] = {}

    def show(self, page: str, title: str, chart: Chart, templates: jinja2.Environment) -> str:
        """Note a chart of a page; the digest under which its drawing is found."""
        exhibit = Exhibit(page, title, chart, self.draw(chart.spec))
        self.shown.append(exhibit)
        if chart.rows:
            table = chart_csv.write(chart.header, chart.rows, self.locale)
            self.files[exhibit.path(TABLE)] = table
        self.files[exhibit.path(SPECIFICATION)] = specification(chart)
        path = exhibit.path(PAGE)
        html = templates.get_template(TEMPLATE).render(
            page=page,
            title=title,
            site=self.site,
            picture=chart,
            digest=exhibit.digest,
            href=lambda target: relative(path, target),
        )
        self.files[path] = html.encode()
        return exhibit.digest

    def words(self) -> str:
        """All that is written in the pages to embed."""
        return "".join(self.files[e.path(PAGE)].decode() for e in self.shown)

    def pictures(self, svg: Callable[[str], str]) -> Mapping[str, bytes]:
        """The pictures that stand alone, by their paths.

        Args:
            svg: Gives the drawing for a digest.
        """
        colors = self.locale.appearance.colors
        return {
            e.path(PICTURE): standalone.poster(svg(e.digest), self._words(e.chart), colors)
            for e in self.shown
        }

    def _words(self, chart: Chart) -> standalone.Words:
        text, language = self.locale.text, self.locale.language
        unit = f" ({text('unit: {unit}', unit=chart.unit)})" if chart.unit else ""
        tables = ", ".join(table.title[language] for table in chart.sources)
        computed, published = text("computed from published figures"), text("published figures")
        made = computed if chart.computed else published
        foot = [f"{text('Source')}: {tables} ({made})", self.site]
        if chart.doubts:
            said = self.locale.plural(
                "≠ {count} figure contradicts the source",
                "≠ {count} figures contradict the source",
                len(chart.doubts),
            )
            foot.insert(1, said)
        return standalone.Words(f"{chart.title}{unit}", chart.sentence, tuple(foot))


def specification(chart: Chart) -> bytes:
    """The chart in Vega-Lite as JSON, each datum with its place in the table behind the chart."""
    placed = _placed(chart.spec, _Places(chart.header, chart.rows))
    described = {"$schema": SCHEMA, "description": f"{chart.title}. {chart.sentence}".strip()}
    return json.dumps({**described, **placed}, ensure_ascii=False, separators=(",", ":")).encode()


class _Places:
    """Finds the figure of a datum in a table: by the name of its row and that of its column."""

    def __init__(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.columns = {_joined(name): n for n, name in enumerate(header[1:], start=1)}
        self.rows: dict[str, list[int]] = {}
        for number, row in enumerate(rows):
            self.rows.setdefault(_joined(row[0]), []).append(number)
        self.bands: dict[str, list[object]] = {}

    def of(self, datum: Mapping[str, Any]) -> dict[str, int]:
        """Where the figure of a datum stands; nothing where the table does not say."""
        texts = [_joined(value) for value in datum.values() if isinstance(value, str)]
        name = next((text for text in texts if text in self.rows), None)
        if name is None:
            return {}
        # Rows of one name follow one another as their bands do.
        band = datum.get("band", name)
        bands = self.bands.setdefault(name, [])
        if band not in bands:
            bands.append(band)
        numbers = self.rows[name]
        place = {ROW: numbers[min(bands.index(band), len(numbers) - 1)]}
        alone = 1 if len(self.columns) == 1 else None
        column = next((self.columns[text] for text in texts if text in self.columns), alone)
        return place if column is None else {**place, COLUMN: column}


def _placed(part: Any, places: _Places, name: str = "") -> Any:
    """A part of a specification, the data in it with their places."""
    if isinstance(part, dict):
        return {key: _placed(value, places, key) for key, value in part.items()}
    if isinstance(part, list):
        if name == "values" and all(isinstance(item, dict) for item in part):
            return [{**item, **places.of(item)} for item in part]
        return [_placed(item, places) for item in part]
    return part


def _joined(text: str) -> str:
    return " ".join(text.split())
