"""The chart of an amount over the years: all of them, however many."""

from __future__ import annotations

from pathlib import Path

import pytest

from budgets import FIELDS, WHOLE, WIDE
from yesan.charts import trends
from yesan.charts.chart import MOST, Chart
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.model.side import Side
from yesan.validation import validation

EN = Locale("en")
EUR = Side("expenditure", "EUR")


@pytest.fixture(scope="module")
def long(project: Path) -> Model:
    """A ledger of thirty years, the last two of them not yet spent."""
    source = project / "tests" / "packages" / "wild" / "ledger-of-thirty-years"
    return validation.validate(source).model


def times(chart: Chart) -> list[str]:
    return [v["time"] for v in chart.spec["data"]["values"]]


@pytest.mark.parametrize("given", [{}, {"program": "2"}], ids=["everything", "a program"])
def test_more_years_than_bars_have_room_for_are_upright_bars_of_all(long: Model, given):
    chart = trends.of(long, EN, given, EUR)
    assert chart is not None
    assert times(chart) == [str(year) for year in range(1994, 2024)]
    assert len(times(chart)) > MOST
    assert [row[0] for row in chart.rows] == times(chart)


def test_of_two_phases_that_with_most_years_is_followed_then(long: Model):
    chart = trends.of(long, EN, {}, EUR)
    assert chart is not None
    assert chart.title.endswith("approved by year")
    assert " in 1994 to " in chart.sentence
    assert " in 2023." in chart.sentence


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("a,2021,100\nb,2021,250\na,2023,60\nb,2023,70\n", True),
        ("a,2021,100\nb,2021,250\na,2023,120\n", False),
        ("a,2021,100\nb,2021,250\na,2023,120\nc,2023,80\n", False),
        ("a,2021,100\na,2021,250\na,2021,30\na,2023,120\na,2023,80\n", False),
        ("a,2021,100\na,2021,\na,2023,120\na,2023,80\n", False),
        ("a,2021,100\na,2021,250\na,2023,120\na,2023,\n", False),
    ],
    ids=[
        "the same",
        "fewer",
        "others",
        "some months of a year",
        "one blank at first",
        "one blank at last",
    ],
)
def test_listed_sums_of_others_are_not_followed_from_year_to_year(make_model, rows: str, *, told):
    """The sum falls where less is listed, and not because less is spent."""
    model = make_model(
        {"t": f"program,year,executed\n{rows}"}, fields=FIELDS, resources={"t": WIDE}
    )
    chart = trends.of(model, EN, {}, EUR)
    assert chart is not None
    assert (" in 2021 to " in chart.sentence) is told
    assert "it does not say that it is all" in chart.sentence


@pytest.mark.parametrize(
    ("rows", "total", "told"),
    [
        ("a,2021,100\nb,2021,50\na,2023,110\nb,2023,9\n", "", True),
        ("a,2021,100\nb,2021,50\na,2023,110\n", "", False),
        ("a,2021,100\nb,2021,50\na,2023,110\n", ",2021,150\n,2023,110\n", True),
    ],
    ids=["the same", "no row", "no row, and a total"],
)
def test_a_part_that_a_year_has_no_row_of_is_not_compared_unless_a_total_bears_it_out(
    make_model, rows: str, total: str, *, told
):
    head = "program,year,executed\n"
    bearing = {"total": "all"} if total else {"lines": "1-9"}
    model = make_model(
        {"t": head + rows, **({"all": head + total} if total else {})},
        fields=FIELDS,
        resources={"t": {**WHOLE, "complete": bearing}, "all": WIDE},
    )
    trend = model.trends.of({}, EUR)
    assert trend.resource.name == "t"
    chart = trends.of(model, EN, {}, EUR)
    assert (" in 2021 to " in chart.finding) is told


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ("p0 p2 p4", ["p0", "p4"]),
        ("p1 p2 p3", ["p3"]),
        ("p2 p3", ["p2", "p3"]),
        ("p2", ["p2"]),
    ],
)
def test_phases_that_are_compared_are_shown_or_all_that_there_are_or_the_last(
    make_model, known, expected
):
    """The first and the last of all are compared, where the descriptor says nothing."""
    rows = "".join(f"a,p{n},{n}\n" for n in range(5))
    model = make_model({"t": f"program,phase,amount\n{rows}"}, fields=FIELDS)
    assert [phase.id for phase in trends.shown(model, known.split())] == expected
