"""The site of a ledger that was tampered with: its years, its parts, and what they are sums of."""

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

HOME = "index.html"
LABEL = r'(<data data-number="label">)(\d{4})(</data>)'
SUMS = r"Each is the sum of what “[^”]+” lists of (?:it|its year); it does not say that it is all\."


@pytest.fixture(scope="module")
def built(project: Path, published: Callable[[Path], Path]) -> tuple[Package, Path]:
    root = project / "tests" / "packages" / "harmless" / "levels"
    return descriptor.read(root), published(root)


def wrong(package: Package, site: Path) -> list[str]:
    """What the proof of a site refuses, each with its page."""
    return [f"{error.file}: {error.found}" for error in proof.prove(package, site).errors]


def test_a_ledger_is_proven(built: tuple[Package, Path]):
    package, site = built
    found = proof.prove(package, site)
    assert [str(error) for error in found.errors] == []
    assert found.proven["sum"] > 40
    assert found.bars > 100


@pytest.mark.parametrize(
    ("page", "pattern", "by"),
    [
        (HOME, rf"from (<data.*?</data>) in {LABEL}", r"from \1 in \g<2>2018\4"),
        (HOME, SUMS, ""),
        ("functions-level1/0.html", SUMS, ""),
        (HOME, r'<th scope="row">2019</th>', '<th scope="row">2020</th>'),
        ("functions-level1/0.html", r'<th scope="row">Centre</th>', '<th scope="row">North</th>'),
        ("functions/01.html", r"(Listed in .*? for )" + LABEL, r"\1\g<2>2019\4"),
    ],
    ids=["a year", "sums on home", "sums of a level", "a year of a bar", "a part", "the year"],
)
def test_what_is_false_of_years_parts_and_sums_is_refused(
    built: tuple[Package, Path], tmp_path: Path, page: str, pattern: str, by: str
):
    package, site = built
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    html = (copy / page).read_text(encoding="utf-8")
    changed, count = re.subn(pattern, by, html, count=1, flags=re.DOTALL)
    assert count == 1
    disk.save(copy / page, changed)
    assert [error for error in wrong(package, copy) if error.startswith(page)] != []
