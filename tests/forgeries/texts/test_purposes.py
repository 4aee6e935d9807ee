"""What a program is for is said on its page, as its row says it, and on no other page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proving import Site, refused, said

CSV = {
    "t": "program,approved\na,60\nb,40\nc,30\n",
    "purposes": "program,for,at\na,To repair 40 roads.,7\nb,To keep order.,8\n",
}
FIELDS = {"for": {"role": "purpose"}, "at": {"type": "integer", "role": "source-line"}}
PARAGRAPH = r'<p class="yesan-purpose">.*?</p>'


@pytest.fixture(scope="module")
def made(make: Callable[..., Site]) -> Site:
    return make(CSV, fields=FIELDS)


@pytest.mark.parametrize(
    ("page", "told"),
    [("a", ["To repair 40 roads. line 7"]), ("b", ["To keep order. line 8"]), ("c", [])],
)
def test_the_page_of_each_program_says_what_it_is_for(made: Site, page: str, told: list[str]):
    assert said(made, f"programs/{page}.html", ".yesan-purpose") == told


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (PARAGRAPH, ""),
        ("To repair 40 roads", "To keep order"),
        ("To repair 40 roads", "To repair 50 roads"),
        (r"(<small>.*?)7", r"\g<1>8"),
        (f"({PARAGRAPH})", r"\1\1"),
    ],
    ids=["left out", "that of another", "another number", "another line", "twice"],
)
def test_another_purpose_is_refused(made: Site, pattern: str, instead: str):
    assert "“To repair 40 roads.”" in refused(made, pattern, instead, "programs/a.html")


def test_no_purpose_is_said_of_what_has_none(made: Site):
    said_of_another = '</h1><p class="yesan-purpose">To keep order.</p>'
    assert "“no purpose”" in refused(made, "</h1>", said_of_another, "programs/c.html")
