"""Amounts: of an entity, of its parts, of the whole budget, and from which table."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from yesan.model.figures import Comparison
from yesan.model.model import Model

MONEY = {"type": "integer", "columnType": "value", "currency": "EUR"}
FIELDS: dict[str, dict[str, Any]] = {
    "program": {"columnType": "activity:generic:program:code"},
    "item": {"columnType": "economic-classification:generic:code"},
    "office": {"columnType": "administrative-classification:generic:code"},
    "place": {"columnType": "geo-source:target:code"},
    "phase": {"columnType": "phase:id"},
    "direction": {"columnType": "direction"},
    "year": {"type": "year", "columnType": "date:fiscal-year"},
    "approved": {**MONEY, "normalize": {"phase": "approved"}},
    "proposed": {**MONEY, "normalize": {"phase": "proposed"}},
    "executed": {**MONEY, "normalize": {"phase": "executed"}},
    "coarse": {**MONEY, "normalize": {"phase": "approved"}, "factor": 1000},
    "amount": MONEY,
}
WIDE: dict[str, Any] = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}
PARTIAL = {**WIDE, "coverage": "partial"}
PROGRAMS = {"programs": {"schema": {"primaryKey": "program"}}}


@pytest.fixture(scope="module")
def wide(make_model):
    """A model of tables with a column for each phase; some of them partial."""

    def make(csv: dict[str, str], partial: tuple[str, ...] = (), **package: Any) -> Model:
        resources = {name: PARTIAL if name in partial else WIDE for name in csv}
        return make_model(csv, fields=FIELDS, resources=resources | PROGRAMS, **package)

    return make


@pytest.fixture(scope="module")
def long(make_model):
    """A model of tables with a row for each amount."""

    def make(**csv: str) -> Model:
        return make_model(csv, fields=FIELDS, resources=PROGRAMS)

    return make


def figure(model: Model, kind: str, code: str, phase: str = "approved") -> tuple[Any, ...]:
    """Amount, table, rows, and whether it is partial."""
    found = model.amounts.figure_of(model.entities[kind][code], model.phases[phase])
    assert found is not None
    return int(found.amount), found.resource.name, found.rows, found.partial


def changes(comparison: Comparison | None) -> tuple[Decimal, Decimal] | None:
    return comparison and (comparison.before.amount, comparison.after.amount)


# ── which table ─────────────────────────────────────────────────────────────────────────────────


def test_a_printed_total_of_one_table_goes_before_the_sum_of_another(wide):
    sums, totals = "program,item,approved\na,x,3\na,y,4\n", "program,item,approved\na,,8\n"
    expected = 8, "totals", (2,), False
    assert figure(wide({"sums": sums, "totals": totals}), "program", "a") == expected
    assert figure(wide({"totals": totals, "sums": sums}), "program", "a") == expected


def test_a_sum_of_many_entities_goes_before_one_of_few(wide):
    few = "place,item,approved\np,x,3\nq,x,4\n"
    many = f"{few}r,x,5\n"
    expected = 12, "many", (2, 3, 4), False
    assert figure(wide({"few": few, "many": many}), "line-item", "x") == expected
    assert figure(wide({"many": many, "few": few}), "line-item", "x") == expected


def test_a_sum_of_several_entities_says_how_many(wide):
    model = wide({"t": "place,item,approved\np,x,3\np,x,4\nq,x,5\n"})
    found = model.amounts.figure_of(model.entities["line-item"]["x"], model.phases["approved"])
    assert found is not None
    assert (found.covered, found.summed, found.factor, found.currency) == (2, True, 1, "EUR")


def test_a_total_covers_itself(wide):
    model = wide({"t": "place,item,approved\n,x,3\n"})
    found = model.amounts.figure_of(model.entities["line-item"]["x"], model.phases["approved"])
    assert found is not None
    assert (found.covered, found.summed) == (1, False)


def test_a_complete_sum_goes_before_a_partial_total(wide):
    model = wide(
        {"some": "program,item,approved\na,,8\n", "all": "program,item,approved\na,x,3\na,y,4\n"},
        partial=("some",),
    )
    assert figure(model, "program", "a") == (7, "all", (2, 3), False)


def test_a_partial_figure_is_compared_only_where_it_is_asked_for(wide):
    model = wide({"some": "program,approved,executed\na,8,2\n"}, partial=("some",))
    program = model.entities["program"]["a"]
    assert model.amounts.comparison_of(program) is None
    assert changes(model.amounts.comparison_of(program, partial=True)) == (8, 2)
    assert changes(model.amounts.execution_of(program)) == (8, 2)


def test_a_comparison_is_of_the_best_table_that_has_both(wide):
    model = wide(
        {
            "fine": "program,approved\na,1501\n",
            "coarse": "program,proposed,approved\na,3,2\n",
        }
    )
    assert changes(model.amounts.comparison_of(model.entities["program"]["a"])) == (3, 2)


def test_an_entity_without_amounts_has_no_figure(wide):
    model = wide({"programs": "program,office\na,o\nb,p\n", "budgets": "program,approved\na,1\n"})
    phase = model.phases["approved"]
    assert model.amounts.figure_of(model.entities["program"]["b"], phase) is None
    assert model.amounts.comparison_of(model.entities["program"]["b"]) is None


# ── what a sum leaves out ───────────────────────────────────────────────────────────────────────


def test_a_department_is_compared_with_its_own_programs_only(wide):
    """Another department's program that the table lacks makes its sum no less complete."""
    model = wide(
        {
            "programs": "program,office\na,o\nb,o\nc,p\n",
            "some": "program,item,approved\na,x,1\nb,x,2\n",
            "all": "program,approved\na,1\nb,2\nc,3\n",
        }
    )
    assert figure(model, "department", "o")[3] is False
    assert figure(model, "line-item", "x") == (3, "some", (2, 3), True)


def test_a_department_whose_program_is_missing_is_partial(wide):
    model = wide(
        {
            "programs": "program,office\na,o\nb,o\n",
            "items": "program,item,approved\na,x,1\n",
            "one": "program,approved\nb,2\n",
        }
    )
    assert figure(model, "department", "o")[3] is True


def test_a_program_that_has_no_amount_in_the_phase_is_not_missed(wide):
    model = wide({"items": "program,item,approved\na,x,1\n", "other": "program,proposed\nb,2\n"})
    assert figure(model, "line-item", "x") == (1, "items", (2,), False)


def test_a_program_named_by_the_table_in_another_row_is_not_missed(wide):
    model = wide({"items": "program,item,approved\na,x,1\nb,y,5\n"})
    assert figure(model, "line-item", "x") == (1, "items", (2,), False)


def test_a_total_over_all_programs_is_never_partial(wide):
    model = wide(
        {"items": "program,item,approved\n,x,9\na,x,1\n", "other": "program,approved\nb,2\n"}
    )
    assert figure(model, "line-item", "x") == (9, "items", (2,), False)


# ── sums ────────────────────────────────────────────────────────────────────────────────────────


def test_a_total_of_all_codes_goes_before_totals_of_some(wide):
    model = wide({"budgets": "office,program,item,approved\no,,,9\no,a,,5\no,a,x,5\no,b,,3\n"})
    assert figure(model, "department", "o") == (9, "budgets", (2,), False)


def test_totals_by_another_kind_are_summed(wide):
    """No program is named, so that the items make up the whole."""
    model = wide({"budgets": "office,program,item,approved\no,,x,4\no,,y,5\n"})
    assert figure(model, "department", "o") == (9, "budgets", (2, 3), False)


def test_revenue_is_shown_where_there_is_no_expenditure(long):
    model = long(budgets="program,direction,phase,amount\na,revenue,approved,5\n")
    assert figure(model, "program", "a") == (5, "budgets", (2,), False)


def test_a_row_without_direction_is_expenditure(long):
    rows = "program,direction,phase,amount\na,,approved,5\na,revenue,approved,7\n"
    assert figure(long(budgets=rows), "program", "a") == (5, "budgets", (2,), False)


def test_totals_are_by_direction(long):
    rows = "program,direction,phase,amount\na,,approved,5\na,revenue,approved,7\n"
    model = long(budgets=rows)
    phase = model.phases["approved"]
    assert [f.amount for f in model.amounts.totals(phase)] == [5]
    assert [f.amount for f in model.amounts.totals(phase, "revenue")] == [7]


def test_amounts_without_a_year_belong_to_the_latest(long):
    model = long(
        dated="program,year,phase,amount\na,2023,approved,1\na,2024,approved,2\nb,,approved,4\n"
    )
    assert figure(model, "program", "a") == (2, "dated", (3,), False)
    assert figure(model, "program", "b") == (4, "dated", (4,), False)


# ── the whole budget ────────────────────────────────────────────────────────────────────────────


def test_the_largest_total_comes_first_and_of_equal_ones_the_finest(wide):
    model = wide(
        {
            "rounded": "program,coarse\na,2\n",
            "small": "program,approved\na,400\n",
            "fine": "program,approved\na,2358\n",
        }
    )
    found = model.amounts.totals(model.phases["approved"])
    assert [(f.resource.name, f.amount) for f in found] == [
        ("fine", 2358),
        ("rounded", 2000),
        ("small", 400),
    ]


def test_totals_that_round_to_the_same_are_equal(wide):
    """1,999 and 2 thousand are one total; the finer goes first."""
    model = wide({"rounded": "program,coarse\na,2\n", "fine": "program,approved\na,1999\n"})
    found = model.amounts.totals(model.phases["approved"])
    assert [f.resource.name for f in found] == ["fine", "rounded"]


def test_a_partial_table_gives_no_total(wide):
    model = wide({"some": "program,approved\na,5\n"}, partial=("some",))
    assert model.amounts.totals(model.phases["approved"]) == []
    assert model.amounts.total_comparison is None


def test_the_whole_is_compared_within_one_table(wide):
    model = wide(
        {
            "one": "program,approved\na,9\n",
            "two": "program,proposed\na,8\n",
            "both": "program,proposed,approved\na,4,3\nb,1,2\n",
        }
    )
    assert changes(model.amounts.total_comparison) == (5, 5)


# ── parts ───────────────────────────────────────────────────────────────────────────────────────


def test_parts_are_of_the_first_table_that_has_both_phases(wide):
    model = wide(
        {
            "one": "program,item,approved\na,x,1\n",
            "two": "program,item,approved,proposed\na,x,5,6\na,y,7,8\nb,x,9,9\n",
        }
    )
    pair = model.phases["approved"], model.phases["proposed"]
    found = model.amounts.parts_of(model.entities["program"]["a"], "line-item", pair)
    assert [(e.code, b.amount, a.amount, b.resource.name) for e, b, a in found] == [
        ("x", 5, 6, "two"),
        ("y", 7, 8, "two"),
    ]


def test_rows_of_a_part_are_added(wide):
    model = wide({"t": "program,item,approved,proposed\na,x,1,2\na,x,3,4\n"})
    pair = model.phases["approved"], model.phases["proposed"]
    found = model.amounts.parts_of(model.entities["program"]["a"], "line-item", pair)
    assert [(b.amount, b.rows, a.amount) for _, b, a in found] == [(4, (2, 3), 6)]


def test_without_a_table_of_both_there_are_no_parts(wide):
    model = wide({"t": "program,item,approved\na,x,1\n", "u": "program,proposed\na,1\n"})
    pair = model.phases["approved"], model.phases["proposed"]
    assert model.amounts.parts_of(model.entities["program"]["a"], "line-item", pair) == []


# ── facts ───────────────────────────────────────────────────────────────────────────────────────


def test_a_fact_has_its_place_its_phase_and_its_entities(wide):
    model = wide({"programs": "program,office\na,o\n", "t": "program,item,approved\na,x,5\n,y,6\n"})
    rows = model.facts.frame.to_dict("records")
    names = ("resource", "row", "field", "phase", "year", "direction", "amount", "currency")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("t", 2, "approved", "approved", "", "expenditure", 5, "EUR"),
        ("t", 3, "approved", "approved", "", "expenditure", 6, "EUR"),
    ]
    assert [(r["program"], r["line-item"]) for r in rows] == [("a", "x"), (None, "y")]
    assert rows[0]["department"] == "o"
    assert len(model.facts) == 2


def test_a_department_of_the_row_goes_before_that_of_its_program(wide):
    model = wide(
        {"programs": "program,office\na,o\n", "t": "program,office,approved\na,p,5\na,,6\n"}
    )
    assert list(model.facts.frame["department"]) == ["p", "o"]


def test_of_several_printings_the_first_that_there_is_counts(make_model):
    fields = {**FIELDS, "copy": {"type": "integer", "role": "printing"}}
    csv = "copy,program,approved\n3,a,9\n2,a,5\n,a,1\n"
    model = make_model({"t": csv}, fields=fields, resources={"t": WIDE})
    assert list(model.facts.frame["row"]) == [3, 4]
    assert figure(model, "program", "a") == (6, "t", (3, 4), False)


def test_a_constant_of_the_table_is_its_year_and_direction(make_model):
    extra = [
        {"name": "phase", "columnType": "phase:id", "constant": "approved"},
        {"name": "year", "columnType": "date:fiscal-year", "constant": "2020"},
        {"name": "direction", "columnType": "direction", "constant": "revenue"},
    ]
    model = make_model(
        {"t": "program,amount\na,5\n"},
        fields=FIELDS,
        resources={"t": {"schema": {"extraFields": extra}}},
    )
    (row,) = model.facts.frame.to_dict("records")
    assert (row["phase"], row["year"], row["direction"]) == ("approved", "2020", "revenue")
    assert model.facts.year == "2020"
    assert model.facts.phases == {"approved"}
