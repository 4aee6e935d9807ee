"""Sheets as people make them: the table in each, and what was taken off it."""

from __future__ import annotations

import pytest

from yesan.errors import Fault
from yesan.reading import grid, header_rows
from yesan.reading.merged_cells import Merge


def rows(text: str) -> list[list[str]]:
    return [line.split("|") for line in text.strip("\n").split("\n")]


def table(text: str, merges: tuple[Merge, ...] = ()) -> grid.Grid:
    return grid.table(rows(text), merges)


def test_titles_units_and_notes_are_no_part_of_the_table():
    found = table("""
2024년 세출예산||
|총괄|(단위: 천원)
||
부서|예산|집행
총무과|1|2
재정과|3|4
||
※ 자료: 재정과||
""")
    assert (found.header, found.rows) == (
        ["부서", "예산", "집행"],
        [["총무과", "1", "2"], ["재정과", "3", "4"]],
    )
    assert found.titles == ("2024년 세출예산", "총괄")
    assert found.legends == ("(단위: 천원)",)
    assert found.remarks == ("※ 자료: 재정과",)


def test_blank_rows_and_columns_around_a_table_are_left_out():
    found = table("||||\n|a|b||\n|1|x||\n|2|y||\n||||")
    assert (found.header, found.rows, found.columns) == (
        ["a", "b"],
        [["1", "x"], ["2", "y"]],
        [1, 2],
    )
    assert found.notes == (
        "1 blank row at the end is left out",
        "2 blank columns at the end are left out",
    )


def test_blank_rows_and_columns_at_the_ends_are_counted():
    found = table("a|b||\n1|x||\n2|y||\n|||\n|||")
    assert found.notes == (
        "2 blank rows at the end are left out",
        "2 blank columns at the end are left out",
    )


def test_a_title_that_comes_again_with_the_header_is_no_row():
    found = table("Budget||\n||\na|b|c\n1|x|p\n||\nBudget||\na|b|c\n2|y|q")
    assert found.rows == [["1", "x", "p"], ["2", "y", "q"]]
    assert "the header is repeated 1 time among the rows, and left out there" in found.notes


def test_another_title_with_the_header_begins_a_second_table():
    with pytest.raises(Fault, match=r"a second table below, which begins with .Spending"):
        table("Income||\na|b|c\n1|x|p\n||\nSpending||\na|b|c\n2|y|q")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("place|cost\nA|1\nB, the|second|2\nC|3", "2"),
        ("name|cost\n1|Roads|5\n2|Parks|6", "5"),
        ("place|cost\nA|1\nB|2\nNote: figures|as printed|are provisional", "are provisional"),
    ],
)
def test_rows_with_more_cells_than_the_header_are_refused(text: str, cell: str):
    with pytest.raises(Fault, match=f'"?{cell}"? after the last column, in row') as caught:
        table(text)
    assert caught.value.type == "extra-cell"


def test_blank_cells_after_the_last_column_are_nothing():
    assert table("place|cost\nA|1||\nB|2||").rows == [["A", "1"], ["B", "2"]]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Item|Cost|Cost|\nA|1|2|x\nB|2|3|y", ["Item", "Cost", "Cost", ""]),
        ("City|Budget|\nItem|Cost|Note\nA|1|x\nB|2|y", ["Item", "Cost", "Note"]),
        ("Region|People|\nName|2023|2024\nA|1|3\nB|2|4", ["Name", "2023", "2024"]),
    ],
)
def test_a_header_may_lack_the_name_of_the_last_column(text: str, header: list[str]):
    assert table(text).header == header


def test_a_total_is_told_by_its_name():
    found = table("no|item|cost\n1|a|5\n2|b|7\n3|all|12")
    assert found.notes[0].startswith('the last row ("all") is the sum of the rows above it')


def test_a_name_in_decomposed_letters_is_told():
    found = table("Sta\u0308dte|b\nx|1\ny|2")
    assert found.notes == ("Städte: letters of its name are composed (Unicode form NFC)",)


def test_blank_rows_within_and_headers_again_are_told():
    found = table("a|b\n1|x\n|\na|b\n2|y")
    assert found.rows == [["1", "x"], ["2", "y"]]
    assert [note.split(" ")[0:3] for note in found.notes] == [
        ["the", "header", "is"],
        ["1", "blank", "row"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "부서|예산||결산\n|당초|추경|\n총무|1|2|3\n재정|4|5|6",
        "부서|예산|예산|결산\n부서|당초|추경|결산\n총무|1|2|3\n재정|4|5|6",
    ],
)
def test_a_header_of_two_rows_is_read_as_one_where_each_column_has_a_name(text: str):
    found = table(text)
    assert found.header == ["부서", "예산 당초", "예산 추경", "결산"]
    assert found.rows[0] == ["총무", "1", "2", "3"]
    assert found.notes[0].startswith("the header has 2 rows, read as one")


def test_a_group_at_the_end_of_a_header_is_a_group_as_well():
    found = table("부서|2024|\n|예산|결산\n총무|1|2\n재정|3|4", (((0, 1), (0, 2)),))
    assert found.header == ["부서", "2024 예산", "2024 결산"]


@pytest.mark.parametrize(
    "text",
    [
        "부서|예산||결산\n|당초|당초|\n총무|1|2|3\n재정|4|5|6",
        "부서|예산||결산\n|당초|추경|\n|가|나|다\n총무|1|2|3\n재정|4|5|6",
    ],
)
def test_a_header_that_cannot_be_one_row_is_refused_with_what_to_do(text: str):
    with pytest.raises(Fault) as caught:
        table(text)
    assert (caught.value.type, caught.value.remedy) == ("blank-header", header_rows.ONE_HEADER)


def test_cells_that_are_merged_downwards_have_one_text():
    found = table("부서|사업|예산\n총무|가|1\n|나|2\n재정|다|3", (((1, 0), (2, 0)),))
    assert [row[0] for row in found.rows] == ["총무", "총무", "재정"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("부서|예산\n가|1\n나|2\n합계|3", True),
        ("부서|예산\n가|△1\n나|2,000\n|1,999", True),
        ("부서|예산\n가|1\n나|2\n합계|4", False),
        ("부서|예산\n가|1\n합계|1", False),
        ("부서|비고\n가|x\n나|y\n합계|z", False),
        ("부서|표시\n가|1\n나|0\n다|1", False),
    ],
)
def test_a_total_is_known_by_its_sum_and_never_by_its_name(text: str, told):
    found = table(text)
    assert len(found.rows) == text.count("\n")
    assert any("is the sum of the rows above it" in note for note in found.notes) == told


def test_names_are_in_one_line_and_in_composed_letters_and_cells_stay_as_they_are():
    found = grid.table([["\u1100\u1161\n나", "b"], ["x\ny ", "1"]])
    assert (found.header, found.rows) == (["가 나", "b"], [["x\ny ", "1"]])
    assert found.csv == '가 나,b\n"x\ny ",1\n'.encode()


def test_a_line_with_a_mark_is_a_note_below_two_columns_as_well():
    found = table("a|b\nx|1\ny|2\n※ estimated|")
    assert (found.rows, found.remarks) == ([["x", "1"], ["y", "2"]], ("※ estimated",))
    assert table("a|b\nx|1\ny|").remarks == ()


@pytest.mark.parametrize(
    "note", ["|\nMinistry of Finance|", "Source: Ministry|", "Note 1) estimated|", "출처: 재정과|"]
)
def test_a_line_apart_from_the_rows_or_with_the_word_of_a_note_is_none_of_them(note: str):
    found = table(f"a|b\nx|1\ny|2\n{note}")
    assert (len(found.rows), len(found.remarks)) == (2, 1)


def test_a_blank_column_within_a_table_is_told():
    found = table("a|b||c|d\nx|1||y|2\nz|3||w|4")
    assert found.header == ["a", "b", "c", "d"]
    assert found.notes[0].startswith('a blank column before "c" is left out')


@pytest.mark.parametrize("text", ["", "|\n|"])
def test_a_sheet_without_cells_is_refused(text: str):
    with pytest.raises(Fault, match="an empty sheet"):
        table(text)


def test_more_lines_above_the_table_than_rows_in_it_are_left_out():
    above = [["Accounts of 2024"], ["Finance office"], ["As of March"], ["(unit: thousand)"]]
    found = grid.table([*above, ["Item", "Paid", "Left"], ["a", "1", "2"], ["b", "3", "4"]])
    assert found.header == ["Item", "Paid", "Left"]
    assert (len(found.titles), found.legends) == (3, ("(unit: thousand)",))


def test_names_that_come_twice_below_years_have_the_year():
    rows = [["", "2023", "", "2024", ""], ["Office", "Plan", "Spent", "Plan", "Spent"]]
    found = grid.table([*rows, ["a", "1", "2", "3", "4"], ["b", "5", "6", "7", "8"]])
    assert found.header == ["Office", "2023 Plan", "2023 Spent", "2024 Plan", "2024 Spent"]
