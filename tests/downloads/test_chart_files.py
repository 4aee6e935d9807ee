"""Charts to take away: each has its files, and each datum its place in the table."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from decimal import Decimal
from typing import Any

import altair as alt
import pytest

from yesan.charts.chart import Caption, Chart
from yesan.charts.chart_table import COLUMN, ROW
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.shapes.row_place import RowPlace
from yesan.charts.shapes.squarify import Box
from yesan.charts.unit import Unit
from yesan.downloads import chart_files
from yesan.downloads.chart_files import PlacedCharts, written
from yesan.language.locale import Locale
from yesan.model.entities import Entity
from yesan.package.text import Text

EN = Locale("en")
BARS = [
    Bar("Roads and bridges", "before", Decimal(10), "10", "r"),
    Bar("Roads and bridges", "after", Decimal(8), "8", "r"),
    Bar("Parks", "before", Decimal(3), "3", "p1"),
    Bar("Parks", "before", Decimal(4), "4", "p2"),
]


def chart(id_: str = "lines") -> Chart:
    shape = specify(BARS, Unit(EN, "EUR"))
    caption = Caption(id_, 'Lines <of> "it"', "It falls.", "")
    return Chart(
        caption,
        shape.specification,
        shape.axis,
        shape.table,
        (),
        computed=True,
        narrow=shape.narrow,
    )


def data(content: bytes) -> list[dict[str, Any]]:
    values: list[dict[str, Any]] = json.loads(content)["data"]["values"]
    return values


@pytest.fixture
def shown() -> PlacedCharts:
    made = PlacedCharts(EN, "The site", lambda spec: f"{spec['width']}")
    placed = made.show("programs/a.md", "Program A", chart())
    assert (placed.digest, placed.narrow) == ("760", "320")
    return made


def test_a_chart_that_another_page_shows_now_keeps_its_files_and_is_on_no_page():
    made = PlacedCharts(EN, "The site", lambda _: "0a")
    made.keep("index.md", ("programs/index.md", "Programs"), chart())
    (kept,) = made.shown
    assert (kept.now, kept.title, kept.path(".svg")) == (
        *("programs/index.md", "Programs", "charts/index/lines.svg"),
    )
    assert made.of_page("index.md") == made.of_page("programs/index.md") == []
    assert made.of_page("charts/index/lines.html") == [kept]
    assert "charts/index/lines.csv" in made.files


def test_each_datum_has_its_place_in_the_table():
    places = [(d[ROW], d[COLUMN]) for d in data(written(chart(), chart().spec))]
    assert places == [(0, 1), (0, 2), (1, 1), (2, 1)]


def test_the_specification_is_vega_lite_that_says_what_it_is():
    made = json.loads(written(chart(), chart().spec))
    assert made["$schema"].startswith("https://vega.github.io/schema/vega-lite/v6")
    assert made["description"] == 'Lines <of> "it". It falls.'
    alt.LayerChart.from_dict(made)


def test_a_chart_has_a_table_a_specification_and_a_picture(shown: PlacedCharts):
    picture = '<svg width="10" height="20" viewBox="0 0 10 20"><g/></svg>'
    pictures = shown.pictures({"760": picture}.__getitem__)
    names = {name.removeprefix("charts/programs/a/") for name in (*shown.files, *pictures)}
    assert names == {"lines.csv", "lines.vl.json", "lines.narrow.vl.json", "lines.svg"}


def test_the_table_has_plain_numbers(shown: PlacedCharts):
    text = shown.files["charts/programs/a/lines.csv"].decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[:2] == [
        ["Name", "before (€)", "after (€)"],
        ["Roads and bridges", "10.00", "8.00"],
    ]


def test_a_chart_without_table_has_none():
    made = PlacedCharts(EN, "The site", lambda _: "0a")
    placed = made.show("index.md", "Home", dataclasses.replace(chart(), table=None, narrow=None))
    assert set(made.files) == {"charts/index/lines.vl.json"}
    assert placed.narrow == ""


def test_the_picture_says_where_it_is_from(shown: PlacedCharts):
    picture = '<svg width="10" height="20" viewBox="0 0 10 20"><g/></svg>'
    (content,) = shown.pictures(lambda _: picture).values()
    for said in ("Lines &lt;of&gt;", "It falls.", "computed from published", "The site"):
        assert said in content.decode()


@pytest.mark.parametrize(("labelled", "times"), [(True, 0), (False, 1)])
def test_a_picture_says_the_unit_in_its_title_where_its_axis_does_not(*, labelled, times):
    made = PlacedCharts(EN, "The site", lambda _: "0a")
    made.show("index.md", "Home", dataclasses.replace(chart(), labelled=labelled))
    picture = '<svg width="10" height="20" viewBox="0 0 10 20"><g/></svg>'
    (content,) = made.pictures(lambda _: picture).values()
    assert content.decode().count("(unit: €)</title>") == times


@pytest.mark.parametrize(
    ("site", "address"),
    [
        ("", "../../../programs/roads.html"),
        ("https://example.org/town/", "https://example.org/town/programs/roads.html"),
    ],
)
def test_the_rows_of_a_saved_picture_lead_to_the_site_where_its_address_is_known(site, address):
    """The address is found wherever the file is; without it, only where it is published."""
    made = PlacedCharts(EN, "The site", lambda _: "0a")
    roads = Entity("program", "roads", "1", Text("Roads & <b>"))
    place = RowPlace(roads, Box(0, 5, 760, 27), Box(0, 5, 320, 44))
    made.show("programs/a.md", "A", chart(), [place])
    picture = (
        '<svg width="10" height="20" viewBox="0 0 10 20"><g transform="translate(2,3)"/></svg>'
    )
    (content,) = made.pictures(lambda _: picture, site).values()
    link = f'<a href="{address}" target="_top"><title>Roads &amp; &lt;b&gt;</title>'
    assert f'{link}<rect x="2" y="8" width="760" height="27" fill="transparent"/></a>' in (
        content.decode()
    )


def test_two_charts_of_two_pages_never_share_a_file():
    one = chart_files.PlacedChart("programs/a-b.md", "", chart("c"), "")
    two = chart_files.PlacedChart("programs/a.md", "", chart("b-c"), "")
    assert one.path(".svg") != two.path(".svg")
