"""Headlines: what is decided, what is proposed, and what is known of a change alone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from yesan.language.locale import Locale
from yesan.language.sentence import origins
from yesan.model.comparison import Comparison
from yesan.model.figures import Figure, Operation
from yesan.model.phases import Phase
from yesan.package.text import Text
from yesan.pages import headline

EN, KO = Locale("en"), Locale("ko", {"EUR": Text("유로")})
BEFORE = Phase("approved", Text("approved"), "approved")
DECIDED = Phase("adjusted", Text("adjusted"), "adjusted")
PROPOSED = Phase("bill", Text("bill"), "proposed")


def figure(amount: int) -> Figure:
    return Figure(Decimal(amount), "EUR", Operation.SUM)


def said(before: int, after: int, phase: Phase = DECIDED, locale: Locale = EN) -> str:
    return headline.of(locale, Comparison.of(figure(before), figure(after)), (BEFORE, phase))


def alone(change: int, phase: Phase = DECIDED, locale: Locale = EN) -> str:
    return headline.of(locale, Comparison(None, None, figure(change), None), (BEFORE, phase))


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
        (
            0,
            300,
            "There is nothing in approved, and €300 in adjusted.",
            "There is nothing in approved; the proposal is for €300.",
        ),
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
        (0, "The budget does not change.", "The proposal leaves the budget as it is."),
    ],
)
def test_where_only_the_change_is_known_no_amount_and_no_rate_is_told(
    change: int, decided: str, proposed: str
):
    assert alone(change) == decided
    assert alone(change, PROPOSED) == proposed


def test_amounts_that_would_look_alike_are_told_exactly():
    assert said(13_100_001, 13_100_003) == (
        "approved €13,100,001.00, adjusted €13,100,003.00: a difference of +€2.00."
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (13_123_000, 13_150_000, "from €13.123M to €13.15M: by €27K"),
        (13_100_000, 13_210_000, "from €13.1M to €13.21M: by €110K"),
        (10_040, 8_960, "from €10,040.00 to €8,960.00: by €1,080.00"),
        (10_000, 9_000, "from €10K to €9K: by €1K"),
        (1_500_000, 1_140_000, "from €1.5M to €1.14M: by €360K"),
    ],
)
def test_amounts_have_the_decimals_that_show_how_far_apart_they_are(
    before: int, after: int, told: str
):
    """13.1 and 13.2 million would be 100 thousand apart where it is 27 thousand."""
    assert told in said(before, after)


def test_amounts_of_revenue_have_them_too():
    compared = Comparison.of(
        replace(figure(10_040), direction="revenue"), replace(figure(8_960), direction="revenue")
    )
    assert headline.of(EN, compared, (BEFORE, DECIDED)) == (
        "Revenue: approved €10,040.00, adjusted €8,960.00: a difference of −€1,080.00 (−10.8%)."
    )


def test_a_printed_change_and_rate_are_told_as_printed():
    ratio = Figure(Decimal("-0.062"), "ratio", Operation.PRINTED)
    compared = Comparison.of(figure(1344), figure(1191), figure(-154), ratio)
    assert headline.of(EN, compared, (BEFORE, DECIDED)) == (
        "The budget falls from €1,344.00 to €1,191.00: by €154.00, that is 6.2%."
    )


def test_every_figure_of_a_headline_knows_where_it_is_from():
    compared = Comparison.of(figure(500), figure(300))
    found = origins(headline.of(EN, compared, (BEFORE, PROPOSED)))
    assert found == [compared.before, compared.after, compared.change, compared.rate]
    assert origins(headline.of(EN, Comparison(None, None, figure(5), None), (BEFORE, DECIDED))) == [
        figure(5)
    ]


@pytest.mark.parametrize(
    ("before", "after", "decided", "proposed"),
    [
        (
            133_400_000_000,
            121_398_000_000,
            "예산이 1,334억 유로에서 1,213억 9,800만 유로로 120억 200만 유로(9.0%) 줄어듭니다.",
            (
                "예산을 1,334억 유로에서 1,213억 9,800만 유로로 120억 200만 유로(9.0%) "
                "줄이자는 안입니다."
            ),
        ),
        (
            300,
            500,
            "예산이 300유로에서 500유로로 200유로(66.7%) 늘어납니다.",
            "예산을 300유로에서 500유로로 200유로(66.7%) 늘리자는 안입니다.",
        ),
        (300, 0, "예산 300유로를 모두 줄입니다.", "예산 300유로를 모두 줄이자는 안입니다."),
        (
            0,
            300,
            "approved에는 없고 adjusted에는 300유로입니다.",
            "approved에 없던 예산을 300유로 편성하자는 안입니다.",
        ),
    ],
)
def test_korean_tells_a_proposal_as_a_proposal(
    before: int, after: int, decided: str, proposed: str
):
    assert said(before, after, DECIDED, KO) == decided
    assert said(before, after, PROPOSED, KO) == proposed


@pytest.mark.parametrize(
    ("change", "decided", "proposed"),
    [
        (-200, "예산이 200유로 줄어듭니다.", "예산을 200유로 줄이자는 안입니다."),
        (200, "예산이 200유로 늘어납니다.", "예산을 200유로 늘리자는 안입니다."),
    ],
)
def test_korean_tells_a_change_alone(change: int, decided: str, proposed: str):
    assert alone(change, DECIDED, KO) == decided
    assert alone(change, PROPOSED, KO) == proposed


def test_what_was_only_proposed_is_no_budget_that_falls():
    compared = Comparison.of(figure(1000), figure(900))
    assert headline.of(EN, compared, (PROPOSED, DECIDED)) == "bill €1K, adjusted €900."


@pytest.mark.parametrize("phase", [DECIDED, PROPOSED])
def test_a_change_of_which_no_rate_shows_is_told_without_one(phase: Phase):
    """It is not 0.0 %."""
    told = said(2_000_000_000, 2_000_000_500, phase)
    before, after = "approved €2,000,000,000.00", f"{phase.name['en']} €2,000,000,500.00"
    assert told == f"{before}, {after}: a difference of +€500.00."
    assert said(2_000_000_000, 2_000_002_000).endswith("by €2,000.00, that is 0.0001%.")
