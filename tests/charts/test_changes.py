"""Charts of changes: the largest of some entities, each of one table, and what they add up to."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import altair as alt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from budgets import FIELDS, WHOLE, WIDE, complete
from yesan.charts import changes
from yesan.charts.chart import MOST, Chart
from yesan.language.locale import Locale
from yesan.language.sentence import origins
from yesan.model.figures import Figure, Operation
from yesan.model.model import Model

EN = Locale("en")
CUTS = "program,approved,adjusted\n,100,60\na,70,40\nb,30,20\n"
Make = Callable[..., Model]


@pytest.fixture(scope="module")
def budgets(make_model) -> Make:
    """A model of one wide table."""

    def make(csv: str, table: dict[str, Any] = WIDE, **more: Any) -> Model:
        fields = FIELDS | more.pop("fields", {})
        return make_model({"budgets": csv}, fields=fields, resources={"budgets": table}, **more)

    return make


def ranked(model: Model, *most: int, kind: str = "program") -> Chart | None:
    return changes.of_changes(model, EN, model.rankings.of(kind), *most)


def built(model: Model, kind: str = "program") -> Chart | None:
    return changes.of_buildup(model, EN, model.rankings.of(kind))


def by_sign(chart: Chart) -> bool:
    """Whether its bars are coloured by their signs."""
    return "condition" in chart.spec["layer"][0]["encoding"]["color"]


def drawn(chart: Chart) -> list[tuple[str, float]]:
    return [(v["name"], v["amount"]) for v in chart.spec["data"]["values"]]


def texts(chart: Chart | None) -> list[str]:
    assert chart is not None
    return [v["text"] for v in chart.spec["data"]["values"]]


# ── changes ─────────────────────────────────────────────────────────────────────────────────────


def test_changes_are_ranked_by_size_whatever_their_sign(budgets):
    chart = ranked(budgets("program,approved,adjusted\na,0,10\nb,0,-30\nc,5,5\nd,0,20\n"))
    assert drawn(chart) == [("b", -30), ("d", 20), ("a", 10)]
    assert [row[1] for row in chart.rows] == ["−€30.00", "€20.00", "€10.00"]
    assert (chart.finding, chart.sentence) == (
        "Of those in this table, b falls the most: −€30.",
        "",
    )


def test_no_more_changes_are_drawn_than_asked_for_but_all_are_counted(budgets):
    rows = "".join(f"p{n},0,{n + 1}\n" for n in range(30))
    model = budgets(f"program,approved,adjusted\n{rows}")
    chart = ranked(model, 3)
    assert len(drawn(chart)) == 3
    assert chart.finding == "Of those in this table, p29 rises the most: +€30."
    assert chart.sentence == "Shown are the 3 largest of 30."
    assert len(drawn(ranked(model))) == MOST


def test_where_nothing_is_compared_or_one_thing_changes_there_is_no_chart(budgets):
    assert ranked(budgets("program,approved,adjusted\na,5,5\nb,6,6\n")) is None
    assert ranked(budgets("program,approved,adjusted\na,100,40\nb,6,6\n")) is None
    assert ranked(budgets("program,approved\na,5\nb,6\n")) is None


def test_programs_of_one_name_have_a_bar_each(budgets):
    label = {"columnType": "activity:generic:program:label"}
    csv = "program,name,approved,adjusted\na,Roads,0,30\nb,Roads,0,10\n"
    chart = ranked(budgets(csv, fields={"name": label}))
    assert len({value["band"] for value in chart.spec["data"]["values"]}) == 2
    assert len(chart.rows) == 2


def test_a_ranking_says_what_it_shows_and_of_what_it_is_made(budgets):
    chart = ranked(budgets(CUTS, {**WIDE, "title": "Cuts"}))
    assert (chart.id, chart.title) == ("changes", "Changes from approved to adjusted")
    assert by_sign(chart)
    assert chart.finding == "Of those in this table, a falls the most: −€30."
    assert chart.sentence == "The percentage is the share of −€40, the change of all in “Cuts”."
    assert chart.why == "2 entities have a change in one table, budgets"
    assert [table.name for table in chart.sources] == ["budgets"]
    assert chart.computed


def test_a_chart_of_printed_changes_is_not_computed(budgets):
    csv = "program,approved,adjusted,change,rate\na,9,8,-1,-11\nb,9,7,-2,-22\n"
    assert not ranked(budgets(csv)).computed


def test_a_rounded_unit_and_a_fine_one_are_never_side_by_side(make_model):
    """Programs in thousands and a program in euros would look comparable to the last digit."""
    thousand = {
        "before": {**FIELDS["approved"], "factor": 1000},
        "after": {**FIELDS["adjusted"], "factor": 1000},
    }
    csv = {
        "rounded": "program,before,after\na,70,40\nb,30,20\nc,9,9\n",
        "fine": "program,approved,adjusted\nc,8999,9123\nd,8,5\n",
    }
    tables = dict.fromkeys(csv, WIDE)
    model = make_model(csv, fields=FIELDS | thousand, resources=tables)
    chart = ranked(model)
    assert drawn(chart) == [("a", -30), ("b", -10)]
    assert chart.unit == "thousand €"
    assert [table.name for table in chart.sources] == ["rounded"]


# ── shares ──────────────────────────────────────────────────────────────────────────────────────


def test_a_share_names_its_denominator_and_is_of_the_same_table(budgets):
    chart = ranked(budgets(CUTS))
    assert texts(chart) == ["−€30 (75%)", "−€10 (25%)"]
    assert chart.sentence.endswith(
        "The percentage is the share of −€40, the change of all in “budgets”."
    )
    (share,) = (f for f in origins(chart.texts[0]) if f.operation is Operation.SHARE)
    assert [f.amount for f in share.operands] == [-30, -40]
    assert {f.resource.name for f in share.operands} == {"budgets"}


def test_without_a_total_of_the_table_there_are_no_shares(budgets):
    """The sum of those that are listed is not the change of all."""
    assert texts(ranked(budgets("program,approved,adjusted\na,70,40\nb,30,20\n"))) == [
        "−€30",
        "−€10",
    ]
    whole = ranked(budgets("program,approved,adjusted\na,70,40\nb,30,20\n", WHOLE))
    assert texts(whole) == ["−€30 (75%)", "−€10 (25%)"]


def test_shares_are_of_the_total_that_bears_the_table_out(make_model):
    model = make_model(
        {
            "parts": "program,approved,adjusted\na,70,40\nb,30,20\n",
            "all": "program,approved,adjusted\n,100,60\n",
        },
        fields=FIELDS,
        resources={"parts": {**complete("all"), "title": "Parts"}, "all": WIDE},
    )
    assert texts(ranked(model)) == ["−€30 (75%)", "−€10 (25%)"]


def test_a_share_below_one_in_a_hundred_is_said_to_be_less(budgets):
    chart = ranked(budgets("program,approved,adjusted\n,1003,3\na,1000,2\nb,3,1\n"))
    assert texts(chart) == ["−€998 (99.8%)", "−€2 (<1%)"]


def test_a_share_of_one_in_a_hundred_is_said_as_it_is(budgets):
    chart = ranked(budgets("program,approved,adjusted\n,102,2\na,100,1\nb,2,1\n"))
    assert texts(chart) == ["−€99 (99%)", "−€1 (1%)"]


def test_changes_that_go_both_ways_have_no_shares(budgets):
    chart = ranked(budgets("program,approved,adjusted\n,0,-20\na,0,10\nb,0,-30\n"))
    assert texts(chart) == ["−€30", "+€10"]


# ── ties ────────────────────────────────────────────────────────────────────────────────────────


def test_all_who_share_the_largest_change_are_named(budgets):
    chart = ranked(budgets("program,approved,adjusted\na,9,4\nb,9,14\nc,9,8\n"))
    assert chart.sentence == "In “budgets”, 3 change; the largest changes: a −€5 and b +€5."


def test_three_are_named_and_more_are_counted(budgets):
    three = "program,approved,adjusted\na,9,4\nb,9,4\nc,9,4\nd,9,8\n"
    assert ranked(budgets(three)).sentence == (
        "In “budgets”, 4 change; a, b and c share the largest change: −€5 each."
    )
    assert ranked(budgets(f"{three}e,9,4\n")).sentence == (
        "In “budgets”, 5 change; 4 share the largest change: €5."
    )


# ── what they add up to ─────────────────────────────────────────────────────────────────────────


@settings(max_examples=30)
@given(st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=2, max_size=8))
def test_each_bar_of_a_waterfall_begins_where_the_one_above_ends(budgets, steps):
    """And the last before the total ends at the sum of all."""
    rows = "".join(f"p{n},0,{step}\n" for n, step in enumerate(steps))
    chart = built(budgets(f"program,approved,adjusted\n,0,{sum(steps)}\n{rows}"))
    *bars, total = chart.spec["data"]["values"]
    assert len(bars) == len(steps)
    assert bars[0]["start"] == 0
    for above, below in itertools.pairwise(bars):
        assert below["start"] == pytest.approx(above["amount"])
    assert total["start"] == 0
    assert total["amount"] == pytest.approx(bars[-1]["amount"])
    assert chart.computed


def test_a_waterfall_ends_with_the_total_as_published(budgets):
    chart = built(budgets(CUTS))
    assert [row[1] for row in chart.rows] == ["−€30.00", "−€10.00", "−€40.00"]
    alt.LayerChart.from_dict(chart.spec, validate=True)


def test_a_waterfall_names_its_largest_step_and_its_total(budgets):
    chart = built(budgets(CUTS))
    assert chart.id == "buildup"
    assert chart.title == "How the change from approved to adjusted adds up"
    assert by_sign(chart)
    assert chart.finding == "a makes up 75% of all that is cut."
    assert chart.sentence == (
        "Each bar begins where the one above it ends; "
        "the last is the total. "
        "The percentage is the share of −€40, the change of all in “budgets”."
    )
    values = chart.spec["data"]["values"]
    assert [(v["name"], v["text"]) for v in values] == [
        ("a", "−€30 (75%)"),
        ("b", "−€10 (25%)"),
        ("Total", "−€40"),
    ]


def test_changes_that_do_not_add_up_to_that_of_the_whole_are_no_waterfall(budgets):
    """Its last bar would begin somewhere else than the one above it ends."""
    assert built(budgets("program,approved,adjusted\n,100,50\na,70,40\nb,30,20\n")) is None
    assert built(budgets("program,approved,adjusted\na,70,40\nb,30,20\n")) is None


def test_steps_both_ways_have_no_shares(budgets):
    """One of them would be more than the whole."""
    chart = built(budgets("program,approved,adjusted\n,100,110\na,70,40\nb,30,70\n"))
    assert texts(chart) == ["+€40", "−€30", "+€10"]
    assert "percentage" not in chart.sentence


def test_a_step_of_one_the_other_way_is_against_the_whole(budgets):
    chart = built(budgets("program,approved,adjusted\n,100,71\na,70,40\nb,30,31\n"))
    assert texts(chart) == ["−€30", "+€1", "−€29"]


def test_a_step_of_one_has_its_share_of_the_whole(budgets):
    chart = built(budgets("program,approved,adjusted\n,0,30\na,0,29\nb,0,1\n"))
    assert texts(chart) == ["+€29 (97%)", "+€1 (3%)", "+€30"]


def test_a_share_is_that_of_the_published_total_also_where_it_is_one(budgets):
    chart = built(budgets("program,approved,adjusted\n,0,1\na,0,1\nb,0,1\n"))
    assert texts(chart) == ["+€1 (100%)", "+€1 (100%)", "+€1"]


def test_one_step_is_no_waterfall(budgets):
    assert built(budgets("program,approved,adjusted\n,70,40\na,70,40\n")) is None


# ── the package of the checkout ─────────────────────────────────────────────────────────────────


def test_the_departments_of_the_package_make_up_the_whole_cut(project_model: Model):
    chart = built(project_model, "department")
    assert [text.split(" (")[0] for text in texts(chart)][-1] == "−₩12B"
    assert {table.name for table in chart.sources} == {"department-cuts", "expenditure"}


def test_every_figure_of_the_words_of_a_chart_knows_where_it_is_from(project_model: Model):
    chart = ranked(project_model)
    words = (chart.finding, chart.sentence)
    found = [f for said in words for f in origins(said) if isinstance(f, Figure)]
    assert [f.operation.value for f in found] == ["size", "printed", "printed"]


@pytest.mark.parametrize(
    ("csv", "head"),
    [
        (CUTS, "Change"),
        (CUTS.replace("adjusted", "proposed"), "Proposed change"),
    ],
)
def test_the_column_of_changes_is_called_so(budgets, csv: str, head: str):
    """And not an amount; one that is not decided is proposed."""
    phases = csv.partition("\n")[0].split(",")[1:]
    model = budgets(csv, {**WHOLE, **WIDE}, comparison=phases)
    charts = [ranked(model), changes.of_buildup(model, EN, model.rankings.of("program"))]
    assert [chart.header for chart in charts if chart] == [("", head)] * 2
