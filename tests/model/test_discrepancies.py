"""Discrepancies by figure, by cell and by entity."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.model.model import Model

FIELDS: dict[str, dict[str, Any]] = {
    "program": {"columnType": "activity:generic:program:code"},
    "unit": {"columnType": "administrative-classification:generic:code"},
    "paid": {
        "type": "integer",
        "columnType": "value",
        "currency": "EUR",
        "normalize": {"phase": "approved"},
    },
    "published": {"type": "number"},
    "computed": {"type": "number"},
}
LISTED = """rule,table,key,field,published,computed,kind
r,budget,1,paid,10,11,rounding
r,budget,2,paid,-5,5,error
s,budget,2,paid,-5,6,label
"""
EXTRA = {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}
RESOURCES = {
    "programs": {"schema": {"primaryKey": "program"}},
    "budget": {"schema": {"primaryKey": ["id"], **EXTRA}},
}


@pytest.fixture(scope="module")
def model(make_model) -> Model:
    csv = {
        "programs": "program,unit\na,north\n",
        "budget": "id,program,paid\n1,a,10\n2,a,-5\n3,a,7\n",
        "discrepancies": LISTED,
    }
    return make_model(csv, fields=FIELDS, resources=RESOURCES)


def test_the_discrepancies_are_a_sequence(model: Model):
    assert len(model.discrepancies) == 3
    assert [d.kind for d in model.discrepancies] == ["error", "label", "rounding"]
    assert [d.kind for d in model.discrepancies[:2]] == ["error", "label"]
    assert model.discrepancies[-1].kind == "rounding"


def test_a_cell_has_its_gravest(model: Model):
    found = {cell: d.kind for cell, d in model.discrepancies.by_cell.items()}
    assert found == {("budget", 3, "paid"): "error", ("budget", 2, "paid"): "rounding"}


def test_a_sum_has_the_grave_discrepancies_of_its_rows_once(model: Model):
    figure = model.amounts.figure_of(model.entities["program"]["a"], model.phases["approved"])
    assert figure is not None
    assert figure.first.rows == (2, 3, 4)
    assert [(d.row, d.kind) for d in model.discrepancies_of([figure, figure])] == [(3, "error")]


def test_no_figures_have_no_discrepancies(model: Model):
    assert model.discrepancies_of([]) == []


def test_an_entity_has_the_discrepancies_of_its_rows_and_of_its_programs(model: Model):
    expected = ["error", "label", "rounding"]
    program, unit = model.entities["program"]["a"], model.entities["department"]["north"]
    assert [d.kind for d in model.discrepancies.of_entity(program)] == expected
    assert [d.kind for d in model.discrepancies.of_entity(unit)] == expected


def test_every_discrepancy_of_the_package_is_listed_for_the_entities_of_its_row(project_model):
    program = project_model.entities["program"]["big-data-platform"]
    found = project_model.discrepancies.of_entity(program)
    assert found
    for d in found:
        table = project_model.tables[d.resource.name]
        assert table.by_number[d.row]["program_id"] == program.code
