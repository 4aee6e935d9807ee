"""What a page says of earlier versions, forged in each of its parts, is refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from publishing import publish
from releasing import SOURCES, change, describe, parks, released
from yesan.package.package import Package
from yesan.proof import proof

KINDS = {
    "another value before": ("changes.html", r"<del>10</del>", "<del>11</del>"),
    "another value now": ("changes.html", r'(/after/parks/beds/2">)11', r"\g<1>30"),
    "a cell that did not change": ("changes.html", r"/before/parks/beds/2", "/before/parks/beds/3"),
    "the cell of another version": (
        "changes.html",
        r"released:v1\.0\.1/before",
        "released:v1.2.0/before",
    ),
    "another count of cells": (
        "changes.html",
        r'(v1\.0\.1/parks/corrected">)1<',
        r"\g<1>2<",
    ),
    "another count of rows": ("changes.html", r'(v1\.1\.0/parks/added">)1<', r"\g<1>2<"),
    "another table": ("changes.html", r"v1\.1\.0/parks/added", "v1.1.0/towns/added"),
    "another day": ("changes.html", r"Mar 1, 2025", "Mar 2, 2025"),
    "another version": ("v/1.0.0/index.html", r'(data-number="version">)1\.2\.0', r"\g<1>1.3.0"),
    "an update told as a correction": (
        "tables/parks.html",
        r"updated in ",
        "corrected in ",
    ),
    "the version of another row": (
        "tables/parks.html",
        r'<a class="yesan-changed" href="\.\./changes\.html#v1\.0\.1"([^>]*)>(.*?)1\.0\.1',
        r'<a class="yesan-changed" href="../changes.html#v1.1.0"\1>\g<2>1.1.0',
    ),
    "a row without its mark": (
        "tables/parks.html",
        r'<a class="yesan-changed".*?</a>',
        "",
    ),
    "a mark of a row that never changed": (
        "tables/parks.html",
        r'(<tr [^>]*data-row="4".*?)</td></tr>',
        r'\1<a class="yesan-changed" href="../changes.html#v1.1.0">added in 1.1.0</a></td></tr>',
    ),
    "another file": ("v/1.0.0/data/parks.csv", r"North,10", "North,12"),
    "another row of changed cells": ("v/1.0.1.csv", r"correction", "update"),
    "a changed cell that is not there": ("v/1.0.1.csv", r"\nparks[^\n]*", ""),
    "another value in the table": ("v/1.0.1.csv", r",10,11,", ",10,12,"),
    "another key in the table": ("v/1.0.1.csv", r",a,beds", ",b,beds"),
    "a row that is new and is told as gone": ("v/1.1.0.csv", r",added,", ",removed,"),
    "a new row that is not there": ("v/1.1.0.csv", r"\nparks,added[^\n]*", ""),
    "no table of changes": ("v/1.1.0.csv", r".*", ""),
    "the key of another row": ("changes.html", r"(#row-d\">)d<", r"\g<1>c<"),
    "a row that is not new": ("changes.html", r"(v1\.1\.0/added/)5/", r"\g<1>4/"),
    "a new row that is not named": (
        "changes.html",
        r'<span data-number="changed-row.*?</span>',
        "",
    ),
    "new rows told as gone": ("changes.html", r"v1\.1\.0/added/5/", "v1.1.0/removed/5/"),
    "words for rows that are gone": ("changes.html", r"Added: ", "Removed: "),
    "a cell that is not one of them": ("v/1.0.1.csv", r"beds", "name"),
}


@pytest.fixture(scope="module")
def proven(make_package, tmp_path_factory) -> tuple[Package, Path]:
    root = parks(make_package, sources=SOURCES)
    change(root, "a,North,10", "a,North,11")
    released(root, "1.0.1", "2025-03-01")
    change(root, "c,West,30\n", "c,West,30\nd,East,40\n")
    released(root, "1.1.0", "2025-06-30")
    change(root, "b,South,20", "b,South,21")
    describe(root, sources=[{"title": "The register of parks", "version": "2"}])
    released(root, "1.2.0", "2025-09-30")
    folder = tmp_path_factory.mktemp("proven")
    package = publish(root, folder)
    assert [str(error) for error in proof.prove(package, folder).errors] == []
    return package, folder


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_forged_is_refused_where_it_is(proven, tmp_path, kind):
    package, folder = proven
    site = shutil.copytree(folder, tmp_path / "site")
    name, pattern, instead = KINDS[kind]
    text = (site / name).read_text("utf-8")
    forged, count = re.subn(pattern, instead, text, count=1, flags=re.DOTALL)
    assert count == 1
    (site / name).write_text(forged, "utf-8")
    assert name in {error.file for error in proof.prove(package, site).errors}
