"""No budget is told of a row without a code that nothing shows to be a total."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from budgets import FIELDS, UNSAID, WIDE
from proving import Site, refused, said
from publishing import publish
from yesan.model.uncoded_rows import UncodedRows
from yesan.proof import proof

UNCODED = FIELDS | UNSAID
LABEL = {"label": {"role": "label"}}
HEADER = "program,label,approved,adjusted\n"
APART = f"{HEADER}a,Roads,100,90\nb,Schools,200,210\n,Not assigned to a program,900,700\n"
ONCE = f"{HEADER}a,Roads,100,90\nb,Schools,200,250\n,Held back,300,20\n"
SHOWN = f"{HEADER}a,Roads,100,90\nb,Schools,200,250\n,All,300,340\n"
UNASSIGNED = "no amount of an unassigned row"


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]):
    return lambda csv, **more: make({"t": csv}, fields=UNCODED | LABEL | more)


@pytest.mark.parametrize("csv", [APART, ONCE], ids=["larger than the others", "once their sum"])
def test_what_is_in_no_program_is_not_told_as_the_budget(site, csv: str):
    told = " ".join(said(site(csv)))
    assert "Listed in “t”: approved €300" in told
    assert "1 row has no code, and is not in it." in told
    assert "budget" not in told
    assert "broken down" not in told


def test_what_is_said_to_be_the_total_is_the_budget(site):
    told = " ".join(said(site(APART, program={**UNSAID["program"], "blank": "total"})))
    assert "The budget falls from €900 to €700" in told
    assert "€300 are broken down" in told.replace("is broken", "are broken")


def test_what_is_shown_to_be_the_total_is_the_budget(site):
    assert "The budget rises from €300 to €340: by €40, that is 13.3%." in said(site(SHOWN))


def found_in(root: Path, folder: Path) -> list[str]:
    published = publish(root, folder)
    return [finding.expected for finding in proof.prove(published, folder).findings]


@pytest.mark.parametrize("csv", [APART, ONCE], ids=["larger than the others", "once their sum"])
def test_a_site_that_believes_a_blank_code_is_refused(
    make_package: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, csv: str
):
    """All of it as it was built before: headline, key figures, claims, search and cards."""
    monkeypatch.setattr(UncodedRows, "_judge", lambda *_, **__: None)
    root = make_package({"t": csv}, fields=UNCODED | LABEL, resources={"t": WIDE})
    found = found_in(root, tmp_path)
    assert UNASSIGNED in found
    assert "amounts of what a row names, or of all" in found


def test_a_site_that_believes_no_total_at_all_is_refused(
    make_package: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def believe(rows: UncodedRows, place, **_: object) -> None:
        rows.unassigned.update(place.rows)

    monkeypatch.setattr(UncodedRows, "_judge", believe)
    root = make_package({"t": SHOWN}, fields=UNCODED | LABEL, resources={"t": WIDE})
    assert found_in(root, tmp_path) != []


def test_an_amount_that_is_unassigned_is_not_put_where_the_budget_is(site):
    """The page of a total, with its cells exchanged for those of a row that is none."""
    lead = r'<p class="yesan-lead[^>]*>.*?</p>'
    (sentence,) = re.findall(lead, page_of(site(SHOWN)), re.DOTALL)[:1]
    forged = sentence.replace("€300", "€900").replace("€340", "€700")
    assert UNASSIGNED in refused(site(APART), lead, forged)


def page_of(made: Site) -> str:
    return (made[1] / "index.html").read_text(encoding="utf-8")


def test_rows_without_a_code_are_not_called_totals(site):
    wrong = "rows without a code, which are not known to be totals"
    page = "tables/t.html"
    found = refused(
        site(APART), "Not counting rows without a code or category", "Not counting totals", page
    )
    assert wrong in found
    total = site(SHOWN)
    (sentence,) = said(total, page, "figcaption bdi")[:1]
    assert sentence.startswith("Not counting totals: Schools has the most in this table")


def test_the_largest_change_is_not_that_of_all_where_a_row_of_nobody_changes_more(site):
    (changes, *_) = said(site(APART), css="figcaption bdi")
    assert changes.startswith("Not counting rows without a code or category: In “t”, 2 change;")
    wrong = "which rows are left out, since they are unassigned"
    assert wrong in refused(site(APART), "Not counting rows without a code or category: ", "")


def test_of_how_many_the_change_is_known_is_told_without_rows_of_nobody(site):
    csv = f"{APART}c,Parks,50,\n"
    (changes, *_) = said(site(csv), css="figcaption bdi")
    left = "Not counting rows without a code or category, of 2 whose change is known: "
    assert changes.startswith(f"{left}In “t”, 2 change;")
    known = r"Not counting rows without a code or category, of (<data[^>]*>2</data>)"
    assert "which rows are left out, since they are unassigned" in refused(
        site(csv), known, r"Of \1"
    )


ITEMS = (
    "program,item,approved,adjusted\na,x,100,90\na,y,200,210\na,,900,700\nb,x,50,60\n"
    "b,y,70,75\nb,,120,135\nc,x,1,2\nc,y,2,5\nc,,3,7\n"
)


def test_the_parts_of_a_program_are_without_what_is_in_none_of_them(site):
    """Of the other programs it is shown that such a row is their total."""
    made = site(ITEMS)
    (changes, *_) = said(made, "programs/a.html", "figcaption bdi")
    assert changes.startswith("Not counting rows without a code or category: ")
    (total, *_) = said(made, "programs/b.html", "figcaption bdi")
    assert not total.startswith("Not counting")
    assert said(made, "programs/a.html")[0].startswith("Listed in “t”")
    assert "from €120 to €135" in said(made, "programs/b.html")[0]


LONG = (
    "program,label,phase,amount\na,Roads,approved,100\na,Roads,adjusted,90\nb,Schools,approved,200\n"
    "b,Schools,adjusted,210\n,Not assigned,approved,900\n,Not assigned,adjusted,700\n"
)


def test_a_picture_without_rows_of_nobody_says_so(site):
    captions = said(site(LONG), "tables/t.html", "figcaption bdi")
    assert captions == ["Rows without a code or category are not drawn."]


def test_a_series_without_rows_of_nobody_says_so(site):
    csv = "year,office,visits\n2019,o,10\n2020,,500\n2021,o,30\n"
    made, page = site(csv, visits={"type": "integer"}), "tables/t.html"
    note = "Rows without a code or category are not drawn."
    assert said(made, page, "figcaption bdi") == [f"From 10 (2019) to 30 (2021). {note}"]
    assert "that rows without a code are not drawn" in refused(made, f" {note}", "", page)


def test_a_sum_says_that_it_leaves_out_what_others_add_up_to_be_it_an_accident(site):
    """Which has a code of its own, and may be a part like them."""
    made = site("program,label,approved\na,Roads,145\nb,Schools,200\nr,Held back,345\n")
    note = "Rows that others add up to are not in it."
    (lead, told) = said(made)[:2]
    assert lead == "Listed in “t”: approved €345*"
    assert note in told
    wrong = "that rows are left out which others make up"
    assert wrong in refused(made, f" {note}", "")
    assert note not in " ".join(said(site(APART)))
