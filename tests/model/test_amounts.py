"""Amounts: of an entity, of its parts, from which table, and what is compared.

What a reader must never be told: a part as the whole, a rate of a selection, a computed figure
where one is printed, spending as a budget, a blank as zero.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgets import FIELDS, SELECTED, WHOLE, WIDE
from yesan.model.comparison import Comparison, Execution
from yesan.model.figures import Figure
from yesan.model.model import Model

THOUSAND = {"factor": 1000}
PAIR = {"comparison": ["approved", "adjusted"]}


def figure(model: Model, kind: str, code: str, phase: str = "approved") -> tuple[Any, ...] | None:
    """Amount, table, rows, and whether it is listed."""
    found = model.amounts.figure_of(model.entities[kind][code], model.phases[phase])
    return found and (int(found.amount), found.resource.name, found.first.rows, found.is_listed)


def compared(model: Model, code: str, kind: str = "program") -> Comparison | None:
    return model.amounts.comparison_of(model.entities[kind][code])


def executed(model: Model, code: str, kind: str = "program") -> Execution | None:
    return model.amounts.execution_of(model.entities[kind][code])


def pair(comparison: Comparison | None) -> tuple[Any, ...] | None:
    """The amounts before and after, and their change."""
    return comparison and tuple(
        f and int(f.amount) for f in (comparison.before, comparison.after, comparison.change)
    )


def tables(figures: list[Figure]) -> list[tuple[str, int]]:
    return [(f.resource.name, int(f.amount)) for f in figures]


# ── which table ─────────────────────────────────────────────────────────────────────────────────


def test_a_printed_total_of_one_table_goes_before_the_sum_of_another(wide):
    sums, totals = "program,item,approved\na,x,3\na,y,4\n", "program,item,approved\na,,8\n"
    expected = 8, "totals", (2,), False
    assert figure(wide({"sums": sums, "totals": totals}), "program", "a") == expected
    assert figure(wide({"totals": totals, "sums": sums}), "program", "a") == expected
    whole = wide({"sums": sums, "totals": totals}, {"sums": WHOLE})
    assert figure(whole, "program", "a") == expected


def test_a_whole_sum_goes_before_one_of_what_is_listed(wide):
    csv = {
        "long": "program,item,approved\na,x,3\na,y,4\nb,x,1\n",
        "all": "program,item,approved\na,x,5\na,y,6\n",
    }
    assert figure(wide(csv), "program", "a") == (7, "long", (2, 3), True)
    assert figure(wide(csv, {"all": WHOLE}), "program", "a") == (11, "all", (2, 3), False)


def test_what_is_listed_goes_before_what_was_selected(wide):
    csv = {
        "some": "program,item,approved\na,x,3\na,y,4\nb,x,1\n",
        "other": "program,item,approved\na,x,5\na,y,6\n",
    }
    model = wide(csv, {"some": SELECTED})
    assert figure(model, "program", "a") == (11, "other", (2, 3), True)


def test_a_sum_of_many_entities_goes_before_one_of_few(wide):
    few = "place,item,approved\np,x,3\nq,x,4\n"
    many = f"{few}r,x,5\n"
    expected = 12, "many", (2, 3, 4), True
    assert figure(wide({"few": few, "many": many}), "line-item", "x") == expected
    assert figure(wide({"many": many, "few": few}), "line-item", "x") == expected


def test_a_fine_unit_goes_before_a_coarse_one(wide):
    model = wide(
        {"coarse": "program,rounded\na,2\n", "fine": "program,approved\na,2358\n"},
        fields={"rounded": {**FIELDS["approved"], **THOUSAND}},
    )
    assert figure(model, "program", "a") == (2358, "fine", (2,), False)


def test_an_entity_without_amounts_has_no_figure(wide):
    model = wide({"programs": "program,office\na,o\nb,p\n", "budgets": "program,approved\na,1\n"})
    assert figure(model, "program", "b") is None
    assert compared(model, "b") is None
    assert executed(model, "b") is None


def test_revenue_is_shown_where_there_is_no_expenditure(long):
    model = long(budgets="program,direction,phase,amount\na,revenue,approved,5\n")
    assert figure(model, "program", "a") == (5, "budgets", (2,), False)


def test_a_row_without_direction_is_neither_expenditure_nor_revenue(long):
    rows = "a,,approved,5\na,revenue,approved,7\nb,expenditure,approved,9\nb,,approved,8\n"
    model = long(budgets=f"program,direction,phase,amount\n{rows}")
    assert figure(model, "program", "a") == (7, "budgets", (3,), False)
    assert figure(model, "program", "b") == (9, "budgets", (4,), False)


def test_amounts_without_a_year_belong_to_the_latest(long):
    model = long(
        dated="program,year,phase,amount\na,2023,approved,1\na,2024,approved,2\nb,,approved,4\n"
    )
    assert figure(model, "program", "a") == (2, "dated", (3,), False)
    assert figure(model, "program", "b") == (4, "dated", (4,), False)


def test_a_figure_that_is_listed_is_told_as_what_its_table_lists(wide):
    csv = {
        "many": "program,item,approved\na,x,3\na,y,4\nb,x,1\n",
        "few": "program,item,approved\na,x,5\na,y,6\n",
    }
    model = wide(csv)
    phase, program = model.phases["approved"], model.entities["program"]["a"]
    assert tables(model.amounts.listed_of(program, phase)) == [("many", 7)]
    assert wide(csv, {"few": WHOLE}).amounts.listed_of(program, phase) == []


# ── 1: a part is not told as the whole ──────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def cut(wide) -> Model:
    """An office whose cut is printed, and of whose programs only those that are cut are listed."""
    return wide(
        {
            "offices": "office,cut\n,40\no,30\np,10\n",
            "programs": "program,office\na,o\nb,o\nc,o\n",
            "budgets": "program,approved,adjusted\na,70,50\nb,20,10\n",
        },
        **PAIR,
    )


def test_an_office_of_which_only_the_cut_programs_are_listed_has_no_amount_to_compare(cut):
    """Its headline would be that of two programs: that a third of the office's money goes."""
    assert figure(cut, "department", "o") == (90, "budgets", (2, 3), True)
    office = cut.entities["department"]["o"]
    listed = cut.amounts.listed_of(office, cut.phases["adjusted"])
    assert tables(listed) == [("budgets", 60)]
    assert cut.totals.comparison is None


def test_a_printed_change_of_an_office_goes_before_the_sum_of_its_programs(cut):
    compared_ = compared(cut, "o", "department")
    assert pair(compared_) == (None, None, -30)
    assert compared_ is not None
    assert (compared_.rate, compared_.resource.name) == (None, "offices")


def test_sums_of_what_is_listed_are_not_compared(wide):
    csv = {"t": "program,item,approved,adjusted\na,x,5,6\na,y,1,1\n"}
    assert compared(wide(csv), "a") is None
    assert pair(compared(wide(csv, {"t": WHOLE}), "a")) == (6, 7, 1)
    assert pair(compared(wide(csv), "x", "line-item")) is None


def test_a_table_complete_for_programs_compares_programs_and_not_their_whole(wide):
    csv = {"t": "program,item,approved,adjusted\na,x,5,6\na,y,1,1\nb,x,3,2\n"}
    model = wide(csv, {"t": {**WHOLE, "complete": {"lines": "1-9", "for": ["program"]}}})
    assert pair(compared(model, "a")) == (6, 7, 1)
    assert pair(compared(model, "x", "line-item")) is None
    assert model.totals.comparison is None


# ── 2: no rate of a selection ───────────────────────────────────────────────────────────────────


def test_a_selection_gives_no_rate_of_execution(wide):
    csv = {"t": "program,approved,executed\na,8,2\n"}
    some, every = executed(wide(csv, {"t": SELECTED}), "a"), executed(wide(csv), "a")
    assert some is not None
    assert every is not None
    assert (some.budget.amount, some.spent.amount, some.rate) == (8, 2, None)
    assert every.rate is not None
    assert every.rate.amount == Decimal("0.25")


def test_a_selection_gives_no_comparison_and_no_total(wide):
    model = wide({"t": "program,approved,adjusted\n,9,8\na,9,8\n"}, {"t": SELECTED})
    assert compared(model, "a") is None
    assert model.totals.comparison is None
    assert model.totals.of(model.phases["approved"]) == []
    assert model.totals.listed(model.phases["approved"]) == []
    assert model.rankings.of("program") is None
    assert model.amounts.phases_of(model.entities["program"]["a"]) == []


def test_sums_of_what_is_listed_give_no_rate_of_execution(wide):
    found = executed(wide({"t": "program,item,approved,executed\na,x,8,2\na,y,1,1\n"}), "a")
    assert found is not None
    assert (found.spent.amount, found.rate) == (3, None)


def test_a_table_that_gives_a_rate_goes_before_one_that_does_not(wide):
    csv = {
        "some": "program,approved,executed\na,8,2\nb,9,9\n",
        "all": "program,item,approved,executed\na,x,20,10\na,y,20,20\n",
    }
    found = executed(wide(csv, {"some": SELECTED, "all": WHOLE}), "a")
    assert found is not None
    assert found.rate is not None
    assert (found.budget.resource.name, found.rate.amount) == ("all", Decimal("0.75"))


# ── 3: printed goes before computed ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("columns", "cells", "change", "rate"),
    [
        ("approved,adjusted", "1344,1191", -153, "-0.11384"),
        ("approved,adjusted,change", "1344,1191,-154", -154, "-0.11458"),
        ("approved,adjusted,change,rate", "1344,1191,-154,-6.2", -154, "-0.062"),
        ("approved,adjusted,change,rate", "1344,1191,,-6.2", -153, "-0.11384"),
        ("approved,adjusted,change,rate", "1344,1191,-154,", -154, "-0.11458"),
        ("approved,adjusted,cut", "1344,1191,154", -154, "-0.11458"),
    ],
)
def test_a_change_and_a_rate_are_told_as_printed(wide, columns, cells, change, rate):
    """1,191 is 153 less than 1,344, the source says 154: what it says is told, and marked ≠."""
    found = compared(wide({"t": f"program,{columns}\na,{cells}\n"}, **PAIR), "a")
    assert pair(found) == (1344, 1191, change)
    assert found is not None
    assert found.rate is not None
    assert round(found.rate.amount, 5) == Decimal(rate)
    assert found.change.is_claim is (change == -153)
    assert found.rate.is_claim is (rate != "-0.062")


def test_a_printed_rate_is_that_of_the_row_of_the_amount(wide):
    """Rates of several rows are not those of their sum."""
    csv = {"t": "program,item,approved,adjusted,change,rate\na,x,10,5,-5,-50\na,y,10,5,-5,-50\n"}
    found = compared(wide(csv, {"t": WHOLE}), "a")
    assert pair(found) == (20, 10, -10)
    assert found is not None
    assert found.rate is not None
    assert (found.rate.amount, found.rate.is_claim) == (Decimal("-0.5"), True)


def test_of_two_tables_the_one_that_prints_the_rate_is_compared(wide):
    csv = {
        "plain": "program,approved,adjusted\na,10,5\nb,1,2\n",
        "rated": "program,approved,adjusted,change,rate\na,10,5,-5,-50\n",
    }
    found = compared(wide(csv), "a")
    assert found is not None
    assert found.resource.name == "rated"


def test_two_amounts_go_before_a_change_alone(wide):
    csv = {"cuts": "program,cut\na,5\nb,1\n", "both": "program,approved,adjusted\na,10,5\n"}
    found = compared(wide(csv, **PAIR), "a")
    assert pair(found) == (10, 5, -5)


# ── one table ───────────────────────────────────────────────────────────────────────────────────


def test_amounts_of_two_tables_are_not_compared(wide):
    model = wide({"one": "program,approved\na,5\n", "two": "program,adjusted\na,6\n"})
    assert compared(model, "a") is None
    assert model.totals.comparison is None


def test_amounts_of_two_currencies_are_not_compared(wide):
    dollars = {"adjusted": {**FIELDS["adjusted"], "currency": "USD"}}
    csv = {"t": "program,approved,adjusted,executed\na,4,5,1\n"}
    assert compared(wide(csv, fields=dollars), "a") is None
    spent = executed(wide(csv, fields=dollars, execution=["adjusted", "executed"]), "a")
    assert spent is None


def test_a_comparison_is_of_the_table_that_has_both(wide):
    model = wide(
        {"fine": "program,approved\na,1501\n", "both": "program,approved,adjusted\na,3,2\n"}
    )
    assert pair(compared(model, "a")) == (3, 2, -1)


def test_the_amounts_in_all_phases_are_those_of_the_table_that_has_most(wide):
    model = wide(
        {
            "two": "program,proposed,approved\na,1,2\n",
            "three": "program,proposed,approved,executed\na,5,6,3\n",
            "sums": "program,item,proposed,approved,adjusted,executed\na,x,1,1,1,1\na,y,2,2,2,2\n",
        }
    )
    found = model.amounts.phases_of(model.entities["program"]["a"])
    assert [(p.id, f.amount, f.resource.name) for p, f in found] == [
        ("proposed", 5, "three"),
        ("approved", 6, "three"),
        ("executed", 3, "three"),
    ]


def test_amounts_of_two_currencies_are_no_amounts_in_all_phases(wide):
    dollars = {"adjusted": {**FIELDS["adjusted"], "currency": "USD"}}
    model = wide({"t": "program,approved,adjusted\na,4,5\n"}, fields=dollars)
    assert model.amounts.phases_of(model.entities["program"]["a"]) == []


# ── what other tables print ─────────────────────────────────────────────────────────────────────


def test_what_another_table_prints_for_the_same_amount_is_known(wide):
    model = wide({"one": "program,approved\na,100\nb,5\n", "two": "program,approved\na,120\n"})
    phase = model.phases["approved"]
    assert tables(model.amounts.others_of(model.entities["program"]["a"], phase)) == [("two", 120)]
    assert model.amounts.others_of(model.entities["program"]["b"], phase) == []


def test_a_difference_of_rounding_is_none(wide):
    """100,499 are 100 thousand, and 100,501 may be so beside a cell that is rounded itself."""
    rounded = {"rounded": {**FIELDS["approved"], **THOUSAND}}
    phase = "approved"
    for fine, others in ((100_499, []), (100_501, [("coarse", 100_000)])):
        csv = {"fine": f"program,approved\na,{fine}\nb,1\n", "coarse": "program,rounded\na,100\n"}
        model = wide(csv, fields=rounded)
        found = model.amounts.others_of(model.entities["program"]["a"], model.phases[phase])
        assert tables(found) == others


def test_sums_of_what_is_listed_contradict_nothing(wide):
    csv = {"one": "program,approved\na,100\n", "two": "program,item,approved\na,x,1\na,y,2\n"}
    model = wide(csv)
    assert model.amounts.others_of(model.entities["program"]["a"], model.phases["approved"]) == []
    whole = wide(csv, {"two": WHOLE})
    found = whole.amounts.others_of(whole.entities["program"]["a"], whole.phases["approved"])
    assert tables(found) == [("two", 3)]


# ── 5: spending is no budget, a blank is not zero ───────────────────────────────────────────────


def test_spending_is_not_compared_with_a_budget(wide):
    model = wide({"t": "program,approved,executed\n,1500,1140\na,1500,1140\n"})
    assert (model.comparison, model.totals.comparison) == (None, None)
    assert compared(model, "a") is None
    found = model.totals.execution
    assert found is not None
    assert found.rate is not None
    assert found.rate.amount == Decimal("0.76")


def test_a_blank_is_not_zero_in_a_total(wide):
    """It would be: the budget rises from 100 to 610, by 510 %."""
    csv = {"t": "program,approved,adjusted\na,100,110\nb,,500\n"}
    for table in (WIDE, WHOLE):
        model = wide(csv, {"t": table})
        assert model.totals.comparison is None
        (before,) = model.totals.listed(model.phases["approved"])
        assert (before.amount, before.missing) == (100, 1)
        assert compared(model, "b") is None
        assert pair(compared(model, "a")) == (100, 110, 10)


def test_a_total_of_a_blank_column_is_not_known(wide):
    model = wide({"t": "program,approved,adjusted\n,,610\na,100,110\n"})
    assert model.totals.comparison is None


# ── parts ───────────────────────────────────────────────────────────────────────────────────────


def test_parts_are_of_the_first_table_that_has_both_phases(wide):
    model = wide(
        {
            "one": "program,item,approved\na,x,1\n",
            "two": "program,item,approved,adjusted\na,x,5,6\na,y,7,8\na,z,9,\nb,x,9,9\n",
        }
    )
    found = model.amounts.compared_parts(model.entities["program"]["a"], "line-item")
    assert [(e.code, pair(c), c.resource.name) for e, c in found] == [
        ("x", (5, 6, 1), "two"),
        ("y", (7, 8, 1), "two"),
    ]


def test_a_printed_change_of_a_part_goes_before_a_computed_one(wide):
    model = wide({"t": "program,item,approved,adjusted,change\na,x,1344,1191,-154\n"})
    ((_, found),) = model.amounts.compared_parts(model.entities["program"]["a"], "line-item")
    assert pair(found) == (1344, 1191, -154)


def test_parts_of_several_rows_are_known_where_the_table_is_complete(wide):
    csv = {"t": "program,item,approved,adjusted\na,x,1,2\na,x,3,4\n"}
    model = wide(csv)
    program = model.entities["program"]["a"]
    assert model.amounts.compared_parts(program, "line-item") == []
    ((_, found),) = wide(csv, {"t": WHOLE}).amounts.compared_parts(program, "line-item")
    assert pair(found) == (4, 6, 2)


def test_a_selection_compares_no_parts_and_shows_what_is_spent_of_them(wide):
    csv = {"t": "program,item,approved,adjusted,executed\na,x,5,6,1\na,y,5,6,\n"}
    model = wide(csv, {"t": SELECTED})
    program = model.entities["program"]["a"]
    assert model.amounts.compared_parts(program, "line-item") == []
    spent = model.amounts.executed_parts(program, "line-item")
    assert [(e.code, b.amount, s.amount) for e, b, s in spent] == [("x", 6, 1)]


def test_without_a_table_of_both_there_are_no_parts(wide):
    model = wide({"t": "program,item,approved\na,x,1\n", "u": "program,adjusted\na,1\n"})
    program = model.entities["program"]["a"]
    assert model.amounts.compared_parts(program, "line-item") == []
    assert model.amounts.executed_parts(program, "line-item") == []
