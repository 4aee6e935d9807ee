"""Which numbers measure nothing."""

from __future__ import annotations

import pytest

from yesan.package.identifiers import is_code, is_numbered


@pytest.mark.parametrize(
    "name",
    [
        "uo_cod",
        "postCode",
        "ID",
        "dept_id",
        "latitude",
        "LON",
        "phone",
        "행정동코드",
        "우편번호",
        "zip",
        "isco08",
        "NACE_Rev2",
        "Schlüssel",
        "X_Hochwert",
        "cost_centre",
        "Cost Center Code",
        "Kostenstelle",
        "budget_code",
        "centro_de_costo",
        "gl_account",
    ],
)
def test_codes_are_known_by_what_they_are_called(name: str):
    assert is_code(name)


@pytest.mark.parametrize(
    "name",
    [
        "valor",
        "amount",
        "population",
        "idle",
        "code_count",
        "longest",
        "phone_lines",
        "paid",
        "인구",
        "isco_men",
        "budget_code_total",
        "cost_centre_budget",
        "accounts",
    ],
)
def test_figures_are_none(name: str):
    assert not is_code(name)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("n", [1, 2, 3, 4]),
        ("receipt_no", [42710050012014, 42610050012014]),
        ("rank", [3, 1, 2]),
        ("x", [42710050012014, 42610050012014]),
    ],
    ids=["rows counted", "a number", "a rank", "long and all as long"],
)
def test_numbers_of_rows_and_things_are_known(name: str, values: list[int]):
    assert is_numbered(name, values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("n", [1, 2, 4]),
        ("total_number", [3, 1, 2]),
        ("number", [3, 3, 2]),
        ("balance_no", [-1, 2, 3]),
        ("amount", [5000000, 81]),
        ("no2", [17, 34, 12]),
        ("n", []),
    ],
    ids=["a gap", "a count", "the same twice", "below zero", "amounts", "a gas", "nothing"],
)
def test_counts_and_amounts_are_figures(name: str, values: list[int]):
    assert not is_numbered(name, values)
