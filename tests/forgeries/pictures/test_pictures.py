"""What is said of a figure that may be a total is refused where it is not so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proving import Site, refused, said

FIELDS = {"people": {"type": "integer"}}
ROWS = "area,people\nA,4694\nB,1394\nC,745\nD,656\nW,{}\n"
TOGETHER = "W has about as much as all others together, and may be their total: {}."
PAGE = "tables/t.html"


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Callable[[int], Site]:
    return lambda whole: make({"t": ROWS.format(whole)}, {"t": {}}, fields=FIELDS)


ADDED = "Not counting rows that others add up to"


@pytest.mark.parametrize(
    ("whole", "sentence"),
    [
        (7490, f"{ADDED}: A has the most in this table: 4,694."),
        (7700, TOGETHER.format("7,700")),
        (9900, "W has the most in this table: 9,900."),
    ],
    ids=["but for rounding", "about as much", "more"],
)
def test_a_whole_among_its_parts_is_no_first_among_them(site, whole: int, sentence: str):
    assert said(site(whole), PAGE, "figcaption bdi") == [sentence]


def test_what_has_more_than_all_others_together_is_not_called_about_as_much(site):
    by = r"\1 has about as much as all others together, and may be their total: \2."
    found = refused(
        site(9900), r"(<data[^>]*>W</data>) has the most in this table: (.*?)\.", by, PAGE
    )
    assert "about 7489, as all others" in found
