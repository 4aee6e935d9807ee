"""The files that a project has written: in the folder of its language, and in ``docs/assets``."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.proof import proof
from yesan.proof.site.own_pages import is_written
from yesan.site import build

WRITTEN = ("ko/about.md", "ko/README.md", "ko/below/Own.HTML", "ko/below/x.csv", "assets/a.png")


@pytest.fixture
def package(small: Path):
    found = descriptor.read(small)
    for name in (*WRITTEN, "guide.md", "README.md"):
        path = small / "docs" / name.replace("ko/", f"{found.language}/", 1)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("written", encoding="utf-8")
    return found


@pytest.mark.parametrize(
    "file",
    ["about.html", "index.html", "below/Own.html", "below/Own.HTML", "below/x.csv", "assets/a.png"],
)
def test_a_file_of_the_project_is_written(package, file: str):
    assert is_written(package, file)


@pytest.mark.parametrize(
    "file",
    ["guide.html", "below/index.html", "x.csv", "assets/b.png", "no/such.html"],
)
def test_no_other_is(package, file: str):
    assert not is_written(package, file)


def test_a_page_with_a_suffix_in_capitals_is_proven(least: Path):
    """Its hits lead to it by its own name."""
    made = descriptor.read(least)
    page = least / "docs" / made.language / "own.HTML"
    page.parent.mkdir(parents=True)
    html = f'<!doctype html><html lang="{made.language}"><title>Own</title><p>Own page</p></html>'
    page.write_text(html, encoding="utf-8")
    site = build.build(least).site
    assert (site / "own.HTML").is_file()
    assert [str(error) for error in proof.prove(made, site).errors] == []
