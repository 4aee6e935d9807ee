"""What pages must say beside sums."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from proving import Site, proven, refused, said

OF_YEARS = "Amounts of several years are added up."


@pytest.fixture(scope="module")
def site(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., Site]:
    make = proven(make_package, tmp_path_factory)
    fields = {"year": {"type": "integer"}}
    rows = "a,2019,5\na,2020,7\nb,2019,4\nb,2020,3\n"
    return lambda: make({"t": f"program,year,amount\n{rows}"}, {"t": {}}, fields=fields)


@pytest.mark.parametrize(
    "page",
    ["index.html", "programs/a.html", "programs/index.html", "charts/index/by-program.html"],
)
def test_sums_of_years_that_no_role_says_are_said_to_be_of_several(site, page: str):
    assert OF_YEARS in " ".join(said(site(), page, ".yesan-note, figcaption, main > p"))
    assert refused(site(), f" ?{OF_YEARS}", "", page)
