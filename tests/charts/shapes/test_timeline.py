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
    found = re.search(r'<rect x="([\d.]+)" y="3" width="([\d.]+)" height="10" rx="2"/>', svg)
    return float(found[1]), float(found[2])


def bars_of(*spans: tuple[object, object]) -> list[tuple[float, float]]:
    """The places of bars on a scale of one year: 20 pixels are a month."""
    made = timeline.of_rows(rows((2020, 2020), *spans), "from", "to")
    return [bar(svg) for svg in made.bars[1:]]


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


def test_a_bar_ends_with_the_last_day_of_its_last_month_or_year():
    assert bars_of((2020, 2020), ((2020, 1), (2020, 1)), ((2020, 6), (2020, 12))) == [
        (0, 240),
        (0, 20),
        (100, 140),
    ]


def test_a_bar_of_days_ends_with_its_last_day():
    day = datetime.date
    assert bars_of(
        (day(2020, 7, 1), day(2020, 12, 31)),
        (day(2020, 1, 1), day(2020, 1, 1)),
        (day(2020, 2, 16), day(2020, 2, 17)),
        (day(2020, 1, 31), (2020, 2)),
    ) == [(120, 120), (0, 0.6), (29.7, 1.3), (19.4, 20.6)]


@pytest.mark.parametrize(
    "span",
    [((2020, 2), (2020, 1)), (2020, 2019), (True, True), ((2020, 1), None), (None, (2020, 1))],
)
def test_a_row_that_ends_before_it_begins_or_says_no_time_has_no_bar(span):
    made = timeline.of_rows(rows(span, (2020, 2020), (2021, 2021)), "from", "to")
    assert [bool(svg) for svg in made.bars] == [False, True, True]


def test_the_scale_has_a_line_at_the_beginning_of_each_year_and_at_the_end():
    made = timeline.of_rows(rows((2019, 2019), (2021, 2021)), "from", "to")
    assert re.findall(r'<path d="M([\d.]+) 0V16"/>', made.scale) == ["0", "80", "160", "240"]
    assert re.findall(r'<text x="([\d.]+)" y="12">(\d+)<', made.scale) == [
        ("0", "2019"),
        ("80", "2020"),
        ("160", "2021"),
    ]
    assert 'viewBox="0 0 240 16" width="240" height="16"' in made.scale
    assert re.findall("<path[^>]*>", made.bars[0]) == re.findall("<path[^>]*>", made.scale)


@pytest.mark.parametrize(
    ("last", "labels"), [(2006, [*range(2001, 2007)]), (2007, [2001, 2003, 2005, 2007])]
)
def test_no_more_than_six_years_are_written(last: int, labels: list[int]):
    made = timeline.of_rows(rows((2001, 2001), (last, last)), "from", "to")
    assert [int(year) for year in re.findall(r">(\d{4})<", made.scale)] == labels


def test_a_table_of_sixty_years_has_a_timeline_and_of_more_has_none():
    assert timeline.of_rows(rows((1961, 1961), (2020, 2020)), "from", "to") is not None
    assert timeline.of_rows(rows((1960, 1960), (2020, 2020)), "from", "to") is None
