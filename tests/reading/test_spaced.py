"""Tables whose columns are parted by spaces."""

from __future__ import annotations

import pytest

from yesan.reading import dialect, spaced
from yesan.reading.content import Content


def test_runs_of_spaces_part_columns():
    assert spaced.rows([" a  b", " 1   2", "10  20", ""]) == [["a", "b"], ["1", "2"], ["10", "20"]]


def test_a_header_with_one_name_less_has_none_for_the_names_of_rows():
    lines = ['"mpg"', '"Mazda RX4" 21', '"Fiat" 32']
    assert spaced.rows(lines) == [["", "mpg"], ["Mazda RX4", "21"], ["Fiat", "32"]]
    assert not spaced.is_plain(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["name", "Anna", "Emil"],
        ["full name", "Anna Smith", "Emil Jones"],
        ["a b", "1 2", "1 2 3"],
        ["1 2", "3 4", "5 6"],
        ["a b", "1 2"],
        ["a,b c", "1,2 3", "4,5 6"],
        ['a "b', "1 2", "3 4"],
    ],
    ids=["one word", "no number", "uneven", "no header", "one row", "commas", "a quote"],
)
def test_other_lines_are_one_column(lines: list[str]):
    assert spaced.rows(lines) == []


def test_the_dialect_of_such_a_table_is_found_and_told():
    found, (warning,) = dialect.read(
        {"path": "t.csv"}, {}, Content(b"a b\n1  2\n3  4\n", "t.csv"), []
    )
    assert (found.delimiter, found.properties["skipInitialSpace"]) == (" ", True)
    assert warning.remedy == 'add "dialect": {"delimiter": " ", "skipInitialSpace": true}'
