"""Figures: where they are from, what they cover, and what is computed of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.model import figures
from yesan.model.comparison import Comparison, Execution, agree
from yesan.model.figures import (
    COUNT,
    RATIO,
    Cells,
    Coverage,
    Figure,
    Operation,
)
from yesan.package.resource import Resource

FIELDS: dict[str, dict[str, Any]] = {
    "paid": {"type": "integer", "currency": "EUR", "factor": 1000},
    "a/b, c": {"type": "integer", "currency": "EUR"},
    "part": {"type": "number", "unit": "%"},
    "heads": {"type": "integer"},
}
ROWS = '"paid","a/b, c","part","heads"\n1,2,3,4\n'


@pytest.fixture(scope="module")
def table(make_model) -> Resource:
    fields = [{"name": name, **more} for name, more in FIELDS.items()]
    schema = {"schema": {"fields": fields}}
    (found,) = make_model({"one": ROWS}, resources={"one": schema}).package.resources
    return found


def printed(table: Resource, value: int | str, row: int = 2, field: str = "paid") -> Figure:
    return Figure.printed(table, table.by_name[field], row, Decimal(value))


def summed(table: Resource, value: int, coverage: Coverage, *rows: int) -> Figure:
    cells = Cells(table, "paid", rows or (2, 3))
    return Figure(Decimal(value), "EUR", Operation.SUM, cells, coverage=coverage)


# ── where they are from ─────────────────────────────────────────────────────────────────────────


def test_a_printed_figure_is_in_units_of_the_currency(table):
    figure = printed(table, "-1.5")
    assert (figure.amount, figure.currency) == (Decimal(-1500), "EUR")
    assert (figure.resource, figure.field) == (table, table.by_name["paid"])
    assert (figure.is_claim, figure.is_listed, figure.summed) == (False, False, False)
    assert figure.coverage is Coverage.PRINTED
    assert (figure.first.rows, figure.all_cells()) == ((2,), [figure.first])


def test_a_printed_percentage_is_a_ratio_and_a_number_without_currency_a_count(table):
    part, heads = printed(table, "-6.2", field="part"), printed(table, 1234, field="heads")
    assert (part.amount, part.currency) == (Decimal("-0.062"), RATIO)
    assert (heads.amount, heads.currency) == (1234, COUNT)


def test_the_reference_of_a_printed_figure_is_its_cell(table):
    assert printed(table, 1).reference == "one/paid/2"
    assert printed(table, 1, 7, "a/b, c").reference == "one/a%2Fb%2C%20c/7"


def test_the_reference_of_a_claim_is_made_of_how_it_is_computed(table):
    """It stays the same from run to run, so that it can be quoted; these are such quotes."""
    total = summed(table, 5, Coverage.WHOLE)
    assert total.reference == "c7b1a7d8cc13"
    assert summed(table, 5, Coverage.WHOLE).reference == total.reference
    others = [
        summed(table, 5, Coverage.LISTED),
        summed(table, 5, Coverage.WHOLE, 2, 4),
        replace(total, about=(("phase", "approved"),)),
        replace(total, operation=Operation.ROWS),
        figures.rows(total),
        figures.change(total, printed(table, 5)),
        figures.change(printed(table, 5), total),
    ]
    assert len({total.reference, *(f.reference for f in others)}) == 8


def test_a_figure_knows_all_cells_that_it_is_made_of(table):
    total = summed(table, 5, Coverage.WHOLE)
    changed = figures.change(total, printed(table, 3, 9))
    assert [cells.rows for cells in changed.all_cells()] == [(2, 3), (9,)]
    assert (changed.first, changed.resource, changed.field) == (
        total.cells,
        table,
        table.by_name["paid"],
    )
    assert (changed.is_claim, changed.summed, total.summed) == (True, False, True)


def test_what_is_computed_covers_no_more_than_the_least_of_what_it_is_computed_from(table):
    whole, listed = (summed(table, 5, c) for c in (Coverage.WHOLE, Coverage.LISTED))
    cell = printed(table, 5)
    assert figures.change(cell, cell).coverage is Coverage.PRINTED
    assert figures.change(cell, whole).coverage is Coverage.WHOLE
    assert figures.change(listed, whole).coverage is Coverage.LISTED
    assert figures.change(listed, whole).is_listed


# ── what is computed of them ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("before", "after", "change", "rate"),
    [
        (100, 91, -9000, "-0.09"),
        (100, 150, 50000, "0.5"),
        (100, 0, -100000, "-1"),
        (-100, -50, 50000, None),
        (-100, -150, -50000, None),
        (-100, 100, 200000, None),
        (100, -100, -200000, "-2"),
        (0, 5, 5000, None),
        (0, 0, 0, None),
        (5, 5, 0, "0"),
    ],
)
def test_a_rate_has_the_sign_of_its_change_and_a_base_above_zero(
    table, before, after, change, rate
):
    """Of nothing, or of less, nobody can say a percentage."""
    compared = Comparison.of(printed(table, before), printed(table, after))
    assert compared.change.amount == change
    assert (compared.rate and compared.rate.amount) == (None if rate is None else Decimal(rate))


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_a_change_and_its_rate_are_computed_from_the_two_amounts(table, before, after):
    first, second = printed(table, before), printed(table, after)
    compared = Comparison.of(first, second)
    assert compared.change.operands == (second, first)
    assert compared.change.amount + first.amount == second.amount
    assert (compared.rate is None) == (before <= 0)
    assert compared.figures[:3] == (first, second, compared.change)


def test_a_printed_change_and_a_printed_rate_go_before_computed_ones(table):
    """1,191 for 1,344 would be −153 and −11.4 %: what the source prints is told."""
    change, rate = printed(table, -154, 2), printed(table, "-6.2", field="part")
    compared = Comparison.of(printed(table, 1344), printed(table, 1191), change, rate)
    assert (compared.change, compared.rate) == (change, rate)
    assert (compared.change.amount, compared.rate.amount) == (-154_000, Decimal("-0.062"))


def test_the_rate_of_a_printed_change_is_computed_of_that_change(table):
    compared = Comparison.of(printed(table, 200), printed(table, 100), printed(table, -150))
    assert compared.rate is not None
    assert (compared.rate.amount, compared.rate.operands[0]) == (Decimal("-0.75"), compared.change)


def test_a_comparison_of_a_change_alone_has_no_other_figures(table):
    change = printed(table, -5)
    compared = Comparison(None, None, change, None)
    assert (compared.figures, compared.currency, compared.resource) == ((change,), "EUR", table)


@pytest.mark.parametrize(
    ("part", "whole", "ratio"),
    [(1, 4, "0.25"), (-1, -4, "0.25"), (4, 4, "1"), (5, 4, None), (-1, 4, None), (0, 4, None)],
)
def test_a_share_is_of_a_whole_that_goes_the_same_way(table, part, whole, ratio):
    found = figures.share(printed(table, part), printed(table, whole))
    assert (found and found.amount) == (None if ratio is None else Decimal(ratio))


def test_there_is_no_share_of_nothing_and_none_of_another_currency(table):
    dollars = replace(printed(table, 4), currency="USD")
    assert figures.share(printed(table, 0), printed(table, 0)) is None
    assert figures.share(printed(table, 1), dollars) is None


def test_execution_is_what_is_spent_of_a_budget_that_there_is(table):
    rate = figures.execution(printed(table, 3), printed(table, 4))
    assert rate is not None
    assert (rate.amount, rate.currency, rate.operation) == (
        Decimal("0.75"),
        RATIO,
        Operation.EXECUTION,
    )
    assert figures.execution(printed(table, 3), printed(table, 0)) is None
    assert figures.execution(printed(table, 3), printed(table, -1)) is None
    assert figures.execution(printed(table, -1), printed(table, 4)) is None
    assert Execution(printed(table, 4), printed(table, 3), None).rate is None


def test_of_a_budget_of_which_nothing_is_spent_the_rate_is_zero(table):
    rate = figures.execution(printed(table, 0), printed(table, 4))
    assert rate is not None
    assert rate.amount == 0


@pytest.mark.parametrize("whole", ["0.5", "0.3"])
def test_a_printed_rate_agrees_where_rounding_could_take_all_of_the_whole(table, whole):
    """Half a thousand is what a cell may be off by; then the whole is half of it at least."""
    computed = figures.execution(printed(table, "0.3"), printed(table, whole))
    assert computed is not None
    assert agree(printed(table, "300", field="part"), computed)
    assert not agree(printed(table, "600", field="part"), computed)


def test_a_remainder_and_an_amount_per_inhabitant(table):
    left = figures.remainder(printed(table, 10), printed(table, 4))
    each = figures.per_inhabitant(printed(table, 10), 4)
    assert (left.amount, left.operation) == (6000, Operation.REMAINDER)
    assert (each.amount, each.currency, each.operation) == (2500, "EUR", Operation.PER_INHABITANT)


def test_a_rank_is_one_more_than_how_many_are_above_and_equals_share_it(table):
    every = [printed(table, n, row) for row, n in enumerate((5, -9, 5, 3), start=2)]
    assert [int(figures.rank(f, every).amount) for f in every] == [1, 4, 1, 3]
    sizes = [int(figures.rank(f, every, Operation.SIZE).amount) for f in every]
    assert sizes == [2, 1, 2, 4]
    assert figures.rank(every[3], every).operands == (every[3], *every)


def test_equals_are_counted_by_their_size(table):
    """What grows by as much as another falls changes as much."""
    first, *others = (printed(table, n, row) for row, n in enumerate((5, -5, 3, 5, 0), start=2))
    found = figures.tied(first, others)
    assert (found.amount, found.operation) == (3, Operation.TIED)
    assert figures.tied(others[0], [first, *others[1:]]).amount == 3


def test_rows_are_counted_through_all_that_a_figure_is_made_of(table):
    one, two = summed(table, 5, Coverage.LISTED), summed(table, 6, Coverage.LISTED, 4, 5, 6)
    both = replace(one, cells=None, operands=(one, two))
    assert [int(figures.rows(f).amount) for f in (printed(table, 1), one, both)] == [1, 2, 5]
    assert figures.rows(both).currency == COUNT


def test_figures_are_counted_those_that_move_and_those_below_a_tenth(table):
    every = [printed(table, n) for n in (0, -3, 4)]
    assert figures.count(every).amount == 3
    assert figures.count(every, Operation.MOVED).amount == 2
    ratios = [replace(every[0], amount=Decimal(n)) for n in ("0.0999", "0.1", "0")]
    assert figures.count(ratios, Operation.BARELY).amount == 2
    assert figures.count([]).amount == 0
