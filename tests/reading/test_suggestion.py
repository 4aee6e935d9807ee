"""The name that was probably meant."""

from __future__ import annotations

import pytest

from yesan.reading.suggestion import MOST, meant, near

KNOWN = ["DescriptionEN", "amount", "예산액", "data/budget.csv", "programs"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Description_EN", "DescriptionEN"),
        ("description en", "DescriptionEN"),
        ("Amount", "amount"),
        ("amuont", "amount"),
        ("ＡＭＯＵＮＴ", "amount"),
        ("예산 액", "예산액"),
        ("\u110b\u1168\u1109\u1161\u11ab\u110b\u1162\u11a8", "예산액"),
        ("data/Budget.CSV", "data/budget.csv"),
        ("program", "programs"),
        ("zz", ""),
        ("", ""),
    ],
)
def test_other_case_marks_or_letters_are_near(name: str, found: str):
    assert near(name, KNOWN) == found


def test_of_names_as_much_alike_the_first_is_near():
    assert near("levell", [f"level{n}" for n in range(1, 9)]) == "level1"


def test_among_many_names_only_the_same_letters_are_near():
    many = [f"column{n}" for n in range(MOST + 1)]
    assert near("Column_7", many) == "column7"
    assert near("colum7", many) == ""


def test_what_was_meant_is_a_question_beside_what_else_to_do():
    assert meant("amuont", KNOWN, "add it") == 'did you mean "amount"? if not, add it'
    assert meant("zz", KNOWN, "add it") == "add it"
