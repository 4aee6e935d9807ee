"""What was done to all values of a column is told once, and rows are compared without it."""

from __future__ import annotations

import json

import pytest

from diff_checking import Package, false
from towns import said
from yesan.changes.as_json import as_json
from yesan.changes.table_change import Recoding

ZEROS = "id,v\n010,1\n020,2\n030,3\n"
BARE = ZEROS.replace("\n0", "\n")
YEARS = "year,id,v\n2023,a,1\n2023,b,2\n2024,a,3\n2024,b,4\n"
LATER = YEARS.replace("2024", "2025").replace("2023", "2024")
OF_YEARS = {
    side: {
        "schema": {"primaryKey": ["year", "id"]},
        "fields": {"year": {"type": "year", "columnType": "date:fiscal-year"}},
    }
    for side in ("old", "new")
}


def test_codes_that_lost_their_first_zeros_are_the_same_rows(compare_tables):
    found = compare_tables(ZEROS, BARE.replace("3\n", "4\n"))
    [lost] = found.recoded.items()
    assert (lost[0], lost[1].way) == ("id", Recoding.ZEROS_LOST)
    assert lost[1].examples == (("010", "10"), ("020", "20"), ("030", "30"))
    assert (found.added.count, found.removed.count, found.rekeyed.count) == (0, 0, 0)
    assert [(c.key, c.field, c.old, c.new) for c in found.cells.listed] == [
        (("30",), "v", "3", "4")
    ]
    assert found.rewritten == 0


def test_codes_that_have_zeros_again_are_the_same_rows(compare_tables):
    [found] = compare_tables(BARE, ZEROS).recoded.values()
    assert found.way is Recoding.ZEROS_RESTORED
    assert found.examples[0] == ("10", "010")


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(ZEROS.replace("010", "10"), id="one of them"),
        pytest.param("id,v\n11,1\n12,2\n13,3\n", id="other codes"),
    ],
)
def test_other_codes_have_lost_no_zeros(compare_tables, after):
    assert compare_tables(ZEROS, after).recoded == {}


def test_codes_that_differ_in_zeros_alone_are_told_apart(compare_tables):
    before = f"{ZEROS}10,4\n"
    assert compare_tables(before, before.replace("\n0", "\n0a")).recoded == {}
    assert compare_tables(before, "id,v\n11,1\n20,2\n30,3\n10,4\n").recoded == {}


def test_numbers_have_no_zeros_to_lose(compare_tables):
    fields = {"v": {"type": "integer"}}
    sides = {side: {"fields": fields, "schema": {"primaryKey": ["id"]}} for side in ("old", "new")}
    found = compare_tables("id,v\na,01\nb,02\n", "id,v\na,1\nb,2\n", **sides)
    assert (found.recoded, found.rewritten) == ({}, 2)


def test_a_year_that_is_another_one_in_all_rows_is_told_once(compare_tables):
    found = compare_tables(YEARS, LATER.replace("b,4", "b,5"), **OF_YEARS)
    [years] = found.recoded.values()
    assert (years.way, years.step) == (Recoding.YEARS, 1)
    assert years.examples == (("2023", "2024"), ("2024", "2025"))
    assert (found.added.count, found.removed.count) == (0, 0)
    assert [(c.key, c.old, c.new) for c in found.cells.listed] == [(("2025", "b"), "4", "5")]


def test_rows_of_a_year_that_came_and_of_one_that_went_are_no_corrected_year(compare_tables):
    after = "year,id,v\n2024,a,3\n2024,b,4\n2025,a,5\n2025,b,6\n"
    found = compare_tables(YEARS, after, **OF_YEARS)
    assert found.recoded == {}
    assert (found.added.count, found.removed.count) == (2, 2)


def test_lines_of_the_source_that_are_all_further_down_are_told_once(compare_tables):
    described = {
        "schema": {"primaryKey": ["line"]},
        "fields": {"line": {"type": "integer", "role": "source-line"}},
    }
    before, after = "line,v\n98,1\n99,2\n102,3\n", "line,v\n101,1\n102,2\n105,4\n"
    found = compare_tables(before, after, old=described, new=described)
    [lines] = found.recoded.values()
    assert (lines.way, lines.step) == (Recoding.LINES, 3)
    assert lines.examples == (("98", "101"), ("99", "102"), ("102", "105"))
    assert (found.rekeyed.count, found.added.count) == (0, 0)
    assert [(c.key, c.old, c.new) for c in found.cells.listed] == [(("105",), "3", "4")]


@pytest.mark.parametrize(
    ("before", "after"),
    [(ZEROS, BARE), (BARE, ZEROS), (YEARS, LATER)],
    ids=["lost", "back", "year"],
)
def test_it_is_told_in_words_and_true_of_the_cells(make_package, compare, before, after):
    key = ["year", "id"] if before is YEARS else ["id"]
    roots = [
        make_package(
            {"t": text},
            fields=OF_YEARS["old"]["fields"],
            resources={"t": {"schema": {"primaryKey": key}}},
        )
        for text in (before, after)
    ]
    changes = compare(*roots, meaning=False)
    told = json.loads(json.dumps(as_json(changes), default=str))
    assert told["same"] is False
    assert list(false(told, *map(Package, roots))) == []
    words = said(changes)
    assert words.count("compared") == 2  # of the column, and that nothing else was asked for
    assert "1 column has other values in one way throughout" in words
    assert "행은 " in said(changes, "ko")


LONG = "id,v\n1234567890123451,1\n1234567890123467,2\n9234567890123478,3\nx,4\n"
ROUNDED = "id,v\n1234567890123450,1\n1234567890123460,2\n9234567890123470,3\nx,5\n"
SHOWN = "id,v\n1.23456789012345E+15,1\n1.23456789012347E+15,2\n9.23456789012348E+15,3\nx,5\n"
FEW = "id,v\n1.23457E+15,1\n1.23457E+15,2\n9.23457E+15,3\nx,5\n"


@pytest.mark.parametrize(
    ("after", "step", "example"),
    [
        (ROUNDED, 0, ("1234567890123451", "1234567890123450")),
        (SHOWN, 15, ("1234567890123451", "1.23456789012345E+15")),
    ],
)
def test_long_codes_that_lost_their_last_digits_are_the_same_rows(
    compare_tables, after, step, example
):
    found = compare_tables(LONG, after)
    [lost] = found.recoded.values()
    assert (lost.way, lost.step, lost.examples[0]) == (Recoding.DIGITS_LOST, step, example)
    assert (found.added.count, found.removed.count, found.rekeyed.count) == (0, 0, 0)
    assert [(c.key, c.field, c.old, c.new) for c in found.cells.listed] == [(("x",), "v", "4", "5")]
    [restored] = compare_tables(after, LONG).recoded.values()
    assert (restored.way, restored.examples[0]) == (Recoding.DIGITS_RESTORED, example[::-1])


def test_long_codes_that_became_the_same_are_told_with_their_rows(compare_tables):
    found = compare_tables(LONG, FEW)
    assert found.recoded["id"].way is Recoding.DIGITS_LOST
    assert (found.added.count, found.removed.count) == (1, 1)
    assert [key.rows for key in found.repeated if key.is_new] == [(2, 3)]


@pytest.mark.parametrize(
    "after",
    [
        LONG.replace("3451", "3450"),
        LONG.replace("1234", "1235").replace("9234", "9235"),
        LONG.replace("1,1", "1,2"),
    ],
)
def test_other_long_codes_have_lost_no_digits(compare_tables, after):
    assert compare_tables(LONG, after).recoded == {}


MANY = "id,a,v\n" + "".join(f"{n},10020030040000{n},{n}\n" for n in range(10, 34))


@pytest.mark.parametrize(
    ("after", "changed"),
    [
        pytest.param(MANY.replace(",12\n", ",13\n"), [("12", "13")], id="another column"),
        pytest.param(
            MANY.replace("000012,", "000019,"),
            [("1002003004000012", "1002003004000019")],
            id="a last digit",
        ),
    ],
)
def test_long_codes_that_are_there_still_have_lost_no_digits(compare_tables, after, changed):
    described = {"schema": {"primaryKey": ["id"]}}
    found = compare_tables(MANY, after, old=described, new=described)
    assert found.recoded == {}
    assert [(cell.old, cell.new) for cell in found.cells.listed] == changed


def test_long_codes_whose_rows_are_gone_have_lost_no_digits(compare_tables):
    described = {"schema": {"primaryKey": ["a"]}}
    tens = "id,a,v\n" + "".join(line for line in MANY.splitlines(True) if "0," in line[:3])
    found = compare_tables(MANY, tens, old=described, new=described)
    assert found.recoded == {}
    assert (found.removed.count, found.rekeyed.count) == (21, 0)


def test_lost_digits_are_one_sentence(make_package, compare):
    keyed = {"t": {"schema": {"primaryKey": ["id"]}}}
    sides = [make_package({"t": text}, resources=keyed) for text in (LONG, ROUNDED)]
    changes = compare(*sides)
    assert (
        "The codes in “id” have lost their last digits (1234567890123451 → 1234567890123450, "
        "1234567890123467 → 1234567890123460, 9234567890123478 → 9234567890123470), as happens "
        "when a spreadsheet program saves the file; rows were compared without them."
    ) in said(changes)
    report = json.loads(json.dumps(as_json(changes)))
    assert list(false(report, *map(Package, sides))) == []
