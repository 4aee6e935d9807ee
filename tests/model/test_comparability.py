"""What differs by row in phase, currency, kind or unit is not ranked, drawn or added up."""

from __future__ import annotations

import pytest

from yesan.charts import selection
from yesan.language.locale import Locale
from yesan.model import comparability

PROGRAM = {"columnType": "activity:generic:program:code"}
MONEY = {"type": "integer", "columnType": "value"}
MIXED = {
    "phase": ({"columnType": "phase:id"}, "approved", "executed"),
    "currency": ({"columnType": "value-currency:code"}, "EUR", "JPY"),
    "kind": ({"columnType": "value-kind:code"}, "commitment", "payment"),
    "of": ({"role": "unit"}, "km", "people"),
}


def made(make_model, column: str, role: dict, first: str, second: str):
    rows = f"program,{column},amount\na,{first},1\nb,{second},7\nc,{first},5\n"
    return make_model({"t": rows}, fields={"program": PROGRAM, column: role, "amount": MONEY})


@pytest.mark.parametrize("column", MIXED)
def test_figures_that_differ_by_row_are_not_ranked(make_model, column: str):
    role, first, second = MIXED[column]
    mixed = made(make_model, column, role, first, second)
    (resource,) = mixed.package.resources
    assert not comparability.are_ranked(resource, mixed.tables["t"], resource.by_name["amount"])
    assert selection.of_table(mixed, Locale("en"), resource) == []
    same = made(make_model, column, role, first, first)
    (resource,) = same.package.resources
    assert [c.id for c in selection.of_table(same, Locale("en"), resource)] == ["values"]


@pytest.mark.parametrize("column", MIXED)
def test_a_row_without_a_figure_makes_no_others_unlike(make_model, column: str):
    role, first, second = MIXED[column]
    rows = f"program,{column},amount\na,{first},1\nb,{second},\nc,{first},5\n"
    fields = {"program": PROGRAM, column: role, "amount": MONEY}
    model = make_model({"t": rows}, fields=fields)
    (resource,) = model.package.resources
    assert comparability.are_ranked(resource, model.tables["t"], resource.by_name["amount"])


@pytest.mark.parametrize("column", ["currency", "kind"])
def test_amounts_of_several_currencies_or_kinds_are_no_amounts_of_an_entity(
    make_model, column: str
):
    """They are shown as rows: a sum of them, or a column of them in a list, would be of nothing."""
    mixed = made(make_model, column, *MIXED[column])
    assert list(mixed.facts) == []
    assert len(made(make_model, column, *MIXED[column][:2], MIXED[column][1]).facts) == 3


def test_a_column_called_unit_tells_units_apart_where_the_figures_have_none(make_model):
    rows = "measure,value,unit\nroads,120,km\nstaff,4500,people\npaid,3.5,euro\n"
    (bare,) = (model := make_model({"t": rows})).package.resources
    assert selection.of_table(model, Locale("en"), bare) == []
    model = make_model({"t": rows}, fields={"value": {"type": "number", "unit": "points"}})
    (said,) = model.package.resources
    assert len(selection.of_table(model, Locale("en"), said)) == 1
