"""What tables list, added up: told as that, with its table, its rows and what is missing."""

from __future__ import annotations

from typing import Any

import pytest

import budgets
from paging import page_of
from yesan.language.locale import Locale
from yesan.pages import home_page, sums
from yesan.pages.home_page import HomePage
from yesan.pages.sums import ListedSum


@pytest.fixture
def home(make_model):
    """The first page of a package of some wide tables."""

    def make(csv: dict[str, str], tables: dict[str, Any] | None = None, **more: Any) -> HomePage:
        resources = dict.fromkeys(csv, budgets.WIDE) | (tables or {})
        model = make_model(csv, fields=budgets.FIELDS, resources=resources, **more)
        return home_page.of(page_of(model, locale=Locale("en")), ruled=False)

    return make


def told(found: tuple[ListedSum, ...]) -> list[tuple[str, str, list[tuple[str, str, int]]]]:
    return [
        (x.table.text, x.rows, [(a.name, a.amount.text, a.missing) for a in x.amounts])
        for x in found
    ]


def test_a_blank_is_not_zero_in_what_is_listed(home):
    """What a table lists is not compared: from €100 to €610 nothing rises by 510 %."""
    page = home({"budget": "program,approved,adjusted\na,100,110\nb,,500\n"})
    assert (page.headline, page.key_figures, page.execution) == ("", None, None)
    assert told(page.listed) == [
        ("budget", "2", [("approved", "€100", 1), ("adjusted", "€610", 0)])
    ]


def test_a_selection_is_not_listed_as_if_it_were_a_budget(home):
    csv = {"some": "program,approved\na,100\nb,5\n", "other": "program,approved\na,1\nb,2\n"}
    page = home(csv, {"some": budgets.SELECTED})
    assert told(page.listed) == [("other", "2", [("approved", "€3", 0)])]


def test_where_there_is_a_whole_nothing_else_is_listed(home):
    page = home({"budget": "program,approved,adjusted\n,9,8\na,7,6\n"})
    assert page.headline == "The budget falls from €9 to €8: by €1, that is 11.1%."
    assert page.listed == ()


def test_spending_of_the_whole_is_told_as_spending(home):
    """Of €1.5M, 76.0 % are spent; no budget falls."""
    csv = {"budget": "program,approved,executed\n,1500000,1140000\na,1000000,800000\n"}
    page = home(csv)
    assert (page.headline, page.key_figures) == ("", None)
    assert page.execution is not None
    assert (page.execution.budget.text, page.execution.spent.text) == ("€1.5M", "€1.14M")
    assert (page.execution.rate, page.execution.rows) == ("76.0%", 0)


def test_a_sum_of_spending_says_of_how_many_rows(home):
    csv = {"budget": "program,approved,executed\na,10,8\nb,5,1\n"}
    page = home(csv, {"budget": budgets.WHOLE})
    assert page.execution is not None
    assert (page.execution.rate, page.execution.rows) == ("60.0%", 2)


def test_what_is_not_broken_down_by_program_is_told(home):
    page = home(
        {
            "whole": "office,approved,adjusted\n,1000,900\n",
            "programs_cut": "program,approved,adjusted\n,700,600\na,400,300\nb,300,300\n",
        }
    )
    rest = page.remainder
    assert rest is not None
    assert (rest.of, rest.name) == ("programs_cut", "approved")
    assert (rest.whole, rest.known, rest.rest) == ("€1K", "€700", "€300")
    all_of_it = home({"t": "program,approved,adjusted\n,10,9\na,10,9\nb,0,0\n"})
    assert all_of_it.remainder is None


def test_the_sums_of_an_entity_are_those_of_the_table_that_knows_most(make_model):
    csv = {
        "many": "program,item,approved\na,x,3\na,y,4\nb,x,1\n",
        "few": "program,item,approved\na,x,5\na,y,6\n",
    }
    resources = dict.fromkeys(csv, budgets.WIDE)
    page = page_of(make_model(csv, fields=budgets.FIELDS, resources=resources))
    found = sums.of_entity(page, page.model.entities["program"]["a"])
    assert told(found) == [("many", "2", [("approved", "€7", 0)])]
    assert found[0].selection == ""


def test_the_sums_of_a_selection_have_its_criterion(make_model):
    csv = {"some": "program,item,approved\na,x,3\na,y,4\n"}
    model = make_model(csv, fields=budgets.FIELDS, resources={"some": budgets.SELECTED})
    page = page_of(model)
    (found,) = sums.of_entity(page, model.entities["program"]["a"])
    assert found.selection == "those of which little is spent"
