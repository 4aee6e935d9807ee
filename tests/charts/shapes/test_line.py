"""Lines and columns: where the times are written below them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yesan.charts.shapes import columns, line
from yesan.charts.shapes.columns import BELOW, Moment, size
from yesan.charts.shapes.shape import Shape
from yesan.charts.unit import Unit
from yesan.language.locale import Locale

LONG = "the week from Sunday 29 December 2019 to Saturday 4 January 2020, as it was published"


def last_times(shape: Shape) -> set[float]:
    """How far down the last time is written."""
    return {
        layer["encoding"]["y"]["value"]
        for layer in shape.spec["layer"]
        for step in layer.get("transform", ())
        if "'end'" in step["filter"]
    }


@pytest.mark.parametrize("form", [line, columns], ids=["line", "columns"])
@pytest.mark.parametrize(
    ("times", "lower"),
    [
        (("2018", "2019", "2020"), False),
        ((LONG, "2019", "2020"), False),
        ((LONG, "2019", LONG), True),
        ((LONG, LONG, "2020"), False),
    ],
    ids=["short", "one long", "both long", "another long"],
)
def test_the_last_time_is_below_the_first_where_both_are_long(form, times, lower):
    moments = [Moment(time, Decimal(n), str(n)) for n, time in enumerate(times)]
    (place,) = last_times(form.specify(moments, Unit(Locale("en"), "EUR")))
    assert (place > size(wide=True)[1] + BELOW) is lower
