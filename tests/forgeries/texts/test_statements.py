"""What a page tells of the descriptor is what that says."""

from __future__ import annotations

import re

import pytest

from budgets import WHOLE, WIDE, complete
from proving import refused, said

CSV = "program,approved\na,60\nb,40\n"
EVIDENCE = r'<p class="yesan-note">Evidence.*?</p>'


def test_the_page_of_a_complete_table_names_the_lines_that_say_so(make):
    made, page = make({"t": CSV}, {"t": WHOLE}), "tables/t.html"
    told = "Evidence that these rows are all there is: lines 1–9."
    assert told in said(made, page)
    assert refused(made, EVIDENCE, "", page) == [f"“{told}”"]
    assert f"“{told}”" in refused(made, "1–9", "1–8", page)


def test_the_page_of_a_complete_table_names_the_table_that_prints_its_total(make):
    made = make({"t": CSV, "all": "office,approved\n,100\n"}, {"t": complete("all", "program")})
    page, told = "tables/t.html", "Evidence that all rows are here for each program: “all”, which"
    assert f"{told} prints the total." in said(made, page)
    assert refused(made, EVIDENCE, "", page) == [f"“{told} prints the total.”"]


def test_no_evidence_is_told_of_a_table_that_is_not_called_complete(make):
    made, page = make({"t": CSV}), "tables/t.html"
    note = '<p class="yesan-note">Evidence that these rows are all there is: lines 1–9.</p><h2'
    assert "no evidence" in refused(made, "<h2", note, page)


def test_the_home_page_counts_the_findings_of_the_table_that_it_leads_to(make):
    fields = {"what": {"role": "finding"}}
    rows = "".join(f"a,It is {n} weeks late\n" for n in range(3))
    made = make({"t": CSV, "found": f"program,what\n{rows}"}, fields=fields)
    (card,) = [text for text in said(made, css=".yesan-cards a") if "reviewers" in text]
    assert card == "What the reviewers said3 findings"
    assert refused(made, ">3</data>( findings)", r">4</data>\1") != []


LIST = "programs/index.html"
CUTS = "program,approved,cut,adjusted,why\na,100,20,80,rain\nb,50,-40,90,sun\n"
CHANGE = 'data-figure="cuts/cut/2" value="-20">−€20'


@pytest.mark.parametrize(
    ("instead", "wanted"),
    [
        ('data-figure="cuts/cut/2" value="20">+€20', "-20"),
        ('data-figure="cuts/adjusted/2" value="80">+€80', "by how much an amount changes"),
    ],
    ids=["the other way", "an amount"],
)
def test_a_reason_is_of_a_change_and_has_its_sign(make, instead: str, wanted: str):
    """The table prints a cut as more than nothing; it is a change to less."""
    made = make({"cuts": CUTS}, fields={"why": {"role": "reason"}})
    reasons = '(<ul class="yesan-reasons">.*?)'
    found = refused(made, f"{reasons}{re.escape(CHANGE)}", rf"\g<1>{instead}", LIST)
    assert wanted in found


def test_a_source_that_a_table_alone_names_is_one_of_all_data(make):
    made = make({"t": CSV}, {"t": {**WIDE, "sources": [{"title": "The law"}]}})
    assert said(made, "download.html", ".yesan-sources li")[-1:] == ["The law"]
    found = refused(made, "The law", "No source is named.", "download.html")
    assert "what the descriptor names, and not “No source is named.”" in found


SIZES = (90, 80, 70, 60, 50, 40, 30)


def why(sizes: tuple[int, ...]) -> dict[str, str]:
    rows = "".join(f"a,{size},for {n}\n" for n, size in enumerate(sizes))
    return {"cuts": f"program,cut,why\n{rows}"}


@pytest.mark.parametrize(
    ("sizes", "first", "own"),
    [
        (SIZES, 5, 6),
        ((90, 80, 70, 60, 50, 50, 50, 40), 4, 4),
        ((50,) * 7, 0, 6),
        ((90, 80, 70), 3, 3),
    ],
    ids=["apart", "a tie", "all equal", "few"],
)
def test_the_reasons_of_the_largest_changes_are_no_choice_of_equal_ones(
    make, sizes: tuple[int, ...], first: int, own: int
):
    made = make(why(sizes), {"cuts": {}}, fields={"why": {"role": "reason"}})
    shown = [said(made, page, "ul.yesan-reasons > li") for page in (LIST, "programs/a.html")]
    assert [len(reasons) for reasons in shown] == [first, own]


@pytest.mark.parametrize("page", [LIST, "programs/a.html"])
@pytest.mark.parametrize(
    ("pattern", "instead", "wanted"),
    [
        ("<li>(?:(?!</li>).)*>for 1<.*?</li>", "", "larger changes alone"),
        (
            "(<li>(?:(?!</li>).)*>for 1<.*?</li>)(.*?)(<li>(?:(?!</li>).)*>for 2<.*?</li>)",
            r"\3\2\1",
            "the largest first",
        ),
    ],
    ids=["one left out", "another order"],
)
def test_reasons_of_smaller_changes_before_larger_ones_are_refused(
    make, page: str, pattern: str, instead: str, wanted: str
):
    made = make(why(SIZES), {"cuts": {}}, fields={"why": {"role": "reason"}})
    assert wanted in refused(made, pattern, instead, page)


@pytest.mark.parametrize("page", [LIST, "programs/a.html"])
def test_the_colour_of_a_reason_is_that_of_the_sign_it_is_shown_with(make, page: str):
    made = make({"cuts": CUTS}, fields={"why": {"role": "reason"}})
    figure = r'(<span class=")less("[^>]*><data data-figure="cuts/cut/2")'
    assert "that of its sign" in refused(made, figure, r"\1more\2", page)
