"""Figures and comparisons: signs, rates and where amounts come from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from yesan.model.figures import Comparison, Figure
from yesan.package.resource import Resource

FIELDS: dict[str, dict[str, Any]] = {
    "paid": {"type": "integer", "currency": "EUR", "factor": 1000},
    "due": {"type": "integer", "currency": "EUR", "factor": 1000},
}


@pytest.fixture(scope="module")
def tables(make_model) -> tuple[Resource, Resource]:
    rows = "paid,due\n1,2\n"
    one, two = make_model({"one": rows, "two": rows}, fields=FIELDS).package.resources
    return one, two


def printed(resource: Resource, value: int | str) -> Figure:
    return Figure.printed(resource, resource.by_name["paid"], 2, Decimal(value))


def test_a_printed_figure_is_in_units_of_the_currency(tables):
    figure = printed(tables[0], "-1.5")
    assert (figure.amount, figure.factor, figure.currency) == (Decimal(-1500), 1000, "EUR")
    assert (figure.rows, figure.field, figure.resource) == ((2,), "paid", tables[0])
    assert (figure.summed, figure.partial, figure.covered) == (False, False, 1)


def test_a_figure_of_several_rows_is_summed(tables):
    figure = printed(tables[0], 1)
    assert replace(figure, rows=(2, 3)).summed
    assert not replace(figure, rows=()).summed


@pytest.mark.parametrize(
    ("before", "after", "change", "rate"),
    [
        (100, 91, -9000, "-0.09"),
        (100, 150, 50000, "0.5"),
        (100, 0, -100000, "-1"),
        (-100, -50, 50000, "0.5"),
        (-100, -150, -50000, "-0.5"),
        (-100, 100, 200000, "2"),
        (100, -100, -200000, "-2"),
        (0, 5, 5000, None),
        (0, 0, 0, None),
        (5, 5, 0, "0"),
    ],
)
def test_a_rate_has_the_sign_of_its_change(tables, before, after, change, rate):
    """Also where less than nothing was before: a smaller deficit is a rise."""
    compared = Comparison(printed(tables[0], before), printed(tables[0], after))
    assert compared.change == change
    assert compared.rate == (None if rate is None else Decimal(rate))


def test_figures_of_two_tables_are_not_compared(tables):
    one, two = tables
    assert Comparison.of([printed(one, 1)], [printed(two, 2)]) is None
    assert Comparison.of([printed(one, 1)], []) is None
    assert Comparison.of([], [printed(one, 1)]) is None


def test_figures_of_two_currencies_are_not_compared(tables):
    dollars = replace(printed(tables[0], 2), currency="USD")
    assert Comparison.of([printed(tables[0], 1)], [dollars]) is None


def test_the_first_figure_that_has_a_partner_is_compared(tables):
    one, two = tables
    before = [printed(one, 1), printed(two, 2), printed(two, 3)]
    after = [printed(two, 4), printed(two, 5)]
    assert Comparison.of(before, after) == Comparison(before[1], after[0])
