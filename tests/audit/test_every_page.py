"""Every page of the built site, not a sample: `make audit`, after `make site`."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page

from browsing import violations

SITE = Path(__file__).parents[2] / "site"
PAGES = [p.relative_to(SITE).as_posix() for p in sorted(SITE.rglob("*.html"))]
DARK = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What depends on the scheme; all else is the same in both."""
WIDE, NARROW = {"width": 1280, "height": 720}, {"width": 320, "height": 640}
"""In CSS pixels: a wide screen, and what is left of it at four times the size."""
ANCHOR = re.compile(r'\s(?:id|name)="([^"]+)"')
LINK = re.compile(r'<(?:a|link|script|img|iframe)\b[^>]*?\s(?:href|src)="([^"]+)"')

pytestmark = pytest.mark.parametrize("path", PAGES)


def test_a_page_is_for_everyone(page: Page, address: str, path: str):
    """Axe finds nothing, in the light and in the dark, and nothing runs out at four times the size.

    Tables scroll in their own boxes; the page itself never does sideways.
    """
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    page.goto(f"{address}/{path}")
    if page.locator(".md-typeset table:not([class])").count():
        # The theme's script puts each into a box.
        page.wait_for_selector(".md-typeset__table", state="attached")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    # What the theme's own switch does.
    page.evaluate("document.body.dataset.mdColorScheme &&= 'slate'")
    assert violations(page, DARK) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_every_link_leads_somewhere(path: str):
    """To a file of the site, and where it names a part of a page, to that part."""
    html = (SITE / path).read_text(encoding="utf-8")
    links = set(LINK.findall(html))
    assert links
    for link in links:
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
