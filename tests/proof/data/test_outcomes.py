"""Amounts that are called revenue by name alone are proven to be of no known direction."""

from __future__ import annotations

import pytest

from budgets import FIELDS
from proving import proven, refused, said

APART = {
    "income": "item,approved\n,120\nx,100\ny,20\n",
    "spent": "program,approved\n,100\na,60\nb,40\n",
}
COLUMNS = {"t": "program,revenue,approved\n,120,100\na,70,60\nb,50,40\n"}
REVENUE = {"revenue": FIELDS["approved"]}


@pytest.fixture(scope="module")
def site(make_package, tmp_path_factory):
    return proven(make_package, tmp_path_factory)


@pytest.mark.parametrize("csv", [APART, COLUMNS], ids=["tables", "columns"])
def test_they_are_told_apart_from_expenditure(site, csv):
    told = said(site(csv, fields=REVENUE))
    assert "Called revenue by name only: approved €120" in told
    assert [text for text in told if "≠" in text] == []


@pytest.mark.parametrize("instead", ["Revenue", "Not called expenditure or revenue"])
def test_to_call_them_what_no_descriptor_does_is_refused(site, instead: str):
    assert refused(site(APART), "Called revenue by name only(?=: approved)", instead)


def test_they_are_not_called_as_what_nothing_is_known_of(site):
    """Offices have both; so have two budgets a name of their own each."""
    offices = {**APART, "spent": "office,approved\n,100\na,60\nb,40\n"}
    told = said(site(offices))
    assert "Not called expenditure or revenue: approved €100" in told
    assert "Called revenue by name only: approved €120" in told


def test_a_figure_of_one_program_is_none_of_everything(site):
    made = site(APART)
    lead = (
        '<p class="yesan-lead">approved <data data-figure="spent/approved/3" value="60">€60</data>'
    )
    assert "a figure of everything" in refused(made, "</h1>", f"</h1>{lead}</p>")
