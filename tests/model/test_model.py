"""The model: exact amounts, nothing counted twice, nothing missing taken for zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from examples import examples
from yesan.model.model import Model
from yesan.tables.table import Row, Table

PROGRAM = "activity:generic:program"
ITEM = "economic-classification:generic"
OFFICE = "administrative-classification:generic"
MONEY = {"type": "integer", "columnType": "value", "currency": "EUR"}
CODES = {
    "program": {"columnType": f"{PROGRAM}:code", "blank": "total"},
    "item": {"columnType": f"{ITEM}:code", "blank": "total"},
    "office": {"columnType": f"{OFFICE}:code", "blank": "total"},
    "phase": {"columnType": "phase:id"},
    "year": {"type": "year", "columnType": "date:fiscal-year"},
    "direction": {"columnType": "direction"},
    "approved": {**MONEY, "normalize": {"phase": "approved"}},
    "proposed": {**MONEY, "normalize": {"phase": "proposed"}},
    "executed": {**MONEY, "normalize": {"phase": "executed"}},
    "amount": MONEY,
}
WIDE = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}
SELF = {"fields": "parent", "reference": {"resource": "", "fields": "id"}}


def to(resource: str, field: str) -> dict[str, Any]:
    return {"fields": field, "reference": {"resource": resource, "fields": "id"}}


@pytest.fixture(scope="module")
def wide(make_model):
    """A model of tables with a column for each phase."""

    def make(
        csv: Mapping[str, str], fields: Mapping[str, Any] | None = None, **package: Any
    ) -> Model:
        resources = dict.fromkeys(csv, WIDE) | package.pop("resources", {})
        return make_model(csv, fields={**CODES, **(fields or {})}, resources=resources, **package)

    return make


def amount(model: Model, code: str, phase: str, kind: str = "program") -> Decimal | None:
    figure = model.amounts.figure_of(model.entities[kind][code], model.phases[phase])
    return figure.amount if figure else None


# ── the package of the checkout ─────────────────────────────────────────────────────────────────


def test_the_expenditure_of_the_package_falls_by_nine_percent(project_model: Model):
    whole = project_model.totals.comparison
    assert (whole.before.amount, whole.after.amount) == (133_400_000_000, 121_398_000_000)
    assert (whole.currency, whole.change.amount) == ("KRW", -12_002_000_000)
    assert round(whole.rate.amount, 3) == Decimal("-0.090")


def test_the_package_has_45_programs_in_6_departments(project_model: Model):
    programs, offices = (project_model.entities[k] for k in ("program", "department"))
    assert (len(programs), len(offices)) == (45, 6)
    assert {p.links["department"] for p in programs.values()} == set(offices)


def test_the_table_that_knows_most_programs_tells_the_amount_of_each(project_model: Model):
    """So that all are in one unit; another table has it in thousands, and does not contradict."""
    program = project_model.entities["program"]["aerial-photography"]
    phase = project_model.phases["revised"]
    figure = project_model.amounts.figure_of(program, phase)
    assert (figure.resource.name, figure.amount) == ("program-budgets", 2_358_000_000)
    assert (figure.field.factor, figure.is_claim) == (10**6, False)
    assert project_model.amounts.others_of(program, phase) == []


@pytest.mark.parametrize(
    ("code", "before", "after", "change", "rate"),
    [
        ("wego-operation", 1344, 1191, -154, "-0.114"),
        ("personal-data-protection", 2246, 2108, -139, "-0.062"),
    ],
)
def test_a_change_of_the_package_is_told_as_printed(
    project_model: Model, code: str, before: int, after: int, change: int, rate: str
):
    """1,191 is 153 less than 1,344: the source says 154."""
    found = project_model.amounts.comparison_of(project_model.entities["program"][code])
    million = 10**6
    assert [f.amount for f in found.figures] == [
        *(n * million for n in (before, after, change)),
        Decimal(rate),
    ]
    assert [f.is_claim for f in found.figures] == [False] * 4


def test_a_department_of_the_package_is_told_by_its_printed_cut_alone(project_model: Model):
    """The table of programs has only those that are cut: their sum is not the department's."""
    cuts = {
        office.code: project_model.amounts.comparison_of(office)
        for office in project_model.entities["department"].values()
    }
    assert len(cuts) == 6
    assert {(c.before, c.after, c.rate, c.resource.name) for c in cuts.values()} == {
        (None, None, None, "department-cuts")
    }
    assert cuts["big-data-officer"].change.amount == -3_867_000_000


def test_entities_of_a_kind_have_addresses_of_their_own(project_model: Model):
    assert any(len(entities) > 1 for entities in project_model.entities.values())
    for entities in project_model.entities.values():
        assert len({e.id for e in entities.values()}) == len(entities)
        assert all(e.id.isascii() for e in entities.values())


def test_every_figure_of_the_package_stands_in_the_rows_that_it_names(project_model: Model):
    programs, phases = project_model.entities["program"], project_model.phases
    figure_of = project_model.amounts.figure_of
    asked = [(phase, figure_of(p, phase)) for p in programs.values() for phase in phases.values()]
    figures = [(phase, figure) for phase, figure in asked if figure is not None]
    assert len(figures) > 40
    for phase, figure in figures:
        table = project_model.tables[figure.resource.name]
        assert figure.field.normalize["phase"] == phase.id
        printed = sum(table.by_number[row][figure.first.field] for row in figure.first.rows)
        assert figure.amount == printed * figure.field.factor


# ── conversion ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def base(wide) -> Model:
    """A model whose one table the laws replace."""
    return wide({"budgets": "program,approved\na,1\n"})


@examples(60)
@given(st.integers(-(10**18), 10**18), st.sampled_from([1, 1000, 10**6, 10**8]))
def test_an_amount_is_converted_by_its_factor_exactly(base: Model, printed, factor):
    table = base.package.resources[0]
    fields = tuple(replace(f, factor=factor) if f.is_value else f for f in table.fields)
    package = replace(base.package, resources=(replace(table, fields=fields),))
    table = Table(("program", "approved"), (Row(2, {"program": "a", "approved": printed}),))
    assert amount(Model(package, {"budgets": table}), "a", "approved") == printed * factor


@pytest.mark.parametrize("printed", ["0.1", "1234.56", "-0.005", "99999999999999999.99"])
def test_decimals_stay_exact(wide, printed: str):
    money = {**CODES["approved"], "type": "number", "factor": 1000}
    model = wide({"budgets": f"program,approved\na,{printed}\n"}, {"approved": money})
    assert amount(model, "a", "approved") == Decimal(printed) * 1000


def test_a_missing_figure_is_never_zero(wide):
    model = wide({"budgets": "program,approved,proposed\na,,5\nb,0,5\n"})
    assert amount(model, "a", "approved") is None
    assert amount(model, "b", "approved") == 0
    assert model.amounts.comparison_of(model.entities["program"]["a"]) is None


def test_an_amount_without_before_has_no_rate(wide):
    model = wide(
        {"budgets": "program,approved,proposed\na,0,5\n"}, comparison=["approved", "proposed"]
    )
    comparison = model.amounts.comparison_of(model.entities["program"]["a"])
    assert (comparison.change.amount, comparison.rate) == (5, None)


def test_a_part_of_an_amount_is_no_amount_of_its_own(wide):
    part = {**CODES["approved"], "role": "part", "of": "approved"}
    model = wide({"budgets": "program,approved,grant\na,10,4\n"}, {"grant": part})
    assert [fact.amount for fact in model.facts] == [10]


# ── sums ────────────────────────────────────────────────────────────────────────────────────────


@st.composite
def trees(draw: st.DrawFn) -> tuple[dict[int, int | None], dict[int, int]]:
    """Parents of numbered items, and amounts of some of the items, each its leaves' sum."""
    parents = {0: None}
    for n in range(1, draw(st.integers(1, 8))):
        parents[n] = draw(st.none() | st.integers(0, n - 1))
    leaves = set(parents) - set(parents.values())
    amounts = dict.fromkeys(parents, 0)
    for leaf in leaves:
        value, place = draw(st.integers(1, 99)), leaf
        while place is not None:
            amounts[place] += value
            place = parents[place]
    shown = leaves | set(draw(st.lists(st.sampled_from(sorted(parents)))))
    return parents, {n: amounts[n] for n in sorted(shown)}


@pytest.fixture(scope="module")
def classified(make_model) -> Model:
    """A model of items that contain others, whose tables the laws replace."""
    return make_model(
        {"items": "id,parent\na,\n", "budgets": "program,item,approved\np,a,1\n"},
        fields={**CODES, "id": {"columnType": f"{ITEM}:code"}},
        resources={
            "items": {"schema": {"primaryKey": "id", "foreignKeys": [SELF]}},
            "budgets": {"schema": {**WIDE["schema"], "foreignKeys": [to("items", "item")]}},
        },
    )


def tables_of(parents: Mapping[int, int | None], amounts: Mapping[int, int]) -> dict[str, Any]:
    name = "n{}".format
    items = [(name(n), None if p is None else name(p)) for n, p in parents.items()]
    rows = [("p", name(n), value) for n, value in amounts.items()]
    return {
        "items": table_of(("id", "parent"), items),
        "budgets": table_of(("program", "item", "approved"), rows),
    }


def table_of(names: tuple[str, ...], rows: Sequence[Sequence[Any]]) -> Table:
    """A table of rows that are numbered from 2."""
    cells = [dict(zip(names, row, strict=True)) for row in rows]
    return Table(names, tuple(Row(n, row) for n, row in enumerate(cells, start=2)))


@examples(80)
@given(trees())
@example(({0: None, 1: 0, 2: 1}, {0: 1, 2: 1}))
def test_a_sum_never_counts_a_parent_beside_its_children(classified: Model, tree):
    parents, amounts = tree
    model = Model(classified.package, tables_of(parents, amounts))
    leaves = set(parents) - set(parents.values())
    assert amount(model, "p", "approved") == sum(amounts[n] for n in leaves)


def test_a_parent_is_not_counted_where_a_generation_between_is_not_printed(classified: Model):
    parents, amounts = {0: None, 1: 0, 2: 1}, {0: 7, 2: 7}
    model = Model(classified.package, tables_of(parents, amounts))
    assert amount(model, "p", "approved") == 7


def test_codes_that_are_numbers_are_summed_like_others(make_model):
    code = {"type": "integer", "columnType": f"{ITEM}:code"}
    model = make_model(
        {
            "items": "id,parent\n1,\n2,1\n3,1\n",
            "budgets": "program,item,approved\np,1,9\np,2,4\np,3,5\n",
        },
        fields={**CODES, "id": code, "item": code, "parent": {"type": "integer"}},
        resources={
            "items": {"schema": {"primaryKey": "id", "foreignKeys": [SELF]}},
            "budgets": {"schema": {**WIDE["schema"], "foreignKeys": [to("items", "item")]}},
        },
    )
    assert amount(model, "p", "approved") == 9
    assert amount(model, "2", "approved", "line-item") == 4


def test_a_printed_total_goes_before_a_sum(wide):
    model = wide({"budgets": "program,item,approved\na,,100\na,x,60\na,y,41\n"})
    figure = model.amounts.figure_of(model.entities["program"]["a"], model.phases["approved"])
    assert (figure.amount, figure.first.rows, figure.summed) == (100, (2,), False)


def test_without_a_printed_total_the_rows_are_summed(wide):
    model = wide({"budgets": "program,item,approved\na,x,60\na,y,41\n"})
    figure = model.amounts.figure_of(model.entities["program"]["a"], model.phases["approved"])
    assert (figure.amount, figure.first.rows, figure.summed) == (101, (2, 3), True)


def test_two_rows_of_equal_amounts_are_two_amounts(wide):
    model = wide({"budgets": "program,item,approved\na,x,50\na,y,50\n"})
    assert amount(model, "a", "approved") == 100


@pytest.mark.parametrize(("second", "whole"), [("60", 110), ("50", 100)])
def test_rows_of_one_program_add_up_whether_they_are_equal_or_not(wide, second: str, whole: int):
    """A table of projects, say, of which a program has several."""
    model = wide({"budgets": f"program,name,approved\na,one,50\na,two,{second}\n"})
    assert amount(model, "a", "approved") == whole


def test_a_table_printed_twice_is_counted_once(wide):
    model = wide(
        {"b": "printing,program,item,approved\n1,a,,9\n1,a,x,9\n2,a,,9\n2,a,x,9\n"},
        {"printing": {"type": "integer", "role": "printing"}},
    )
    assert amount(model, "a", "approved") == 9
    assert [fact.row for fact in model.facts] == [2, 3]


def test_a_program_with_only_a_total_is_not_lost_in_the_sum_of_its_department(wide):
    model = wide({"budgets": "office,program,item,approved\no,a,x,60\no,a,y,40\no,b,,50\n"})
    assert amount(model, "o", "approved", "department") == 150


def test_amounts_of_several_currencies_are_not_added(wide):
    dollars = {**CODES["approved"], "currency": "USD"}
    model = wide({"budgets": "program,approved,dollars\na,1,2\n"}, {"dollars": dollars})
    assert amount(model, "a", "approved") == 1
    ((side, apart),) = model.amounts.apart_of(model.entities["program"]["a"])
    assert (side.currency, [(p.id, f.amount) for p, f in apart]) == ("USD", [("approved", 2)])


def test_revenue_is_not_added_to_expenditure(make_model):
    csv = "office,direction,phase,amount\no,expenditure,approved,100\no,revenue,approved,30\n"
    model = make_model({"budgets": csv}, fields=CODES)
    assert amount(model, "o", "approved", "department") == 100


def test_the_amount_of_a_program_belongs_to_its_department(wide):
    model = wide(
        {"programs": "id,office\na,o\nb,o\n", "budgets": "program,approved\na,60\nb,40\n"},
        {"id": {"columnType": f"{PROGRAM}:code"}},
        resources={
            "programs": {"schema": {"primaryKey": "id"}},
            "budgets": {"schema": {**WIDE["schema"], "foreignKeys": [to("programs", "program")]}},
        },
    )
    assert amount(model, "o", "approved", "department") == 100


# ── which table ─────────────────────────────────────────────────────────────────────────────────


def test_the_whole_is_the_largest_total(wide):
    model = wide({"part": "program,approved\na,5\n", "all": "item,approved\n,50\nx,50\n"})
    assert model.totals.of(model.phases["approved"])[0].amount == 50


def test_the_latest_year_is_told_for_a_program_and_for_the_whole(make_model):
    csv = "program,year,phase,amount\na,2023,approved,10\na,2024,approved,12\nb,2024,approved,1\n"
    model = make_model({"budgets": csv}, fields=CODES)
    assert model.facts.year == "2024"
    assert amount(model, "a", "approved") == 12
    assert model.totals.listed(model.phases["approved"])[0].amount == 13


def test_of_several_levels_the_finest_is_the_entity(make_model):
    """Two levels of one classification are not mixed, and each has the name of its own level."""
    levels = {
        name: {"columnType": f"administrative-classification:generic:{level}"}
        for name, level in (
            ("unit", "level1:code"),
            ("unit_name", "level1:label"),
            ("team", "level2:code"),
            ("team_name", "level2:label"),
        )
    }
    rows = "01,Works,010,Roads,5\n01,Works,020,Parks,7\n"
    model = make_model(
        {"budget": f"unit,unit_name,team,team_name,paid\n{rows}"},
        fields={**levels, "paid": {"type": "integer", "columnType": "value", "currency": "EUR"}},
    )
    named = {e.code: e.name["en"] for e in model.entities["department"].values()}
    assert named == {"010": "Roads", "020": "Parks"}


# ── phases ──────────────────────────────────────────────────────────────────────────────────────


def test_phases_without_a_table_follow_the_budget_cycle(wide):
    model = wide({"budgets": "program,executed,proposed,approved\na,1,2,3\n"})
    assert list(model.phases) == ["proposed", "approved", "executed"]


def test_a_table_of_phases_gives_their_order_and_names(wide):
    model = wide(
        {
            "phases": "id,name\nproposed,Draft\napproved,\n",
            "budgets": "program,approved,proposed\na,1,2\n",
        },
        {"id": {"columnType": "phase:id"}, "name": {"columnType": "phase:label"}},
        resources={"phases": {"schema": {"primaryKey": "id"}}},
    )
    assert list(model.phases) == ["proposed", "approved"]
    assert model.phases["proposed"].name.default == "Draft"
    assert model.phases["approved"].name.default == "approved", "a phase without name has its code"


@pytest.mark.parametrize(
    ("chosen", "pair"),
    [(["executed", "approved"], ("executed", "approved")), (None, ("proposed", "approved"))],
)
def test_the_descriptor_chooses_the_phases_to_compare(wide, chosen, pair):
    package = {"comparison": chosen} if chosen else {}
    model = wide({"budgets": "program,approved,proposed,executed\na,1,2,3\n"}, **package)
    assert tuple(p.id for p in model.comparison) == pair


def test_execution_is_spending_against_the_last_budget(wide):
    model = wide({"budgets": "program,approved,proposed,executed\na,4,2,3\n"})
    assert tuple(p.id for p in model.execution) == ("approved", "executed")


def test_one_phase_is_compared_with_nothing(wide):
    model = wide({"budgets": "program,approved\na,4\n"})
    found = (model.comparison, model.execution, model.totals.comparison)
    assert found == (None, None, None)
    assert model.amounts.comparison_of(model.entities["program"]["a"]) is None


def test_the_phase_may_stand_in_a_column_or_be_the_same_for_all(make_model):
    constant = {"name": "phase", "columnType": "phase:id", "constant": "adjusted"}
    model = make_model(
        {"long": "program,phase,amount\na,approved,1\n", "one": "program,amount\na,2\n"},
        fields=CODES,
        resources={"one": {"schema": {"extraFields": [constant]}}},
    )
    assert (amount(model, "a", "approved"), amount(model, "a", "adjusted")) == (1, 2)


# ── entities ────────────────────────────────────────────────────────────────────────────────────


def test_an_entity_has_its_names_and_its_links(make_model):
    label = {"columnType": f"{PROGRAM}:label"}
    model = make_model(
        {"programs": "id,name,name_en,office\na,가,A,o\nb,,B,\n"},
        fields={
            **CODES,
            "id": {"columnType": f"{PROGRAM}:code"},
            "name": label,
            "name_en": {**label, "language": "en"},
        },
        resources={"programs": {"schema": {"primaryKey": "id"}}},
        languages=["ko", "en"],
    )
    a, b = model.entities["program"].values()
    assert (a.name["ko"], a.name["en"], a.links) == ("가", "A", {"department": "o"})
    assert (b.name["en"], b.links) == ("B", {})
    assert model.entities.name("program", "a", "en") == "A"
    assert model.entities.name("program", "zz", "en") == "zz"


@examples(40)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(str.strip), unique=True)
)
def test_any_codes_have_addresses_of_their_own(base: Model, codes: list[str]):
    rows = (Row(n, {"program": code, "approved": 1}) for n, code in enumerate(codes, start=2))
    table = Table(("program", "approved"), tuple(rows))
    entities = Model(base.package, {"budgets": table}).entities["program"]
    ids = [e.id for e in entities.values()]
    assert list(entities) == codes
    assert len(set(ids)) == len(ids)
    assert all(id_ and id_.isascii() and "/" not in id_ and not id_.startswith(".") for id_ in ids)


@pytest.mark.parametrize("type_", ["string", "integer"])
def test_the_rows_of_an_entity_are_those_that_name_it(wide, type_: str):
    code = {**CODES["program"], "type": type_}
    model = wide({"budgets": "program,approved\n1,5\n,9\n2,4\n1,3\n"}, {"program": code})
    ((resource, rows),) = model.mentions.rows_of(model.entities["program"]["1"])
    assert (resource.name, rows.column("approved")) == ("budgets", [5, 3])


def test_a_table_that_describes_entities_is_none_of_their_rows(project_model: Model):
    program = project_model.entities["program"]["aerial-photography"]
    names = [resource.name for resource, _ in project_model.mentions.rows_of(program)]
    assert "programs" not in names
    assert "line-item-budgets" in names


def test_a_foreign_key_introduces_no_entity(wide):
    model = wide(
        {"programs": "id\na\n", "budgets": "program,approved\na,1\n"},
        {"id": {"columnType": f"{PROGRAM}:code"}},
        resources={
            "programs": {"schema": {"primaryKey": "id"}},
            "budgets": {"schema": {**WIDE["schema"], "foreignKeys": [to("programs", "program")]}},
        },
    )
    assert list(model.entities["program"]) == ["a"]


def test_a_package_without_money_has_no_figures(make_model):
    model = make_model({"places": "id,cameras\na,3\n"}, fields={"cameras": {"type": "integer"}})
    assert (len(model.facts), model.phases, model.facts.year) == (0, {}, "")
    assert model.totals.comparison is None
