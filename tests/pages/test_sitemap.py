"""What all pages of a package in one language share."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.language.locale import Locale
from yesan.pages.sitemap import Sitemap, line_ranges
from yesan.tables.table import Row, Table


@pytest.fixture(scope="module")
def sitemap(project_model) -> Sitemap:
    return Sitemap(project_model, Locale.of(project_model.package))


def test_the_way_from_home_is_told_from_the_page(sitemap: Sitemap):
    assert sitemap.crumbs("programs/a.md", "program") == [
        ("../index.html", "처음"),
        ("index.html", "사업"),
    ]
    assert sitemap.crumbs("tables/t.md", "tables")[1] == ("index.html", "표")


def test_pages_know_those_before_and_after(sitemap: Sitemap):
    first, second, third, *_, last = sitemap.package.resources
    titles = [r.title["ko"] for r in (first, second, third)]
    around = sitemap.around(f"tables/{second.id}.md")
    assert around == {
        "before": (f"{first.id}.html", titles[0]),
        "after": (f"{third.id}.html", titles[2]),
    }
    assert sitemap.around(f"tables/{first.id}.md")["before"] is None
    assert sitemap.around(f"tables/{last.id}.md")["after"] is None


def test_only_kinds_that_have_pages_are_linked(sitemap: Sitemap, project_model):
    link = sitemap.linker("programs/x.md")
    program = next(iter(project_model.entities["program"].values()))
    source = next(iter(project_model.entities["source"].values()))
    assert link(program) == f"{program.id}.html"
    assert link(source) == ""


@given(st.sets(st.integers(1, 60), min_size=1))
def test_source_lines_are_told_once_as_ranges(lines: set[int]):
    class Located:
        source_line = type("Line", (), {"name": "line"})

    rows = tuple(Row(n, {"line": n}) for n in [*lines, *lines])
    told = line_ranges(Located(), Table(("line",), rows))
    spans = [[int(n) for n in text.split("–")] for text in told]
    assert {n for span in spans for n in range(span[0], span[-1] + 1)} == lines
    assert all(b[0] > a[-1] + 1 for a, b in itertools.pairwise(spans))
