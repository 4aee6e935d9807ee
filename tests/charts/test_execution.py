"""Charts of execution rates: on an axis of a hundred, the largest budget first."""

from __future__ import annotations

from typing import Any

import pytest

from budgets import FIELDS, WIDE
from yesan.charts import execution
from yesan.charts.chart import Chart
from yesan.language.locale import Locale
from yesan.language.sentence import origins
from yesan.model.model import Model

EN = Locale("en")
SPENT = "program,approved,executed\na,100,5\nb,400,200\nc,50,50\nd,0,0\n"


@pytest.fixture(scope="module")
def budgets(make_model):
    """A model of one wide table."""

    def make(csv: str, **resource: Any) -> Model:
        return make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": WIDE | resource})

    return make


def rates(model: Model, *most: int) -> Chart | None:
    programs = model.entities["program"].values()
    pairs = [(e, c) for e in programs if (c := model.amounts.execution_of(e))]
    return execution.of_rates(model, EN, pairs, *most)


def drawn(chart: Chart) -> list[tuple[str, float]]:
    return [(v["name"], v["amount"]) for v in chart.spec["data"]["values"]]


def test_the_largest_budget_is_first_and_the_axis_reaches_a_hundred(budgets):
    chart = rates(budgets(SPENT))
    assert drawn(chart) == [("b", 50.0), ("a", 5.0), ("c", 100.0)]
    assert (chart.id, chart.title, chart.unit) == (
        "rates",
        "Rate of execution, executed of approved",
        "%",
    )
    assert chart.computed
    phone = {p["name"]: p["value"] for p in chart.narrow.whole()["params"]}
    assert (phone["low"], phone["high"]) == (0, 100)


def test_low_rates_look_low(budgets):
    chart = rates(budgets("program,approved,executed\na,100,1\nb,400,2\n"))
    assert {p["name"]: p["value"] for p in chart.spec["params"]}["high"] == 100.0


def test_the_page_says_of_how_much_and_the_download_has_rates_to_a_tenth(budgets):
    chart = rates(budgets("program,approved,executed\na,300,100\nb,400,400\n"))
    assert chart.rows == (("b", "100.0% of €400"), ("a", "33.3% of €300"))
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["100.0% of €400", "33.3% of €300"]
    assert chart.table.numbers == (("b", "100.0"), ("a", "33.3"))
    assert chart.table.unit.heading == "%"


def test_only_rates_of_budgets_in_the_first_currency_are_drawn(make_model):
    """Which budget is the largest can be said of no others."""
    dollars = {
        n: {**FIELDS[n], "currency": "USD", "title": f"{n} $"} for n in ("approved", "executed")
    }
    fields = FIELDS | {f"{n}_usd": field for n, field in dollars.items()}
    csv = "program,approved,executed,approved_usd,executed_usd\na,100,5,,\nb,90,9,,\nc,,,800,8\n"
    model = make_model({"t": csv}, fields=fields, resources={"t": WIDE})
    assert drawn(rates(model)) == [("a", 5.0), ("b", 10.0)]


def test_a_tenth_is_no_longer_less_than_a_tenth(budgets):
    chart = rates(budgets("program,approved,executed\na,1000,99\nb,400,40\nc,5,5\n"))
    assert chart.finding == ("Of 3 whose rate of execution is known, 1 has spent under a tenth.")


def test_that_nobody_has_spent_so_little_is_not_said(budgets):
    chart = rates(budgets("program,approved,executed\na,1000,100\nb,400,400\n"))
    assert chart.sentence == "The rate of execution of 2 is known."
    assert [f.operation.value for f in origins(chart.sentence)] == ["count"]


def test_a_rate_of_nothing_or_below_zero_is_not_drawn(budgets):
    more = "program,approved,executed\na,100,101\nb,0,0\nc,5,5\nd,9,0\ne,9,-1\n"
    assert drawn(rates(budgets(more))) == [("a", 101.0), ("d", 0.0), ("c", 100.0)]
    assert rates(budgets("program,approved,executed\na,100,100\nb,0,2\nc,5,5\n")) is None


def test_all_are_counted_and_the_largest_shown(budgets):
    rows = "".join(f"p{n},{100 * n},{n % 2}\n" for n in range(1, 31))
    model = budgets(f"program,approved,executed\n{rows}")
    assert [name for name, _ in drawn(rates(model, 2))] == ["p30", "p29"]
    chart = rates(model, 2)
    assert chart.finding == "Of 30 whose rate of execution is known, 30 have spent under a tenth."
    assert chart.sentence == "Shown are the 2 largest budgets."
    assert len(drawn(rates(model))) == 20


def test_a_selection_has_no_rates(budgets):
    """Of items chosen because little of them is spent, little is spent."""
    assert rates(budgets(SPENT, selection="items hardly spent")) is None


def test_sums_of_what_is_listed_have_no_rates(budgets):
    rows = "program,item,approved,executed\na,x,9,1\na,y,9,1\nb,x,9,2\nb,y,9,2\n"
    assert rates(budgets(rows)) is None
    assert drawn(
        rates(budgets(rows, complete={"lines": "1-9"}, sources=[{"title": "The budget"}]))
    ) == [
        ("a", pytest.approx(11.11, abs=0.01)),
        ("b", pytest.approx(22.22, abs=0.01)),
    ]


def test_a_rate_and_its_budget_know_where_they_are_from(budgets):
    chart = rates(budgets(SPENT))
    assert [f.reference for f in origins(chart.texts[0])][1] == "budgets/approved/3"
    assert [f.operation.value for f in origins(chart.finding)] == ["count", "barely"]


def test_discrepancies_of_both_phases_are_those_of_the_chart(budgets):
    chart = rates(budgets(SPENT))
    assert [table.name for table in chart.sources] == ["budgets"]
    assert chart.discrepancies == ()


def test_the_column_of_rates_is_not_called_an_amount(budgets):
    chart = rates(budgets(SPENT))
    assert chart is not None
    assert chart.header == ("", "Rate of execution")
