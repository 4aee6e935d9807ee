"""Passages: what a page says, parted where an address begins."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from yesan.search import passages as reader
from yesan.search.passages import LONG, Document, Passage

PAGE = "<html><head><title>t</title></head><body><nav>menu</nav><main>{}</main></body></html>"


def read(html: str) -> Document:
    return reader.read(LexborHTMLParser(html))


def passages(content: str) -> tuple[Passage, ...]:
    return read(PAGE.format(content)).passages


def said(content: str) -> str:
    return " | ".join(passage.text for passage in passages(content))


def test_a_page_is_named_by_its_heading_else_by_its_title():
    assert read(PAGE.format("<h1>Main <b>road</b></h1>")).title == "Main road"
    assert read(PAGE.format("<p>x</p>")).title == "t"


def test_a_page_stays_as_it_is():
    page = LexborHTMLParser(PAGE.format("<p>x</p><nav>y</nav>"))
    before = page.html
    assert reader.read(page).passages
    assert page.html == before


def test_a_heading_begins_a_passage_and_names_it():
    first, second = passages('<p>before</p><h2 id="cost">Cost<a class="headerlink">¶</a></h2><p>9')
    assert first == Passage("", "before")
    assert second == Passage("cost", "Cost 9", heading=4)


def test_a_row_is_a_passage_that_its_first_cell_names():
    rows = '<table><tr id="a"><th>Road</th><td></td><td>1,344</td></tr></table><p>after</p>'
    assert passages(rows) == (Passage("a", "Road · 1,344", heading=4), Passage("", "after"))


@pytest.mark.parametrize(
    "unsaid",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<svg><text>x</text></svg>",
        "<nav>x</nav>",
        "<p hidden>x</p>",
        "<span popover>x</span>",
        "<div data-search-exclude>x</div>",
        "<select><option>x</option></select>",
        "<dialog>x</dialog>",
        '<p><a class="yesan-file" href="x.csv">x.csv</a></p>',
    ],
)
def test_controls_and_what_is_hidden_is_not_said(unsaid: str):
    assert said(f"<p>seen</p>{unsaid}") == "seen"


def test_the_key_of_a_row_is_not_said():
    row = '<table><tr id="a"><th>Road</th><td><code>road-1</code></td><td>7</td></tr></table>'
    assert passages(row) == (Passage("a", "Road · 7", heading=4),)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>re<b>build</b>ing</p>", "rebuilding"),
        ("<p>one</p><p>two</p>", "one two"),
        ("<ul><li>one<li>two</ul>", "one two"),
        ("<p>a<br>b</p>", "a b"),
        ("<p>\u1112\u1161\u11ab</p>", "한"),
        ("<p>a&amp;b &lt;c&gt;</p>", "a&b <c>"),
    ],
)
def test_words_are_parted_where_blocks_are(content: str, text: str):
    assert said(content) == text


def test_a_long_text_is_parted_between_its_blocks():
    block = f"<p>{'word ' * 60}</p>"
    found = passages(block * 10)
    assert len(found) > 1
    assert all(len(passage.text) <= LONG + len(block) for passage in found)
    assert sum(passage.text.count("word") for passage in found) == 600


@pytest.mark.parametrize("html", ["", "<p>", "plain", "<html><body></body></html>", "\x00"])
def test_whatever_is_given_is_read(html: str):
    assert read(html).title == ""


@pytest.mark.parametrize("tag", ["b", "div", "section"])
def test_how_deep_a_text_is_nested_is_not_bounded(tag: str):
    content = f"<p>before</p>{f'<{tag}>' * 3000}deep{f'</{tag}>' * 3000}<p>after"
    assert " ".join(passage.text for passage in passages(content)) == "before deep after"
