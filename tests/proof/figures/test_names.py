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
    assert refused(made, ">New<", ">Old<")
