"""The addresses in the heads of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from yesan.proof.previews.addresses import Addresses

SITE = "https://budget.example.org/"
HEAD = {
    "canonical": f'<link rel="canonical" href="{SITE}programs/a.html">',
    "og:url": f'<meta property="og:url" content="{SITE}programs/a.html">',
    "og:title": '<meta property="og:title" content="A">',
    "og:description": '<meta property="og:description" content="It is so.">',
    "og:image": f'<meta property="og:image" content="{SITE}assets/cards/programs/a.png">',
    "og:image:alt": '<meta property="og:image:alt" content="A: It is so.">',
    "twitter:image": f'<meta name="twitter:image" content="{SITE}assets/cards/programs/a.png">',
}
FORGED = {
    "canonical": ("programs/a.html", "index.html"),
    "og:url": ("programs/a.html", "index.html"),
    "og:image": ("programs/a.png", "programs/b.png"),
    "twitter:image": ("programs/a.png", "programs/b.png"),
    "og:image:alt": ("A: ", "B: "),
}


def head(**more: str) -> LexborHTMLParser:
    """A page with a head."""
    return LexborHTMLParser(f"<html><head>{''.join((HEAD | more).values())}</head></html>")


def test_a_page_that_says_its_own_address_is_right():
    assert list(Addresses().document("programs/a.html", head())) == []


@pytest.mark.parametrize("name", FORGED)
def test_a_page_that_says_the_address_of_another_is_refused(name: str):
    forged = head(**{name: HEAD[name].replace(*FORGED[name])})
    assert list(Addresses().document("programs/a.html", forged)) != []


@pytest.mark.parametrize("listed", ["programs/b.html", "programs/a.html</loc><loc>x", ""])
def test_a_list_of_other_pages_is_refused(tmp_path: Path, listed: str):
    addresses = Addresses()
    assert list(addresses.document("programs/a.html", head())) == []
    file = tmp_path / "sitemap.xml"
    file.write_text(f"<loc>{SITE}programs/a.html</loc>", encoding="utf-8")
    assert list(addresses.missing(tmp_path)) == []
    file.write_text(f"<loc>{SITE}{listed}</loc>", encoding="utf-8")
    assert list(addresses.missing(tmp_path)) != []
