"""Amounts that a name alone calls revenue are warned of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budgets import FIELDS, MONEY, WIDE
from yesan.errors import InvalidPackage
from yesan.validation import validation

CSV = "item,{}\n,100\na,60\nb,40\n"


@pytest.fixture
def warned(make_package: Callable[..., Path]) -> Callable[..., list[tuple[str, str]]]:
    def make(column: str, title: str, *extra: dict[str, Any]) -> list[tuple[str, str]]:
        fields = FIELDS | {column: {**MONEY, "normalize": {"phase": "approved"}}}
        schema = {"extraFields": [*WIDE["schema"]["extraFields"], *extra]}
        table = {"title": title, "schema": schema}
        root = make_package({"t": CSV.format(column)}, fields=fields, resources={"t": table})
        found = validation.validate(root).model.package.warnings
        return [(warning.type, warning.place) for warning in found]

    return make


@pytest.mark.parametrize(
    ("column", "title"),
    [
        ("approved", "Revenue 2024"),
        ("approved", "Total revenues by source"),
        ("approved", "2024년도 세입예산"),
        ("approved", "세입 결산액 (단위: 원)"),
        ("approved", "Steuereinnahmen"),
        ("tax_receipts", "Budget"),
        ("revenue", "Spending and revenue"),
    ],
)
def test_amounts_with_a_name_of_revenue_are_warned_of(warned, column: str, title: str):
    assert warned(column, title) == [("unsaid-direction", f"data/t.csv, {column}")]


@pytest.mark.parametrize(
    ("column", "title"),
    [
        ("approved", "Expenditure 2024"),
        ("approved", "Revenue and expenditure"),
        ("approved", "Internal Revenue Service"),
        ("approved", "Income support"),
        ("approved", "세입·세출 예산"),
        ("spending", "Revenue"),
    ],
)
def test_other_names_are_not(warned, column: str, title: str):
    assert warned(column, title) == []


def test_what_says_its_direction_is_not(warned):
    said = {"name": "direction", "columnType": "direction", "constant": "revenue"}
    assert warned("approved", "Revenue 2024", said) == []


def test_it_is_an_error_where_warnings_are(make_package):
    root = make_package(
        {"revenue": CSV.format("approved")}, fields=FIELDS, resources={"revenue": WIDE}
    )
    with pytest.raises(InvalidPackage):
        validation.validate(root, strict=True)


def test_a_blank_in_a_column_of_directions_says_nothing_on_purpose(make_package):
    rows = "item,direction,approved\na,,100\nb,revenue,40\n"
    root = make_package({"revenue": rows}, fields=FIELDS, resources={"revenue": WIDE})
    model = validation.validate(root).model
    assert {fact.direction for fact in model.facts} == {"", "revenue"}
    assert model.package.warnings == ()
