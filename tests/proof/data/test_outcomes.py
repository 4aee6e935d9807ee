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
    assert "Not called expenditure or revenue: approved €120" in told
    assert [text for text in told if "≠" in text] == []


@pytest.mark.parametrize("instead", ["Revenue", "Expenditure"])
def test_to_call_them_what_no_descriptor_does_is_refused(site, instead: str):
    assert refused(site(APART), "Not called expenditure or revenue(?=: approved)", instead)
