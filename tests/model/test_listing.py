"""The lines of an index."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.model import listing
from yesan.model.model import Model

MONEY = {"type": "integer", "columnType": "value", "currency": "EUR"}
FIELDS: dict[str, dict[str, Any]] = {
    "program": {"columnType": "activity:generic:program:code"},
    "office": {"columnType": "administrative-classification:generic:code"},
    "phase": {"columnType": "phase:id"},
    "before": {**MONEY, "normalize": {"phase": "approved"}},
    "after": {**MONEY, "normalize": {"phase": "adjusted"}},
    "spent": {**MONEY, "normalize": {"phase": "executed"}},
}
WIDE: dict[str, Any] = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}


@pytest.fixture(scope="module")
def model(make_model) -> Model:
    return make_model(
        {
            "programs": "program,office\na,o\nb,\nd,\nc,o\ne,\n",
            "budgets": "program,before,after\na,5,6\nb,9,1\nc,3,3\nd,4,\n",
            "spending": "program,spent\na,1\na,1\ne,1\n",
        },
        fields=FIELDS,
        resources={
            "programs": {"schema": {"primaryKey": "program"}},
            "budgets": WIDE,
            "spending": {**WIDE, "selection": "a few"},
        },
    )


def test_the_largest_change_comes_first_and_those_without_come_last(model: Model):
    """A change of 0 is a change that is known."""
    lines = listing.of_kind(model, "program")
    assert [line.entity.code for line in lines] == ["b", "a", "c", "d", "e"]
    changes = [line.comparison and line.comparison.change.amount for line in lines]
    assert changes == [-8, 1, 0, None, None]


def test_a_line_has_its_department_and_its_amounts_by_phase(model: Model):
    _, line, *_ = listing.of_kind(model, "program")
    assert line.department is model.entities["department"]["o"]
    assert {phase: f.amount for phase, f in line.figures.items()} == {
        "approved": 5,
        "adjusted": 6,
        "executed": 2,
    }
    assert listing.of_kind(model, "program")[0].department is None


def test_phases_in_which_all_amounts_are_sums_of_what_is_listed_are_apart(make_model):
    """One amount that is printed or whole makes a phase one of the first."""
    tables = {
        "budgets": "program,before,after\na,5,6\nb,9,1\n",
        "spending": "program,spent\na,1\na,1\n",
    }
    resources = {"budgets": WIDE, "spending": WIDE}
    model = make_model(tables, fields=FIELDS, resources=resources)
    whole, part = listing.phases(model, listing.of_kind(model, "program"))
    assert ([p.id for p in whole], [p.id for p in part]) == (["approved", "adjusted"], ["executed"])


def test_amounts_of_a_selection_do_not_stand_beside_those_of_other_tables(model: Model):
    """Of what was selected by a criterion no amount is whole: the page of each tells it."""
    lines = listing.of_kind(model, "program")
    assert {phase for line in lines for phase in line.figures} == {
        "approved",
        "adjusted",
        "executed",
    }
    assert {phase for line in lines for phase in line.shown} == {"approved", "adjusted"}
    assert [p.id for phases in listing.phases(model, lines) for p in phases] == [
        "approved",
        "adjusted",
    ]


def test_a_phase_without_amounts_is_not_listed(model: Model):
    lines = [x for x in listing.of_kind(model, "program") if x.entity.code == "d"]
    whole, part = listing.phases(model, lines)
    assert ([p.id for p in whole], part) == (["approved"], [])
