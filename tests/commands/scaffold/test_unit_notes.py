"""Units over tables and in names: currency and factor of amounts, where they are certain."""

from __future__ import annotations

import pytest

from yesan.commands.scaffold.unit_notes import Unit, above, may_be, of_column, unsettled


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
        ("Tsd. Euro", Unit("Tsd. Euro", "EUR", 1000)),
        ("in 1.000 €", Unit("in 1.000 €", "EUR", 1000)),
        ("(in 1,000 EUR)", Unit("in 1,000 EUR", "EUR", 1000)),
        ("milliers d'euros", Unit("milliers d'euros", "EUR", 1000)),
        ("Milliards d’euros", Unit("Milliards d’euros", "EUR", 10**9)),
        ("in millions of US$", Unit("in millions of US$", "USD", 10**6)),
        ("千円", Unit("千円", "JPY", 1000)),
        ("単位：百万円", Unit("百万円", "JPY", 10**6)),
        ("億円", Unit("億円", "JPY", 10**8)),
        ("千万円", None),
        ("€ thousand", Unit("€ thousand", "EUR", 1000)),
        ("miles de euros", Unit("miles de euros", "EUR", 1000)),
        ("mil euros", Unit("mil euros", "EUR", 1000)),
        ("R$ mil", Unit("R$ mil", "BRL", 1000)),
        ("w tys. zł", Unit("w tys. zł", "PLN", 1000)),
        ("v mil. Kč", None),
        ("EUR mil", None),
        ("k€", Unit("k€", "EUR", 1000)),
        ("£m", Unit("£m", "GBP", 10**6)),
        ("TEUR", Unit("TEUR", "EUR", 1000)),
        ("Amounts in thousands of euros", Unit("thousands of euros", "EUR", 1000)),
        ("Angaben in Tsd. Euro", Unit("Tsd. Euro", "EUR", 1000)),
        ("Bedragen x € 1.000", Unit("€ 1.000", "EUR", 1000)),
        ("In thousands, USD", Unit("In thousands, USD", "USD", 1000)),
        ("£'000", Unit("£'000", "GBP", 1000)),
        ("금액단위: 백만원", Unit("백만원", "KRW", 10**6)),
        ("млн руб.", Unit("млн руб.", "RUB", 10**6)),
        ("₹ crore", Unit("₹ crore", "INR", 10**7)),
        ("en k€", Unit("en k€", "EUR", 1000)),
        ("em milhares de reais", Unit("em milhares de reais", "BRL", 1000)),
        ("EUR, USD", None),
        ("Tsd. EUR, Mio. EUR", None),
        ("Spending in euro", None),
        ("thousands of dollars", None),
        ("Billionen Euro", None),
        ("单位：万元", Unit("万元", "CNY", 10_000)),
        ("(单位: 亿元)", Unit("亿元", "CNY", 10**8)),
        ("（單位：千元）", None),
        ("mii lei", Unit("mii lei", "RON", 1000)),
    ],
)
def test_a_unit_that_is_certain_has_its_currency_and_its_factor(legend: str, unit: Unit | None):
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
        ("Paid (1,000 €)", Unit("1,000 €", "EUR", 1000)),
        ("인원(명)", None),
        ("Plan-Kosten in Tsd. €", Unit("Tsd. €", "EUR", 1000)),
        ("GDP USD", Unit("USD", "USD")),
        ("Umsatz in EUR", Unit("EUR", "EUR")),
        ("Weight, pounds", None),
        ("non-euro", None),
        ("All (all)", None),
        ("PLZ", None),
        ("Ort (PLZ)", None),
        ("Votes (DEM)", None),
        ("Betrag (DEM)", Unit("DEM", "DEM")),
        ("POPULATION ALL", None),
        ("Paid", None),
    ],
)
def test_a_name_has_its_unit_at_its_end(name: str, unit: Unit | None):
    assert of_column(name, "en") == unit


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Income ($)", Unit("$")),
        ("Cost (thousands of dollars)", Unit("thousands of dollars", "", 1000)),
        ("Paid (€)", None),
        ("預算數(千元)", Unit("千元", "", 1000)),
        ("預算（百萬元）", Unit("百萬元", "", 10**6)),
        ("Weight (pounds)", None),
        ("Staff (full time)", None),
        ("Income", None),
    ],
)
def test_a_currency_that_may_be_one_of_several_is_told(name: str, unit: Unit | None):
    assert unsettled(name, "en") == unit


@pytest.mark.parametrize(
    ("language", "currency"),
    [("zh", "CNY"), ("zh-Hant", "TWD"), ("zh-TW", "TWD"), ("zh-HK", "HKD")],
)
def test_a_yuan_is_that_of_the_language(language: str, currency: str):
    assert of_column("預算(千元)", language) == Unit("千元", currency, 1000)


@pytest.mark.parametrize(
    "line",
    [
        *("in thousands of dollars", "Tsd. Euro", "mkr", "1000 kr", "mil. Kč", "Rs. in lakh"),
        *("(in thousands)", "in Mio.", "(단위: 천)", "（單位：千元）"),
    ],
)
def test_a_line_that_says_a_unit_is_no_title(line: str):
    assert may_be(line, "en")


@pytest.mark.parametrize(
    "line", ["Budget 2024", "Top", "Thousands of people paid in euros last year, and more"]
)
def test_other_lines_are_titles(line: str):
    assert not may_be(line, "en")
