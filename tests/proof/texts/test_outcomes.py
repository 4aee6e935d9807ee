"""What may be revenue is neither called expenditure nor said to be spent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from budgets import FIELDS
from proving import Site, proven, refused, said

MORE: dict[str, Any] = {
    "tax": {"columnType": "fin-source:generic:code"},
    "euros": {**FIELDS["approved"], "currency": "EUR"},
    "dollars": {**FIELDS["approved"], "currency": "USD"},
}
TAXES = {"taxes": "tax,approved,executed\na,500,510\nb,5,4\n,505,514\n"}
SPENT = {"t": "program,approved,executed\na,500,400\nb,5,4\n,505,404\n"}
STATED = "program,direction,dollars\na,expenditure,9\ne,expenditure,8\nb,revenue,7\nf,revenue,6\n"
GRANTS = {"flows": STATED, "grants": "tax,euros\nc,5\nd,6\n"}
SPENT_ON = {**GRANTS, "grants": "program,euros\nc,5\nd,6\n"}


@pytest.fixture(scope="module")
def site(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    make = proven(make_package, tmp_path_factory)
    return lambda csv, **more: make(csv, fields=MORE, **more)


def test_what_is_collected_is_not_said_to_be_spent(site):
    made = site(TAXES)
    assert said(made)[0] == "The budget (approved) is €505, the outcome (actual) €514: 101.8%."
    amount = "(<data[^>]*>[^<]*</data>)"
    forged = rf"The budget \(approved\) is {amount}, the outcome \(actual\) {amount}:"
    found = refused(made, forged, r"Of \1 (approved), \2 is spent (actual):")
    assert "what is not said to be spent" in found


def test_what_is_for_programs_is_spent(site):
    assert said(site(SPENT))[0] == "Of €505 (approved), €404 is spent (executed): 80.0%."


def test_a_phase_has_a_word_for_revenue_as_well(site):
    csv = {"t": "program,direction,approved,executed\na,expenditure,5,4\nb,revenue,7,6\n"}
    made = site(csv)
    assert [text for text in said(made) if "actual" in text]
    assert not [text for text in said(made) if "executed" in text]


def test_a_table_without_a_direction_is_not_called_expenditure_beside_revenue(site):
    made = site(GRANTS)
    told = [text.partition(". Listed")[0] for text in said(made) if "Listed" in text]
    assert told == [
        "Expenditure, USD",
        "Revenue, USD",
        "Not called expenditure or revenue, EUR",
    ]
    found = refused(made, "Not called expenditure or revenue, EUR", "Expenditure, EUR")
    assert found


def test_a_table_of_programs_is_called_expenditure_beside_revenue(site):
    """Its codes say what it is, though it has no direction."""
    told = [text.partition(". Listed")[0] for text in said(site(SPENT_ON)) if "Listed" in text]
    assert told == ["Expenditure, USD", "Revenue, USD", "Expenditure, EUR"]
