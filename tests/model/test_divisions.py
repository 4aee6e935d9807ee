"""The whole divided: only where the parts are known to make it up, or what is left is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from budgets import FIELDS, SELECTED, WHOLE, WIDE, complete
from yesan.model.divisions import Division, Undivided
from yesan.model.model import Model

Make = Callable[..., Model]
BOTH = "program,approved,adjusted\n,100,60\na,70,40\nb,30,20\n"


@pytest.fixture(scope="module")
def budgets(make_model) -> Make:
    def make(csv: str, table: dict[str, Any] = WIDE, **more: Any) -> Model:
        tables = {"budgets": csv, **more.pop("tables", {})}
        resources = {"budgets": table, **more.pop("resources", {})}
        return make_model(tables, fields=FIELDS | more.pop("fields", {}), resources=resources)

    return make


def divided(model: Model) -> Division:
    found = model.divisions.of_everything()
    assert isinstance(found, Division), found
    return found


def reason(model: Model) -> str:
    found = model.divisions.of_everything()
    assert isinstance(found, Undivided)
    return found.reason


def test_parts_that_add_up_to_a_printed_total_divide_it_in_both_phases(budgets):
    found = divided(budgets(BOTH))
    assert [p.id for p in found.phases] == ["approved", "adjusted"]
    assert [[f.amount for f in p.amounts] for p in found.parts] == [[70, 40], [30, 20]]
    assert [f.amount for f in found.wholes] == [100, 60]
    assert found.rests == (None, None)


def test_what_a_total_has_beyond_its_parts_is_left(budgets):
    found = divided(budgets(BOTH.replace("100,60", "150,90")))
    assert [rest.amount for rest in found.rests if rest] == [50, 30]
    assert [f.amount for f in found.known] == [100, 60]


def test_what_another_table_prints_beyond_a_total_is_left(budgets):
    found = divided(
        budgets(BOTH, tables={"all": "approved,adjusted\n900,800\n"}, resources={"all": WIDE})
    )
    assert [rest.amount for rest in found.rests if rest] == [800, 740]
    assert [f.amount for f in found.wholes] == [900, 800]


def test_of_offices_another_whole_is_a_contradiction_and_nothing_is_called_left(budgets):
    model = budgets(
        BOTH.replace("program", "office"),
        tables={"all": "approved,adjusted\n900,800\n"},
        resources={"all": WIDE},
    )
    assert "all prints another whole" in reason(model)


def test_a_table_that_is_whole_needs_no_total(budgets):
    assert divided(budgets("program,adjusted\na,70\nb,30\n", WHOLE)).wholes[0].amount == 100


def test_a_table_that_another_bears_out_is_divided(budgets):
    found = divided(
        budgets(
            "program,adjusted\na,70\nb,30\n",
            complete("all"),
            tables={"all": "adjusted\n100\n"},
            resources={"all": WIDE},
        )
    )
    assert found.rests == (None,)


def test_the_budget_is_divided_where_it_is_compared_with_what_is_spent(budgets):
    found = divided(budgets("program,adjusted,executed\n,100,60\na,70,40\nb,30,20\n"))
    assert [p.id for p in found.phases] == ["adjusted"]


def test_expenditure_is_divided_and_revenue_beside_it_is_not(budgets):
    rows = "e,,100\ne,a,70\ne,b,30\nr,,90\nr,c,90\n"
    found = divided(
        budgets(
            f"direction,program,adjusted\n{rows}".replace("e,", "expenditure,").replace(
                "r,", "revenue,"
            )
        )
    )
    assert [part.entity.code for part in found.parts] == ["a", "b"]


def test_parts_of_one_owner_lie_together_the_largest_owner_first(budgets):
    programs = "program,office\na,x\nb,y\nc,y\n"
    found = divided(
        budgets(
            "program,adjusted\n,100\na,45\nb,20\nc,35\n",
            tables={"programs": programs},
            resources={"programs": {"schema": {"primaryKey": "program"}}},
        )
    )
    assert [(p.entity.code, p.owner and p.owner.code) for p in found.parts] == [
        *(("c", "y"), ("b", "y"), ("a", "x"))
    ]


def test_where_a_part_has_no_amount_before_only_what_is_after_is_divided(budgets):
    """A blank is no zero: nothing is compared."""
    found = divided(budgets("program,approved,adjusted\n,100,90\na,70,40\nb,30,20\nc,,30\n"))
    assert [p.id for p in found.phases] == ["adjusted"]
    assert [part.comparison for part in found.parts] == [None, None, None]


@pytest.mark.parametrize(
    ("csv", "table", "why"),
    [
        ("program,adjusted\na,70\nb,30\n", WIDE, "what is only listed may not be all"),
        ("program,adjusted\n,100\na,70\nb,30\n", SELECTED, "what is only listed may not be all"),
        ("program,adjusted\n,40\na,70\nb,-30\n", WIDE, "b has an amount below zero"),
        ("program,adjusted\n,70\na,70\n", WIDE, "less than two parts"),
        ("program,adjusted\n,70\na,70\nb,0\n", WIDE, "less than two parts"),
        ("program,adjusted\n,100\na,70\nb,30\nc,\n", WIDE, "c has no amount"),
        ("program,adjusted\n,90\na,70\nb,30\n", WIDE, "what is only listed may not be all"),
        ("program\na\n", WIDE, "there are no amounts"),
        ("adjusted\n100\n", WIDE, "no table has amounts by program"),
    ],
    ids=["listed", "selected", "negative", "one", "one above zero", "blank", "less", "none", "all"],
)
def test_what_would_mislead_is_not_divided_and_the_reason_is_said(budgets, csv, table, why):
    assert why in reason(budgets(csv, table))


def test_two_currencies_are_two_wholes(budgets):
    """The one of most amounts is divided."""
    dollars = {"usd": {**FIELDS["adjusted"], "currency": "USD"}}
    found = divided(
        budgets(
            "program,adjusted,usd\n,100,5\na,70,2\nb,30,3\nc,,\n".replace("c,,\n", ""),
            fields=dollars,
        )
    )
    assert found.side.currency == "EUR"
    assert [f.amount for f in found.wholes] == [100]
