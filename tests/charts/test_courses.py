"""The order of the series of a chart of several phases."""

from __future__ import annotations

from yesan.charts.courses import in_order
from yesan.model.phases import Phase
from yesan.package.text import Text

APPROVED, SPENT = (Phase(p, Text(p), p) for p in ("approved", "executed"))


def test_series_are_in_the_order_in_which_rows_have_them_first():
    """As the columns of the table behind the chart are."""
    both = {"approved": None, "executed": None}
    assert in_order([APPROVED, SPENT], [both, {"executed": None}]) == [APPROVED, SPENT]
    assert in_order([APPROVED, SPENT], [{"executed": None}, both]) == [SPENT, APPROVED]


def test_a_phase_that_no_row_has_is_no_series():
    assert in_order([APPROVED, SPENT], [{"executed": None}]) == [SPENT]
