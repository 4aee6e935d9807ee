"""Charts join their pages after the builder, at the placeholder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.site import build
from yesan.site.finish import PLACEHOLDER, emphasised, join, rooted, surplus
from yesan.site.head import Site
from yesan.site.search_link import NOT_LISTED
from yesan.validation import validation

HERE = '<div class="yesan-chart" data-chart="{}"></div>'


def test_each_placeholder_gets_its_own_chart():
    page = f"<p>{HERE.format('0a')}</p>{HERE.format('0b')}{HERE.format('0a')}"
    asked: list[str] = []
    joined = join(page, lambda digest: asked.append(digest) or f"<svg>{digest}</svg>")
    assert asked == ["0a", "0b", "0a"]
    assert joined.count("<svg>0a</svg>") == 2
    assert not PLACEHOLDER.search(joined)


def test_a_drawing_is_taken_as_it_is():
    svg = r"<svg>\1 \g<0> $& \n 한</svg>"
    assert svg in join(HERE.format("0a"), lambda _: svg)


def test_the_frame_of_a_chart_stays():
    joined = join(HERE.format("0a"), lambda _: "<svg/>")
    assert joined == '<div class="yesan-chart"><svg/></div>'


@given(st.text())
def test_a_page_without_placeholder_stays_as_it_is(html: str):
    assert join(html, lambda _: "x") == html


def test_a_placeholder_named_in_text_is_not_one():
    escaped = HERE.format("0a").replace("<", "&lt;")
    assert join(escaped, lambda _: "x") == escaped


LOST = '<html lang="ko"><a class="x" href="programs/index.html"></a><a href="https://a.example/">'


def test_links_of_the_missing_page_begin_at_the_root():
    """It is shown at any depth."""
    assert '<a class="x" href="/programs/index.html">' in rooted(LOST, Site("x"))
    known = rooted(LOST, Site("x", address="https://b.example/town/"))
    assert (
        '<a class="x" href="/town/programs/index.html"></a><a href="https://a.example/">' in known
    )
    assert '<html data-root="/town/" data-address="https://b.example/town/" lang' in known


@pytest.mark.parametrize(
    "text",
    [
        "# 가",
        "## a 가",
        'title: "가"',
        "x **가\nb** y",
        '<th class="x">가</th>',
        "<dt>가</dt>",
        "<strong><bdi>가</bdi></strong>",
        '<p class="yesan-lead yesan-headline">x <b>y</b> 가</p>',
        '<dl class="yesan-key"><dd>가</dd></dl>',
        "# &#44032;",
    ],
)
def test_what_is_bold_is_known_from_the_page(text: str):
    assert "가" in emphasised(text)


@pytest.mark.parametrize("text", ["가", '<th scope="row">가</th>', "<bdi>가</bdi>", "# b\n가"])
def test_what_is_not_bold_is_left_out(text: str):
    assert "가" not in emphasised(text)


def test_maps_of_sources_and_lists_of_no_addresses_are_left_out(tmp_path: Path):
    for name in ("a.js", "a.js.map", "sitemap.xml", "sitemap.xml.gz"):
        (tmp_path / name).touch()
    names = [path.name for path in surplus(tmp_path, Site("x"))]
    assert names == ["a.js.map", "sitemap.xml", "sitemap.xml.gz"]
    known = surplus(tmp_path, Site("x", address="https://b.example/"))
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
        page = path.read_text(encoding="utf-8")
        found = re.findall(
            r'property="og:image" content="https://budget.example.org/town/(.*?)"', page
        )
        assert len(found) == (NOT_LISTED not in page)
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
