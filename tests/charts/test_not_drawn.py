"""What a chart of rows does not show, and what a sentence does not count, is said."""

from __future__ import annotations

import pytest

from yesan.charts.not_drawn import among, left_out, of_stretches, undrawn
from yesan.charts.row_names import Apart
from yesan.language.locale import Locale

EN, KO = Locale("en"), Locale("ko")
SUMS, BARE, TOTAL = Apart.SUM, Apart.BARE, Apart.TOTAL
CODELESS = "rows without a code or category"


def test_how_many_are_shown_is_said_only_where_some_are_left_out():
    assert left_out(EN, 6, 6, "t/n") == ""
    assert left_out(EN, 20, 21, "t/n") == "Shown are 20 of 21."
    assert left_out(KO, 20, 1021, "t/n") == "1,021개 가운데 큰 것부터 20개를 보여 줍니다."


def test_of_a_long_series_it_is_said_which_figures_are_shown():
    assert of_stretches(EN, 6, 6, "t/n") == ""
    said = "Shown are 20 of 21, of each stretch of time the least and the most."
    assert of_stretches(EN, 20, 21, "t/n") == said


def test_only_rows_without_a_code_are_said_not_to_be_drawn():
    """What others add up to is drawn as its parts."""
    assert undrawn(EN, {SUMS, TOTAL}) == ""
    assert undrawn(EN, {BARE, TOTAL}) == "Rows without a code or category are not drawn."


@pytest.mark.parametrize(
    ("left", "said"),
    [
        ({BARE, SUMS}, f"Not counting {CODELESS}, nor those that others add up to"),
        ({BARE, SUMS, TOTAL}, f"Not counting {CODELESS}, nor those that others add up to"),
        ({BARE}, f"Not counting {CODELESS}"),
        ({SUMS}, "Not counting rows that others add up to"),
        ({SUMS, TOTAL}, "Not counting rows that others add up to"),
        ({TOTAL}, "Not counting totals"),
    ],
)
def test_before_the_first_it_is_said_what_is_not_compared(left: set[Apart], said: str):
    assert among(EN, "a.", "", left) == f"{said}: a."
    assert among(EN, "a.", "4", left) == f"{said}, of 4 whose figure is known: a."
    assert among(EN, "", "4", left) == ""


def test_of_all_rows_nothing_is_said_before_the_first():
    assert among(EN, "a.", "") == "a."
    assert among(EN, "a.", "4") == "Of 4 whose figure is known: a."
