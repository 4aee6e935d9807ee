"""What the head of a page has."""

from __future__ import annotations

import base64
import html
import re
from dataclasses import replace
from hashlib import sha256

import pytest

from yesan.site import head
from yesan.site.built_page import BuiltPage
from yesan.site.head import Site
from yesan.site.inline import Inline

SITE = Site("Town & Sea", "ko")
KNOWN = Site("Town & Sea", "ko", "https://budget.example.org/town/", fonts=("assets/x.woff2",))
PAGE = (
    '<!doctype html><html><head>\n<meta charset="utf-8">\n'
    '<meta name="description" content="From 2 to &lt;1&gt;">'
    "<title>Ferries - Town &amp; Sea</title></head><body>{}</body></html>"
)


def page_of(html: str, path: str = "x.html") -> BuiltPage:
    page = BuiltPage.read(path, html)
    assert page is not None
    return page


def complete(html: str, path: str, site: Site, card: str = "") -> str:
    page = page_of(html, path)
    head.complete(page, site, head.summary(page, site), card)
    return page.html


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}'"


def content(page: str, name: str) -> list[str]:
    """What the tags of that name contain."""
    found = re.findall(rf'<meta (?:property|name)="{name}" content="([^"]*)">', page)
    return [html.unescape(text) for text in found]


def test_the_policy_comes_before_whatever_it_rules():
    site = replace(KNOWN, inline=Inline(frozenset({"a()"})))
    page = complete(PAGE.format("<script>a()</script>"), "index.html", site)
    charset, rule = page.index("charset"), page.index("Content-Security-Policy")
    assert charset < rule < page.index("<link")
    assert rule < page.index("<script>")
    assert hash_of("a()") in page


def test_a_shared_link_shows_title_and_description():
    page = complete(PAGE, "programs/ferries.html", SITE)
    assert content(page, "og:title") == content(page, "twitter:title") == ["Ferries"]
    assert content(page, "og:description") == ["From 2 to <1>"]
    assert content(page, "og:site_name") == ["Town & Sea"]
    assert content(page, "og:locale") == ["ko_KR"]
    assert content(page, "og:type") == ["article"]
    assert content(complete(PAGE, "index.html", SITE), "og:type") == ["website"]


def test_what_needs_an_address_waits_for_one():
    page = complete(PAGE, "programs/ferries.html", SITE, "assets/cards/x.png")
    assert "canonical" not in page
    assert content(page, "og:image") == content(page, "og:url") == []
    assert content(page, "twitter:card") == ["summary"]


def test_addresses_are_whole_where_the_site_has_one():
    page = complete(PAGE, "programs/ferries.html", KNOWN, "assets/cards/programs/ferries.png")
    address = "https://budget.example.org/town/"
    assert f'<link rel="canonical" href="{address}programs/ferries.html">' in page
    assert content(page, "og:url") == [f"{address}programs/ferries.html"]
    assert content(page, "og:image") == [f"{address}assets/cards/programs/ferries.png"]
    assert content(page, "og:image:width") + content(page, "og:image:height") == ["1200", "630"]
    assert content(page, "og:image:alt") == ["Ferries: From 2 to <1>"]
    assert content(page, "twitter:card") == ["summary_large_image"]


def test_what_the_page_says_already_is_not_said_twice():
    own = '<link rel="canonical" href="https://a.example/"><meta property="og:title" content="My">'
    page = complete(PAGE.replace("</head>", f"{own}</head>"), "x.html", KNOWN)
    assert page.count("canonical") == 1
    assert content(page, "og:title") == ["My"]
    assert content(page, "og:url") == ["https://a.example/"]


def test_a_page_that_nobody_should_find_is_not_shared():
    hidden = PAGE.replace("<title>", '<meta name="robots" content="noindex"><title>')
    page = complete(hidden, "x.html", KNOWN)
    assert "og:" not in page
    assert "Content-Security-Policy" in page


def test_fonts_are_asked_for_by_pages_that_are_set_in_them():
    styled = PAGE.replace("</head>", '<link rel="stylesheet" href="../assets/yesan.css"></head>')
    page = complete(styled, "programs/x.html", replace(KNOWN, icon="assets/i.svg"))
    assert 'href="../assets/x.woff2" as="font"' in page
    assert '<link rel="icon" href="../assets/i.svg">' in page
    assert "woff2" not in complete(PAGE, "programs/x.html", KNOWN)


def test_the_summary_of_a_hand_written_page_is_that_of_its_head():
    said = head.summary(page_of(PAGE.format("<p>Text</p>")), SITE)
    assert (said.title, said.description) == ("Ferries", "From 2 to <1>")
    assert said.figures == ()


@pytest.mark.parametrize(
    ("language", "locale"), [("ko", "ko_KR"), ("pt-BR", "pt_BR"), ("mi", "mi_NZ"), ("xx", "xx")]
)
def test_a_language_is_said_with_its_country(language, locale):
    page = complete(PAGE, "x.html", Site("x", language))
    assert content(page, "og:locale") == [locale]


@pytest.mark.parametrize(
    ("address", "root"),
    [("", "/"), ("https://a.example/", "/"), ("https://a.example:8/b/c/", "/b/c/")],
)
def test_the_root_is_the_path_of_the_address(address, root):
    assert head.Site("x", address=address).root == root
