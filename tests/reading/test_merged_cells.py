"""Cells merged downwards: labels are filled in, and no amount is counted twice."""

from __future__ import annotations

import pytest

from yesan.reading import grid, merged_cells


@pytest.mark.parametrize(
    ("cells", "others", "read"),
    [
        ("roads", "parks", ["roads", "roads", "parks"]),
        ("2023", "2024", ["2023", "2023", "2024"]),
        ("01", "7", ["01", "01", "7"]),
        ("100", "70", ["100", "", "70"]),
        ("△1,234", "0", ["△1,234", "", "0"]),
        ("12.5%", "3%", ["12.5%", "", "3%"]),
        ("2000", "70", ["2000", "", "70"]),
    ],
)
def test_a_label_is_that_of_each_row_and_an_amount_that_of_the_first(
    cells: str, others: str, read: list[str]
):
    rows = [["item", "x"], ["a", cells], ["b", ""], ["c", others]]
    found = grid.table(rows, (((1, 1), (2, 1)),))
    assert [row[1] for row in found.rows] == read
    (note,) = found.notes
    assert note.startswith(f'x: "{cells}" is in cells merged over 2 rows: ')
    assert note.endswith("each of these has it") == (read[1] == cells)


def test_cells_merged_sideways_as_well_stay_as_they_are():
    rows = [["a", "b"], ["x", "y"]]
    assert merged_cells.fill(rows, (((0, 0), (1, 1)), ((0, 5), (1, 5)))) == []
    assert rows == [["a", "b"], ["x", "y"]]


def test_each_column_has_one_sentence():
    merged = [merged_cells.Merged(row, 0, 2, "x", filled=True) for row in (1, 3)]
    header = merged_cells.Merged(0, 0, 2, "h", filled=True)
    assert list(merged_cells.notes([header, *merged], [""], 1)) == [
        'column 1: "x" is in cells merged over 2 rows, and 1 more like it: each of these has it'
    ]
