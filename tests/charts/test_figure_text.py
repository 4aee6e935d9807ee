"""Figures as written: each text carries its figure."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from yesan.charts import figure_text
from yesan.language.locale import Locale
from yesan.language.sentence import Marked
from yesan.model.figures import COUNT, RATIO, Figure, Operation

EN, KO = Locale("en"), Locale("ko")
MONEY = Figure(Decimal("-12002000.5"), "EUR", Operation.SUM)


def figure(amount: str, currency: str = RATIO) -> Figure:
    return replace(MONEY, amount=Decimal(amount), currency=currency)


def test_amounts_are_rounded_exact_signed_or_without_a_sign():
    assert figure_text.amount(EN, MONEY) == "−€12M"
    assert figure_text.exact(EN, MONEY) == "−€12,002,000.50"
    assert figure_text.size(EN, MONEY) == "€12M"
    assert figure_text.size(EN, MONEY, figure_text.EXACT) == "€12,002,000.50"
    assert figure_text.change(EN, replace(MONEY, amount=Decimal(5))) == "+€5"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        ("0.75", "75%"),
        ("1", "100%"),
        ("0.996", "99.6%"),
        ("0.01", "1%"),
        ("0.0099", "<1%"),
        ("0.0001", "<1%"),
    ],
)
def test_a_share_is_in_whole_percent_and_below_one_it_is_less(ratio: str, text: str):
    assert figure_text.share(EN, figure(ratio)) == text


def test_a_percentage_has_its_sign_but_where_the_sentence_says_it():
    assert figure_text.percent(EN, figure("-0.062")) == "−6.2%"
    assert figure_text.percent(EN, figure("-0.062"), signed=False) == "6.2%"


@pytest.mark.parametrize(
    ("found", "unit", "text"),
    [
        (figure("-0.062"), "", "−6.2%"),
        (figure("-1234", COUNT), "", "−1,234"),
        (figure("-1234", COUNT), "대", "−1,234 대"),
        (MONEY, "", "−€12,002,000.50"),
    ],
)
def test_a_figure_to_its_last_digit_whatever_it_is_in(found: Figure, unit: str, text: str):
    assert figure_text.plain(EN, found, unit) == text


def test_every_text_carries_its_figure():
    every = [
        figure_text.amount(KO, MONEY),
        figure_text.exact(KO, MONEY),
        figure_text.size(KO, MONEY),
        figure_text.change(KO, MONEY),
        figure_text.percent(KO, MONEY),
        figure_text.share(KO, MONEY),
        figure_text.number(KO, MONEY),
        figure_text.plain(KO, MONEY),
    ]
    assert [text.origin for text in every if isinstance(text, Marked)] == [MONEY] * 8


@pytest.mark.parametrize(
    ("ratio", "text"),
    [("0.0612", "6.1%"), ("0.0004", "0.04%"), ("-0.000004", "−0.0004%"), ("0", "0.0%")],
)
def test_a_percentage_that_is_not_0_does_not_read_as_0(ratio: str, text: str):
    assert figure_text.percent(EN, figure(ratio, COUNT)) == text


@pytest.mark.parametrize(
    ("ratio", "text"),
    [("1", "100.0%"), ("0.9996", "99.96%"), ("-0.99999", "−99.999%"), ("1.0004", "100.04%")],
)
def test_a_percentage_that_is_not_all_does_not_read_as_all(ratio: str, text: str):
    assert figure_text.percent(EN, figure(ratio, COUNT)) == text
