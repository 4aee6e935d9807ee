"""What a page says without a figure: each word is the site's, its package's or its theme's."""

from __future__ import annotations

from typing import Any

import pytest

from budgets import FIELDS
from proving import refused

CSV = {
    "t": "program,approved,adjusted,why,class,said,kind\n"
    "a,5,6,Late,delay,Fair,yes\nb,4,3,Cheap,saving,Odd,no\nc,1,1,,,,\n"
}
ROLES = {
    "why": {"role": "reason"},
    "class": {"role": "reason-class", "title": "our classes"},
    "said": {"role": "finding"},
    "kind": {"role": "finding-kind"},
    "approved": {**FIELDS["approved"], "unit": "euro"},
}
FORGED = {
    "an added sentence": ("<p class=.yesan-note.>", r"\g<0>The council wasted it. ", "index.html"),
    "an added paragraph": ("</h1>", "</h1><p>Half of it was wasted.</p>", "index.html"),
    "an invented heading": (">Why it changes<", ">Why the council failed<", "programs/index.html"),
    "an invented reason": ("<p>Late</p>", "<p>Corruption</p>", "programs/index.html"),
    "the reason of another": ("<p>Late</p>", "<p>Cheap</p>", "programs/a.html"),
    "the class of another": (">delay<", ">saving<", "programs/a.html"),
    "the finding of another": ("Fair", "Odd", "programs/a.html"),
    "the kind of another finding": (">yes<", ">no<", "programs/a.html"),
    "the reason of another on a list": ("<p>Late</p>", "<p>Cheap</p>", "programs/index.html"),
    "an attribute": ("<p class=.yesan-note.>", '<p class="yesan-note" title="Lost">', "index.html"),
    "a label for readers of the screen": (
        "<p class=.yesan-note.>", '<p class="yesan-note" aria-label="All is lost">', "index.html"
    ),
    "a picture with a text of its own": (
        "</h1>", '</h1><img src="x.svg" alt="All is lost">', "index.html"
    ),
    "a licence that nobody gave": ("No licence is named[^<]*", "Free to use.", "download.html"),
    "a source that nobody named": (
        "No source is named[.]", "Source: the ministry.", "tables/t.html"
    ),
    "errors that nobody knows": ("None is known[^<]*", "Many are known.", "discrepancies.html"),
    "the unit of the dictionary": (">euro</td>", ">delay</td>", "tables/t.html"),
    "the type of the dictionary": (">integer</td>", ">string</td>", "tables/t.html"),
    "the heading of another page": (">c</h1>", ">Lost</h1>", "programs/c.html"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORGED)
def test_words_of_nobody_are_refused(make, kind: str):
    pattern, instead, page = FORGED[kind]
    fields: dict[str, Any] = {"fields": ROLES}
    assert refused(make(CSV, **fields), pattern, instead, page) != []
