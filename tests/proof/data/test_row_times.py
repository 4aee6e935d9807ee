"""Times in two columns, a year and its period: what is said of another one is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proving import proven, said
from yesan.descriptor import descriptor
from yesan.package.package import Package
from yesan.proof import proof
from yesan.store import disk

FUNDS = "tables/funds.html"


@pytest.fixture(scope="module")
def built(project: Path, published: Callable[[Path], Path]) -> tuple[Package, Path]:
    root = project / "tests" / "packages" / "wild" / "year-and-quarter"
    return descriptor.read(root), published(root)


def test_times_in_two_columns_are_proven(built: tuple[Package, Path]):
    found = proof.prove(*built)
    assert [str(error) for error in found.errors] == []
    assert found.proven["rank"] == 2


@pytest.mark.parametrize(
    ("page", "pattern", "by"),
    [
        (FUNDS, r"paid \(Q2 2022\)", "paid (Q1 2022)"),
        (FUNDS, r"paid \(Q2 2022\)", "paid (Q2 2021)"),
        ("tables/guests.html", r"Week 52 of 2021", "Week 53 of 2021"),
        ("tables/tides.html", r"H1 2020", "H1 2019"),
    ],
)
def test_another_time_is_refused(
    built: tuple[Package, Path], tmp_path: Path, page: str, pattern: str, by: str
):
    package, site = built
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    changed, count = re.subn(pattern, by, (copy / page).read_text(encoding="utf-8"))
    assert count > 0
    disk.save(copy / page, changed)
    assert [error.file for error in proof.prove(package, copy).errors if error.file == page] != []


@pytest.mark.parametrize("name", ["quarter", "fiscalQuarter", "분기"])
def test_the_only_quarter_of_a_year_is_no_amount_of_the_year(
    name: str, make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
):
    make = proven(make_package, tmp_path_factory)
    site = make({"t": f"program,year,{name},executed\na,2024,Q1,5\nb,2024,Q1,7\n"})
    assert said(site, "programs/a.html")[0] == "In “t”: executed €5*"


def test_a_quarter_that_is_told_as_the_year_is_refused(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
):
    """The site was made when the column had another name."""
    make = proven(make_package, tmp_path_factory)
    package, site = make({"t": "program,year,grade,executed\na,2024,1,5\nb,2024,1,7\n"})
    for path in (package.root / package.descriptor, package.root / "data" / "t.csv"):
        path.write_text(path.read_text("utf-8").replace("grade", "quarter"), "utf-8")
    found = proof.prove(descriptor.read(package.root), site).findings
    assert "one of those that a table lists" in {finding.expected for finding in found}
