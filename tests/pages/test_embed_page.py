"""The page that shows one chart alone: a page of its own, that leads back to the whole one."""

from __future__ import annotations

from decimal import Decimal
from html.parser import HTMLParser

import pytest

from paging import EN, page_of
from yesan.charts.chart import Caption, Chart
from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.shapes.specification import Specification
from yesan.charts.unit import Unit
from yesan.pages import embed_page, environment, shown_chart
from yesan.pages.links import Link

CHART = Chart(
    Caption("lines", 'Lines <of> "it"', "It falls.", "why"),
    specification=Specification({"layer": []}),
    unit="€",
    table=ChartTable.of([Datum("a", "Parks", "Amount", Decimal(3))], Unit(EN, "EUR")),
    sources=(),
    computed=True,
)


@pytest.fixture
def html(make_model) -> str:
    model = make_model({"t": "a\n1\n"})
    page = page_of(model, "programs/a.md")
    shown_chart.show(page, CHART)
    (placed,) = page.placed_charts.shown
    place = embed_page.place(page, placed)
    templates = environment.create(EN)
    return environment.render(templates, embed_page.of(place, placed), place)


def test_it_is_a_page_of_its_own(html: str):
    tags: list[tuple[str, dict[str, str | None]]] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append((tag, dict(attrs)))

    Parser().feed(html)
    assert ("html", {"lang": "en", "dir": "ltr"}) in tags
    assert ("meta", {"name": "robots", "content": "noindex"}) in tags
    assert ("div", {"class": "yesan-chart", "data-chart": "0a"}) in tags
    assert "script" not in dict(tags)
    addresses = {attrs["href"] for _, attrs in tags if "href" in attrs}
    assert addresses == {
        "../../../assets/yesan-embed.css",
        "../../../programs/a.html#chart-lines",
    }


def test_what_a_chart_is_called_is_text(html: str):
    assert "Lines &lt;of&gt;" in html
    assert "<of>" not in html


def test_a_chart_that_another_page_shows_now_leads_to_that_page(make_model):
    page = page_of(make_model({"t": "a\n1\n"}), "programs/a.md")
    page.placed_charts.keep(page.path, ("checks.md", "Checks"), CHART)
    (placed,) = page.placed_charts.shown
    found = embed_page.of(embed_page.place(page, placed), placed)
    assert found.whole == Link("../../../checks.html", "Checks")
