"""What a spreadsheet program does to a column is one error; a mistake in a cell is its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from yesan.errors import DataError, InvalidPackage
from yesan.validation import validation

Errors = Callable[..., list[DataError]]
DATE: dict[str, Any] = {"type": "date"}
CODE: dict[str, Any] = {"constraints": {"pattern": "[0-9]{4}"}}
LESS = 'codes of x without their first zeros, as "7", in 3 rows'
DAYS = [f"2020. 3. {day}." for day in range(1, 32)]


@pytest.fixture
def errors_of(make_package: Callable[..., Path]) -> Errors:
    """The errors of a table of one column `x`, beside the number of the row."""

    def read(cells: list[str], field: dict[str, Any]) -> list[DataError]:
        rows = "".join(f"{n},{cell}\n" for n, cell in enumerate(cells))
        root = make_package({"a": f"n,x\n{rows}"}, fields={"x": field})
        try:
            validation.validate(root)
        except InvalidPackage as refused:
            return list(refused.errors)
        return []

    return read


@pytest.mark.parametrize(
    ("cells", "field", "said"),
    [
        (DAYS, DATE, 'dates of x as "2020. 3. 1." in 31 rows'),
        (["3/1/20", "12/31/20", "1/5/21"], DATE, 'dates of x as "3/1/20" in 3 rows'),
        (["43891", "43892", "43893"], DATE, 'dates of x as "43891" in 3 rows'),
        (
            ["7", "12", "345", "1234"],
            CODE,
            LESS,
        ),
        (
            ["7", "12", "345"],
            {"constraints": {"minLength": 4}},
            'codes of x without their first zeros, as "7", in 3 rows',
        ),
        (
            ["1.23E+12", "4E+13", "20", "5.1E+12"],
            {"type": "integer"},
            'long numbers of x as "1.23E+12" in 3 rows',
        ),
        (
            ["TRUE", "FALSE", "TRUE"],
            {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
            'x in capitals, as "TRUE", in 3 rows',
        ),
    ],
)
def test_what_was_done_to_a_column_is_one_error(
    cells: list[str], field: dict[str, Any], said: str, errors_of: Errors
):
    (error,) = errors_of(cells, field)
    assert (error.type, error.row, error.field) == ("spreadsheet-error", 2, "x")
    assert error.found == said


@pytest.mark.parametrize(
    ("cells", "field", "types"),
    [
        (["2020. 3. 1.", "2020. 3. 2."], DATE, ["type-error"] * 2),
        (["2020. 3. 1.", "2020. 3. 2.", "2020. 3. 3.", "2020-03-04"], DATE, ["type-error"] * 3),
        ([*DAYS[:3], "soon"], DATE, ["type-error"] * 4),
        (["7", "12", "345", "0012"], CODE, ["constraint-error"] * 3),
        (["7", "12", "x45"], CODE, ["constraint-error"] * 3),
        (["12k", "13k", "14k"], {"type": "integer"}, ["type-error"] * 3),
    ],
)
def test_what_is_not_throughout_a_column_is_told_cell_by_cell(
    cells: list[str], field: dict[str, Any], types: list[str], errors_of: Errors
):
    assert [e.type for e in errors_of(cells, field)] == types


def test_what_else_is_wrong_is_told_beside_it(make_package: Callable[..., Path]):
    rows = "".join(f"{day},{n}\n" for n, day in enumerate(DAYS))
    root = make_package(
        {"a": f"day,n\n{rows}2020. 4. 1.,x\n"}, fields={"day": DATE, "n": {"type": "integer"}}
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    assert [(e.type, e.field) for e in refused.value.errors] == [
        ("spreadsheet-error", "day"),
        ("type-error", "n"),
    ]


def test_all_that_was_done_to_a_file_is_one_error(make_package: Callable[..., Path]):
    """Dates, codes, and what is between the cells."""
    rows = "".join(f"{n + 7};{day}\n" for n, day in enumerate(DAYS[:3]))
    root = make_package({"a": "code,day\n0001,2020-01-01\n"}, fields={"day": DATE, "code": CODE})
    (root / "data" / "a.csv").write_text(f"code;day\n{rows}", encoding="utf-8")
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert error.found == (
        'codes of code without their first zeros, as "7", in 3 rows; '
        'dates of day as "2020. 3. 1." in 3 rows; a semicolon between the cells'
    )
    assert error.field == "code, day"


@pytest.mark.parametrize(("delimiter", "name"), [(";", "a semicolon"), ("\t", "a tab")])
def test_another_character_than_the_declared_one_is_one_error(
    delimiter: str, name: str, make_package: Callable[..., Path]
):
    root = make_package({"a": "id,n\nx,1\n"}, resources={"a": {"dialect": {"delimiter": ","}}})
    table = root / "data" / "a.csv"
    table.write_text(table.read_text("utf-8").replace(",", delimiter), encoding="utf-8")
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.found) == ("spreadsheet-error", f"{name} between the cells")


def test_two_rows_of_one_key_are_both_shown(make_package: Callable[..., Path]):
    root = make_package(
        {"a": "id,n\nx,1\ny,2\nx,3\n"}, resources={"a": {"schema": {"primaryKey": "id"}}}
    )
    with pytest.raises(InvalidPackage) as refused:
        validation.validate(root)
    (error,) = refused.value.errors
    assert (error.type, error.row, error.beside) == ("primary-key", 4, 2)
    assert {e.cells for e in refused.value.excerpts.values()} == {("x", "1"), ("x", "3")}
