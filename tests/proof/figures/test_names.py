"""What codes and phases are called where no key leads to their names; both are proven."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proving import Site, proven, refused, said

FIELDS: dict[str, Any] = {
    "called": {"columnType": "phase:label"},
    "title": {"columnType": "activity:generic:program:label"},
    "printed": {"role": "label"},
    "cameras": {"type": "integer"},
}


@pytest.fixture(scope="module")
def site(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    make = proven(make_package, tmp_path_factory)
    return lambda csv, **more: make(csv, {name: {} for name in csv}, fields=FIELDS, **more)


@pytest.mark.parametrize(
    "csv",
    [
        {
            "t": "program,phase,amount\na,approved,5\nb,approved,7\n",
            "p": "program,title\na,Roads\n",
        },
        {"t": "program,printed,phase,amount\na,Roads,approved,5\nb,Parks,approved,7\n"},
    ],
    ids=["in another table", "printed beside it"],
)
def test_a_code_is_called_by_its_one_name(site, csv: dict[str, str]):
    made = site(csv)
    assert said(made, "programs/a.html", "h1") == ["Roads"]
    assert refused(made, "<h1([^>]*)>Roads</h1>", r"<h1\1>Parks</h1>", "programs/a.html")


def test_a_phase_is_called_as_the_rows_call_it(site):
    """By words of which there may be several."""
    csv = {"t": "program,phase,called,amount\na,x,First budget,5\na,y,Second budget,7\n"}
    made = site(csv, comparison=["x", "y"])
    assert said(made, "programs/a.html")[0] == (
        "First budget €5, Second budget €7: a difference of +€2 (40.0%)."
    )
    found = refused(made, ">First budget <", ">Second budget <", "programs/a.html")
    assert found


def test_an_entity_is_not_called_as_in_an_earlier_year(site):
    rows = "program,title,year,phase,amount\na,Old,2022,approved,10\na,New,2023,approved,12\n"
    made = site({"t": f"{rows}b,B,2022,approved,5\nb,B,2023,approved,4\n"})
    assert said(made, "programs/a.html", "h1") == ["New"]
    assert refused(made, ">New<", ">Old<", "programs/a.html")
    assert refused(made, ">New<", ">Old<", "programs/index.html")


NAMESAKES = "program,title,amount\np1,Offices,5\np2,Offices,7\np3,Roads,4\n"


def test_entities_of_one_name_are_called_by_their_codes_as_well(site):
    """On their pages, in charts and sentences."""
    made = site({"t": NAMESAKES})
    assert said(made, "programs/p1.html", "h1") == ["Offices (p1)"]
    bars = said(made, "charts/tables/t/values.html", "tbody th")
    assert bars == ["Offices (p2)", "Offices (p1)", "Roads"]
    page = "charts/tables/t/values.html"
    assert refused(made, r"<th([^>]*)>Offices \(p1\)<", r"<th\1>Offices<", page)
    assert refused(made, "<h1([^>]*)>.*?</h1>", r"<h1\1>Offices</h1>", "programs/p1.html")


def test_rows_of_one_name_without_roles_are_called_by_their_codes_as_well(site):
    made = site({"t": "id,name,cameras\nx-1,Park,5\nx-2,Park,7\nx-3,Mill,3\nx-4,Lake,1\n"})
    page = "charts/tables/t/values.html"
    assert said(made, page, "tbody th")[:2] == ["Park (x-2)", "Park (x-1)"]
    assert refused(made, r"<th([^>]*)>Park \(x-[12]\)<", r"<th\1>Park<", page)
