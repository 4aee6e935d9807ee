"""Three things worth knowing: each by its rule, and none that cannot truly be told."""

from __future__ import annotations

import pytest

import firsts
from budgets import FIELDS, SELECTED, WHOLE
from yesan.model import worth_knowing
from yesan.model.worth_knowing import LargestChange, LeastSpent, NotTold
from yesan.tables.discrepancies import Discrepancy

SPENT = "program,approved,executed\n"


@pytest.fixture(scope="module")
def told(make_model):
    return make_model(firsts.CSV, fields=FIELDS | firsts.FIELDS, resources=firsts.TABLES)


@pytest.fixture
def make(make_model):
    """A model of one table, which is whole."""

    def model(csv: str, resource=WHOLE):
        return make_model({"t": csv}, fields=FIELDS, resources={"t": resource})

    return model


def test_the_largest_change_is_told_be_it_a_cut_or_a_raise(told, make):
    found = worth_knowing.largest_change(told)
    assert isinstance(found, LargestChange)
    assert (found.entity.code, found.compared.change.amount) == ("a", -20)
    raised = worth_knowing.largest_change(make("program,approved,adjusted\na,1,9\nb,5,4\n"))
    assert isinstance(raised, LargestChange)
    assert (raised.entity.code, raised.compared.change.amount) == ("a", 8)


@pytest.mark.parametrize(
    ("csv", "reason"),
    [
        ("program,approved\na,1\nb,2\n", "no phases are compared"),
        ("program,approved,adjusted\na,1,2\n", "no two changes of one kind"),
        ("program,approved,adjusted\na,1,1\nb,2,2\n", "nothing changes in t"),
        ("program,approved,adjusted\na,9,7\nb,2,4\n", "several share the largest change in t"),
    ],
)
def test_no_largest_change_is_told_where_there_is_no_first(make, csv: str, reason: str):
    found = worth_knowing.largest_change(make(csv))
    assert isinstance(found, NotTold)
    assert reason in found.reason


def test_the_least_spent_is_that_of_the_lowest_rate_and_not_of_the_least_amount(told, make):
    found = worth_knowing.least_spent(told)
    assert isinstance(found, LeastSpent)
    assert (found.entity.code, f"{found.rate.amount:.2f}") == ("b", "0.24")
    by_rate = worth_knowing.least_spent(make(f"{SPENT}a,1000,100\nb,10,9\n"))
    assert isinstance(by_rate, LeastSpent)
    assert by_rate.entity.code == "a"


@pytest.mark.parametrize(
    ("csv", "resource", "reason"),
    [
        ("program,approved\na,1\nb,2\n", WHOLE, "no phase of spending"),
        (f"{SPENT}a,10,1\nb,10,5\n", SELECTED, "a selection bears none"),
        (f"{SPENT}a,10,1\n", WHOLE, "no two rates are known in one table"),
        (f"{SPENT}a,10,5\nb,20,10\n", WHOLE, "several have spent equally little in t"),
    ],
)
def test_no_least_spent_is_told_where_no_rate_is_the_lowest(make, csv: str, resource, reason: str):
    found = worth_knowing.least_spent(make(csv, resource))
    assert isinstance(found, NotTold)
    assert reason in found.reason


def test_the_gravest_error_is_told_and_none_that_is_a_convention(told, make_model):
    found = worth_knowing.gravest(told)
    assert isinstance(found, Discrepancy)
    assert (found.field, found.published, found.computed) == ("executed", 10, 20)
    harmless = "\n".join(firsts.WRONG.splitlines()[i] for i in (0, 3))
    csv = firsts.CSV | {"discrepancies": f"{harmless}\n"}
    model = make_model(csv, fields=FIELDS | firsts.FIELDS, resources=firsts.TABLES)
    assert worth_knowing.gravest(model) == NotTold(
        "no discrepancy is more than rounding or convention"
    )


def test_each_choice_is_explained_with_its_table_or_with_its_reason(told, make):
    assert [*worth_knowing.explained(told)] == [
        "the first page tells the largest change: a, as t has it",
        "the first page tells the least spent: b, as t has it",
        "the first page tells the gravest discrepancy: t row 3, executed",
    ]
    assert [*worth_knowing.explained(make("program,approved\na,1\nb,2\n"))] == [
        "the first page tells no largest change: no phases are compared",
        "the first page tells no least spent: no phase of spending is set against a budget",
        "the first page tells no discrepancy: no discrepancy is listed",
    ]
