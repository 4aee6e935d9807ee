"""The whole budget: which total comes first, what is compared, what is only listed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from budgets import FIELDS, SELECTED, WHOLE
from yesan.model.comparison import Comparison
from yesan.model.figures import Figure
from yesan.model.side import Side

THOUSAND = {"factor": 1000}
PAIR = {"comparison": ["approved", "adjusted"]}


def pair(comparison: Comparison | None) -> tuple[int | None, ...] | None:
    """The amounts before and after, and their change."""
    return comparison and tuple(
        f and int(f.amount) for f in (comparison.before, comparison.after, comparison.change)
    )


def tables(figures: list[Figure]) -> list[tuple[str, int]]:
    return [(f.resource.name, int(f.amount)) for f in figures]


def test_the_largest_total_comes_first_and_of_equal_ones_the_finest(wide):
    model = wide(
        {
            "rounded": "program,coarse\n,2\n",
            "small": "program,approved\n,400\n",
            "fine": "program,approved\n,2358\n",
        },
        fields={"coarse": {**FIELDS["approved"], **THOUSAND}},
    )
    found = model.totals.of(model.phases["approved"])
    assert tables(found) == [("fine", 2358), ("rounded", 2000), ("small", 400)]


def test_totals_that_round_to_the_same_are_equal(wide):
    """1,999 and 2 thousand are one total; the finer goes first."""
    coarse = {"coarse": {**FIELDS["approved"], **THOUSAND}}
    csv = {"rounded": "program,coarse\n,2\n", "fine": "program,approved\n,1999\n"}
    model = wide(csv, fields=coarse)
    found = model.totals.of(model.phases["approved"])
    assert [f.resource.name for f in found] == ["fine", "rounded"]


def test_totals_are_by_direction(long):
    rows = "program,direction,phase,amount\n,expenditure,approved,5\n,revenue,approved,7\n"
    model = long(budgets=rows)
    phase = model.phases["approved"]
    assert [f.amount for f in model.totals.of(phase)] == [5]
    assert [f.amount for f in model.totals.of(phase, Side("revenue", "EUR"))] == [7]


@pytest.mark.parametrize(
    "csv",
    [
        {"revenue": "item,approved\n,120\nx,120\n", "spent": "program,approved\n,100\na,100\n"},
        {"all": "program,revenue,approved\n,120,100\na,120,100\n"},
    ],
    ids=["a table", "a column"],
)
def test_what_is_called_revenue_by_name_alone_contradicts_no_expenditure(wide, csv):
    """Nor is it added to that, or called the budget."""
    model = wide(csv, fields={"revenue": FIELDS["approved"]})
    phase = model.phases["approved"]
    (whole,) = model.totals.of(phase)
    assert (whole.amount, model.totals.others(whole, phase)) == (100, [])
    assert [f.amount for f in model.totals.of(phase, Side("revenue by name", "EUR"))] == [120]


def test_a_sum_of_what_is_listed_is_no_total_and_told_as_what_it_is(wide):
    model = wide({"t": "program,approved\na,5\nb,6\n"})
    assert model.totals.of(model.phases["approved"]) == []
    assert tables(model.totals.listed(model.phases["approved"])) == [("t", 11)]
    whole = wide({"t": "program,approved\na,5\nb,6\n"}, {"t": WHOLE})
    assert tables(whole.totals.of(whole.phases["approved"])) == [("t", 11)]
    assert whole.totals.listed(whole.phases["approved"]) == []


def test_what_was_selected_is_not_listed_of_the_whole(wide):
    csv = {"t": "program,approved\na,5\nb,6\n", "some": "program,approved\na,5\nc,9\n"}
    model = wide(csv, {"some": SELECTED})
    assert tables(model.totals.listed(model.phases["approved"])) == [("t", 11)]


def test_the_whole_is_compared_within_one_table(wide):
    model = wide(
        {
            "one": "program,approved\n,9\n",
            "two": "program,proposed\n,8\n",
            "both": "program,proposed,approved\na,4,3\nb,1,2\n",
        },
        {"both": WHOLE},
    )
    assert pair(model.totals.comparison) == (5, 5, 0)


def test_spending_of_the_whole_is_of_one_table(wide):
    model = wide({"one": "program,approved\n,9\n", "two": "program,approved,executed\n,8,2\n"})
    found = model.totals.execution
    assert found is not None
    assert found.rate is not None
    assert (found.budget.amount, found.spent.amount, found.rate.amount) == (8, 2, Decimal("0.25"))
    assert wide({"t": "program,approved\n,9\n"}).totals.execution is None


def test_totals_that_are_none_of_the_largest_are_in_the_order_of_their_size(wide):
    """What is less than nothing is as large as the same with the other sign."""
    amounts = {"small": 3, "less": -5, "least": -9}
    model = wide({name: f"program,approved\n,{n}\n" for name, n in amounts.items()})
    found = model.totals.of(model.phases["approved"])
    assert tables(found) == [("least", -9), ("less", -5), ("small", 3)]


def test_a_total_of_no_year_does_not_contradict_one_of_a_year(wide):
    model = wide(
        {
            "dated": "year,program,approved\n2024,,100\n",
            "again": "year,program,approved\n2024,,200\n",
            "undated": "program,approved\n,300\n",
        }
    )
    phase = model.phases["approved"]
    found = {f.resource.name: model.totals.others(f, phase) for f in model.totals.of(phase)}
    assert {name: [f.resource.name for f in others] for name, others in found.items()} == {
        "undated": [],
        "again": ["dated"],
        "dated": ["again"],
    }


def test_a_total_has_a_rest_that_is_more_than_rounding(wide):
    """Four cells of half a thousand each, two of them the total and one part."""
    coarse = {"coarse": {**FIELDS["approved"], **THOUSAND}}

    def rest(whole: int) -> int | None:
        model = wide({"t": f"program,coarse\n,{whole}\na,4\nb,5\nc,6\n"}, fields=coarse)
        phase = model.phases["approved"]
        found = model.totals.rest(model.totals.of(phase)[0], phase)
        return found and int(found.amount)

    assert (rest(17), rest(18)) == (None, 3000)
