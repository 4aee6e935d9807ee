"""A chart is cited by who published the data, its title, the version, the date and its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from budgets import FIELDS, WIDE
from publishing import publish

CUTS = "program,approved,adjusted\n,110,70\na,70,40\nb,30,20\n"


@pytest.fixture
def cited(make_package, tmp_path):
    def read(chart: str = "changes", page: str = "programs/index", **more: Any) -> str:
        site: Path = tmp_path / "site"
        root = make_package({"t": CUTS}, fields=FIELDS, resources={"t": WIDE}, **more)
        publish(root, site)
        tree = LexborHTMLParser((site / f"{page}.html").read_text("utf-8"))
        (found,) = tree.css(f"figure#chart-{chart} textarea.yesan-citation")
        return found.text()

    return read


@pytest.mark.parametrize(
    ("people", "publisher"),
    [
        ([{"title": "A", "role": "author"}, {"title": "P", "role": "publisher"}], "P, "),
        ([{"title": "W", "role": "wrangler"}, {"title": "A", "role": "author"}], "A, "),
        ([{"title": "A", "role": "author"}, {"title": "B", "role": "author"}], "A, B, "),
        ([{"title": "W", "role": "wrangler"}, {"title": "V", "role": "wrangler"}], "W, "),
        ([], ""),
    ],
)
def test_a_citation_begins_with_who_published_the_data(cited, people, publisher):
    title = "“Changes from approved to adjusted”"
    said = cited(title="The town", contributors=people)
    assert said == f"{publisher}{title}, The town, index.html#chart-changes"


def test_a_citation_has_the_version_and_the_day_of_the_data(cited):
    said = cited(title="The town", version="2.1.0", created="2026-11-22T10:00:00Z")
    assert said.endswith("The town, Version 2.1.0, 2026-11-22, index.html#chart-changes")
