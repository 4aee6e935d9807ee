"""Who has the most: one, several that share it, or nobody among equals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yesan.charts.superlatives import (
    Named,
    differ,
    least,
    may_be_total,
    most,
    most_frequent,
)
from yesan.language.locale import Locale

EN, KO = Locale("en"), Locale("ko")


def figures(**amounts: int) -> list[Named]:
    return [Named(name, Decimal(n), f"{n}건") for name, n in amounts.items()]


@pytest.mark.parametrize(
    ("amounts", "said", "in_korean"),
    [
        (
            {"가": 5, "나": 1},
            "가 has the most in this table: 5건.",
            "이 표에서 가가 5건으로 가장 많습니다.",
        ),
        (
            {"가": 5, "산": 5, "나": 1},
            "가 and 산 have the most in this table: 5건 each.",
            "이 표에서 가와 산이 각각 5건으로 가장 많습니다.",
        ),
        (
            {"a": 5, "b": 5, "산": 5, "d": 1},
            "a, b and 산 have the most in this table: 5건 each.",
            "이 표에서 a, b와 산이 각각 5건으로 가장 많습니다.",
        ),
        (
            {"a": 5, "b": 5, "c": 5, "d": 5, "e": 1},
            "4 share the most in this table: 5건 each.",
            "이 표에서 4개가 각각 5건으로 가장 많습니다.",
        ),
    ],
)
def test_those_that_share_the_most_are_named_or_counted(amounts, said, in_korean):
    assert most(EN, figures(**amounts)) == said
    assert most(KO, figures(**amounts)) == in_korean


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ({"a": 5, "b": 1}, "b has the least in this table: 1건."),
        ({"a": 5, "b": 0, "c": 0}, "b and c have the least in this table: 0건 each."),
        ({"a": 5, "b": 0, "c": 0, "d": 0, "e": 0}, "4 share the least in this table: 0건 each."),
    ],
)
def test_so_are_those_that_share_the_least(amounts, said):
    assert least(EN, figures(**amounts)) == said


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ({"a": 5, "b": 1}, "Most frequent: a, in 5건 of 9 rows."),
        ({"a": 5, "b": 5, "c": 1}, "Most frequent: a and b, each in 5건 of 9 rows."),
        (
            {"a": 2, "b": 2, "c": 2, "d": 2, "e": 1},
            "Several words are the most frequent, each in 2건 of 9 rows.",
        ),
    ],
)
def test_words_that_are_equally_frequent_share_that(amounts, said):
    assert most_frequent(EN, figures(**amounts), "9") == said


def test_a_picture_shows_something_where_readers_see_two_figures_differ():
    assert differ(figures(a=5, b=1))
    assert not differ(figures(a=5, b=5))
    assert not differ(figures(a=0, b=0, c=0))
    assert not differ(figures(a=5))
    assert not differ([])
    rounded = [Named("a", Decimal("0.0001"), "0"), Named("b", Decimal("0.0002"), "0")]
    assert not differ(rounded)


def test_one_below_zero_leaves_the_others_their_place():
    assert most(EN, figures(가=5, 나=-1)) == "가 has the most in this table: 5건."
    assert least(EN, figures(가=5, 나=-1)) == "나 has the least in this table: -1건."
    assert most(EN, figures(가=-5, 나=-1)) == ""
    assert least(EN, figures(가=-5, 나=-1)) == ""


@pytest.mark.parametrize(
    ("amounts", "said", "in_korean"),
    [
        (
            {"산": 100, "a": 40, "b": 33, "c": 25},
            "산 has about as much as all others together, and may be their total: 100건.",
            "산은 100건으로 나머지를 모두 더한 것과 비슷하며, 그 합계일 수 있습니다.",
        ),
        (
            {"산": 100, "a": 60, "b": 40, "c": 0},
            "산 has about as much as all others together, and may be their total: 100건.",
            "산은 100건으로 나머지를 모두 더한 것과 비슷하며, 그 합계일 수 있습니다.",
        ),
        ({"산": 100, "a": 40, "b": 20, "c": 10}, "", ""),
        ({"산": 100, "a": 60, "b": 40}, "", ""),
        ({"산": 100, "a": 60, "b": 60, "c": -10}, "", ""),
    ],
    ids=["about as much", "one of nothing", "more", "too few", "some below nothing"],
)
def test_what_may_be_the_total_of_others_is_not_called_the_most(amounts, said, in_korean):
    assert may_be_total(EN, figures(**amounts)) == said
    assert may_be_total(KO, figures(**amounts)) == in_korean


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ({"a": 5, "b": 1}, "Most frequent: a, in 5건 of 9 rows."),
        ({"a": 5, "b": 5, "c": 5}, "Most frequent: a, b and c, each in 5건 of 9 rows."),
        (
            {"a": 5, "b": 5, "c": 5, "d": 5},
            "Several words are the most frequent, each in 5건 of 9 rows.",
        ),
    ],
)
def test_the_most_frequent_words_are_three_at_most(amounts: dict[str, int], said: str):
    assert most_frequent(EN, figures(**amounts), "9") == said
