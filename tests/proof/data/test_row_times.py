"""Times in two columns, a year and its period: what is said of another one is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

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
