"""What the sums of charts leave out is told: a year with a blank looks like one with less money."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from proving import Site, refused, said

LABEL = {"name": {"columnType": "administrative-classification:generic:label"}}
BLANK = {"t": "year,office,name,approved\n2022,a,A,50\n2022,b,B,\n2023,a,A,60\n2023,b,B,40\n"}
REST = {
    "t": "year,office,name,approved\n2021,a,A,900\n2021,b,B,900\n2022,a,A,1500\n2022,b,B,400\n"
    "2022,,Not yet distributed,50\n2023,a,A,1600\n2023,b,B,300\n"
}
MIXED = {
    "t": "year,office,name,approved\n2022,a,A,50\n2022,b,B,\n2023,a,A,20\n2023,b,B,50\n"
    "2023,,Gesamt,70\n"
}
PARTS = {
    "t": "office,program,approved\na,p,50\na,q,\nb,p,60\nb,q,40\nc,p,1\n",
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Callable[..., Site]:
    return lambda csv, **more: make(csv, fields=LABEL, **more)


def captions(made: Site, page: str = "index.html") -> list[str]:
    return said(made, page, "figcaption bdi")


def test_a_year_without_some_amounts_is_named_and_not_compared(site):
    (caption, *_) = captions(site(BLANK))
    assert caption == (
        "Each is the sum of what “t” lists of its year; it does not say that it is all. "
        "approved: some amounts are missing in 2022."
    )


def test_a_year_with_rows_of_nobody_is_named(site):
    (caption, *_) = captions(site(REST))
    assert caption.startswith("approved: from €1.8K in 2021 to €1.9K in 2023. ")
    assert caption.endswith(" approved: rows without a code are left out in 2022.")


def test_a_printed_total_is_no_bar_among_sums(site):
    assert not [text for text in captions(site(MIXED)) if "year" in text]


@pytest.mark.parametrize("csv", [REST, MIXED], ids=["a rest", "a total"])
def test_a_printed_name_is_never_replaced(site, csv: dict[str, Any]):
    cells = said(site(csv), "tables/t.html", "tr[data-row] td, tr[data-row] th")
    printed = "Gesamt" if csv is MIXED else "Not yet distributed"
    assert printed in cells
    assert "Total" not in cells
    forged = refused(site(csv), f">{printed}<", ">Total<", "tables/t.html")
    assert forged


def test_a_part_without_some_amounts_is_named(site):
    pages = ("index.html", "programs/index.html", "departments/index.html")
    every = [text for page in pages for text in captions(site(PARTS), page)]
    told = [text.partition("is all. ")[2] for text in every]
    assert "approved: some amounts of a are missing." in told
    assert "approved: some amounts of q are missing." in told


@pytest.mark.parametrize(
    ("csv", "pattern", "instead", "wanted"),
    [
        (BLANK, " approved: some amounts are missing in <data[^>]*>2022</data>[.]", "", "of 2022"),
        (BLANK, "(some amounts are missing in <data[^>]*>)2022<", r"\g<1>2023<", "of 2022"),
        (REST, " approved: rows without a code are left out [^.]*[.]", "", "of 2022"),
        (PARTS, " approved: some amounts of [^.]*are missing[.]", "", "of q"),
    ],
    ids=["a blank", "another year", "a rest", "a part"],
)
def test_what_a_chart_leaves_out_is_refused_without_it(site, csv, pattern, instead, wanted):
    found = refused(site(csv), pattern, instead)
    assert [text for text in found if wanted in text]


def test_years_are_not_compared_where_one_leaves_out_an_amount(site):
    made = site(BLANK)
    drawn = "<td class=.number.>(<data data-figure=.c[^>]*>[^<]*</data>)</td>"
    html = (made[1] / "index.html").read_text(encoding="utf-8")
    first, last = re.findall(drawn, html)[:2]
    told = f"approved: from {first} in 2022 to {last} in 2023. Each is the sum of what"
    assert "none with what leaves out rows" in refused(made, "Each is the sum of what", told)


MOVED = "office,program,approved,adjusted\n,,100,100\no,,60,40\np,,40,60\no,a,60,40\np,b,40,60\n"


def test_two_changes_side_by_side_are_no_comparison_of_years(site):
    """In Korean they look like one."""
    assert said(site({"t": MOVED}, languages=["ko"]))[0] == "예산은 100 €로 그대로입니다."
