"""Bars side by side: budget and expenditure of each name or year, where rows come in pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from yesan.charts import groups, selection
from yesan.charts.chart import MOST, Chart
from yesan.language.locale import Locale

EN = Locale("en")
MONEY = {"type": "integer", "currency": "EUR"}
FIELDS: dict[str, dict[str, Any]] = {
    "year": {"type": "year"},
    "amount": MONEY,
    "budget": {**MONEY, "columnType": "value"},
    "actual": {**MONEY, "columnType": "value"},
    **{f"{word} {year}": MONEY for word in ("budget", "actual") for year in (2019, 2020)},
    **{f"{year}_{word}": MONEY for word in ("plan", "spent", "left") for year in (2019, 2020)},
}
PHASED = {"phase": {"columnType": "phase:id"}, "amount": {**MONEY, "columnType": "value"}}
ROWS = """dept,year,phase,amount
Parks,2019,budget,100
Parks,2019,actual,97
Parks,2020,budget,110
Parks,2020,actual,105
Roads,2019,budget,300
Roads,2019,actual,280
Roads,2020,budget,320
Roads,2020,actual,290
"""
LATEST = [
    ("Roads", "budget", 320),
    ("Roads", "actual", 290),
    ("Parks", "budget", 110),
    ("Parks", "actual", 105),
]


@pytest.fixture(scope="module")
def of_table(make_model) -> Callable[..., Chart | None]:
    def draw(csv: str, **fields: Any) -> Chart | None:
        model = make_model({"t": csv}, fields=FIELDS | fields)
        return groups.of_table(model, EN, model.package.resources[0])

    return draw


def drawn(chart: Chart | None) -> list[tuple[str, str, float]]:
    assert chart is not None
    values = chart.spec["data"]["values"]
    return [(v["name"], v["series"], v["amount"]) for v in values]


@pytest.mark.parametrize("fields", [{}, PHASED], ids=["a word", "a phase"])
def test_of_names_in_two_phases_and_several_years_the_latest_are_side_by_side(of_table, fields):
    chart = of_table(ROWS, **fields)
    assert drawn(chart) == LATEST
    assert chart.title == "amount (2020)"
    assert chart.header == ("", "budget", "actual")
    assert chart.rows == (("Roads", "€320.00", "€290.00"), ("Parks", "€110.00", "€105.00"))
    assert "in the latest 2020" in chart.why


@pytest.mark.parametrize("fields", [{}, PHASED], ids=["a word", "a phase"])
def test_of_years_in_two_phases_each_has_two_bars(of_table, fields):
    rows = "2020,budget,110\n2020,actual,105\n2019,budget,100\n2019,actual,97\n"
    chart = of_table(f"year,phase,amount\n{rows}", **fields)
    assert drawn(chart) == [
        ("2019", "budget", 100),
        ("2019", "actual", 97),
        ("2020", "budget", 110),
        ("2020", "actual", 105),
    ]
    assert chart.title == "amount"


def test_two_amounts_of_each_year_are_side_by_side(of_table):
    chart = of_table("year,budget,actual\n2019,100,97\n2020,110,105\n")
    assert drawn(chart)[-2:] == [("2020", "budget", 110), ("2020", "actual", 105)]
    assert chart.title == "budget · actual"


def test_two_figures_of_each_year_in_columns_are_those_of_the_latest(of_table):
    header = "dept,budget 2019,actual 2019,budget 2020,actual 2020"
    chart = of_table(f"{header}\nParks,100,97,110,105\nRoads,300,280,320,290\n")
    assert drawn(chart) == [(n, f"{s} 2020", a) for n, s, a in LATEST]
    assert chart.title == "budget 2020 · actual 2020"


def test_three_figures_of_each_year_are_no_pair(of_table):
    header = "dept,2019_plan,2019_spent,2019_left,2020_plan,2020_spent,2020_left"
    assert of_table(f"{header}\nParks,9,7,2,8,6,2\nRoads,3,2,1,4,3,1\n") is None


@pytest.mark.parametrize(
    "csv",
    [
        "dept,kind,amount\nParks,new,1\nRoads,old,2\nSchools,old,3\n",
        "dept,phase,amount\nParks,a,1\nParks,b,2\nParks,b,3\nRoads,a,4\n",
        "dept,phase,amount\nParks,a,1\nParks,b,1\nRoads,a,1\nRoads,b,1\n",
        "dept,phase,amount\nParks,a,1\nParks,,2\nRoads,a,4\nRoads,b,5\n",
    ],
    ids=["told apart without it", "not told apart by it", "all alike", "one without a word"],
)
def test_rows_that_are_no_pairs_are_not_drawn_as_such(of_table, csv: str):
    assert of_table(csv) is None


def test_of_more_pairs_than_have_room_the_largest_are_shown_and_it_is_said(of_table):
    rows = "".join(f"d{n:02},a,{n}\nd{n:02},b,{n + 100}\n" for n in range(30))
    chart = of_table(f"dept,phase,amount\n{rows}")
    names = [name for name, *_ in drawn(chart)]
    assert [*dict.fromkeys(names)] == [f"d{n:02}" for n in range(29, 29 - MOST, -1)]
    assert chart.sentence == "Shown are the 20 largest of 30."


def test_a_pair_without_its_last_figure_comes_last_however_large_the_other_is(of_table):
    chart = of_table(
        "dept,phase,amount\nRoads,a,9\nParks,a,7\nParks,b,7\nSchools,a,5\nSchools,b,6\n"
    )
    assert [*dict.fromkeys(name for name, *_ in drawn(chart))] == ["Parks", "Schools", "Roads"]


def test_a_pair_without_its_last_figure_comes_last_whatever_its_name_is(of_table):
    chart = of_table("dept,phase,amount\nArts,a,9\nParks,a,7\nParks,b,5\nRoads,a,6\nRoads,b,6\n")
    assert [*dict.fromkeys(name for name, *_ in drawn(chart))] == ["Roads", "Parks", "Arts"]


@pytest.mark.parametrize("more", [0, 1])
def test_as_many_years_as_have_room_are_drawn_as_pairs(of_table, more: int):
    years = range(2000, 2000 + MOST + more)
    chart = of_table(
        "year,budget,actual\n" + "".join(f"{y},{y % 100 + 300},{y % 7 + 200}\n" for y in years)
    )
    assert (chart is None) == bool(more)


def test_a_total_is_no_pair_beside_its_parts(of_table):
    rows = "Parks,budget,100\nParks,actual,97\nRoads,budget,300\nRoads,actual,280\n"
    rows += "Schools,budget,500\nSchools,actual,490\nAll,budget,900\nAll,actual,867\n"
    chart = of_table(f"dept,phase,amount\n{rows}", **PHASED)
    assert {name for name, *_ in drawn(chart)} == {"Parks", "Roads", "Schools"}


def test_of_more_phases_than_two_those_that_are_compared_are_drawn(make_model):
    rows = "".join(
        f"{y},{p},{y % 100 + 10 * n}\n" for y in (2019, 2020) for n, p in enumerate("abc")
    )
    model = make_model(
        {"t": f"year,phase,amount\n{rows}"}, fields=FIELDS | PHASED, comparison=["a", "b"]
    )
    chart = groups.of_table(model, EN, model.package.resources[0])
    assert {series for _, series, _ in drawn(chart)} == {"a", "b"}


def test_a_few_names_in_several_years_are_followed_before_they_are_paired(make_model):
    rows = "".join(
        f"{y},{p},{y % 100 + 10 * n}\n" for y in range(2015, 2021) for n, p in enumerate("ab")
    )
    model = make_model({"t": f"year,kind,amount\n{rows}"}, fields=FIELDS)
    (chart,) = selection.of_table(model, EN, model.package.resources[0])
    assert chart.id == "series"


def test_the_names_of_codes_are_no_words_that_make_pairs(of_table):
    """Two names of three programs: two rows are not one and the other of a pair."""
    program = "activity:generic:program"
    fields = {
        "program": {"columnType": f"{program}:code"},
        "title": {"columnType": f"{program}:label"},
        "dept": {"columnType": "administrative-classification:generic:code"},
        "spent": MONEY | {"columnType": "value"},
    }
    rows = "a,Offices,x,5\nb,Roads,x,7\nc,Offices,y,4\n"
    assert of_table(f"program,title,dept,spent\n{rows}", **fields) is None
