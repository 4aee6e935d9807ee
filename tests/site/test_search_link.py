"""The way to the search joins whatever page a builder made."""

from __future__ import annotations

import pytest

from yesan.site.search_link import NOT_LISTED, PAGE, Finder

FINDER = Finder('<a href="{root}search.html">?</a>', '<dialog data-index="{root}search/"></dialog>')
WITH_NAV = "<html><body><header class='h'><nav>N</nav></header><main>M</main></body></html>"


def test_it_stands_at_the_end_of_the_header():
    joined = FINDER.joined(WITH_NAV, "index.html")
    assert '<nav>N<a href="search.html">?</a>\n</nav></header>' in joined
    assert joined.endswith('<dialog data-index="search/"></dialog>\n</body></html>')


@pytest.mark.parametrize(
    ("page", "start"),
    [
        ("<body><header>H</header></body>", '<body><header>H<a href="search.html">'),
        ("<body class=x><p>P</p></body>", '<body class=x><a href="search.html">'),
        ("<BODY><HEADER>H</HEADER></BODY>", '<BODY><HEADER>H<a href="search.html">'),
    ],
)
def test_it_stands_first_where_there_is_no_navigation(page: str, start: str):
    assert FINDER.joined(page, "a.html").startswith(start)


@pytest.mark.parametrize(
    ("path", "root"), [("a.html", ""), ("a/b.html", "../"), ("a/b/c.html", "../../")]
)
def test_it_leads_to_the_root_from_any_depth(path: str, root: str):
    joined = FINDER.joined(WITH_NAV, path)
    assert f'href="{root}search.html"' in joined
    assert f'data-index="{root}search/"' in joined


def test_the_page_that_searches_has_no_dialog_besides():
    joined = FINDER.joined(WITH_NAV, PAGE)
    assert "<a href" in joined
    assert "<dialog" not in joined


@pytest.mark.parametrize(
    "page", ["", "<p>no body</p>", WITH_NAV.replace("M", f"<meta name=robots {NOT_LISTED}>")]
)
def test_what_is_no_page_of_its_own_stays_as_it_is(page: str):
    assert FINDER.joined(page, "a.html") == page


def test_what_it_says_is_known_to_the_fonts():
    assert "?" in FINDER.words
    assert "dialog" in FINDER.words
