"""What is said of the rows of one time, or of two times, is not said of others."""

from __future__ import annotations

import re

import pytest

import budgets
from proving import refused, said
from yesan.descriptor import descriptor
from yesan.proof import proof

LATEST = "grantee,year,trees\nA,2021,900\nB,2021,100\nA,2022,50\nB,2022,70\nC,2022,60\n"
TREES = {"trees": {"type": "integer"}, "year": {"type": "year"}}
FROM = "amount: from €45 in 2022 to €20 in 2023."
MONTHS = "office,year,amount\nx,2022,10\nx,2022,35\nx,2023,20\n"
EACH = "office,year,amount\nx,2022,10\nx,2022,35\nx,2023,11\nx,2023,9\n"


@pytest.mark.parametrize(
    ("language", "prefix"), [("en", "This is of 2022 only. "), ("ko", "2022년만 본 것입니다. ")]
)
def test_who_has_the_most_of_the_latest_time_is_said_to_be_first_in_it(make, language, prefix):
    made = make({"t": LATEST}, {"t": {}}, fields=TREES, languages=[language])
    (told,) = said(made, "tables/t.html", "figcaption bdi")
    assert told.startswith(prefix)


@pytest.mark.parametrize(
    ("pattern", "instead"), [("This is of .{0,60}2022.{0,9} only[.] ", ""), (">2022<", ">2021<")]
)
def test_a_first_of_another_time_or_of_all_times_is_refused(make, pattern: str, instead: str):
    made = make({"t": LATEST}, {"t": {}}, fields=TREES, languages=["en"])
    wanted = "the time of t/trees/5" if instead else "of which time it is the first"
    caption = f"(<bdi>(?:(?!</bdi>).)*?){pattern}"
    assert wanted in refused(made, caption, rf"\g<1>{instead}", "tables/t.html")


def test_a_total_with_an_earlier_day_is_not_before_the_first_of_its_parts(make):
    """Each row has the day on which it was decided, which is no time of its amount."""
    csv = "program,approved,decided\n,435,2025-01-02\na,285,2025-02-03\nb,150,2025-03-05\n"
    made = make({"t": csv}, fields=budgets.FIELDS)
    told = " ".join(said(made, "tables/t.html", "figcaption bdi"))
    assert "a has the most in this table: €285." in told


def test_a_year_of_which_more_is_listed_is_not_compared(make):
    """As where one has twelve months, and the other three."""
    captions = [
        said(make({"t": csv}, {"t": {}}, fields=budgets.FIELDS), "index.html", "figcaption bdi")
        for csv in (MONTHS, EACH)
    ]
    assert [FROM in told for told, *_ in captions] == [False, True]


def test_a_page_that_compares_years_of_which_more_is_listed_of_one_is_refused(make):
    made = make({"t": MONTHS}, {"t": {}}, fields=budgets.FIELDS)
    html = (made[1] / "index.html").read_text(encoding="utf-8")
    first, last = re.findall(r'<td[^>]*>(<data data-figure="\w+" value="(?:45|20)">€)', html)
    told = (
        f'amount: from {first}45</data> in <data data-number="label">2022</data> '
        f'to {last}20</data> in <data data-number="label">2023</data>. '
    )
    found = refused(made, "(?<=<bdi>)(?=Each is the sum)", told)
    assert "as many rows of each in both years" in found


def test_one_payment_of_a_year_is_not_told_as_the_amount_of_the_year(make):
    made = make({"t": MONTHS}, {"t": {}}, fields=budgets.FIELDS)
    page, note = "departments/x.html", "This is the figure of one row"
    assert any(note in told for told in said(made, page))
    forged = r'data-figure="\w+" value="20">€20(?=</data>(?:(?!</p>).)*\*)'
    cell = 'data-figure="t/amount/4" value="20">€20'
    assert "one of those that a table lists" in refused(made, forged, cell, page)


DAYS = "day,trees\n2024-01-03,50\n2024-02-01,9\n2024-03-05,90\n"


def test_a_day_is_no_month_or_year_that_something_is_in(make):
    made = make({"t": DAYS}, {"t": {}}, fields={"trees": TREES["trees"], "day": {"type": "date"}})
    (told,) = said(made, "tables/t.html", "figcaption bdi")
    assert told.startswith("From 50 (Jan 3, 2024) to 90 (Mar 5, 2024).")


def test_a_time_and_what_is_left_out_of_it_are_two_sentences(make):
    codes = {"office": budgets.FIELDS["office"], **TREES}
    rows = LATEST.replace("grantee", "office") + ",2022,180\n"
    (told,) = said(make({"t": rows}, {"t": {}}, fields=codes), "tables/t.html", "figcaption bdi")
    assert told.startswith("This is of 2022 only. Not counting totals: B has the most")


LEVEL = "functional-classification:generic:level1:code"


@pytest.mark.parametrize(
    ("title", "name"), [("", "Functions (f1)"), ("Main functions", "Main functions")]
)
def test_a_level_without_a_title_is_not_called_by_the_name_of_its_column_alone(make, title, name):
    level = {"columnType": LEVEL, **({"title": title} if title else {})}
    fields = {"f1": level, "f2": {"columnType": LEVEL.replace("level1", "level2")}}
    made = make({"t": "f1,f2,approved\n1,11,60\n1,12,30\n2,21,10\n"}, fields=fields)
    assert name in said(made, "functions-level1/index.html", "h1")


PAID = "office,day,trees\na,2024-01-03,50\na,2024-02-01,9\n{},2024-03-05,90\n"
PAYMENTS = {"day": {"type": "date"}, "office": budgets.FIELDS["office"], "trees": TREES["trees"]}


@pytest.mark.parametrize(("last", "told"), [("a", True), ("b", False)])
def test_payments_of_several_are_no_series_that_rises(make, last: str, told):
    made = make({"t": PAID.format(last)}, {"t": {}}, fields=PAYMENTS)
    captions = " ".join(said(made, "tables/t.html", "figcaption"))
    assert ("From 50 (Jan 3, 2024) to 90 (Mar 5, 2024)." in captions) is told


def test_a_series_of_several_is_refused(make):
    """The last payment has become that of another office."""
    package, root = make({"t": PAID.format("a")}, {"t": {}}, fields=PAYMENTS)
    package.root.joinpath("data", "t.csv").write_text(PAID.format("b"), "utf-8")
    found = proof.prove(descriptor.read(package.root), root).findings
    assert "two figures of the same" in [finding.expected for finding in found]
