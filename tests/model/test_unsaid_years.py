"""Years of amounts that no role says are found, and years of something else are not."""

from __future__ import annotations

from typing import Any

import pytest

from budgets import MONEY

YEAR: dict[str, Any] = {"type": "year"}
FIELDS: dict[str, dict[str, Any]] = {
    "program": {"columnType": "activity:generic:program:code"},
    "amount": MONEY,
}


def years(make_model, name: str, values: tuple[str, ...], **field: Any) -> list[str]:
    """The columns of a table that are taken for years which no role says."""
    rows = "".join(f"a,{value},{n + 5}\n" for n, value in enumerate(values))
    model = make_model(
        {"t": f"program,{name},amount\n{rows}"}, fields={**FIELDS, name: {**YEAR, **field}}
    )
    return [f.name for f in model.unsaid_years.values()]


@pytest.mark.parametrize("name", ["year", "ejercicio", "회계연도", "fiscal_year", "년도"])
def test_years_of_amounts_without_a_role_are_found(make_model, name: str):
    assert years(make_model, name, ("2019", "2020")) == [name]


@pytest.mark.parametrize(
    ("name", "values", "field"),
    [
        ("year", ("2019", "2019"), {}),
        ("year", ("2019", "2020"), {"columnType": "date:fiscal-year"}),
        ("year", ("2019", "2020"), {"columnType": "unknown:integer", "type": "integer"}),
        ("built", ("1950", "1960"), {}),
        ("준공연도", ("1950", "1960"), {}),
        ("century", ("1500", "1600"), {}),
    ],
    ids=["one year", "a fiscal year", "of no role", "built", "built, in Korean", "old"],
)
def test_other_years_are_not(make_model, name: str, values: tuple[str, ...], field: dict[str, str]):
    assert years(make_model, name, values, **field) == []


def test_a_figure_of_one_row_is_of_one_year(make_model):
    model = make_model(
        {"t": "program,year,amount\na,2019,5\na,2020,7\nb,2020,4\n"},
        fields={**FIELDS, "year": YEAR},
    )
    phase = next(iter(model.phases.values()))
    sums = {
        code: figure
        for code, e in model.entities["program"].items()
        for figure in model.amounts.listed_of(e, phase)
    }
    assert {code: model.of_several_years(f) for code, f in sums.items()} == {"a": True, "b": False}
