"""The search link is added to every page, whatever has built it."""

from __future__ import annotations

import pytest

from yesan.pages.search_page import SearchLink
from yesan.site.built_page import BuiltPage
from yesan.site.search_link import PAGE, add

LINK = SearchLink(
    '<a href="{root}search.html">?</a>', '<dialog data-index="{root}search/"></dialog>'
)
WITH_NAV = "<html><body><header class='h'><nav>N</nav></header><main>M</main></body></html>"


def with_link(html: str, path: str = "a.html") -> BuiltPage:
    page = BuiltPage.read(path, html)
    assert page is not None
    add(LINK, page)
    return page


def test_the_link_is_at_the_end_of_the_navigation_in_the_header():
    page = with_link(WITH_NAV, "index.html")
    assert '<nav>N<a href="search.html">?</a>\n</nav></header>' in page.html
    dialog = page.tree.css_first("body > dialog:last-child")
    assert dialog is not None
    assert dialog.attributes["data-index"] == "search/"


@pytest.mark.parametrize(
    ("html", "start"),
    [
        ("<body><header>H</header></body>", '<body><header>H<a href="search.html">?</a>'),
        ("<body class=x><p>P</p></body>", '<body class="x"><a href="search.html">?</a>\n<p>P'),
        ("<body>text<p>P</p></body>", '<body><a href="search.html">?</a>\ntext'),
        ("<body></body>", '<body><a href="search.html">?</a>'),
        ("<BODY><HEADER>H</HEADER></BODY>", '<body><header>H<a href="search.html">?</a>'),
    ],
)
def test_the_link_comes_first_where_there_is_no_navigation(html: str, start: str):
    assert start in with_link(html).html


@pytest.mark.parametrize(
    ("path", "root"), [("a.html", ""), ("a/b.html", "../"), ("a/b/c.html", "../../")]
)
def test_it_leads_to_the_root_from_any_depth(path: str, root: str):
    html = with_link(WITH_NAV, path).html
    assert f'href="{root}search.html"' in html
    assert f'data-index="{root}search/"' in html


def test_the_page_of_the_search_has_no_dialog():
    page = with_link(WITH_NAV, PAGE)
    assert page.tree.css_first("header a") is not None
    assert page.tree.css_first("dialog") is None


def test_a_page_that_no_search_lists_has_no_link():
    html = WITH_NAV.replace("<body>", '<head><meta name=robots content="noindex"></head><body>')
    assert "search" not in with_link(html).html
