"""A row on a terminal: below the names of its columns, with a mark below the cell at fault."""

from __future__ import annotations

from yesan.reports.report import Row
from yesan.reports.text import row_lines


def test_a_cell_is_marked_below_also_where_letters_are_wide():
    row = Row(14, ("사업", "paid"), ("도로", "1,200x"), frozenset({1}))
    assert list(row_lines(row)) == [
        "         │ 사업  paid  ",
        "      14 │ 도로  1,200x",
        "         │       ^^^^^^",
    ]


def test_a_long_cell_is_cut_and_what_commands_a_terminal_is_shown():
    row = Row(2, ("a", "b"), ("x" * 100, "\x1b[2J"), frozenset({0}), is_cut=True)
    _, cells, marks = row_lines(row)
    assert cells == f"       2 │ {'x' * 23}…  \\x1b[2J  …"
    assert marks.rstrip().endswith("│ " + "^" * 24)


def test_a_line_of_the_descriptor_is_shown_as_it_is():
    assert list(row_lines(Row(3, (), ('"type": "money"',), frozenset()))) == [
        '       3 │ "type": "money"'
    ]
