"""Figures over time: which of too many are drawn."""

from __future__ import annotations

from decimal import Decimal

from yesan.charts.series_points import MOST_POINTS, MOST_TIMES, Point, at_some_times
from yesan.package.field import Field
from yesan.package.text import Text

COUNT = Field("count", "integer", Text("count"), Text(""), Text(""))
YEARS = range(1700, 2000)


def points(names: str = "a", **values: int) -> list[Point]:
    """A figure of each name in each year: 5, or what is given of a year."""
    given = {name.removeprefix("y"): value for name, value in values.items()}
    return [
        Point(name, year, str(year), str(year), COUNT, 2, Decimal(given.get(str(year), 5)))
        for name in names
        for year in YEARS
    ]


def test_the_time_of_the_largest_figure_is_drawn_beside_those_at_even_steps():
    steps = {p.when for p in at_some_times(points())}
    assert {YEARS[0], YEARS[-1]} <= steps
    first, second, *_ = [year for year in YEARS if year not in steps]
    drawn = {p.when for p in at_some_times(points(**{f"y{first}": 9, f"y{second}": 1}))}
    assert drawn - steps == {first}


def test_of_several_names_there_are_no_more_figures_than_have_room():
    names = "abcdefghij"
    drawn = at_some_times(points(names))
    assert MOST_POINTS - 2 * len(names) <= len(drawn) <= MOST_POINTS
    assert len({p.when for p in at_some_times(points())}) >= MOST_TIMES - 2
