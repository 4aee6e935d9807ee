"""What is done with a built folder as a whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from yesan.site import build
from yesan.site.finish import unneeded
from yesan.site.head import Site
from yesan.site.page import Page
from yesan.validation import validation


def test_maps_of_sources_and_lists_of_no_addresses_are_left_out(tmp_path: Path):
    for name in ("a.js", "a.js.map", "sitemap.xml", "sitemap.xml.gz"):
        (tmp_path / name).touch()
    names = [path.name for path in unneeded(tmp_path, Site("x"))]
    assert names == ["a.js.map", "sitemap.xml", "sitemap.xml.gz"]
    known = unneeded(tmp_path, Site("x", address="https://b.example/"))
    assert [path.name for path in known] == ["a.js.map"]


def test_a_site_with_an_address_has_cards_for_every_page_that_is_listed(
    small: Path, monkeypatch: pytest.MonkeyPatch
):
    """Their addresses are whole, and the pictures are there; without an address there are none."""
    plain = build.build(small).site
    assert not (plain / "assets" / "cards").exists()
    assert not (plain / "sitemap.xml").exists()
    monkeypatch.setenv("SITE_URL", "https://budget.example.org/town")
    report = build.build(small)
    assert not report.unchanged
    assert build.build(small).unchanged
    listed = 0
    for path in report.site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        page = Page.read(path.name, html)
        assert page is not None
        found = re.findall(
            r'property="og:image" content="https://budget.example.org/town/(.*?)"', html
        )
        assert len(found) == page.is_listed
        assert all((report.site / name).is_file() for name in found)
        listed += len(found)
    assert listed > 10
    sitemap = (report.site / "sitemap.xml").read_text(encoding="utf-8")
    assert sitemap.count("<loc>https://budget.example.org/town/") == listed


def test_a_project_may_bring_its_own_missing_page(small: Path):
    language = validation.validate(small).model.package.language
    own = small / "docs" / language / "404.html"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text('<html><head></head><a href="x.html">Nothing</a></html>', encoding="utf-8")
    page = (build.build(small).site / "404.html").read_text(encoding="utf-8")
    assert '<a href="/x.html">Nothing</a>' in page
    assert "Content-Security-Policy" in page


def test_a_piece_of_html_of_the_project_is_published_as_it_is(small: Path):
    """Some page of the project may load it."""
    language = validation.validate(small).model.package.language
    own = small / "docs" / language / "piece.html"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"<p>One<br/>\r\n<b>two")
    assert (build.build(small).site / "piece.html").read_bytes() == own.read_bytes()


def test_a_page_of_the_project_in_html_is_finished_as_all_are(small: Path):
    language = validation.validate(small).model.package.language
    own = small / "docs" / language / "own.html"
    own.parent.mkdir(parents=True)
    own.write_text("<html><title>Own</title><script>go()</script><p>Text</html>", encoding="utf-8")
    html = (build.build(small).site / "own.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in html
    assert 'href="search.html"' in html
    assert "<script>go()</script>" in html
