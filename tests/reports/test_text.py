"""A row on a terminal: below the names of its columns, with a mark below the cell at fault."""

from __future__ import annotations

from yesan.errors import DataError
from yesan.reports import text
from yesan.reports.report import Report, Row
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


def test_what_one_edit_changed_is_one_cause_with_one_remedy():
    places = [("data/a.csv", "x"), ("data/a.csv", "y"), ("data/b.csv", "x")]
    errors = [
        DataError(file, "record-error", "1", "what was recorded", "undo it", field=field)
        for file, field in places
    ]
    report = Report("town", errors, ())
    (entry,) = report.entries()
    assert list(text.lines(entry, report)) == [
        "  data/a.csv, x: found 1, expected what was recorded.",
        "  data/a.csv, y: found 1, expected what was recorded.",
        "  data/b.csv, x: found 1, expected what was recorded.",
        "  undo it.",
    ]
