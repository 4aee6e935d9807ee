"""Units over tables and in names: currency and factor of amounts, where they are certain."""

from __future__ import annotations

import pytest

from yesan.commands.unit_notes import Unit, above, of_column


@pytest.mark.parametrize(
    ("legend", "unit"),
    [
        ("(단위: 천원)", Unit("천원", "KRW", 1000)),
        ("(단위 : 백만원)", Unit("백만원", "KRW", 1_000_000)),
        ("단위：십억원", Unit("십억원", "KRW", 10**9)),
        ("단위: 원", Unit("원", "KRW")),
        ("Unit: EUR", Unit("EUR", "EUR")),
        ("Unit: thousand euros", Unit("thousand euros", "EUR", 1000)),
        ("Unit: 1000 EUR", Unit("1000 EUR", "EUR", 1000)),
        ("(단위: %)", Unit("%")),
    ],
)
def test_a_unit_that_is_certain_has_its_currency_and_its_factor(legend: str, unit: Unit):
    assert above(legend, "en") == unit


@pytest.mark.parametrize(
    "legend",
    [
        "(단위: 천원, %)",
        "(단위: 명)",
        "(단위: 천달러)",
        "Unit: million dollars",
        "Unit: $",
        "Unit: km",
    ],
)
def test_several_units_other_units_and_unknown_currencies_are_none(legend: str):
    assert above(legend, "en") is None


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("금액(천원)", Unit("천원", "KRW", 1000)),
        ("증감률 (%)", Unit("%")),
        ("Paid (€)", Unit("€", "EUR")),
        ("인원(명)", None),
        ("Paid", None),
    ],
)
def test_a_name_has_its_unit_in_brackets(name: str, unit: Unit | None):
    assert of_column(name, "en") == unit
