"""Charts of changes: the largest of some entities, what they add up to, and the reasons given."""

from __future__ import annotations

import dataclasses
import itertools
from decimal import Decimal
from typing import Any

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from budgets import FIELDS, WIDE
from yesan.charts import changes
from yesan.charts.chart import MOST, Chart
from yesan.language.locale import Locale
from yesan.model.figures import Comparison, Figure
from yesan.model.model import Model

EN = Locale("en")
CUTS = "program,proposed,approved\n,100,60\na,70,40\nb,30,20\n"


@pytest.fixture(scope="module")
def budgets(make_model):
    """A model of one wide table."""

    def make(csv: str, **more: Any) -> Model:
        resources = {"budgets": {**WIDE, **more.pop("resource", {})}}
        return make_model({"budgets": csv}, fields=FIELDS, resources=resources, **more)

    return make


def by_sign(chart: Chart) -> bool:
    """Whether its bars are coloured by their signs."""
    return "condition" in chart.spec["layer"][0]["encoding"]["color"]


def drawn(chart: Chart) -> list[tuple[str, str, float]]:
    values = chart.spec["data"]["values"]
    return [(v["name"], v["series"], v["amount"]) for v in values]


def compared(model: Model) -> list[Any]:
    return [
        (e, c) for e in model.entities["program"].values() if (c := model.amounts.comparison_of(e))
    ]


# ── changes ─────────────────────────────────────────────────────────────────────────────────────


def test_changes_are_ranked_by_size_whatever_their_sign(make_model):
    csv = "program,proposed,approved\na,0,10\nb,0,-30\nc,5,5\nd,0,20\n"
    model = make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE})
    chart = changes.of_changes(model, EN, compared(model))
    assert [(label, n) for label, _, n in drawn(chart)] == [("b", -30), ("d", 20), ("a", 10)]
    assert [row[1] for row in chart.rows] == ["−€30.00", "€20.00", "€10.00"]


def test_no_more_changes_are_drawn_than_asked_for_but_all_are_counted(make_model):
    rows = "".join(f"p{n},0,{n + 1}\n" for n in range(30))
    model = make_model(
        {"budgets": f"program,proposed,approved\n{rows}"},
        fields=FIELDS,
        resources={"budgets": WIDE},
    )
    chart = changes.of_changes(model, EN, compared(model), 3)
    assert len(drawn(chart)) == 3
    assert "30" in chart.sentence
    assert len(drawn(changes.of_changes(model, EN, compared(model)))) == MOST


def test_where_nothing_changes_there_is_no_chart(budgets):
    model = budgets("program,proposed,approved\na,5,5\n")
    same = [(e, c) for e, c in compared(model) if not c.change]
    assert same
    assert changes.of_changes(model, EN, same) is None
    assert changes.of_changes(model, EN, []) is None


def test_programs_of_one_name_have_a_bar_each(make_model):
    csv = "program,name,proposed,approved\na,Roads,0,30\nb,Roads,0,10\n"
    label = {"columnType": "activity:generic:program:label"}
    model = make_model(
        {"budgets": csv}, fields={**FIELDS, "name": label}, resources={"budgets": WIDE}
    )
    chart = changes.of_changes(model, EN, compared(model))
    assert len({value["band"] for value in chart.spec["data"]["values"]}) == 2
    assert len(chart.rows) == 2


def test_changes_that_go_one_way_have_their_shares(budgets):
    chart = changes.of_changes(model := budgets(CUTS), EN, compared(model))
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["−€30 (75%)", "−€10 (25%)"]
    assert "share" in chart.sentence


def test_a_share_below_one_in_a_hundred_is_said_to_be_less(budgets):
    model = budgets("program,proposed,approved\na,1000,2\nb,3,1\n")
    chart = changes.of_changes(model, EN, compared(model))
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["−€998 (100%)", "−€2 (<1%)"]


def test_changes_that_go_both_ways_have_no_shares(budgets):
    model = budgets("program,proposed,approved\na,0,10\nb,0,-30\n")
    chart = changes.of_changes(model, EN, compared(model))
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["−€30", "+€10"]


def test_changes_of_a_table_that_is_not_complete_say_so(budgets):
    model = budgets(CUTS, resource={"coverage": "partial", "title": "Some of them"})
    pairs = [
        (e, model.amounts.comparison_of(e, partial=True))
        for e in model.entities["program"].values()
    ]
    chart = changes.of_changes(model, EN, [(e, c) for e, c in pairs if c])
    assert "not complete: Some of them" in chart.sentence


def test_a_share_of_one_in_a_hundred_is_said_as_it_is(budgets):
    model = budgets("program,proposed,approved\na,100,1\nb,2,1\n")
    chart = changes.of_changes(model, EN, compared(model))
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["−€99 (99%)", "−€1 (1%)"]


def test_a_single_change_has_no_share(budgets):
    model = budgets("program,proposed,approved\na,100,40\n")
    chart = changes.of_changes(model, EN, compared(model))
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["−€60"]
    assert chart.sentence == "1 changes: a, −€60."


def test_a_ranking_says_what_it_shows_and_of_what_it_is_made(budgets):
    chart = changes.of_changes(model := budgets(CUTS), EN, compared(model), id_="cuts")
    assert (chart.id, chart.title) == ("cuts", "Changes from proposed to approved")
    assert by_sign(chart)
    assert chart.sentence == (
        "2 change; the largest change is a: −€30. The percentage is the share of the whole change."
    )
    assert chart.why == "2 entities have an amount before and after in one table"
    assert [table.name for table in chart.sources] == ["budgets"]
    assert chart.computed


def test_only_changes_in_the_currency_of_the_largest_are_ranked(budgets):
    model = budgets("program,proposed,approved\na,0,10\nb,0,20\nc,0,-30\n")

    def other(comparison: Comparison) -> Comparison:
        before, after = (
            dataclasses.replace(f, currency="USD") for f in (comparison.before, comparison.after)
        )
        return Comparison(before, after)

    pairs = [(e, other(c) if e.id == "b" else c) for e, c in compared(model)]
    assert [label for label, *_ in drawn(changes.of_changes(model, EN, pairs))] == ["c", "a"]


# ── what they add up to ─────────────────────────────────────────────────────────────────────────


@given(st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=2, max_size=8))
def test_each_bar_of_a_waterfall_begins_where_the_one_above_ends(project_model, steps):
    """And the last before the total ends at the sum of all."""
    resource = project_model.package.resources[0]
    entities = list(project_model.entities["program"].values())

    def figure(amount: int) -> Figure:
        return Figure(Decimal(amount), "KRW", resource, (2,), resource.fields[2].name, 1)

    pairs = [(e, Comparison(figure(0), figure(n))) for e, n in zip(entities, steps, strict=False)]
    whole = Comparison(figure(0), figure(sum(steps)))
    chart = changes.of_buildup(project_model, EN, pairs, whole)
    *bars, total = chart.spec["data"]["values"]
    assert bars[0]["start"] == 0
    for above, below in itertools.pairwise(bars):
        assert below["start"] == pytest.approx(above["amount"])
    assert total["start"] == 0
    assert total["amount"] == pytest.approx(bars[-1]["amount"])
    assert chart.computed


def test_a_waterfall_ends_with_the_total_as_published(budgets):
    model = budgets(CUTS)
    chart = changes.of_buildup(model, EN, compared(model), model.amounts.total_comparison)
    assert [row[1] for row in chart.rows] == ["−€30.00", "−€10.00", "−€40.00"]
    alt.LayerChart.from_dict(chart.spec, validate=True)


def test_a_waterfall_names_its_largest_step_and_its_total(budgets):
    model = budgets(CUTS)
    chart = changes.of_buildup(model, EN, compared(model), model.amounts.total_comparison)
    assert (chart.id, chart.title) == ("buildup", "How the change adds up: proposed to approved")
    assert by_sign(chart)
    assert chart.sentence == (
        "a has the largest part: −€30 of −€40. Each bar begins where the one above it ends."
    )
    values = chart.spec["data"]["values"]
    assert [(v["name"], v["text"]) for v in values] == [
        ("a", "−€30 (75%)"),
        ("b", "−€10 (25%)"),
        ("Total", "−€40"),
    ]


def test_steps_against_the_whole_have_no_shares(budgets):
    """All go down, and the published total goes up: no step is a share of it."""
    model = budgets("program,proposed,approved\n,100,130\na,70,40\nb,30,20\n")
    chart = changes.of_buildup(model, EN, compared(model), model.amounts.total_comparison)
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["−€30", "−€10", "+€30"]


def test_steps_both_ways_have_no_shares(budgets):
    """One of them would be more than the whole."""
    model = budgets("program,proposed,approved\n,100,110\na,70,40\nb,30,70\n")
    chart = changes.of_buildup(model, EN, compared(model), model.amounts.total_comparison)
    assert not any("%" in value["text"] for value in chart.spec["data"]["values"])


def test_a_step_of_one_the_other_way_is_against_the_whole(budgets):
    model = budgets("program,proposed,approved\n,100,71\na,70,40\nb,30,31\n")
    chart = changes.of_buildup(model, EN, compared(model), model.amounts.total_comparison)
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["−€30", "+€1", "−€29"]


def test_a_step_of_one_has_its_share_of_the_whole(budgets):
    model = budgets("program,proposed,approved\n,0,30\na,0,29\nb,0,1\n")
    chart = changes.of_buildup(model, EN, compared(model), model.amounts.total_comparison)
    texts = [v["text"] for v in chart.spec["data"]["values"]]
    assert texts == ["+€29 (97%)", "+€1 (3%)", "+€30"]


def test_a_share_is_that_of_the_published_total_also_where_it_is_one(budgets):
    model = budgets("program,proposed,approved\n,0,1\na,0,1\nb,0,1\n")
    chart = changes.of_buildup(model, EN, compared(model), model.amounts.total_comparison)
    texts = [v["text"] for v in chart.spec["data"]["values"]]
    assert texts == ["+€1 (100%)", "+€1 (100%)", "+€1"]


def test_one_step_is_no_waterfall(budgets):
    model = budgets("program,proposed,approved\na,70,40\n")
    assert changes.of_buildup(model, EN, compared(model), compared(model)[0][1]) is None


# ── reasons ─────────────────────────────────────────────────────────────────────────────────────


def test_reasons_are_summed_by_kind_the_largest_first(budgets):
    resource = (model := budgets(CUTS)).package.resources[0]

    def figure(amount: int) -> Figure:
        return Figure(Decimal(amount), "EUR", resource, (2,), "approved", 1)

    given_ = {"late": [figure(-5)], "virus": [figure(-4), figure(-3)]}
    chart = changes.of_reasons(model, EN, given_)
    assert drawn(chart) == [("virus", "", -7.0), ("late", "", -5.0)]
    assert "3 changes give their reasons, −€12 together" in chart.sentence
    assert changes.of_reasons(model, EN, {"late": given_["late"]}) is None
    assert chart.sentence == (
        "3 changes give their reasons, −€12 together; most of it: virus, −€7."
    )
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["−€7", "−€5"]
    assert chart.rows == (("virus", "−€7.00"), ("late", "−€5.00"))
    assert by_sign(chart)
    assert chart.computed


def test_reasons_of_two_currencies_are_not_summed(budgets):
    resource = (model := budgets(CUTS)).package.resources[0]
    euro = Figure(Decimal(-5), "EUR", resource, (2,), "approved", 1)
    dollar = dataclasses.replace(euro, currency="USD")
    assert changes.of_reasons(model, EN, {"late": [euro], "virus": [dollar]}) is None
    assert changes.of_reasons(model, EN, {"late": [euro], "virus": [euro]}) is not None
