"""Which numbers measure nothing."""

from __future__ import annotations

import pytest

from yesan.package.identifiers import is_code, is_numbered, is_yearly


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
        ("n", []),
    ],
    ids=["a gap", "a count", "the same twice", "below zero", "amounts", "nothing"],
)
def test_counts_and_amounts_are_figures(name: str, values: list[int]):
    assert not is_numbered(name, values)


@pytest.mark.parametrize(
    "values",
    [[2019, 1900, 2100], [1871, 1872, 1873, 1874], [1795, 1800, 1805, 1809]],
    ids=["of our time", "one after another", "every fifth, and the last"],
)
def test_years_are_of_our_time_or_one_after_another(values: list[int]):
    assert is_yearly(values)


@pytest.mark.parametrize(
    "values",
    [[], [1871, 1873, 1874, 1875], [1001, 1002, 1003, 1004], [2099, 2100, 2101], [1890, 1890]],
    ids=["nothing", "a gap", "numbers of things", "too late", "the same"],
)
def test_other_numbers_of_four_digits_are_no_years(values: list[int]):
    assert not is_yearly(values)
