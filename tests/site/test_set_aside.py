"""Long tables are set aside while Markdown is made HTML: the pages are the same, byte for byte."""

from __future__ import annotations

import filecmp
import shutil
from pathlib import Path

import pytest

from yesan.site import build, set_aside
from yesan.site.set_aside import SetAside

ROWS = "".join(f'<tr id="row-{n}"><td>{n} &amp; 1</td></tr>\n' for n in range(300))
GRID = f'<table class="yesan-grid"><caption>A</caption><tbody>\n{ROWS}</tbody></table>'
FIGURES = f"<table><thead></thead>\n<tbody>{ROWS}</tbody></table>"
PAGE = (
    f'# A\n\n<div class="yesan-table" tabindex="0">\n{GRID}\n</div>\n\n'
    f"<details><summary>b</summary>\n{FIGURES}</details>\n"
)


@pytest.mark.parametrize("number", ["0", "99", "1" * 5000])
def test_what_a_template_writes_like_a_hole_stays(number: str):
    """Each table is put back once, so that no page grows."""
    aside = SetAside()
    written = f'{PAGE}\n<template data-yesan-table="{number}"></template>\n'
    assert aside.put_back("a.md", aside.take("a.md", written)) == written


def test_a_page_has_its_tables_again_where_they_were():
    aside = SetAside()
    left = aside.take("a.md", PAGE)
    assert len(left) < 300
    assert aside.anchors("a.md") == {f"row-{n}" for n in range(300)}
    assert aside.put_back("a.md", left) == PAGE
    assert aside.anchors("a.md") == set()


@pytest.mark.parametrize(
    "text",
    [
        '<div tabindex="0">\n<table class="yesan-grid"><tr><td>1</td></tr></table>\n</div>',
        f"a line\n{GRID}\n",
        f"`{GRID}`",
        '<template data-yesan-table="0"></template>',
    ],
    ids=["short", "of a project's own", "in code", "named like a hole"],
)
def test_what_is_no_long_table_of_a_template_stays(text: str):
    aside = SetAside()
    assert aside.take("a.md", text) == text
    assert aside.put_back("a.md", text) == text


def test_a_site_is_the_same_with_tables_set_aside_and_without(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    root = shutil.copytree(project / "tests" / "packages" / "harmless" / "levels", tmp_path / "a")
    sites = []
    for short in (0, 10**9):
        monkeypatch.setattr(set_aside, "SHORT", short)
        site, options = tmp_path / f"{short}", build.Options(work=tmp_path / f"work-{short}")
        build.build(root, site, options=options)
        sites.append(site)
    one, other = ({p.relative_to(s) for s in [site] for p in s.rglob("*.html")} for site in sites)
    assert one == other
    assert filecmp.cmpfiles(*sites, [str(p) for p in one], shallow=False)[1:] == ([], [])
