"""The files of charts that lists show now: their addresses stay, and what they say is proven."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import firsts
from proving import Site
from yesan.proof import proof

KEPT = "charts/index/changes"
FORGED: dict[str, tuple[str, str, str]] = {
    "a figure of the table to download": (".csv", "-20", "-21"),
    "a name of the table to download": (".csv", "Roads", "Rivers"),
    "a figure of the specification": (".vl.json", r'("amount":)-20(\.0)?\b', r"\1-21"),
    "what the specification says": (".vl.json", "Roads falls", "Parks falls"),
    "the specification for a phone": (".narrow.vl.json", r'("amount":)-20(\.0)?\b', r"\1-21"),
    "the picture": (".svg", "−€20", "−€21"),
    "the page": (".html", "−€20", "−€21"),
    "the page that tells the same": (".html", "programs/index.html", "checks.html"),
    "a chart that no page shows": (".html", "programs/index.html", "programs/index.html#chart-x"),
}


@pytest.fixture(scope="module")
def site(make: Callable[..., Site]) -> Site:
    rules = {"found": firsts.RULE}
    return make(firsts.CSV, firsts.TABLES, fields=firsts.FIELDS, rules=rules)


def test_all_files_are_where_they_were_and_lead_to_the_list(site):
    files = sorted(p.name for p in (site[1] / "charts/index").glob("changes.*"))
    assert files == [f"changes.{s}" for s in ("csv", "html", "narrow.vl.json", "svg", "vl.json")]
    html = (site[1] / f"{KEPT}.html").read_text("utf-8")
    assert 'class="whole"><a href="../../programs/index.html">' in html
    assert 'id="chart-changes"' not in (site[1] / "index.html").read_text("utf-8")
    assert 'id="chart-changes"' in (site[1] / "programs/index.html").read_text("utf-8")


@pytest.mark.parametrize("kind", FORGED)
def test_a_file_that_says_something_else_is_refused(site, kind: str, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    suffix, pattern, by = FORGED[kind]
    text = (copy / f"{KEPT}{suffix}").read_text("utf-8")
    changed = re.sub(pattern, by, text, count=1)
    assert changed != text
    (copy / f"{KEPT}{suffix}").write_text(changed, "utf-8")
    assert proof.prove(package, copy).findings != ()


def test_a_page_that_was_never_there_is_refused(site, tmp_path: Path):
    package, built = site
    copy = shutil.copytree(built, tmp_path / "site")
    for suffix in (".html", ".svg", ".csv", ".vl.json", ".narrow.vl.json"):
        shutil.copy(copy / f"{KEPT}{suffix}", copy / f"charts/index/other{suffix}")
    found = {finding.page for finding in proof.prove(package, copy).findings}
    assert {"charts/index/other.html", "charts/index/other.csv"} <= found
