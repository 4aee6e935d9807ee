"""Codes that a spreadsheet program has turned into dates are named, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.validation import validation


@pytest.fixture
def warned(make_package: Callable[..., Path]) -> Callable[..., list[tuple[str, str]]]:
    def warn(*codes: str, key: str = "code") -> list[tuple[str, str]]:
        rows = "".join(f"{code},{n}\n" for n, code in enumerate(codes))
        schema = {"primaryKey": [key]}
        root = make_package({"a": f"code,n\n{rows}"}, resources={"a": {"schema": schema}})
        found = validation.validate(root).model.package.warnings
        return [(w.place, w.found) for w in found if w.type == "spreadsheet-error"]

    return warn


@pytest.mark.parametrize("cell", ["2-Jan", "Jan-02", "01월 02일"])
def test_a_code_that_became_a_date_is_named_beside_codes_of_that_form(warned, cell):
    assert warned("1-10a", cell, "3-14") == [
        ("data/a.csv row 3, code", f'1 code turned into a date: "{cell}"')
    ]


def test_several_of_them_are_one_warning(warned):
    assert warned("2-Jan", "3-Jan", "4-Feb", "x") == [
        ("data/a.csv row 2, code", 'codes turned into dates, such as "2-Jan", in 3 rows')
    ]


@pytest.mark.parametrize(
    "codes", [("2-Jan", "x"), ("1-2", "3-4"), ("2024년 1월", "2024년 2월", "2024년 3월", "1-2")]
)
def test_other_codes_are_none(warned, codes):
    assert warned(*codes) == []


def test_a_text_that_is_no_code_may_be_a_day(warned):
    assert warned("2-Jan", "3-Jan", "4-Jan", key="n") == []
