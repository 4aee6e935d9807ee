"""The pictures of charts as files, and the colours of changes."""

from __future__ import annotations

import pytest

from proving import refused

MOVED = {"t": "program,approved,adjusted\na,60,50\nb,40,41\nc,5,1\n"}
PAGE, FILE = "charts/index/changes.html", "charts/index/changes.svg"
FORGED = {
    "a name of a bar in a file": (">a</text>", ">b</text>", FILE),
    "names of bars swapped in a file": (">a</text>(.*?)>c</text>", r">c</text>\1>a</text>", FILE),
    "the title of a file": ("Changes from approved", "What was cut from approved", FILE),
    "the title of a file for readers of the screen": (
        "(<title id[^>]*>)", r"\1Cuts: ", FILE
    ),
    "the finding of a file": ("(<text[^<]*) falls", r"\1 must fall", FILE),
    "the description of a file": ("(<desc[^>]*>)", r"\1All is lost. ", FILE),
    "the source of a file": ("Source: t", "Source: the ministry", FILE),
    "an added text in a file": ("</svg>$", '<text x="9" y="9">All is lost</text></svg>', FILE),
    "the colours of cuts in a file": ('fill="#c2410c"', 'fill="#2a6fb0"', FILE),
    "a bar in a file": (r"(<path data-figure=[^>]* d=.M[\d.]+,[\d.]+h)", r"\g<1>9", FILE),
    "a bar more in a file": (r"(<path data-figure=[^>]*>)", r"\1\1", FILE),
    "the colours of cuts": (
        r"var\(--yesan-less, #c2410c\)", "var(--yesan-more, #2a6fb0)", "index.html"
    ),
    "the colours of increases": (
        r"var\(--yesan-more, #2a6fb0\)", "var(--yesan-less, #c2410c)", "index.html"
    ),
    "the colours of cuts on the page of a chart": (
        r"var\(--yesan-less, #c2410c\)", "var(--yesan-more, #2a6fb0)", PAGE
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", FORGED)
def test_a_picture_that_was_tampered_with_is_refused(make, kind: str):
    pattern, instead, page = FORGED[kind]
    assert refused(make(MOVED), pattern, instead, page) != []
