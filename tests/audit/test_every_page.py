"""Every page of the built site, not a sample: `make audit`, after `make site`."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

SITE = Path(__file__).parents[2] / "site"
PAGES = [p.relative_to(SITE).as_posix() for p in sorted(SITE.rglob("*.html"))]
DARK = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What depends on the scheme; all else is the same in both."""
NARROW = 320
"""Four times the size on a wide screen, in CSS pixels."""
ANCHOR = re.compile(r'\s(?:id|name)="([^"]+)"')
LINK = re.compile(r'<(?:a|link|script|img|iframe)\b[^>]*?\s(?:href|src)="([^"]+)"')

pytestmark = pytest.mark.parametrize("path", PAGES)


def violations(page: Page, options: dict[str, Any]) -> list[tuple[str, str]]:
    """What axe finds, with the first element that has it."""
    result = Axe().run(page, options={"resultTypes": ["violations"], **options})
    return [(v["id"], v["nodes"][0]["html"]) for v in result.response["violations"]]


def opened(page: Page, address: str, path: str) -> Page:
    """The page, once the theme's script has come to its tables."""
    page.goto(f"{address}/{path}")
    page.wait_for_function(
        "!document.querySelector('.md-typeset table:not([class])') || "
        "document.querySelector('.md-typeset__table')"
    )
    return page


@pytest.mark.xdist_group("light")
def test_axe_finds_nothing(light: Page, address: str, path: str):
    """WCAG 2.2 AA and good practice."""
    assert violations(opened(light, address, path), {}) == []


@pytest.mark.xdist_group("dark")
def test_axe_finds_nothing_in_the_dark(dark: Page, address: str, path: str):
    assert violations(opened(dark, address, path), DARK) == []


@pytest.mark.xdist_group("dark")
def test_nothing_runs_out_of_a_page_four_times_as_large(dark: Page, address: str, path: str):
    """Tables scroll in their own boxes; the page itself never does sideways."""
    dark.set_viewport_size({"width": NARROW, "height": 640})
    try:
        opened(dark, address, path)
        assert dark.evaluate("document.documentElement.scrollWidth") <= NARROW
    finally:
        dark.set_viewport_size({"width": 1280, "height": 720})


def test_every_link_leads_somewhere(path: str):
    """To a file of the site, and where it names a part of a page, to that part."""
    html = (SITE / path).read_text(encoding="utf-8")
    for link in set(LINK.findall(html)):
        parts = urlsplit(unescape(link))
        if parts.scheme or parts.netloc or (path == "404.html" and parts.path.startswith("/")):
            continue
        target = (SITE / path).parent / unquote(parts.path) if parts.path else SITE / path
        assert target.exists(), link
        if parts.fragment and target.suffix == ".html":
            assert unquote(parts.fragment) in anchors(target.resolve()), link


@cache
def anchors(page: Path) -> frozenset[str]:
    """The parts of a page that a link can name."""
    return frozenset(map(unescape, ANCHOR.findall(page.read_text(encoding="utf-8"))))
