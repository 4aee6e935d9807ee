"""Facts: each amount with its place, its phase and its entities, and each printed change."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from budgets import FIELDS, PROGRAMS, WIDE
from yesan.model.facts import between, rate_of
from yesan.model.model import Model


@pytest.fixture(scope="module")
def wide(make_model):
    """A model of tables with a column for each phase."""

    def make(csv: dict[str, str], **fields: Any) -> Model:
        resources = dict.fromkeys(csv, WIDE) | {"programs": PROGRAMS}
        return make_model(csv, fields=FIELDS | fields, resources=resources)

    return make


def test_a_fact_has_its_place_its_phase_and_its_entities(wide):
    model = wide({"programs": "program,office\na,o\n", "t": "program,item,approved\na,x,5\n,y,6\n"})
    first, second = model.facts
    assert (first.resource.name, first.row, first.field.name) == ("t", 2, "approved")
    assert (first.phase, first.year, first.direction) == ("approved", "", "expenditure")
    assert (first.amount, first.field.currency) == (5, "EUR")
    assert first.codes == {"program": "a", "line-item": "x", "department": "o"}
    assert (second.row, second.codes) == (3, {"line-item": "y"})


def test_a_department_of_the_row_goes_before_that_of_its_program(wide):
    csv = {"programs": "program,office\na,o\n", "t": "program,office,approved\na,p,5\na,,6\n"}
    assert [fact.codes["department"] for fact in wide(csv).facts] == ["p", "o"]


def test_a_blank_cell_is_a_fact_without_an_amount(wide):
    """What it belongs to is known, how much it is is not."""
    model = wide({"t": "program,approved,adjusted\na,,0\n"})
    assert [(f.phase, f.amount) for f in model.facts] == [("approved", None), ("adjusted", 0)]
    assert model.facts.phases == ("adjusted",)


def test_of_several_printings_the_first_that_there_is_counts(make_model):
    fields = {**FIELDS, "copy": {"type": "integer", "role": "printing"}}
    csv = "copy,program,approved\n3,a,9\n2,a,5\n,a,1\n"
    model = make_model({"t": csv}, fields=fields, resources={"t": WIDE})
    assert [fact.row for fact in model.facts] == [3, 4]


def test_a_constant_of_the_table_is_its_year_and_direction(make_model):
    extra = [
        {"name": "phase", "columnType": "phase:id", "constant": "approved"},
        {"name": "year", "columnType": "date:fiscal-year", "constant": "2020"},
        {"name": "direction", "columnType": "direction", "constant": "revenue"},
    ]
    resources = {"t": {"schema": {"extraFields": extra}}}
    model = make_model({"t": "program,amount\na,5\n"}, fields=FIELDS, resources=resources)
    (fact,) = model.facts
    assert (fact.phase, fact.year, fact.direction) == ("approved", "2020", "revenue")
    assert (model.facts.year, model.facts.phases) == ("2020", ("approved",))


def test_a_year_has_its_amounts_and_those_of_none(make_model):
    csv = "program,year,phase,amount\na,2023,approved,1\na,2024,approved,2\nb,,approved,4\n"
    model = make_model({"t": csv + "a,2025,approved,\n"}, fields=FIELDS)
    assert model.facts.year == "2024"
    assert [fact.row for fact in model.facts.of_year("2024")["t"]] == [3, 4]


def test_a_difference_of_two_phases_is_the_change_between_them(wide):
    model = wide({"t": "program,approved,adjusted,change\na,7,5,-2\n"})
    found = {f.phase: f.amount for f in model.facts}
    assert found == {"approved": 7, "adjusted": 5, between("approved", "adjusted"): -2}
    assert model.facts.phases == ("approved", "adjusted")


def test_a_field_may_say_between_which_phases_it_is_the_change(wide):
    """Cuts printed as positive amounts are changes from after to before."""
    model = wide({"t": "program,cut\na,3\n"}, cut={**FIELDS["cut"], "factor": 10})
    (fact,) = model.facts
    assert (fact.phase, fact.amount) == (between("adjusted", "approved"), Decimal(30))
    assert model.facts.phases == ()


@pytest.mark.parametrize(
    "computed",
    [
        {"sum": ["adjusted", "approved"]},
        {"difference": ["adjusted", "approved", "executed"]},
        {"difference": ["adjusted", "places"]},
    ],
)
def test_nothing_else_that_is_computed_is_a_change_between_phases(wide, computed):
    fields = {"change": {"type": "integer", "currency": "EUR", "computed": computed}}
    rows = "program,approved,adjusted,executed,places,change\na,7,5,1,2,9\n"
    model = wide({"t": rows}, places={"type": "integer"}, **fields)
    assert [fact.phase for fact in model.facts] == ["approved", "adjusted", "executed"]


def test_a_part_of_a_change_is_no_change_of_its_own(wide):
    part = {**FIELDS["cut"], "role": "part", "of": "change"}
    model = wide({"t": "program,approved,adjusted,change,cut\na,7,5,-2,1\n"}, cut=part)
    assert len(model.facts) == 3


def test_the_rate_of_a_change_is_the_percentage_of_the_amount_before(wide):
    (table,) = wide({"t": "approved,adjusted,change,rate\n7,5,-2,-28.6\n"}).package.resources
    change, before = table.by_name["change"], table.by_name["approved"]
    assert rate_of(table, change, before) is table.by_name["rate"]
    assert rate_of(table, change, table.by_name["adjusted"]) is None


@pytest.mark.parametrize("rate", [{"unit": "per mille"}, {"computed": {"sum": ["change", "rate"]}}])
def test_a_ratio_that_is_no_percentage_is_no_rate(wide, rate):
    csv = {"t": "approved,adjusted,change,rate\n7,5,-2,-28.6\n"}
    (table,) = wide(csv, rate={**FIELDS["rate"], **rate}).package.resources
    assert rate_of(table, table.by_name["change"], table.by_name["approved"]) is None
