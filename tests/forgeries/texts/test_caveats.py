"""The caveats that a page owes to its figures: none can be removed, or changed."""

from __future__ import annotations

from typing import Any

import pytest

from budgets import FIELDS, SELECTED
from proving import refused, said


def thousand(phase: str) -> dict[str, Any]:
    return {**FIELDS[phase], "unit": "thousand euro", "factor": 1000}


LISTED = {"t": "program,approved,adjusted\na,5,\na,6,3\nb,,4\n"}
SPENT = {"t": "program,item,adjusted,executed\na,x,9,1\na,y,8,0\nb,x,5,1\n"}
PRINTED = {"t": "program,approved,adjusted,change\n,100,90,-9\na,60,50,-10\nb,40,40,0\n"}
YEARS = {"t": "program,year,approved,adjusted\na,2022,5,6\na,2023,4,6\nb,2023,1,2\n"}
APART = {
    "t": "program,year,direction,phase,amount\n"
    "a,2022,expenditure,approved,5\na,2023,expenditure,approved,4\na,2023,revenue,approved,9\n"
}
REASONS = {"t": "program,adjusted,executed,why,class\na,5,6,Late,delay\nb,4,4,Cheap,saving\n"}
ROLES = {"why": {"role": "reason"}, "class": {"role": "reason-class", "title": "our classes"}}
WHOLE = {"t": "program,approved,adjusted\n,100,90\na,60,50\nb,40,40\n"}
MOVED = {"t": "program,approved,adjusted\na,60,50\nb,40,41\nc,5,1\n"}
OTHERS = "The source prints the change as it is here; the difference of the two is another."
STAR = r'<p class="yesan-note"><sup>\*</sup>.*?</p>'
FORGED: dict[str, tuple[dict[str, str], dict[str, Any], str, str, str]] = {
    "note to the star": (LISTED, {}, STAR, "", "index.html"),
    "note to the star of an entity": (LISTED, {}, STAR, "", "programs/a.html"),
    "note to the stars of a list": (LISTED, {}, STAR, "", "programs/index.html"),
    "table of the note of a list": (
        LISTED, {}, "of “t” list", "of “u” list", "programs/index.html"
    ),
    "a table more in the note of a list": (
        LISTED, {}, "of “t” list", "of “t” and “u” list", "programs/index.html"
    ),
    "rows without an amount": (
        LISTED, {}, r" \(<data data-number=.missing[^)]*\)", "", "index.html"
    ),
    "selection of an entity": (
        SPENT, {"tables": {"t": SELECTED}}, "Only what is in this selection: [^.]*[.]", "",
        "programs/a.html",
    ),
    "selection in other words": (
        SPENT, {"tables": {"t": SELECTED}}, "those of which little is spent", "all there are",
        "programs/a.html",
    ),
    "change that is not the difference": (
        PRINTED, {}, " · The source prints the change as it is here;[^<]*", "", "index.html"
    ),
    "change that is computed": (
        WHOLE, {}, " · Change and rate are computed from the two amounts[.]", "", "index.html"
    ),
    "change that is said to be printed": (
        WHOLE, {}, "Change and rate are computed from the two amounts[.]",
        OTHERS, "index.html",
    ),
    "unit in which amounts are printed": (
        PRINTED, {"fields": {**{p: thousand(p) for p in ("approved", "adjusted", "change")}}},
        "printed in thousand euro", "printed in million euro", "index.html",
    ),
    "table of the key figures": (WHOLE, {}, "Source: <a [^>]*>t</a>", "Source: u", "index.html"),
    "year of the key figures": (
        YEARS, {}, "(Fiscal year .*?)2023", r"\g<1>2022", "programs/a.html"
    ),
    "no year of the key figures": (
        YEARS, {}, " · Fiscal year <data[^>]*>2023</data>", "", "programs/a.html"
    ),
    "no year of a list": (
        YEARS, {}, "<p class=.yesan-note.>Fiscal year.*?</p>", "", "programs/index.html"
    ),
    "no year of what is apart": (
        APART, {"tables": {"t": {}}}, r" \(<data[^>]*>2023</data>\)", "", "programs/a.html"
    ),
    "that only some reasons are told": (
        REASONS, {"fields": ROLES}, "<p class=.yesan-note.>Only changes of.*?</p>", "",
        "programs/a.html",
    ),
    "what the labels of reasons are": (
        REASONS, {"fields": ROLES}, "Labels: our classes", "Labels: classes of the source",
        "programs/a.html",
    ),
    "no word on labels": (
        REASONS, {"fields": ROLES}, "<p class=.yesan-note.>Labels.*?</p>", "", "programs/a.html"
    ),
    "figures of a chart that are computed": (
        MOVED, {}, "computed from published figures", "published figures", "index.html"
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORGED)
def test_a_caveat_cannot_be_removed_or_changed(make, kind: str):
    csv, more, pattern, instead, page = FORGED[kind]
    made = make(csv, **more)
    assert refused(made, pattern, instead, page) != []


def test_no_rate_is_said_to_be_computed_where_there_is_none(make):
    """What begins below nothing has no rate."""
    made, page = make({"t": "program,approved,adjusted\na,-50,-25\n"}), "programs/a.html"
    (note,) = said(made, page, ".yesan-key + .yesan-note")
    assert note == "Source: t · The change is computed from the two amounts."
    both = "Change and rate are computed from the two amounts."
    (found,) = refused(made, "The change is computed from the two amounts[.]", both, page)
    assert "The change is computed from the two amounts." in found


def test_a_change_of_less_than_a_coin_for_each_is_not_told(make):
    csv = {"t": "program,approved,adjusted\n,1000,1001\n"}
    made = make(csv, inhabitants={"number": 3_000_000})
    assert "inhabitant" not in " ".join(said(made, css=".yesan-key"))
