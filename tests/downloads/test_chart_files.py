"""Charts to take away: each has its files, and each datum its place in the table."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import altair as alt
import jinja2
import pytest

from yesan.charts.chart import Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.downloads import chart_files
from yesan.downloads.chart_files import COLUMN, ROW, Exhibits, specification
from yesan.language.locale import Locale
from yesan.pages.pages import Pages

EN = Locale("en")
BARS = [
    Bar("Roads and\nbridges", "before", Decimal(10), "10", "r"),
    Bar("Roads and\nbridges", "after", Decimal(8), "8", "r"),
    Bar("Parks", "before", Decimal(3), "3", "p1"),
    Bar("Parks", "before", Decimal(4), "4", "p2"),
]


def chart(**values: Any) -> Chart:
    spec, _ = specify(BARS, locale=EN, currency="EUR")
    rows = (
        ("Roads and bridges", "€10.00", "€8.00"),
        ("Parks", "€3.00", "–"),
        ("Parks", "€4.00", "–"),
    )
    known = {
        "id": "lines",
        "title": 'Lines <of> "it"',
        "unit": "€",
        "sentence": "It falls.",
        "sources": (),
        "computed": True,
        "doubts": (),
        "header": ("", "before", "after"),
        "rows": rows,
        "spec": spec,
    }
    return Chart(**{**known, **values})


def data(content: bytes) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = json.loads(content)["data"]["values"]
    return values


@pytest.fixture
def templates(make_model) -> jinja2.Environment:
    model = make_model({"t": "a\n1\n"})
    return Pages(model, EN, [], 0, lambda _: "0a").templates


@pytest.fixture
def shown(templates: jinja2.Environment) -> Exhibits:
    made = Exhibits(EN, "The site", lambda _: "0a")
    assert made.show("programs/a.md", "Program A", chart(), templates) == "0a"
    return made


def test_each_datum_has_its_place_in_the_table():
    places = [(d[ROW], d[COLUMN]) for d in data(specification(chart()))]
    assert places == [(0, 1), (0, 2), (1, 1), (2, 1)]


def test_a_datum_of_one_column_needs_no_series():
    one = chart(header=("", "Amount"), rows=(("Roads and bridges", "1"), ("Parks", "2")))
    assert {d[COLUMN] for d in data(specification(one))} == {1}


def test_a_datum_that_the_table_does_not_name_has_no_place():
    other = chart(rows=(("Parks", "€3.00", "–"),))
    found = data(specification(other))
    assert ROW not in found[0]
    assert found[2][ROW] == 0


def test_the_specification_is_vega_lite_that_says_what_it_is():
    made = json.loads(specification(chart()))
    assert made["$schema"].startswith("https://vega.github.io/schema/vega-lite/v6")
    assert made["description"] == 'Lines <of> "it". It falls.'
    alt.LayerChart.from_dict(made)


def test_the_specification_that_is_drawn_stays_as_it_was():
    drawn = chart()
    before = json.dumps(drawn.spec)
    specification(drawn)
    assert json.dumps(drawn.spec) == before


def test_a_chart_has_a_table_a_specification_a_page_and_a_picture(shown: Exhibits):
    picture = '<svg width="10" height="20" viewBox="0 0 10 20"><g/></svg>'
    pictures = shown.pictures({"0a": picture}.__getitem__)
    names = {name.removeprefix("charts/programs/a/") for name in (*shown.files, *pictures)}
    assert names == {"lines.csv", "lines.vl.json", "lines.html", "lines.svg"}


def test_the_table_has_plain_numbers(shown: Exhibits):
    text = shown.files["charts/programs/a/lines.csv"].decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[:2] == [
        ["Name", "before (€)", "after (€)"],
        ["Roads and bridges", "10.00", "8.00"],
    ]


def test_a_chart_without_table_has_none(templates: jinja2.Environment):
    made = Exhibits(EN, "The site", lambda _: "0a")
    made.show("index.md", "Home", chart(rows=()), templates)
    assert set(made.files) == {"charts/index/lines.vl.json", "charts/index/lines.html"}


def test_the_picture_says_where_it_is_from(shown: Exhibits):
    picture = '<svg width="10" height="20" viewBox="0 0 10 20"><g/></svg>'
    (content,) = shown.pictures(lambda _: picture).values()
    for said in ("Lines &lt;of&gt;", "unit: €", "It falls.", "computed from published", "The site"):
        assert said in content.decode()


def test_the_page_to_embed_is_a_page_of_its_own(shown: Exhibits):
    html = shown.files["charts/programs/a/lines.html"].decode()
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
    assert "Lines &lt;of&gt;" in html


def test_two_charts_of_two_pages_never_share_a_file():
    one = chart_files.Exhibit("programs/a-b.md", "", chart(id="c"), "")
    two = chart_files.Exhibit("programs/a.md", "", chart(id="b-c"), "")
    assert one.path(".svg") != two.path(".svg")
