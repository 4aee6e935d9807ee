"""Headlines: what is decided, what is proposed, and what is known of a change alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from yesan.language.locale import Locale
from yesan.language.sentence import origins
from yesan.model.figures import Comparison, Figure, Operation
from yesan.model.phases import Phase
from yesan.package.package import Package
from yesan.package.text import Text
from yesan.pages import headline

EN, KO = Locale("en"), Locale("ko")
DECIDED = Phase("adjusted", Text("adjusted"), "adjusted")
PROPOSED = Phase("bill", Text("bill"), "proposed")


def figure(amount: int) -> Figure:
    return Figure(Decimal(amount), "EUR", Operation.SUM)


def said(before: int, after: int, phase: Phase = DECIDED, locale: Locale = EN) -> str:
    return headline.of(locale, Comparison.of(figure(before), figure(after)), phase)


def alone(change: int, phase: Phase = DECIDED, locale: Locale = EN) -> str:
    return headline.of(locale, Comparison(None, None, figure(change), None), phase)


@pytest.mark.parametrize(
    ("before", "after", "decided", "proposed"),
    [
        (
            500,
            300,
            "The budget falls from €500 to €300: by €200, that is 40.0%.",
            "The proposal is to cut the budget from €500 to €300: by €200, that is 40.0%.",
        ),
        (
            300,
            500,
            "The budget rises from €300 to €500: by €200, that is 66.7%.",
            "The proposal is to raise the budget from €300 to €500: by €200, that is 66.7%.",
        ),
        (300, 300, "The budget stays at €300.", "The proposal leaves the budget at €300."),
        (0, 300, "The budget is new: €300.", "The proposal is for a new budget: €300."),
        (
            300,
            0,
            "The budget of €300 is cut entirely.",
            "The proposal is to cut the whole budget of €300.",
        ),
    ],
)
def test_what_is_decided_is_told_as_done_and_what_is_proposed_as_a_proposal(
    before: int, after: int, decided: str, proposed: str
):
    assert said(before, after) == decided
    assert said(before, after, PROPOSED) == proposed


@pytest.mark.parametrize(
    ("change", "decided", "proposed"),
    [
        (-200, "The budget falls by €200.", "The proposal is to cut the budget by €200."),
        (200, "The budget rises by €200.", "The proposal is to raise the budget by €200."),
        (0, "The budget does not change.", "The budget does not change."),
    ],
)
def test_where_only_the_change_is_known_no_amount_and_no_rate_is_told(
    change: int, decided: str, proposed: str
):
    assert alone(change) == decided
    assert alone(change, PROPOSED) == proposed


def test_amounts_that_would_look_alike_are_told_exactly():
    assert said(13_100_001, 13_100_003) == (
        "The budget rises from €13,100,001.00 to €13,100,003.00: by €2.00, that is 0.0%."
    )


def test_a_printed_change_and_rate_are_told_as_printed():
    ratio = Figure(Decimal("-0.062"), "ratio", Operation.PRINTED)
    compared = Comparison.of(figure(1344), figure(1191), figure(-154), ratio)
    assert headline.of(EN, compared, DECIDED) == (
        "The budget falls from €1,344 to €1,191: by €154, that is 6.2%."
    )


def test_every_figure_of_a_headline_knows_where_it_is_from():
    compared = Comparison.of(figure(500), figure(300))
    found = origins(headline.of(EN, compared, PROPOSED))
    assert found == [compared.before, compared.after, compared.change, compared.rate]
    assert origins(headline.of(EN, Comparison(None, None, figure(5), None), DECIDED)) == [figure(5)]


@pytest.mark.parametrize(
    ("before", "after", "phase", "sentence"),
    KOREAN := [],
)
def test_korean(before: Any, after: Any, phase: Phase, sentence: str):
    assert said(before, after, phase, KO) == sentence
