"""What is said of the rows of one time, or of two times, is not said of others."""

from __future__ import annotations

import re

import pytest

import budgets
from proving import proven, refused, said

LATEST = "grantee,year,trees\nA,2021,900\nB,2021,100\nA,2022,50\nB,2022,70\nC,2022,60\n"
TREES = {"trees": {"type": "integer"}, "year": {"type": "year"}}
FROM = "amount: from €45 in 2022 to €20 in 2023."
MONTHS = "office,year,amount\nx,2022,10\nx,2022,35\nx,2023,20\n"
EACH = "office,year,amount\nx,2022,10\nx,2022,35\nx,2023,11\nx,2023,9\n"


@pytest.fixture(scope="module")
def site(make_package, tmp_path_factory):
    return proven(make_package, tmp_path_factory)


@pytest.mark.parametrize(
    ("language", "prefix"), [("en", "Of 2022 only: "), ("ko", "2022년만 보면 ")]
)
def test_who_has_the_most_of_the_latest_time_is_said_to_be_first_in_it(site, language, prefix):
    made = site({"t": LATEST}, {"t": {}}, fields=TREES, languages=[language])
    (told,) = said(made, "tables/t.html", "figcaption bdi")
    assert told.startswith(prefix)


@pytest.mark.parametrize(
    ("pattern", "instead"), [("Of .{0,60}2022.{0,9} only: ", ""), (">2022<", ">2021<")]
)
def test_a_first_of_another_time_or_of_all_times_is_refused(site, pattern: str, instead: str):
    made = site({"t": LATEST}, {"t": {}}, fields=TREES, languages=["en"])
    wanted = "the time of t/trees/5" if instead else "of which time it is the first"
    caption = f"(<bdi>(?:(?!</bdi>).)*?){pattern}"
    assert wanted in refused(made, caption, rf"\g<1>{instead}", "tables/t.html")


def test_a_year_of_which_more_is_listed_is_not_compared(site):
    """As where one has twelve months, and the other three."""
    captions = [
        said(site({"t": csv}, {"t": {}}, fields=budgets.FIELDS), "index.html", "figcaption bdi")
        for csv in (MONTHS, EACH)
    ]
    assert [FROM in told for told, *_ in captions] == [False, True]


def test_a_page_that_compares_years_of_which_more_is_listed_of_one_is_refused(site):
    made = site({"t": MONTHS}, {"t": {}}, fields=budgets.FIELDS)
    html = (made[1] / "index.html").read_text(encoding="utf-8")
    first, last = re.findall(r'<td[^>]*>(<data data-figure="\w+" value="(?:45|20)">€)', html)
    told = (
        f'amount: from {first}45</data> in <data data-number="label">2022</data> '
        f'to {last}20</data> in <data data-number="label">2023</data>. '
    )
    found = refused(made, "(?<=<bdi>)(?=Each is the sum)", told)
    assert "as many rows of each in both years" in found


def test_one_payment_of_a_year_is_not_told_as_the_amount_of_the_year(site):
    made = site({"t": MONTHS}, {"t": {}}, fields=budgets.FIELDS)
    page, note = "departments/x.html", "This is the figure of one row"
    assert any(note in told for told in said(made, page))
    forged = r'data-figure="\w+" value="20">€20(?=</data>(?:(?!</p>).)*\*)'
    cell = 'data-figure="t/amount/4" value="20">€20'
    assert "one of those that a table lists" in refused(made, forged, cell, page)
