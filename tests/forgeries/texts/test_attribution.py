"""Whose the figures are that are side by side: a column has those of its word, no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proving import Site, refused

MONEY = {"type": "integer", "currency": "EUR"}
ROWS = "dept,kind,amount\nParks,budget,100\nParks,spent,97\nRoads,budget,300\nRoads,spent,280\n"
PAGE = "tables/t.html"


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Callable[..., Site]:
    return lambda csv, **fields: make({"t": csv}, {"t": {}}, fields=fields)


def test_a_column_of_figures_is_named_by_their_word(site):
    made = site(ROWS, amount=MONEY)
    swapped = r'(<th scope="col" class="number">)budget(</th>.*?>)spent(</th>)'
    found = refused(made, swapped, r"\1spent\2budget\3", PAGE)
    of = [each for each in found if each.startswith("a figure of it")]
    assert len(of) == 4
    assert sum("Roads" in each for each in of) == 2


@pytest.mark.parametrize("title", ["b 2020 · a 2020", "a 2020", "a 2019 · b 2019"])
def test_a_chart_of_two_columns_is_called_by_both_in_their_order(site, title: str):
    header = "dept,a 2019,b 2019,a 2020,b 2020"
    money = {f"{x} {year}": MONEY for x in "ab" for year in (2019, 2020)}
    made = site(f"{header}\nParks,9,8,7,6\nRoads,5,4,3,2\n", **money)
    found = refused(made, r"a 2020 · b 2020", title, PAGE)
    assert "what the figures of the chart are" in found


@pytest.mark.parametrize("page", ["programs/index.html", "departments/index.html", "tables/t.html"])
def test_a_figure_of_something_is_not_put_on_another_page_without_its_name(make, page: str):
    rows = "program,office,approved\na,x,60\nb,y,40\n"
    made = make({"t": rows})
    figure = '<data data-figure="t/approved/2" value="60">€60</data>'
    alone = f'</h1><p class="yesan-lead">approved {figure}</p>'
    assert "whose figure it is" in refused(made, "</h1>", alone, page)
