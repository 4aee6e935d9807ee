"""Years of amounts that no role says are warned of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from budgets import FIELDS
from yesan.validation import validation

CSV = "program,year,amount\na,2019,5\na,2020,7\n"


def warned(root: Path) -> list[tuple[str, str]]:
    found = validation.validate(root).model.package.warnings
    return [(warning.type, warning.place) for warning in found]


def test_amounts_of_years_that_no_role_says_are_warned_of(make_package: Callable[..., Path]):
    root = make_package({"t": CSV}, fields={**FIELDS, "year": {"type": "integer"}})
    assert warned(root) == [("unsaid-year", "data/t.csv, year")]


def test_amounts_of_fiscal_years_are_not(make_package: Callable[..., Path]):
    assert warned(make_package({"t": CSV}, fields=FIELDS)) == []
