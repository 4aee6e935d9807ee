"""Formulas, and errors of formulas, are named as what they are: once a column and kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.errors import InvalidPackage
from yesan.tables.formula_cells import ELSEWHERE, FORMULA, kind
from yesan.validation import validation

Told = Callable[..., list[tuple[str, str, str]]]
DIVIDED = '1 error of a spreadsheet program, "#DIV/0!": a formula divides by zero, or by nothing'


@pytest.fixture
def told(make_package: Callable[..., Path]) -> Told:
    """The errors of a table of a column `x` beside a key, by place."""

    def read(*cells: str, more: str = "", **field: object) -> list[tuple[str, str, str]]:
        rows = "".join(f'{n},"{cell}"\n' for n, cell in enumerate(cells))
        schema = {"primaryKey": [more]} if more else {}
        root = make_package(
            {"a": f"n,x\n{rows}"}, fields={"x": field}, resources={"a": {"schema": schema}}
        )
        with pytest.raises(InvalidPackage) as refused:
            validation.validate(root)
        return [(e.place, e.type, e.found) for e in refused.value.errors]

    return read


def test_each_error_of_a_program_is_told_once_with_what_it_means(told: Told):
    assert told("#REF!", "10", "#REF!", "#DIV/0!", "many", type="integer") == [
        (
            "data/a.csv row 2, x",
            "spreadsheet-error",
            'errors of a spreadsheet program, "#REF!", in 2 rows: what a formula refers to is gone',
        ),
        (
            "data/a.csv row 5, x",
            "spreadsheet-error",
            DIVIDED,
        ),
        ("data/a.csv row 6, x", "type-error", '"many"'),
    ]


def test_an_error_in_a_key_is_told_of_all_its_rows(told: Told):
    [(place, _, found)] = told("#N/A", "a", "#N/A", "#N/A", more="x")
    assert (place, found) == (
        "data/a.csv row 2, x",
        'errors of a spreadsheet program, "#N/A", in 3 rows: a formula finds no value',
    )


@pytest.mark.parametrize(
    ("cells", "field", "more"),
    [
        (("=SUM(B2:B4)", "=B2+B3"), {"type": "number"}, ""),
        (("=SUM(B2:B4)", "2024-01-02", "=TODAY()"), {"type": "date"}, ""),
        (("=SUM(B2:B4)", "=B3"), {"constraints": {"maxLength": 2}}, ""),
        (("=SUM(B2:B4)", "=SUM(B2:B4)"), {"constraints": {"unique": True}}, ""),
        (("=SUM(B2:B4)", "=SUM(B2:B4)"), {}, "x"),
    ],
)
def test_formulas_are_told_once_whatever_they_break(told: Told, cells, field, more):
    [(_, type_, found)] = told(*cells, more=more, **field)
    assert type_ == "spreadsheet-error"
    assert "in place of" in found
    assert '"=SUM(B2:B4)"' in found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "=SUM(B2:B4)",
            "=B2",
            "= B2 * 1000",
            "=$B$2/C3",
            "=Sheet1!B2",
            "='2024년'!C5",
            "=1+2",
            '="001"',
        ),
        *('=IF(B2>0,B2,"")', "=SUMME(B2:B4)", "+B2+B3", "-SUM(B2:B4)", "@SUM(A1)", "=-B2"),
    ],
)
def test_a_formula_is_one(text: str):
    assert kind(text) == FORMULA


@pytest.mark.parametrize("name", ELSEWHERE)
def test_an_error_is_the_same_in_every_language(name: str):
    assert {kind(other) for other in ELSEWHERE[name]} == {name}


@pytest.mark.parametrize("text", ["Err:502", "#SPILL!", " #REF! "])
def test_an_error_of_a_newer_program_is_one(text: str):
    assert kind(text) not in {"", FORMULA}


@pytest.mark.parametrize(
    "text",
    ["", "#", "#1", "###", "=", "==", "=>", "= roads", "-", "-5", "+5", "-A", "A1", "#tag", "N/A"],
)
def test_another_text_is_none(text: str):
    assert kind(text) == ""


@pytest.mark.parametrize("text", ["-A1", "+B2", "@AB(C)"])
def test_a_text_that_begins_with_a_sign_is_none(text: str):
    assert kind(text, signed=False) == ""
