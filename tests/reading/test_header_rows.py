"""Headers of several rows, and rows that are none: read as one, or refused."""

from __future__ import annotations

import pytest

from yesan.errors import Fault
from yesan.reading import grid, header_rows
from yesan.reading.merged_cells import Merge

LEVELS = (
    "Dept|General||Special|\n|2023||2024|\n|Plan|Paid|Plan|Paid\na|1|2|3|4\nb|5|6|7|8",
    "Dept|General|||\n|2023||2024|\n|Plan|Paid|Plan|Paid\na|1|2|3|4\nb|5|6|7|8",
    "Dept|Group A|Group B|\nName|Plan|Paid|Rest\na|1|2|3\nb|5|6|7",
)


def table(text: str, merges: tuple[Merge, ...] = ()) -> grid.Grid:
    return grid.table([line.split("|") for line in text.split("\n")], merges)


@pytest.mark.parametrize(
    ("text", "merges"),
    [
        *((text, ()) for text in LEVELS),
        *((text, (((0, 1), (0, 2)), ((1, 1), (1, 2)))) for text in LEVELS[:2]),
    ],
)
def test_no_level_of_a_header_is_lost(text: str, merges: tuple[Merge, ...]):
    with pytest.raises(Fault) as caught:
        table(text, merges)
    assert caught.value.remedy == header_rows.ONE_HEADER


@pytest.mark.parametrize(
    "above", ["Budget|", "Budget||||2024-12-31", "Office:|Finance|", "Budget||(unit: €)"]
)
def test_lines_above_a_header_are_no_level_of_it(above: str):
    found = table(f"{above}\nItem|Plan|Paid|Left|Note\na|1|2|3|x\nb|5|6|7|y")
    assert found.header == ["Item", "Plan", "Paid", "Left", "Note"]


@pytest.mark.parametrize(
    "text",
    ["x|1|2\ny|3|4\nz|5|6", "Roads|100\nHealth|200\nParks|7", "Roads|10|20.5|30\nParks|1|2|3"],
)
def test_values_are_no_names(text: str):
    with pytest.raises(Fault) as caught:
        table(text)
    assert (caught.value.expected, caught.value.remedy) == ("a header row", header_rows.NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "|2019|2020|2021\nRoads|10|20|30\nParks|1|2|3",
        "Yearly|||\n|2019|2020|2021\nRoads|10|20|30\nParks|1|2|3",
        "Item|2019|2020|2021\nRoads|10|20|30\nParks|1|2|3",
    ],
)
def test_years_are_names_beside_a_blank_corner_as_well(text: str):
    found = table(text)
    assert (found.header[1:], len(found.rows)) == (["2019", "2020", "2021"], 2)


@pytest.mark.parametrize(
    ("row", "is_refused"),
    [
        ("|k€|k€", True),
        ("Dept|Plan|Paid", True),
        ("A|n/a|n/a", False),
        ("A|-|-", False),
        ("A|secret|secret", False),
        ("A|1|open", False),
    ],
)
def test_a_row_of_texts_above_amounts_is_a_second_row_of_the_header(row: str, is_refused):
    text = f"Item|x|y\n{row}\nB|1|2\nC|3|4"
    if not is_refused:
        assert table(text).rows[0] == row.split("|")
        return
    with pytest.raises(Fault, match="a second row of names or units"):
        table(text)


@pytest.mark.parametrize(
    ("below", "is_refused"),
    [
        ("|\nProgramme|Paid\np|3\nq|4", True),
        ("|\nTable 2|\n|\nProgramme|Paid\np|3\nq|4", True),
        ("|\nC|3\nD|4\nE|5", False),
        ("|\nC|-\nD|4\nE|5", False),
        ("|\nSection|\nD|4\nE|5", False),
    ],
)
def test_a_second_table_below_is_refused(below: str, is_refused):
    text = f"Dept|Budget\nA|1\nB|2\n{below}"
    if not is_refused:
        assert len(table(text).rows) == 5
        return
    with pytest.raises(Fault) as caught:
        table(text)
    assert caught.value.remedy == header_rows.APART
