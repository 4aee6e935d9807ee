"""Charts: which ones a page gets, and that words, table and picture say the same."""

from __future__ import annotations

from decimal import Decimal

import altair as alt
import pytest

from budgets import FIELDS, SELECTED, WIDE
from yesan.charts import programs
from yesan.charts.chart import Chart
from yesan.language.locale import Locale
from yesan.model.model import Model

EN, KO = Locale("en"), Locale("ko")
BUDGETS = """program,item,approved,proposed,executed
a,,1000000,700000,400000
a,x,600000,300000,150000
a,y,400000,400000,250000
b,x,5,5,5
"""


@pytest.fixture(scope="module")
def model(make_model) -> Model:
    return make_model({"budgets": BUDGETS}, fields=FIELDS, resources={"budgets": WIDE})


def drawn(chart: Chart) -> list[tuple[str, str, float]]:
    values = chart.spec["data"]["values"]
    return [(v["name"], v["series"], v["amount"]) for v in values]


def test_a_program_has_its_line_items_its_phases_and_its_execution(model: Model):
    found = programs.of_entity(model, EN, model.entities["program"]["a"])
    assert [c.id for c in found] == ["line-items", "phases", "execution"]


def test_every_chart_is_valid_vega_lite(model: Model):
    found = programs.of_entity(model, EN, model.entities["program"]["a"])
    for chart in found:
        alt.LayerChart.from_dict(chart.spec, validate=True)


def test_line_items_have_a_bar_for_each_phase(model: Model):
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[0]
    assert drawn(chart) == [
        ("x", "proposed", 300.0),
        ("x", "approved", 600.0),
        ("y", "proposed", 400.0),
        ("y", "approved", 400.0),
    ]
    assert chart.unit == "thousand €"


def test_the_figures_behind_a_chart_have_every_digit(model: Model):
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[0]
    assert chart.header == ("", "proposed", "approved")
    assert chart.rows == (("x", "€300,000.00", "€600,000.00"), ("y", "€400,000.00", "€400,000.00"))


def test_the_sentence_names_the_largest_change(model: Model):
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[0]
    assert "only x changes: +€300K" in chart.finding


def test_execution_by_line_item_is_drawn_without_a_rate(model: Model):
    """The line items shown need not be all there are."""
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[2]
    assert "%" not in chart.sentence
    assert {series for _, series, _ in drawn(chart)} == {"approved", "executed"}


def test_a_chart_names_the_tables_of_its_figures(model: Model):
    found = programs.of_entity(model, EN, model.entities["program"]["a"])
    assert [[r.name for r in chart.sources] for chart in found] == [["budgets"]] * 3


def test_a_selection_compares_nothing_and_says_by_which_criterion_it_was_made(make_model):
    model = make_model({"budgets": BUDGETS}, fields=FIELDS, resources={"budgets": SELECTED})
    found = programs.of_entity(model, EN, model.entities["program"]["a"])
    assert [c.id for c in found] == ["execution"]
    assert found[0].sentence == ("Only what is in this selection: those of which little is spent.")


def test_a_line_item_has_its_programs_before_and_after(model: Model):
    (chart,) = programs.of_entity(model, EN, model.entities["line-item"]["x"])
    assert chart.id == "programs"
    assert drawn(chart) == [
        ("a", "proposed", 300.0),
        ("a", "approved", 600.0),
        ("b", "proposed", 0.005),
        ("b", "approved", 0.005),
    ]


def test_a_program_without_line_items_has_its_phases_only(make_model):
    csv = "program,approved,proposed\na,5,6\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    assert [c.id for c in programs.of_entity(model, EN, model.entities["program"]["a"])] == [
        "phases"
    ]


def test_phases_are_those_of_one_table(make_model):
    """A rounded table and a fine one differ by their rounding, and not by what was decided."""
    csv = {"one": "program,proposed\na,1499\n", "two": "program,approved,executed\na,1500,2\n"}
    model = make_model(csv, fields=FIELDS, resources=dict.fromkeys(csv, WIDE))
    (chart,) = programs.of_entity(model, EN, model.entities["program"]["a"])
    assert drawn(chart) == [("approved", "", 1500.0), ("executed", "", 2.0)]


def test_a_program_in_one_phase_has_no_chart(make_model):
    model = make_model(
        {"budgets": "program,approved\na,5\n"}, fields=FIELDS, resources={"budgets": WIDE}
    )
    assert programs.of_entity(model, EN, model.entities["program"]["a"]) == []


def test_spending_of_a_budget_of_nothing_has_no_rate(make_model):
    csv = "program,item,approved,executed\na,x,0,5\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    (chart,) = [
        c
        for c in programs.of_entity(model, EN, model.entities["program"]["a"])
        if c.id == "execution"
    ]
    assert "%" not in chart.sentence


def test_the_sentences_are_exact(model: Model):
    items, phases, execution = programs.of_entity(model, EN, model.entities["program"]["a"])
    assert items.title == "proposed and approved by line item"
    assert items.finding == "Of 2 in this table, only x changes: +€300K."
    assert phases.title == "Amounts by phase"
    assert phases.sentence == "proposed €700K, approved €1M, executed €400K."
    assert execution.title == "approved and executed by line item"
    assert execution.sentence == "2 line items are printed."


def test_what_does_not_change_is_said_of_several_and_not_drawn_of_one(make_model, model: Model):
    csv = f"{BUDGETS}b,y,7,7,1\n"
    both = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    (chart,) = programs.of_entity(both, EN, both.entities["line-item"]["y"])
    assert chart.sentence == "None of them changes."
    assert chart.title == "proposed and approved by program"
    assert programs.of_entity(model, EN, model.entities["line-item"]["y"]) == []


def test_the_change_of_one_part_is_said_with_its_name(make_model):
    csv = "program,item,approved,proposed\na,x,10,50\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    (chart,) = programs.of_entity(model, EN, model.entities["line-item"]["x"])
    assert chart.finding == "a has a change of −€40."


def test_the_change_of_a_part_is_told_as_printed(make_model):
    csv = "program,item,approved,adjusted,change\na,x,1344,1191,-154\na,y,5,5,0\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[0]
    assert chart.finding == "Of 2 in this table, only x changes: −€154."


def test_phases_are_bars_of_one_series_in_their_order(model: Model):
    phases = programs.of_entity(model, EN, model.entities["program"]["a"])[1]
    assert drawn(phases) == [
        ("proposed", "", 700.0),
        ("approved", "", 1000.0),
        ("executed", "", 400.0),
    ]
    assert phases.rows == (
        ("proposed", "€700,000.00"),
        ("approved", "€1,000,000.00"),
        ("executed", "€400,000.00"),
    )


def test_the_largest_change_is_the_largest_whatever_its_sign(make_model):
    csv = "program,item,approved,proposed\na,x,10,50\na,y,40,10\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[0]
    assert chart.finding == "All 2 in this table change; the largest change is x: −€40."


def test_all_who_share_the_largest_change_are_named(make_model):
    csv = "program,item,approved,proposed\na,x,10,50\na,y,50,10\na,z,5,5\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[0]
    assert chart.finding == ("2 of 3 in this table change; the largest changes: x −€40 and y +€40.")


def test_the_changes_of_equals_are_told_without_a_largest(make_model):
    csv = "program,item,approved,proposed\na,x,10,50\na,y,50,10\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[0]
    assert chart.finding == "All 2 in this table change: x −€40 and y +€40."


def test_where_all_change_so_many_of_as_many_is_not_said(make_model):
    csv = "program,item,approved,proposed\na,x,10,50\na,y,50,10\na,z,5,6\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    chart = programs.of_entity(model, EN, model.entities["program"]["a"])[0]
    assert chart.finding == ("All 3 in this table change; the largest changes: x −€40 and y +€40.")


def test_no_more_line_items_are_drawn_than_one_can_read(make_model):
    rows = "".join(f"a,i{n:02},{n},{n},1\n" for n in range(1, 31))
    csv = f"program,item,approved,proposed,executed\n{rows}"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    found = programs.of_entity(model, EN, model.entities["program"]["a"])
    items, execution = found[0], found[-1]
    assert (len(items.rows), len(execution.rows)) == (20, 20)
    assert execution.sentence == "30 line items are printed. Shown are the 20 largest of 30."


def test_other_entities_have_none_of_these_charts(make_model):
    fields = {**FIELDS, "office": {"columnType": "administrative-classification:generic:code"}}
    csv = "office,program,approved,proposed\no,a,5,6\n"
    model = make_model({"budgets": csv}, fields=fields, resources={"budgets": WIDE})
    assert programs.of_entity(model, EN, model.entities["department"]["o"]) == []


# ── the package of the checkout ─────────────────────────────────────────────────────────────────


def test_every_chart_of_the_package_says_what_its_table_says(project_model: Model):
    locale = Locale.of(project_model.package)
    found = [
        chart
        for program in project_model.entities["program"].values()
        for chart in programs.of_entity(project_model, locale, program)
    ]
    assert len(found) > 40
    for chart in found:
        values = chart.spec["data"]["values"]
        assert len(values) == sum(len(row) - 1 - row.count("–") for row in chart.rows)
        assert chart.sources
        assert len(chart.header) == len(chart.rows[0])


def test_a_chart_speaks_the_language_of_its_page(project_model: Model):
    program = project_model.entities["program"]["aerial-photography"]
    korean = programs.of_entity(project_model, Locale.of(project_model.package), program)[0]
    english = programs.of_entity(project_model, Locale.of(project_model.package, "en"), program)[0]
    assert korean.rows[0][0] == "사무관리비"
    assert english.rows[0][0] == "General office expenses"
    assert Decimal(korean.rows[0][1].strip("원").replace(",", "")) == Decimal(1_698_100_000)


def test_amounts_that_look_the_same_are_not_drawn(make_model):
    """Bars of €1.2M and €1.2M show nothing, though one is a euro longer."""
    csv = "program,item,approved,adjusted\na,x,1234567,1234568\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    assert programs.of_entity(model, EN, model.entities["program"]["a"]) == []
