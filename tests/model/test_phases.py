"""The phases of a budget: their order, and which are compared."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.errors import DataError
from yesan.model.model import Model

MONEY = {"type": "integer", "columnType": "value", "currency": "EUR"}
NAMES = ("proposed", "approved", "adjusted", "executed", "odd", "other")
FIELDS: dict[str, dict[str, Any]] = {
    "program": {"columnType": "activity:generic:program:code"},
    "id": {"columnType": "phase:id"},
    "name": {"columnType": "phase:label"},
    **{name: {**MONEY, "normalize": {"phase": name}} for name in NAMES},
}
WIDE = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}


@pytest.fixture(scope="module")
def phased(make_model):
    """A model with amounts in some phases, and a table of phases if it is given."""

    def make(*used: str, phases: str = "", **package: Any) -> Model:
        csv = {"budgets": f"program,{','.join(used)}\na{',1' * len(used)}\n"}
        listed = {"phases": phases} if phases else {}
        resources = {"budgets": WIDE, "phases": {"schema": {"primaryKey": "id"}}}
        return make_model({**csv, **listed}, fields=FIELDS, resources=resources, **package)

    return make


def ids(pair: Any) -> tuple[str, ...] | None:
    return None if pair is None else tuple(phase.id for phase in pair)


def test_phases_that_the_standard_does_not_know_come_last_as_they_appear(phased):
    model = phased("other", "executed", "odd", "approved", "proposed", "adjusted")
    assert list(model.phases) == ["proposed", "approved", "adjusted", "executed", "other", "odd"]
    assert len(model.phases) == 6


@pytest.mark.parametrize(
    ("used", "comparison", "execution"),
    [
        (("proposed", "approved"), ("proposed", "approved"), None),
        (("proposed", "executed"), None, None),
        (("approved", "executed"), None, ("approved", "executed")),
        (
            ("proposed", "approved", "adjusted", "executed"),
            ("approved", "adjusted"),
            ("adjusted", "executed"),
        ),
        (("executed", "odd"), None, None),
        (("executed", "odd", "other"), ("odd", "other"), None),
        (("executed",), None, None),
    ],
)
def test_budgets_are_compared_first_and_last_and_spending_with_the_last_in_force(
    phased, used, comparison, execution
):
    """What is spent is no budget: that it is less is no fall of one."""
    model = phased(*used)
    assert (ids(model.comparison), ids(model.execution)) == (comparison, execution)


def test_the_descriptor_chooses_the_phases_of_execution(phased):
    model = phased("proposed", "approved", "executed", execution=["proposed", "executed"])
    assert ids(model.execution) == ("proposed", "executed")


def test_a_table_of_phases_says_which_of_the_standard_they_are(phased):
    listed = "id,name,standard\nodd,Draft,proposed\nother,Final,approved\nproposed,Spent,executed\n"
    model = phased("odd", "other", "proposed", phases=listed)
    assert [(p.id, p.name.default, p.standard) for p in model.phases.values()] == [
        ("odd", "Draft", "proposed"),
        ("other", "Final", "approved"),
        ("proposed", "Spent", "executed"),
    ]
    assert ids(model.comparison) == ("odd", "other")
    assert ids(model.execution) == ("other", "proposed")


def test_a_table_with_a_phase_in_each_row_lists_no_phases(make_model):
    """It lists phases only where the phase is its key."""
    csv = {"budgets": "program,id,amount\na,executed,1\na,approved,2\n"}
    model = make_model(csv, fields={**FIELDS, "amount": MONEY})
    assert list(model.phases) == ["approved", "executed"]


@pytest.mark.parametrize("name", ["comparison", "execution"])
def test_a_phase_that_no_row_has_is_an_error_and_is_not_compared(phased, name: str):
    model = phased("proposed", "approved", **{name: ["proposed", "nothing"]})
    (error,) = model.phases.check()
    assert (error.type, error.field, error.found) == ("descriptor-error", name, '"nothing"')
    assert error.expected == "one of proposed, approved"
    assert error.file == "datapackage.json"
    assert ids(model.comparison) == ("proposed", "approved")


@pytest.mark.parametrize("chosen", [["approved", "executed"], ["executed", "approved"]])
def test_spending_in_a_comparison_is_an_error(phased, chosen: list[str]):
    model = phased("approved", "executed", comparison=chosen)
    assert list(model.phases.check()) == [
        DataError(
            file="datapackage.json",
            type="descriptor-error",
            found='"executed"',
            expected="two budgets; what is spent is none",
            remedy='write "execution": [budget, spent] instead',
            field="comparison",
        )
    ]


def test_spending_by_another_name_is_no_budget_either(phased):
    listed = "id,name,standard\nodd,Plan,approved\nother,Paid,executed\n"
    model = phased("odd", "other", phases=listed, comparison=["odd", "other"])
    (error,) = model.phases.check()
    assert error.found == '"other"'
    assert list(phased("odd", "other", phases=listed).phases.check()) == []


def test_a_phase_knows_whether_it_is_proposed_or_spent(phased):
    listed = "id,name,standard\nodd,Bill,proposed\nother,Paid,executed\napproved,Budget,\n"
    model = phased("odd", "other", "approved", phases=listed)
    assert [(p.id, p.is_proposed, p.is_spent) for p in model.phases.values()] == [
        ("odd", True, False),
        ("approved", False, False),
        ("other", False, True),
    ]


def test_phases_that_rows_have_are_no_error(phased):
    model = phased("proposed", "approved", comparison=["approved", "proposed"])
    assert list(model.phases.check()) == []


def test_of_no_phases_none_can_be_named(make_model):
    model = make_model({"t": "a\nx\n"}, comparison=["x", "y"])
    assert {e.expected for e in model.phases.check()} == {"one of the phases (there are none)"}


def test_phases_are_in_the_order_in_which_the_descriptor_compares_them(phased):
    """One order for all: that of the comparison, of the list of phases, of every chart."""
    model = phased("other", "odd", "approved", comparison=["odd", "other"])
    assert list(model.phases) == ["approved", "odd", "other"]
    spent = phased("executed", "approved", "odd", execution=["odd", "executed"])
    assert list(spent.phases) == ["approved", "odd", "executed"]
    assert list(phased("other", "odd", comparison=["other", "odd"]).phases) == ["other", "odd"]
    both = phased(
        *("odd", "other", "executed"),
        comparison=["odd", "other"],
        execution=["other", "executed"],
    )
    assert list(both.phases) == ["odd", "other", "executed"]


@pytest.mark.parametrize(
    ("given", "order", "compared"),
    [
        ({}, ["odd", "proposed", "approved", "executed"], ("odd", "approved")),
        (
            {"comparison": ["approved", "proposed"]},
            ["odd", "executed", "approved", "proposed"],
            ("approved", "proposed"),
        ),
    ],
    ids=["along the cycle", "as it is said"],
)
def test_a_proposal_that_is_listed_last_comes_first_unless_said(phased, given, order, compared):
    listed = "id,name\nodd,Own\nexecuted,Paid\napproved,Budget\nproposed,Bill\n"
    model = phased("approved", "proposed", "executed", "odd", phases=listed, **given)
    assert list(model.phases) == order
    assert ids(model.phases.comparison) == compared
    assert model.phases.turned is None


def test_budgets_are_compared_in_the_order_of_the_cycle_and_listed_otherwise(phased):
    listed = "id,name\napproved,Budget\nproposed,Bill\n"
    model = phased("approved", "proposed", phases=listed)
    assert ids(model.phases.comparison) == ("proposed", "approved")
    assert ids(model.phases.turned) == ("proposed", "approved")


def test_a_field_declares_its_phases_as_categories(make_model):
    kinds = [{"value": "late", "label": "Late"}, {"value": "early", "label": "Early"}]
    phase = {"columnType": "phase:id", "categories": kinds}
    fields = FIELDS | {"phase": phase, "amount": MONEY}
    rows = "program,phase,amount\na,early,1\na,late,2\n"
    phases = make_model({"t": rows}, fields=fields).phases
    assert [(phase.id, phase.name["en"]) for phase in phases.values()] == [
        ("late", "Late"),
        ("early", "Early"),
    ]


def test_phases_of_one_name_are_refused(phased):
    """Their amounts would be two columns, or two bars, that nobody can tell apart."""
    table = "id,name\napproved,Budget\nadjusted,Budget\n"
    (error,) = phased("approved", "adjusted", phases=table).phases.check()
    assert (error.type, error.found) == (
        "sense-error",
        '"Budget" for the phases approved and adjusted',
    )
    told = phased("approved", "adjusted", phases=table.replace("Budget", "Plan", 1))
    assert list(told.phases.check()) == []


NAMED = {
    "stage": {"columnType": "phase:id"},
    "called": {"columnType": "phase:label"},
    "amount": {"type": "integer", "columnType": "value"},
}


@pytest.mark.parametrize(
    ("tables", "names"),
    [
        ({"t": "stage,called,amount\nb,Second,1\na,First,2\nb,,3\n"}, ["Second", "First"]),
        ({"t": "stage,amount\na,1\nb,2\n", "s": "stage,called\na,First\n"}, ["First", "b"]),
        ({"t": "stage,called,amount\na,Same,1\nb,Same,2\n"}, ["a", "b"]),
    ],
    ids=["beside them", "in another table", "of two"],
)
def test_phases_are_called_as_rows_call_them(make_model, tables, names):
    """Without a table that lists them: no key says that one does."""
    model = make_model(tables, fields=NAMED)
    assert [phase.name["en"] for phase in model.phases.values()] == names


@pytest.mark.parametrize("name", ["comparison", "execution"])
def test_two_phases_are_compared_in_the_order_that_is_said(phased, name: str):
    """Also where there are no others."""
    model = phased("proposed", "approved", **{name: ["approved", "proposed"]})
    assert ids(getattr(model, name)) == ("approved", "proposed")
