"""The numbers of a text are read in any language, with what their last digit counts."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from yesan.language.locale import Locale
from yesan.proof.site.written import Reader

CURRENCIES = {
    "ar": "EGP",
    "bn": "BDT",
    "cs": "CZK",
    "de": "EUR",
    "de-CH": "CHF",
    "el": "EUR",
    "en": "USD",
    "en-IN": "INR",
    "es": "EUR",
    "fa": "IRR",
    "fi": "EUR",
    "fr": "EUR",
    "he": "ILS",
    "it": "EUR",
    "ja": "JPY",
    "ko": "KRW",
    "nl": "EUR",
    "pl": "PLN",
    "pt-BR": "BRL",
    "ru": "RUB",
    "sv": "SEK",
    "tr": "TRY",
    "uk": "UAH",
    "vi": "VND",
    "zh": "CNY",
}


@pytest.mark.parametrize(
    ("language", "text", "value", "step"),
    [
        ("ko", "−1,213억 9,800만 원", "-121398000000", "10000"),
        ("ko", "13억 원", "1300000000", "10000"),
        ("ko", "△5만 9,012원", "-59012", "1"),
        ("ja", "1億2,345万円", "123450000", "10000"),
        ("en", "$1.3M", "1300000", "100000"),
        ("en", "+€1,234.50", "1234.50", "0.01"),
        ("de", "−1.234,5 €", "-1234.5", "0.1"),
        ("de", "1,3 Mio. €", "1300000", "100000"),
        ("fr", "1\u202f234 €", "1234", "1"),
        ("en", "11.4%", "0.114", "0.001"),
        ("en", "€1.14M", "1140000", "10000"),
        ("en", "€1M", "1000000", "100000"),
        ("tr", "%11,4", "0.114", "0.001"),
    ],
)
def test_a_number_is_read_as_it_is_written(language: str, text: str, value: str, step: str):
    (number,) = Reader(language).numbers(text)
    assert (number.value, number.step) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize("language", CURRENCIES)
def test_what_a_language_writes_is_read_back(language: str):
    """Amounts, exact and rounded, with their sign; percentages; plain numbers."""
    chance = random.Random(language)  # noqa: S311 - no secret
    locale, reader, currency = Locale(language), Reader(language), CURRENCIES[language]
    for digits in range(1, 13):
        amount = Decimal(chance.randint(1, 10**digits)) * chance.choice([1, -1])
        for write in (locale.amount, locale.exact, locale.change):
            text = write(amount, currency)
            (number,) = reader.numbers(text)
            assert number.says(amount), text
            assert (number.sign == "-") == (amount < 0), text
        (number,) = reader.numbers(locale.number(amount))
        assert number.says(amount)
        (number,) = reader.numbers(locale.percent(amount / 1000))
        assert number.percent
        assert number.says(amount / 1000)


def test_a_share_that_is_less_than_one_percent_is_read_as_such():
    (number,) = Reader("en").numbers("<1%")
    assert number.says(Decimal("0.004"))
    assert not number.says(Decimal("0.01"))


def test_a_sign_that_is_another_is_not_what_is_said():
    (number,) = Reader("ko").numbers("+1억 원")
    assert number.says(Decimal(100_000_000))
    assert not number.says(Decimal(-100_000_000))


def test_a_hyphen_in_a_name_is_no_sign():
    (number,) = Reader("en").numbers("COVID-19")
    assert number.sign == ""


def test_several_numbers_are_read_in_their_order():
    found = Reader("ko").numbers("−1억 2,000만 원 (12%)")
    assert [n.value for n in found] == [Decimal(-120_000_000), Decimal("0.12")]


@pytest.mark.parametrize(
    ("language", "unit", "power"),
    [("ko", "억 원", 10**8), ("en", "million €", 10**6), ("en", "cameras", 1)],
)
def test_the_unit_of_an_axis_says_what_it_multiplies_by(language: str, unit: str, power: int):
    assert Reader(language).power(unit) == power
