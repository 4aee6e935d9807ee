"""The roles that a ledger without any would have to be given."""

from __future__ import annotations

import json
import re

from yesan.charts import selection
from yesan.commands.explain import explain
from yesan.commands.scaffold import scaffold, wanted_roles
from yesan.language.locale import Locale

LEDGER = "year,office,what,paid\n" + "".join(
    f"{year},{office},{what},{100 + n}\n"
    for n, (year, office, what) in enumerate(
        (y, o, w)
        for y in (2022, 2023)
        for o in ("Roads", "Parks", "Schools")
        for w in ("Staff", "Stone", "Staff", "Seed")
    )
)
FIELDS = {"year": {"type": "year"}, "paid": {"type": "integer"}}


def test_a_ledger_without_roles_is_told_which_to_write(make_model):
    reasons = explain(make_model({"t": LEDGER}, fields=FIELDS))[-1].reasons
    (said,) = [reason for reason in reasons if reason.startswith("no chart")]
    assert '"columnType": "value", "currency": "EUR", or its own currency, in paid' in said
    assert '"columnType": "date:fiscal-year" in year' in said
    assert "in office and what one each of" in said


def test_the_roles_that_are_told_give_a_ledger_its_charts(make_model):
    said = wanted_roles.of(*_table(make_model({"t": LEDGER}, fields=FIELDS)))
    roles = re.findall(r'"columnType": "[^"]+"(?:, "currency": "EUR")?', said)
    value, year, office, what, *_ = (json.loads(f"{{{role}}}") for role in roles)
    given = {"paid": value, "year": year, "office": office, "what": what}
    fields = {name: {**FIELDS.get(name, {}), **role} for name, role in given.items()}
    model = make_model({"t": LEDGER}, fields=fields)
    found = [chart.id for _, chart in selection.of_whole(model, Locale.of(model.package))]
    assert found == ["years", "by-department", "by-function"]
    assert wanted_roles.of(*_table(model)) == ""


def test_a_table_with_a_chart_is_told_no_roles(make_model):
    model = make_model({"t": "office,paid\nRoads,5\nParks,7\n"}, fields=FIELDS)
    assert [*wanted_roles.notes(model)] == []


def test_no_role_is_told_for_rates_and_counts(make_model):
    fields = {"share": {"type": "number", "unit": "%"}, "headcount": {"type": "integer"}}
    model = make_model({"t": "share,headcount\n5,7\n6,8\n"}, fields=fields)
    assert wanted_roles.of(*_table(model)) == ""


def test_what_is_called_money_comes_before_other_figures(make_model):
    fields = {n: {"type": "integer"} for n in ("Visitas", "Número de proyecto", "Monto aprobado")}
    model = make_model({"t": f"{','.join(fields)}\n5,7,9\n6,8,5\n"}, fields=fields)
    assert "in Monto aprobado if it is money" in wanted_roles.of(*_table(model))


def test_a_new_project_of_a_ledger_notes_the_roles(tmp_path):
    money = LEDGER.replace("paid", "amount")
    (tmp_path / "ledger.csv").write_text(money, encoding="utf-8")
    made = scaffold.make(tmp_path / "p", tmp_path / "ledger.csv")
    assert any('"columnType": "value"' in note for note in made.notes)


def _table(model):
    (resource,) = model.package.resources
    return resource, model.tables[resource.name]
