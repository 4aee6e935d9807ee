"""What is done with a built folder as a whole."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from releasing import parks
from yesan.errors import SiteError
from yesan.site import build
from yesan.site.built_page import BuiltPage
from yesan.site.finish import check, unneeded
from yesan.site.head import Site
from yesan.validation import validation

ATOM = "{http://www.w3.org/2005/Atom}"


def test_maps_of_sources_and_lists_of_no_addresses_are_left_out(tmp_path: Path):
    for name in ("a.js", "a.js.map", "sitemap.xml", "sitemap.xml.gz"):
        (tmp_path / name).touch()
    names = [path.name for path in unneeded(tmp_path, Site("x"))]
    assert names == ["a.js.map", "sitemap.xml", "sitemap.xml.gz"]
    known = unneeded(tmp_path, Site("x", address="https://b.example/"))
    assert [path.name for path in known] == ["a.js.map"]


def test_a_site_with_an_address_has_cards_for_every_page_that_is_listed(
    built: Path, monkeypatch: pytest.MonkeyPatch
):
    """Their addresses are whole, and the pictures are there; without an address there are none."""
    plain = built / "site"
    assert not (plain / "assets" / "cards").exists()
    assert not (plain / "sitemap.xml").exists()
    monkeypatch.setenv("SITE_URL", "https://budget.example.org/town")
    report = build.build(built)
    assert not report.unchanged
    assert build.build(built).unchanged
    listed = 0
    for path in report.site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        page = BuiltPage.read(path.name, html)
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


def test_a_feed_has_whole_addresses_where_that_of_the_site_is_known(
    make_package, monkeypatch: pytest.MonkeyPatch
):
    root = parks(make_package)
    links = []
    for address in ("", "https://budget.example.org/town"):
        monkeypatch.setenv("SITE_URL", address)
        feed = ET.parse(build.build(root).site / "changes.xml").getroot()  # noqa: S314 - our own
        assert feed.tag == f"{ATOM}feed"
        links.append([link.get("href") for link in feed.iter(f"{ATOM}link")])
    plain = ["changes.xml", "changes.html", "changes.html#v1.0.0", "v/1.0.0/index.html"]
    assert links == [plain, [f"https://budget.example.org/town/{link}" for link in plain]]


@pytest.mark.parametrize("name", ["x.html", "a/x.HTML"])
def test_a_site_with_a_page_without_a_policy_is_refused(built: Path, name: str):
    site = built / "site"
    check(site)
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_bytes(b"<p>One")
    with pytest.raises(SiteError, match=name):
        check(site)
    check(site, {name})


PIECE = b"<p>One<br/>\r\n<b>two"


@pytest.fixture(scope="module")
def own(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with pages in HTML, and a piece of one."""
    package = project / "tests" / "packages" / "kauri-coast"
    root = shutil.copytree(package, tmp_path_factory.mktemp("own") / "small")
    docs = root / "docs" / validation.validate(root).model.package.language
    docs.mkdir(parents=True)
    (docs / "404.html").write_bytes(b'<html><head></head><a href="x.html">Nothing</a></html>')
    (docs / "piece.html").write_bytes(PIECE)
    (docs / "own.html").write_bytes(b"<html><title>Own</title><script>go()</script><p>Text</html>")
    return build.build(root).site


def test_a_project_may_bring_its_own_missing_page(own: Path):
    page = (own / "404.html").read_text(encoding="utf-8")
    assert '<a href="/x.html">Nothing</a>' in page
    assert "Content-Security-Policy" in page


def test_a_piece_of_html_of_the_project_is_published_as_it_is(own: Path):
    """Some page of the project may load it, and it does nothing where it is opened alone."""
    assert (own / "piece.html").read_bytes() == PIECE


def test_a_page_of_the_project_in_html_is_finished_as_all_are(own: Path):
    html = (own / "own.html").read_text(encoding="utf-8")
    assert "Content-Security-Policy" in html
    assert 'href="search.html"' in html
    assert "go()" not in html
