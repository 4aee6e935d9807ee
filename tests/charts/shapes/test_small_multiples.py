"""Small multiples: a panel for each name, the same times and one scale in all."""

from __future__ import annotations

from decimal import Decimal

import altair as alt
import pytest

from yesan.charts.chart_table import COLUMN, ROW
from yesan.charts.shapes.small_multiples import AXIS, BETWEEN, COLUMNS, HEIGHT, Point, specify
from yesan.charts.shapes.theme import NARROW, WIDE
from yesan.charts.unit import Unit
from yesan.language.locale import Locale

EUR = Unit(Locale("en"), "EUR")
POINTS = [
    Point("b", "2019", Decimal(9_000_000), "9M"),
    Point("b", "2020", Decimal(-4_000_000), "-4M"),
    Point("a", "2020", Decimal(1_500_000), "1.5M"),
]
TIMES = ["2018", "2019", "2020"]


def drawn(points: list[Point], times: list[str], *, wide: bool) -> dict:
    made = specify(points, times, EUR)
    return (made.specification if wide else made.narrow).whole()


def across(made: dict) -> int:
    """How wide a row of panels is, with its axis."""
    columns = made["columns"]
    return AXIS + columns * made["spec"]["width"] + (columns - 1) * BETWEEN


@pytest.mark.parametrize(
    ("wide", "most", "whole"), [(True, 4, WIDE), (False, 2, NARROW)], ids=["wide", "narrow"]
)
def test_it_is_valid_vega_lite_with_at_most_so_many_panels_side_by_side(*, wide, most, whole):
    points = [Point(f"{n}", "2019", Decimal(n), f"{n}") for n in range(5)]
    made = drawn(points, TIMES, wide=wide)
    alt.FacetChart.from_dict(made, validate=True)
    assert (made["columns"], COLUMNS[wide]) == (most, most)
    assert made["spec"]["height"] == HEIGHT
    one = drawn(points[:1], TIMES, wide=wide)
    assert one["columns"] == 1
    assert across(one) == across(made) == whole


def test_names_and_times_keep_their_order():
    made = specify(POINTS, TIMES, EUR).spec
    assert made["facet"]["sort"] == ["b", "a"]
    assert made["spec"]["encoding"]["x"]["sort"] == TIMES


def test_all_panels_share_the_unit_of_the_largest_figure():
    made = specify(POINTS, TIMES, EUR)
    assert made.axis == "million €"
    assert made.spec["facet"]["header"]["title"] == "million €"
    assert made.spec["spec"]["encoding"]["y"]["title"] is None
    assert [v["amount"] for v in made.spec["data"]["values"]] == [9, -4, 1.5]


def test_a_negative_figure_can_be_the_largest():
    assert specify([Point("a", "1", Decimal(-9_000_000), "")], ["1"], EUR).axis == "million €"


def test_each_point_has_its_place_in_a_table_of_names_by_times():
    made = specify(POINTS, TIMES, EUR)
    assert made.table.header == ("", "2018", "2019", "2020")
    assert made.table.texts == (
        ("b", "–", "€9,000,000.00", "−€4,000,000.00"),
        ("a", "–", "–", "€1,500,000.00"),
    )
    places = [(v["name"], v["text"], v[ROW], v[COLUMN]) for v in made.spec["data"]["values"]]
    assert places == [("b", "9M", 0, 2), ("b", "-4M", 0, 3), ("a", "1.5M", 1, 3)]


@pytest.mark.parametrize(
    ("times", "written"),
    [
        ("2018 2019 2020", "2018 2019 2020"),
        ("2015 2016 2017 2018 2019", "2015 2017 2019"),
        ("201901 201902 201903 201904", "201901 201904"),
        ("20191 20192 20193", "20191 20193"),
    ],
    ids=["all", "three have room", "two have room", "two of three"],
)
def test_as_many_times_are_written_as_have_room(times: str, written: str):
    points = [Point(name, time, Decimal(1), "1") for name in "ab" for time in times.split()]
    made = drawn(points, times.split(), wide=False)
    assert made["spec"]["encoding"]["x"]["axis"]["values"] == written.split()


@pytest.mark.parametrize(
    ("times", "columns", "written"),
    [
        ("2019 2020 2021", 2, "2019 2020 2021"),
        (
            "2019-01-01 2020-01-01 2021-01-01 2022-01-01",
            1,
            "2019-01-01 2021-01-01",
        ),
    ],
    ids=["beside each other", "below each other"],
)
def test_panels_are_below_each_other_where_two_times_would_meet(
    times: str, columns: int, written: str
):
    points = [Point(name, time, Decimal(1), "1") for name in "ab" for time in times.split()]
    made = drawn(points, times.split(), wide=False)
    assert (made["columns"], across(made)) == (columns, NARROW)
    assert made["spec"]["encoding"]["x"]["axis"]["values"] == written.split()
