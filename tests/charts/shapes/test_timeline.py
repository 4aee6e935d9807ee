"""When rows are: bars on one scale, from the first day to the last."""

from __future__ import annotations

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.charts.shapes import timeline
from yesan.charts.shapes.timeline import WIDTH

MONTHS = st.tuples(st.integers(1990, 2030), st.integers(1, 12))


def rows(*spans: tuple[object, object]) -> list[dict[str, object]]:
    return [{"from": begin, "to": end} for begin, end in spans]


def bar(svg: str) -> tuple[float, float]:
    found = re.search(r'<rect x="([\d.]+)" y="\d+" width="([\d.]+)"', svg)
    return float(found[1]), float(found[2])


def test_a_whole_year_fills_its_part_of_the_scale():
    made = timeline.of_rows(rows(((2020, 1), (2020, 12)), ((2020, 1), (2021, 12))), "from", "to")
    assert bar(made.bars[0]) == (0, WIDTH / 2)
    assert bar(made.bars[1]) == (0, WIDTH)
    assert re.findall(r"<text[^>]*>(\d+)<", made.scale) == ["2020", "2021"]


@given(st.lists(st.tuples(MONTHS, MONTHS).map(sorted), min_size=2, max_size=9))
def test_every_bar_lies_within_the_scale_and_begins_where_it_should(spans):
    made = timeline.of_rows(rows(*spans), "from", "to")
    for (one, _), (other, _) in zip(
        sorted(zip(spans, made.bars, strict=True), key=lambda x: x[0][0]),
        sorted(zip(spans, made.bars, strict=True), key=lambda x: x[0][0])[1:],
        strict=False,
    ):
        assert one[0] <= other[0]
    starts = [bar(svg)[0] for _, svg in sorted(zip(spans, made.bars, strict=True))]
    assert starts == sorted(starts)
    for svg in made.bars:
        x, width = bar(svg)
        assert width > 0
        assert x >= 0
        assert x + width <= WIDTH + 0.2


def test_a_row_that_does_not_say_when_has_no_bar():
    spans = [((2020, 1), (2020, 6)), ((2020, 1), None), ((2020, 7), (2020, 9))]
    made = timeline.of_rows(rows(*spans), "from", "to")
    assert [bool(svg) for svg in made.bars] == [True, False, True]


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [((2020, 1), (2020, 2))],
        [((1900, 1), (1901, 1)), ((2020, 1), (2020, 2))],
        [("soon", "later"), (None, None)],
    ],
    ids=["no row", "one row", "too long", "no time"],
)
def test_where_nothing_can_be_compared_there_is_no_timeline(spans):
    assert timeline.of_rows(rows(*spans), "from", "to") is None


def test_days_and_years_have_bars_as_well():
    spans = [(datetime.date(2020, 7, 1), datetime.date(2020, 12, 31)), (2020, 2020)]
    made = timeline.of_rows(rows(*spans), "from", "to")
    assert bar(made.bars[0])[0] == pytest.approx(WIDTH / 2)
    assert bar(made.bars[1]) == (0, WIDTH)
