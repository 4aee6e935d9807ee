"""What is printed of one quarter is not the amount of a year, be it the only one."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.package.column_types import EXPENDITURE

MONEY: dict[str, Any] = {"type": "integer", "columnType": "value", "currency": "EUR"}
CODE = {"columnType": "activity:generic:program:code"}
YEAR = {"type": "year", "columnType": "date:fiscal-year"}
WHOLE: dict[str, Any] = {"type": "integer"}


@pytest.fixture(scope="module")
def coverage(make_model):
    """What the amount of a covers, of a table with a column more."""

    def coverage(name: str, text: str, field: dict[str, Any]) -> str:
        fields = {"program": CODE, "year": YEAR, name: field, "amount": MONEY}
        model = make_model(
            {"t": f"program,year,{name},amount\na,2024,{text},5\nb,2024,{text},7\n"}, fields=fields
        )
        figure = model.amounts.rollups["t"].figure({"program": "a"}, "t:", EXPENDITURE)
        return figure.coverage.name

    return coverage


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("quarter", "1", WHOLE),
        ("fiscalQuarter", "Q1", {}),
        ("분기", "1분기", {}),
        ("month", "January", {}),
        ("half", "H1", {}),
        ("when", "2024-01", {"type": "yearmonth"}),
        ("period", "1", {**WHOLE, "columnType": "date:fiscal-month"}),
    ],
)
def test_the_only_part_of_a_year_is_listed(coverage, name: str, text: str, field: dict[str, Any]):
    assert coverage(name, text, field) == "LISTED"


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("quarter", "Old Town", {}),
        ("note", "Q1", {}),
        ("quarter", "1", {"role": "unit"}),
        ("days", "1", WHOLE),
    ],
)
def test_what_is_no_part_of_a_year_is_printed(
    coverage, name: str, text: str, field: dict[str, Any]
):
    assert coverage(name, text, field) == "PRINTED"
