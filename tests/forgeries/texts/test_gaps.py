"""Who is the first is told of those that are known: a blank could be as large, or larger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from proving import Site, refused, said

MORE: dict[str, dict[str, Any]] = {
    "spot": {"type": "string"},
    "cameras": {"type": "integer", "unit": "cameras"},
    "old": {"type": "integer", "unit": "cameras"},
    "new": {"type": "integer", "unit": "cameras"},
    "gone": {"type": "integer", "unit": "cameras"},
    "all": {
        "type": "integer",
        "unit": "cameras",
        "computed": {"sum": ["old", "new", "gone"]},
    },
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Callable[..., Site]:
    return lambda csv, **more: make(csv, fields=MORE, **more)


def captions(made: Site, page: str) -> str:
    return " ".join(said(made, page, "figcaption bdi"))


@pytest.mark.parametrize(
    ("csv", "told"),
    [
        (
            "spot,cameras\na,5\nb,4\nc,\n",
            "Of 2 whose figure is known: a has the most in this table: 5 cameras.",
        ),
        (
            "place,cameras\n,9\na,5\nb,4\nc,\n",
            (
                "Not counting totals, of 2 whose figure is known: "
                "a has the most in this table: 5 cameras."
            ),
        ),
        ("spot,cameras\na,5\nb,4\n", "a has the most in this table: 5 cameras."),
    ],
    ids=["a blank", "a blank beside a total", "none"],
)
def test_the_first_of_a_table_is_of_how_many_are_known(site, csv, told):
    assert captions(site({"t": csv}), "tables/t.html") == told


@pytest.mark.parametrize(
    "csv",
    ["spot,cameras\na,5\nb,4\nc,\n", "place,cameras\n,9\na,5\nb,4\nc,\n"],
    ids=["a blank", "a blank beside a total"],
)
def test_a_page_that_does_not_say_of_how_many_is_refused(site, csv):
    made = site({"t": csv})
    qualified = r"(?:Of|Not counting totals, of) <data[^>]*>2</data> whose figure is known: "
    plain = "Not counting totals: " if ",9" in csv else ""
    found = refused(made, qualified, plain, "tables/t.html")
    assert found == ["of how many the figure is known"]


def test_the_largest_change_is_of_how_many_are_known(site):
    csv = "program,approved,adjusted\na,100,60\nb,50,40\nc,30,\nd,,9\n"
    made = site({"t": csv})
    told = "Of 2 whose change is known: In “t”, 2 change; the largest change is a: −€40."
    assert told in captions(made, "index.html")
    qualified = r"Of <data[^>]*>2</data> whose change is known: "
    assert refused(made, qualified, "") == ["of how many the change is known"] * 2  # and first


def test_what_has_no_amount_is_told_of_the_parts_of_a_sum(site):
    """The total of 100 leaves 40 for the blank: none is the largest."""
    csv = "place,old,new,gone,all\na,40,,20,100\nb,40,30,20,90\n"
    made = site({"t": csv})
    assert captions(made, "places/a.html") == "all: 100 cameras. No figure is given for new."
    assert "The largest part is old: 40 cameras, 44.4%" in captions(made, "places/b.html")
    page = "places/a.html"
    assert refused(made, " No figure is given for [^.]*[.]", "", page) == [
        "which parts have no figure"
    ]
    assert "new without a figure" in refused(made, ">new</data>[.]", ">old</data>.", page)


def test_parts_of_an_entity_whose_change_is_not_known_are_told(site):
    csv = "program,item,approved,adjusted\na,x,9,5\na,y,4,3\na,z,7,\nb,x,1,2\n"
    made = site({"t": csv})
    told = "Of 2 whose change is known: In “t”, 2 change; the largest change is x: −€4."
    page = "programs/a.html"
    assert told in captions(made, page)
    qualified = r"Of <data[^>]*>2</data> whose change is known: "
    assert refused(made, qualified, "", page) == ["of how many the change is known"]


def test_a_rate_is_told_of_how_many_have_one(site):
    """One has no budget, one is not spent, one got money back: none of them has a rate."""
    csv = "program,approved,executed\na,100,5\nb,100,60\nc,0,5\nd,10,\ne,10,-1\n"
    told = "Of 2 whose rate of execution is known, 1 has spent under a tenth."
    assert told in captions(site({"t": csv}), "index.html")


def test_no_end_is_told_of_what_is_below_zero(make):
    key = {"fields": "parent", "reference": {"resource": "", "fields": "place"}}
    schema = {"primaryKey": "place", "foreignKeys": [key]}
    csv = {"places": "place,parent\ncity,\nx,city\ny,city\n", "t": "place,cameras\nx,-4\ny,-6\n"}
    page = "places/x.html"
    made = make(csv, {"places": {"schema": schema}, "t": {}}, fields=MORE)
    told = (made[1] / page).read_text(encoding="utf-8")
    assert "That is number" in told
    forged = r"That is number <data[^>]*>1</data> of"
    assert "no end of what is below 0" in refused(made, forged, "That is the most of", page)
