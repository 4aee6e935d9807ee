"""What may be revenue is neither called expenditure nor said to be spent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from budgets import FIELDS, WHOLE, complete
from proving import Site, refused, said
from yesan.proof.claims import claims
from yesan.proof.proof import Prover

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
def site(make: Callable[..., Site]) -> Callable[..., Site]:
    return lambda csv, more_fields=(), **more: make(csv, fields=MORE | dict(more_fields), **more)


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


DEPARTMENTS = {**GRANTS, "grants": "office,euros\nc,5\nd,6\n"}
BLANKS = {
    "t": "program,direction,approved,adjusted\na,expenditure,9,8\nb,revenue,7,6\nc,,5,4\n",
}


def test_amounts_of_departments_are_not_called_expenditure_beside_revenue(site):
    """A department has revenue as well."""
    told = [text.partition(". Listed")[0] for text in said(site(DEPARTMENTS)) if "Listed" in text]
    assert told == ["Expenditure, USD", "Revenue, USD", "Not called expenditure or revenue, EUR"]


def test_an_amount_with_a_blank_direction_is_neither_expenditure_nor_revenue(site):
    made = site(BLANKS)
    assert [text for text in said(made) if "In “t”" in text] == [
        "Expenditure. In “t”: approved €9*, adjusted €8*",
        "Revenue. In “t”: approved €7*, adjusted €6*",
        "Not called expenditure or revenue. In “t”: approved €5*, adjusted €4*",
    ]
    page = "programs/c.html"
    told = "Not called expenditure or revenue: approved €5, adjusted €4: a difference of −€1"
    assert said(made, page)[0].startswith(told)
    assert refused(made, "Not called expenditure or revenue: ", "Revenue: ", page)
    assert refused(made, 'data-direction=""', 'data-direction="expenditure"', page)


def test_a_total_of_expenditure_does_not_make_revenue_whole(site):
    """The proof agrees that it is listed, and refuses that it be called whole."""
    rows = "a,expenditure,60\nb,expenditure,41\na,revenue,5\nb,revenue,6\n"
    csv = {
        "parts": f"program,direction,approved\n{rows}",
        "whole": "program,direction,approved\n,expenditure,101\n",
    }
    package, root = site(csv, tables={"parts": complete("whole")})
    listed = claims.read(root)
    (revenue,) = [c for c in listed.values() if (c.operation, c.value) == ("sum", 11)]
    assert revenue.coverage == "listed"
    forged = {**listed, revenue.id: replace(revenue, coverage="whole")}
    found = Prover(package, forged, root).assertions.findings
    assert "coverage listed" in [finding.expected for finding in found]


def test_a_forecast_is_no_budget_that_rises(site):
    """Only phases of the standard are budgets; what another is, its name says."""
    csv = {"t": "program,revised,forecast\na,10,12\nb,9,9\n"}
    fields = {
        name: {**FIELDS["approved"], "normalize": {"phase": name}}
        for name in ("revised", "forecast")
    }
    made, page = site(csv, more_fields=fields), "programs/a.html"
    told = "revised €10, forecast €12: a difference of +€2 (20.0%)."
    assert said(made, page)[0] == told
    forged = r"revised (<data[^>]*>[^<]*</data>), forecast (<data.*?</data>): a difference of "
    instead = r"The budget rises from \1 to \2: by "
    found = refused(
        made, forged + r"<data.*?</data> \((<data.*?</data>)\)", instead + r"\2, that is \3", page
    )
    assert "what is not called a budget" in found


BELOW = {"t": "program,approved,executed\na,-50,30\nb,80,-20\nc,70,35\n"}


def test_nothing_is_part_of_a_budget_that_is_less_than_nothing(site):
    made = site(BELOW)
    told = [said(made, f"programs/{code}.html")[-1] for code in "abc"]
    assert told == [
        "The budget (approved) is −€50, the outcome (executed) €30.",
        "The budget (approved) is €80, the outcome (executed) −€20.",
        "Of €70 (approved), €35 is spent (executed): 50.0%.",
    ]
    amount = "(<data[^>]*>[^<]*</data>)"
    forged = rf"The budget \(approved\) is {amount}, the outcome \(executed\) {amount}"
    instead = r"Of \1 (approved), \2 is spent (executed)"
    for page in ("programs/a.html", "programs/b.html"):
        assert "no part of less than nothing" in refused(made, forged, instead, page)


def test_a_budget_some_of_which_is_less_than_nothing_has_no_rate(site):
    made = site(BELOW, tables={"t": WHOLE})
    assert said(made)[0] == "The budget (approved) is €100, the outcome (executed) €45."
    amount = "(<data[^>]*>[^<]*</data>)"
    forged = rf"The budget \(approved\) is {amount}, the outcome \(executed\) {amount}"
    found = refused(made, forged, r"Of \1 (approved), \2 is spent (executed)")
    assert "no part of less than nothing" in found


def test_percentages_are_not_added_up(site):
    """They are of different amounts: nobody has all of them together."""
    share = {"share": {"type": "integer", "unit": "%", "columnType": "value"}}
    made = site({"t": "program,share\na,60\nb,30\n"}, share)
    assert "".join(said(made)) == ""
    assert said(made, "tables/t.html", "figcaption bdi") == [
        "The largest figure of “share” is that of a: 60%."
    ]
