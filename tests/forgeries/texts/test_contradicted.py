"""An amount that another table prints otherwise is shown with that, or the page refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from budgets import FIELDS
from proving import Site, refused, said

CSV = {
    "t": "office,approved,adjusted\n,1500,1300\na,1000,900\nb,500,400\n",
    "u": "office,approved\na,990\nb,500\n",
}
DOLLARS = {**FIELDS["approved"], "currency": "USD"}
NOTE = r'<p class="yesan-note">≠ .*?</p>'
UNTOLD = "≠ u/approved/2"


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]):
    return make(CSV)


def test_both_amounts_are_on_the_page_of_an_entity(site: Site):
    assert "≠ approved €990: u" in said(site, "departments/a.html")
    assert UNTOLD in refused(site, NOTE, "", "departments/a.html")


def test_both_amounts_are_below_a_list(site: Site):
    page = "departments/index.html"
    assert "≠ a, approved €990: u" in said(site, page, "main > .yesan-note, body > .yesan-note")
    assert UNTOLD in refused(site, NOTE, "", page)


def test_both_amounts_are_below_a_chart(site: Site):
    assert "≠ a, approved €990: u" in said(site)
    assert UNTOLD in refused(site, NOTE, "")


def test_both_amounts_are_below_a_chart_that_stands_alone(site: Site):
    page = "charts/index/buildup.html"
    assert "≠ a, approved €990: u" in said(site, page)
    assert UNTOLD in refused(site, NOTE, "", page)


def test_amounts_in_another_currency_are_shown_with_what_contradicts_them(make):
    csv = {
        "t": "office,approved\na,1000\nb,500\nc,3\nd,2\ne,1\n",
        "u": "office,dollars\na,70\nb,30\n",
        "v": "office,dollars\na,60\nb,30\n",
    }
    made = make(csv, fields={"dollars": DOLLARS})
    assert "≠ approved $60: v" in said(made, "departments/a.html")
    assert "≠ v/dollars/2" in refused(made, NOTE, "", "departments/a.html")


def test_a_part_of_the_whole_is_no_other_amount_of_it(make):
    """The programs have 600 of 1,000, and say so; that is no contradiction below a chart."""
    csv = {
        "whole": "place,approved,adjusted\n,1000,900\n",
        "offices": "office,approved,adjusted\n,1000,900\na,700,650\nb,300,250\n",
        "programs": "program,approved,adjusted\n,600,500\np,400,320\nq,200,180\n",
    }
    made = make(csv)
    assert any("are broken down in “programs”" in text for text in said(made))
    assert [text for text in said(made) if text.startswith("≠")] == []
