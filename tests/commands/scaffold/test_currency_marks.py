"""Currencies in cells are told apart from the numbers beside them, where each cell has the same."""

from __future__ import annotations

import pytest

from yesan.commands.scaffold import currency_marks


@pytest.mark.parametrize(
    ("cells", "plain", "mark"),
    [
        (["1 234,50 €", "", "2,00 €"], ["1 234,50", "", "2,00"], "€"),
        (["€1,234", "-€5", "(€7)"], ["1,234", "- 5", "(7)"], "€"),
        (["EUR 5", "EUR -6"], ["5", "-6"], "EUR"),
        (["1,000원", "△20원", "-"], ["1,000", "△20", "-"], "원"),
        (["20천원", "3천원", "0"], ["20", "3", "0"], "천원"),
        (["$5", "$6.50"], ["5", "6.50"], "$"),
        (["R$ 1.000,00", "-R$ 2,50"], ["1.000,00", "- 2,50"], "R$"),
        (["US$5", "US$6"], ["5", "6"], "US$"),
    ],
)
def test_the_number_and_the_currency_are_apart(cells: list[str], plain: list[str], mark: str):
    assert currency_marks.apart(cells, "en") == currency_marks.Marked(plain, mark)


@pytest.mark.parametrize(
    "cells",
    [
        ["5 €", "6 $"],
        ["5 €", "6"],
        ["5 €", "about 6 €"],
        ["5 €", "1.2.3 €"],
        ["5 €/km", "6 €/km"],
        ["$5k", "$6k"],
        ["€ 5 €", "6 €"],
        ["1동", "2동"],
        ["3 km", "4 km"],
        ["€", "5 €"],
        ["5", "6"],
        ["", "-"],
        [],
    ],
)
def test_what_is_no_amount_in_one_currency_stays_as_it_is(cells: list[str]):
    assert currency_marks.apart(cells, "en") == currency_marks.Marked(cells)
