"""A built page is parsed, completed and written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from yesan.site.built_page import BuiltPage

HERE = '<div class="yesan-chart" data-chart="{}"></div>'
CODE = '<textarea>&lt;iframe src="../charts/a/b.html" title="&amp;quot;x"&gt;</textarea>'
CANONICAL = '<link rel="canonical" href="https://example.org/site/programs/a.html">'


def page_of(html: str, path: str = "x.html") -> BuiltPage:
    page = BuiltPage.read(path, f"<!doctype html><html><body>{html}</body></html>")
    assert page is not None
    return page


def inner(page: BuiltPage) -> str:
    return page.html.partition("<body>")[2].partition("</body>")[0]


@pytest.mark.parametrize("html", ["", "text", "<p>a</p>", "<style>a {}</style>", "<!-- <p> -->"])
def test_a_piece_of_html_is_no_page(html: str):
    assert BuiltPage.read("x.html", html) is None


@pytest.mark.parametrize(
    "html", ["<!doctype html>a", "<HTML>", "<!-- x --><html lang=en>", "<body>"]
)
def test_a_document_is_a_page(html: str):
    assert BuiltPage.read("x.html", html) is not None


@given(st.text())
def test_any_file_can_be_read_and_what_is_written_is_the_same_page(text: str):
    page = page_of(text)
    again = BuiltPage.read("x.html", page.html)
    assert again is not None
    assert again.html == page.html


@pytest.mark.parametrize(
    "html",
    [
        '<svg viewBox="0 0 1 1"><clipPath id="a"><path d="M1"></path></clipPath></svg>',
        "<template><p>a</p></template>",
        "<!-- a > b -->",
        "<script>if (a < b && c) {}</script>",
        "<style>a > b {}</style>",
        "<pre>\n\na</pre>",
        "<textarea>\n\na</textarea>",
        "<p>a&nbsp;b &lt;i&gt; &amp;amp;</p>",
        '<math><mi>x</mi></math><bdi dir="rtl">א</bdi>',
    ],
)
def test_what_is_in_a_page_survives(html: str):
    assert inner(page_of(html)) == html


def test_a_doctype_survives():
    assert page_of("").html.startswith("<!DOCTYPE html><html>")


def test_each_chart_is_inserted_at_its_place():
    page = page_of(f"<p>{HERE.format('0a')}</p>{HERE.format('0b')}{HERE.format('0a')}")
    asked: list[str] = []
    page.add_charts(lambda digest: asked.append(digest) or f"<svg><text>{digest}</text></svg>")  # type: ignore[func-returns-value]
    assert asked == ["0a", "0b", "0a"]
    assert inner(page).count('<div class="yesan-chart"><svg><text>0a</text></svg></div>') == 2
    assert "data-chart" not in page.html


def test_a_drawing_is_inserted_as_it_is():
    svg = r'<svg viewBox="0 0 9 9"><text>\1 \g&lt;0&gt; $&amp; \n 한</text></svg>'
    page = page_of(HERE.format("0a"))
    page.add_charts(lambda _: svg)
    assert svg in page.html


@pytest.mark.parametrize("text", ["The town, a.html#chart-x", "a.html#chart-x"])
def test_a_citation_ends_with_the_address_of_the_site_where_it_is_known(text: str):
    page = page_of(f'{CANONICAL}<textarea class="yesan-citation">{text}</textarea>')
    page.complete_addresses()
    code = page.tree.css_first("textarea")
    assert code is not None
    whole = text.replace("a.html", "https://example.org/site/programs/a.html")
    assert code.text() == whole


def test_an_entry_for_bibtex_has_the_whole_address_where_it_is_known():
    entry = "@misc{a,\n  title = {{url = {b}}},\n  url = {a.html}\n}"
    page = page_of(f'{CANONICAL}<textarea class="yesan-bibtex">{entry}</textarea>')
    page.complete_addresses()
    (code,) = page.tree.css("textarea")
    assert code.text() == entry.replace("a.html", "https://example.org/site/programs/a.html")


LINKED = (
    '<div class="yesan-chart" data-chart="0a" data-narrow="0b"><svg>'
    '<a href="{}" data-chart="0 -1 760 27.5" data-narrow="0 1 320 41">'
    "<title>A &lt;b&gt;</title></a></svg></div>"
)
DRAWING = '<svg width="765" height="234"><g transform="translate(2,3)"></g></svg>'


def test_the_links_at_a_place_lie_over_both_drawings():
    page = page_of(LINKED.format("../programs/a.html"))
    page.add_charts(lambda _: DRAWING)
    rows = [
        '<rect x="2" y="2" width="760" height="27.5" fill="transparent"></rect>',
        '<rect x="2" y="4" width="320" height="41" fill="transparent"></rect>',
    ]
    link = '<a href="../programs/a.html"><title>A &lt;b&gt;</title>{}</a>'
    over = [f'<svg viewBox="0 0 765 234">{DRAWING}{link.format(row)}</svg>' for row in rows]
    assert inner(page) == f'<div class="yesan-chart">{"".join(over)}</div>'


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a", "//example.org/a", "javascript:alert(1)", "java\tscript:alert(1)"],
)
def test_a_row_leads_nowhere_but_into_the_site(address: str):
    page = page_of(LINKED.format(address))
    page.add_charts(lambda _: DRAWING)
    assert inner(page) == f'<div class="yesan-chart">{DRAWING * 2}</div>'


@pytest.mark.parametrize("place", ["", "0 0 10", "0 0 1e9 2", "0 0 10 nan", "0 0 1 2 3"])
def test_a_link_without_a_place_is_none(place: str):
    page = page_of(LINKED.format("a.html").replace("0 -1 760 27.5", place))
    page.add_charts(lambda _: DRAWING)
    assert inner(page).count("<a ") == 1


def test_the_place_of_a_chart_in_text_is_none():
    escaped = HERE.format("0a").replace("<", "&lt;").replace(">", "&gt;")
    page = page_of(escaped)
    page.add_charts(lambda _: "x")
    assert inner(page) == escaped


def test_the_code_to_embed_has_the_address_of_the_site_where_it_is_known():
    page = page_of(CANONICAL + CODE)
    page.complete_addresses()
    code = page.tree.css_first("textarea")
    assert code is not None
    address = "https://example.org/site/charts/a/b.html"
    assert code.text() == f'<iframe src="{address}" title="&quot;x">'


def test_code_with_an_address_that_is_none_stays_as_it_is():
    page = page_of(CANONICAL + CODE.replace("../charts", "https://[charts"))
    before = page.html
    page.complete_addresses()
    assert page.html == before


def test_where_the_address_is_not_known_the_code_stays_as_it_is():
    page = page_of(CODE)
    before = page.html
    page.complete_addresses()
    assert page.html == before


def test_links_of_the_missing_page_start_at_the_root():
    """It is shown at any depth."""
    page = page_of(
        '<a class="x" href="programs/index.html"></a><a href="https://a.example/"></a>'
        '<a href="https://["></a>'
    )
    page.start_links_at("/town/", "https://b.example/town/")
    targets = [node.attributes["href"] for node in page.tree.css("a")]
    assert targets == ["/town/programs/index.html", "https://a.example/", "https://["]
    html = page.tree.css_first("html")
    assert html is not None
    assert html.attributes == {"data-root": "/town/", "data-address": "https://b.example/town/"}


def test_an_element_is_written_with_its_attributes_escaped():
    node = page_of("").create("meta", {"content": 'a "b" <c>', "crossorigin": None})
    (again,) = LexborHTMLParser(str(node.html)).css("meta")
    assert again.attributes["content"] == 'a "b" <c>'
    assert "crossorigin" in again.attributes


@pytest.mark.parametrize(
    ("path", "root"), [("a.html", ""), ("a/b.html", "../"), ("a/b/c", "../../")]
)
def test_the_root_is_relative_to_the_page(path: str, root: str):
    assert page_of("", path).root == root


def test_a_heading_has_an_id_that_no_other_element_has():
    """A table of an entity can be called as the entity is."""
    page = page_of(
        '<nav><a href="#b">B</a></nav><h1 id="b">B<a class="headerlink" href="#b">¶</a></h1>'
        '<h2 id="c">C</h2><h3 id="b">b</h3><p><a href="#b">the table</a></p>'
    )
    page.separate_headings()
    assert inner(page) == (
        '<nav><a href="#b-2">B</a></nav><h1 id="b-2">B<a class="headerlink" href="#b-2">¶</a></h1>'
        '<h2 id="c">C</h2><h3 id="b">b</h3><p><a href="#b">the table</a></p>'
    )
