"""Explanations: what was chosen for a package, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

import budgets
from yesan.commands.explain import explain
from yesan.validation import validation

WHOLE = {"type": "integer"}
PACKAGES = Path(__file__).parents[1] / "packages"


@pytest.fixture(scope="module")
def said():
    def of(name: str) -> dict[str, tuple[str, ...]]:
        return {x.subject: x.reasons for x in explain(validation.validate(PACKAGES / name).model)}

    return of


def test_a_table_says_how_it_is_read(said):
    reasons = said("wild/delimiter-semicolon-undeclared")["table bread"]
    assert reasons[0] == "read as csv in utf-8, a semicolon between cells"


def test_an_inferred_schema_is_explained(said):
    (pools,) = (r for s, r in said("wild/no-schema").items() if s.startswith("table"))
    assert any(r.startswith("fields inferred from the data") and "code string" in r for r in pools)


def test_what_is_never_added_up_is_explained(said):
    reasons = next(r for s, r in said("wild/regional-aggregates").items() if s.startswith("table"))
    assert any(r.startswith("never added up") for r in reasons)


def test_a_rank_is_said_not_to_be_drawn(make_package):
    package = make_package({"t": "name,served\nA,2\nB,1\nC,3\n"}, fields={"served": WHOLE})
    found = {x.subject: x.reasons for x in explain(validation.validate(package).model)}
    assert found["table t"][-1] == "not drawn, because ranks are no amounts: served"


CURRENCY = {
    "currency": {"columnType": "value-currency:code"},
    "value": {"type": "number", "columnType": "value"},
}


@pytest.mark.parametrize(
    ("rows", "fields", "said"),
    [
        (
            "EUR,5\nUSD,7\n",
            {},
            "the rows of t differ in currency or kind, or may be of a year so far",
        ),
        ("", {}, "no row has one"),
        ("EUR,5\n", {"value": {"type": "number"}}, "no field has the role value"),
    ],
)
def test_why_there_are_no_amounts_is_explained(make_package, rows, fields, said):
    package = make_package({"t": f"currency,value\n{rows}"}, fields={**CURRENCY, **fields})
    found = {x.subject: x.reasons for x in explain(validation.validate(package).model)}
    assert f"no amounts: {said}, so nothing is added up or compared" in found["package tiny"]


def test_a_table_says_what_its_sums_cover(said, make_package):
    assert (
        "its rows are all there is, borne out by the total of unit-summary"
        in (said("kauri-coast")["table ledger"])
    )
    assert (
        "its sums are of what is listed, and not compared: nothing says that it is complete"
        in (said("kauri-coast")["table unit-summary"])
    )
    csv = {"each": "program,approved\na,5\n", "some": "program,approved\na,5\n"}
    tables = {
        "each": {**budgets.WHOLE, "complete": {"lines": "1-9", "for": ["program"]}},
        "some": budgets.SELECTED,
    }
    package = make_package(csv, fields=budgets.FIELDS, resources=tables)
    found = {x.subject: x.reasons for x in explain(validation.validate(package).model)}
    assert "its rows are all of each program, borne out by lines 1–9" in found["table each"]
    assert (
        "a selection, of which no rate is made: those of which little is spent"
        in (found["table some"])
    )


def test_a_table_says_which_rows_without_a_code_are_no_totals(make_package):
    csv = {"t": "program,approved\na,5\nb,6\n,90\n"}
    fields = budgets.FIELDS | budgets.UNSAID
    package = make_package(csv, fields=fields, resources={"t": budgets.WIDE})
    found = {x.subject: x.reasons for x in explain(validation.validate(package).model)}
    said = "without a code, and no total, since nothing says or shows it: row 4"
    assert said in found["table t"]


def test_pages_name_the_roles_that_they_come_from(said):
    found = said("kauri-coast")
    assert "their role is program" in found["pages of program"][0]
    assert any(r.startswith("chart line-items") for r in found["pages of program"])


@pytest.mark.parametrize(("role", "told"), [({}, 1), ({"columnType": "date:fiscal-year"}, 0)])
def test_amounts_of_several_years_without_a_role_are_explained(make_model, role, told: int):
    fields = {**budgets.FIELDS, "year": {"type": "year", **role}}
    model = make_model({"t": "program,year,amount\na,2023,5\nb,2024,7\n"}, fields=fields)
    said = 'write "columnType": "date:fiscal-year" in year'
    assert sum(said in reason for reason in explain(model)[-1].reasons) == told


def test_each_level_of_a_classification_is_explained(said):
    found = said("wild/mapping-flat")
    assert {"pages of function:level1", "pages of function"} <= found.keys()
    assert found["pages of function:level1"][0].startswith(
        "2 pages, one for each code in spending.f1"
    )


def test_a_file_that_is_not_a_table_says_why(said):
    (reasons,) = (r for s, r in said("wild/geojson-only").items() if s.startswith("file"))
    assert reasons == ("offered for download as it is, because its format is geojson",)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("k,v\na,5\nb,5\n", "its figures are all alike: v"),
        ("k,v\na,5\n", "it has one row"),
        ("v,w\n5,2\n9,4\n", "no column alone has the names of its rows, or their times"),
        ("k,l\na,b\nc,d\n", "it has no figure, and no column of few words, each in several rows"),
        ("k,v\na,5\na,7\n", "no column distinguishes its rows in a way that bars can show"),
    ],
)
def test_why_there_is_no_chart_is_true(make_model, rows: str, reason: str):
    model = make_model({"t": rows}, fields={n: {"type": "integer"} for n in "vw"})
    (said,) = [x for x in explain(model)[-1].reasons if x.startswith("no chart")]
    assert said.partition(", and without a role")[0] == f"no chart: {reason}"


def test_phases_of_which_one_is_a_budget_are_not_said_to_be_one(make_model):
    fields = {
        "phase": {"columnType": "phase:id"},
        "amount": {"type": "integer", "columnType": "value", "currency": "EUR"},
    }
    rows = "phase,amount\napproved,5\nexecuted,4\n"
    reasons = explain(make_model({"t": rows}, fields=fields))[0].reasons
    assert "no phases are compared: of approved, executed, one only is a budget" in reasons
