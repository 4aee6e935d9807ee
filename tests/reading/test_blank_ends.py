"""What spreadsheet programs save below and beside a table is left out; blank rows inside stay."""

from __future__ import annotations

import pytest

from yesan.reading.blank_ends import Blank, leave_out, may_have


@pytest.mark.parametrize(
    ("rows", "left", "blank"),
    [
        ([["a", "b"], ["1", "2"], ["", ""], []], [["a", "b"], ["1", "2"]], Blank(2, 0, 3)),
        ([["a", "b", "", ""], ["1", "2", ""]], [["a", "b"], ["1", "2"]], Blank(0, 2, 3)),
        ([["a", "b"], ["", " "], ["1", "2"]], [["a", "b"], ["", " "], ["1", "2"]], Blank(0, 0, 4)),
        ([["a", "b", ""], ["1", "2", "3"]], [["a", "b", ""], ["1", "2", "3"]], Blank(0, 0, 3)),
        ([["a", "b"], ["1", ""]], [["a", "b"], ["1", ""]], Blank(0, 0, 3)),
        ([["a", "b"], ["", ""]], [["a", "b"]], Blank(1, 0, 2)),
    ],
    ids=["rows", "columns", "a row inside", "a figure without a name", "a blank cell", "no row"],
)
def test_what_is_blank_at_the_ends_is_left_out(
    rows: list[list[str]], left: list[list[str]], blank: Blank
):
    assert leave_out(rows, 1, 2, all_rows=False) == blank
    assert rows == left


def test_columns_that_are_described_stay():
    rows = [["a", "b", ""], ["1", "2", ""]]
    assert leave_out(rows, 1, 3, all_rows=False) == Blank(0, 0, 3)
    assert rows == [["a", "b", ""], ["1", "2", ""]]


def test_rows_stay_where_it_is_said_what_blank_ones_are():
    assert leave_out([["a", "b"], ["", ""]], 1, 2, all_rows=True) == Blank(0, 0, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n", False),
        ("a,b\r\n1,2\r\n", False),
        ("a,b\n1,2", False),
        ("a,b\n1,2\n\n", True),
        ("a,b\r\n1,2\r\n\r\n", True),
        ("a,b\n1,2\n,\n", True),
        ('a,b\n1,2\n"",""\n', True),
        ("a,b,\n1,2,\n", True),
        ("a;b\n1;2\n;\n", False),
    ],
)
def test_a_text_that_ends_with_a_value_has_nothing_blank_there(text: str, *, expected: bool):
    assert may_have(text, ",") == expected
