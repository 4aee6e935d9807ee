"""Which figures are money by what they are called."""

from __future__ import annotations

import pytest

from yesan.package.money import currency_in, is_money, is_other


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("GDP USD", "USD"),
        ("gdp_eur", "eur"),
        ("Income ($)", "$"),
        ("Umsatz in €", "€"),
        ("예산(원)", "원"),
        ("집행액 (백만원)", "백만원"),
        ("GBP_spent", "GBP"),
        ("予算（億円）", "億円"),
        ("预算（亿元）", "亿元"),
        ("Betrag DEM", "DEM"),
        ("belopp_sek", "sek"),
        ("Value SEK", "SEK"),
    ],
)
def test_a_currency_in_a_name_says_that_figures_are_money(name: str, said: str):
    assert currency_in(name) == said
    assert is_money(name)


@pytest.mark.parametrize("name", ["Montant", "예산액", "budget", "spending (m)"])
def test_a_word_for_money_at_the_end_does(name: str):
    assert is_money(name)


@pytest.mark.parametrize(
    "name", ["POPULATION ALL", "top", "bus stops", "usdollars", "cost centre", "인원(명)", "직원"]
)
def test_other_names_say_nothing_of_money(name: str):
    assert not is_money(name)


@pytest.mark.parametrize(
    "name", ["PLZ", "plz", "PLZ Ort", "DEM", "Votes (DEM)", "std", "lvl", "ESP", "MKD", "dauer_sek"]
)
def test_what_a_currency_is_or_was_called_may_be_something_else(name: str):
    assert currency_in(name) == ""


@pytest.mark.parametrize(
    "name",
    ["집행률", "구성비", "인원", "학생 수", "Variance %", "Staff FTE", "Aandeel", "growth_rate"],
)
def test_a_rate_or_a_count_is_no_money(name: str):
    assert is_other(name)


@pytest.mark.parametrize(
    "name", ["예산액", "징수", "Employees", "Staff costs", "Rate (EUR)", "2024"]
)
def test_what_may_be_money_is_no_count(name: str):
    assert not is_other(name)
