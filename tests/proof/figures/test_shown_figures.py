"""Elements of pages against their figures: a rank is a number, or the name of what has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proving import Site, proven, refused, said

PUPILS: dict[str, dict[str, Any]] = {"pupils": {"type": "integer", "title": "Pupils"}}
SCHOOLS = {"schools": "id,name,pupils\n1,North,120\n2,South,120\n3,East,80\n"}
NUMBERED = {"entity": True, "schema": {"primaryKey": "id"}}


@pytest.fixture(scope="module")
def site(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    return proven(make_package, tmp_path_factory)


@pytest.mark.parametrize("table", [NUMBERED, {"schema": {"primaryKey": "id"}}], ids=["pages", ""])
def test_a_rank_is_a_number_where_rows_are_called_by_numbers(site, table):
    made = site(SCHOOLS, {"schools": table}, fields=PUPILS)
    (caption,) = said(made, "tables/schools.html", "figcaption bdi")
    assert caption == "North and South have the most in this table: 120 each."


def test_who_shares_a_rank_is_named_where_rows_are_called_by_numbers(site):
    made = site(SCHOOLS, {"schools": NUMBERED}, fields=PUPILS)
    alone = r"(<data[^>]*>North</data>) and <data[^>]*>South</data> have the most"
    found = refused(made, alone, r"\1 has the most", "tables/schools.html")
    assert "2 tied, rank 1" in found


def test_a_number_that_is_a_name_is_no_rank_where_it_has_the_place_of_a_name(site):
    made = site(SCHOOLS, {"schools": NUMBERED}, fields=PUPILS)
    pattern = r"(<data[^>]*>)North(</data>) and <data[^>]*>South</data> have the most"
    found = refused(made, pattern, r"\g<1>1\2 has the most", "tables/schools.html")
    assert "2 tied, rank 1" in found
