"""A chart is cited by who published the data, its title, the version, the date and its address."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from budgets import FIELDS, WIDE
from publishing import publish
from releasing import parks, released

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


def page_citations(site: Path, page: str) -> list[str]:
    """How a page is cited: in words, and for BibTeX."""
    tree = LexborHTMLParser((site / page).read_text("utf-8"))
    return [node.text() for node in tree.css("details.yesan-cite textarea")]


def test_a_page_is_cited_with_its_title_the_licence_and_its_address(make_package, tmp_path):
    license_ = {"title": "CC BY 4.0", "path": "https://x.example/by"}
    more = {"title": "The 5 % town", "version": "2.1.0", "created": "2026-11-22T10:00:00Z"}
    root = make_package(
        {"t": CUTS}, fields=FIELDS, resources={"t": WIDE}, licenses=[license_], **more
    )
    publish(root, tmp_path)
    text, bibtex = page_citations(tmp_path, "programs/a.html")
    assert text == "“a”, The 5 % town, Version 2.1.0, 2026-11-22, CC BY 4.0, a.html"
    assert bibtex.splitlines() == [
        "@misc{tiny-2-1-0-programs-a,",
        "  title = {{a}},",
        r"  howpublished = {The 5 \% town},",
        "  year = {2026},",
        "  date = {2026-11-22},",
        "  version = {2.1.0},",
        "  note = {CC BY 4.0},",
        "  url = {a.html}",
        "}",
    ]
    whole, _ = page_citations(tmp_path, "download.html")
    assert whole == "“The 5 % town”, Version 2.1.0, 2026-11-22, CC BY 4.0, download.html"


def test_the_whole_of_a_released_version_is_cited_at_the_page_of_its_release(
    make_package, tmp_path
):
    root = parks(make_package)
    released(root, "1.1.0")
    publish(root, tmp_path)
    text, bibtex = page_citations(tmp_path, "download.html")
    assert text.endswith(" v/1.1.0/index.html")
    assert "url = {v/1.1.0/index.html}" in bibtex
    text, _ = page_citations(tmp_path, "tables/parks.html")
    assert text.endswith(" parks.html")
