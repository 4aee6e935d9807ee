"""Codes below codes: written with those above them where they mean several things without."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from yesan.reading.relative_codes import Relative, absolute

LABELS = ("top", "code", "name")
SAID, GUESSED = Relative("code", ("top",), said=True), Relative("code", ("top",), label="name")
KEYED = Relative("code", ("top",))


def read(rows: str, code: Relative, labels: Sequence[str] = LABELS) -> list[str]:
    """The codes of rows as they are read, where that is otherwise."""
    found = dict(absolute([row.split(",") for row in rows.split()], labels, [code]))
    return found.get("code", [])


@pytest.mark.parametrize("code", [SAID, GUESSED, KEYED], ids=["said", "by its names", "in a key"])
def test_a_code_below_two_others_is_written_with_them(code: Relative):
    assert read("01,1,a 02,1,b 02,2,c", code) == ["01/1", "02/1", "02/2"]


def test_what_is_said_to_be_in_part_is_so_in_every_table():
    assert read("01,1,a 02,2,b", SAID) == ["01/1", "02/2"]


@pytest.mark.parametrize("code", [SAID, GUESSED, KEYED], ids=["said", "by its names", "in a key"])
def test_a_code_that_has_the_one_above_it_in_itself_stays(code: Relative):
    assert read("01,011,a 01,012,b 02,021,c", code) == []


def test_what_has_been_written_with_those_above_it_stays():
    assert read("01,01/1,a 02,02/1,b", SAID) == []


def test_a_code_that_has_the_one_above_it_by_chance_is_no_whole_one():
    assert read("1,12,a 2,12,b", SAID) == ["1/12", "2/12"]
    assert read("1,123,a 12,123,b", SAID) == ["1/123", "12/123"]


def test_one_thing_below_several_others_keeps_its_code():
    """Salaries are salaries, in each department."""
    assert read("01,1,salaries 02,1,salaries 02,2,rent", GUESSED) == []


def test_a_thing_that_was_renamed_keeps_its_code():
    assert read("01,1,old 01,1,new 02,2,c", GUESSED) == []


def test_a_row_without_a_code_is_of_none():
    assert read("01,1,a 02,1,b 02,,", SAID) == ["01/1", "02/1", ""]


def test_a_code_without_one_above_it_stays_alone():
    assert read("01,1,a 02,1,b ,1,c", SAID) == ["01/1", "02/1", "1"]


def test_a_column_that_is_not_there_changes_nothing():
    assert read("01,1,a 02,1,b", SAID, ("up", "code", "name")) == []


def test_three_levels_are_written_from_the_top_down():
    rows = [["01", "1", "1"], ["01", "2", "1"], ["02", "1", "1"]]
    codes = [Relative("b", ("a",), said=True), Relative("c", ("a", "b"), said=True)]
    assert dict(absolute(rows, ["a", "b", "c"], codes)) == {
        "b": ["01/1", "01/2", "02/1"],
        "c": ["01/1/1", "01/2/1", "02/1/1"],
    }
