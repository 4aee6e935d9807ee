"""The picture that is shown with a link: everything on it fits, whatever it says."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yesan.render import social_card, vega
from yesan.render.page_summary import CARD, Summary
from yesan.render.typesetting import width

LONG = "빅데이터통합저장소기반의민관공동빅데이터플랫폼구축및활용활성화사업추진"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=200)
FIGURE = st.tuples(TEXTS, TEXTS)


def texts(svg: str) -> list[tuple[str, float, float, float]]:
    """Each text of a card: what it says, its left and right end, its foot."""
    found = []
    for text in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314
        style = "Bold" if text.get("font-weight") else "Regular"
        left, foot, size = (float(text.get(name, 0)) for name in ("x", "y", "font-size"))
        said = text.text or ""
        found.append((said, left, left + width(said, style) * size, foot))
    return found


@given(TEXTS, TEXTS, st.lists(FIGURE, max_size=5), TEXTS)
@example(LONG * 4, LONG * 20, [], LONG * 3)
@example("x", "", [(LONG, LONG * 3)] * 3, "y")
def test_nothing_leaves_the_card(title, description, figures, site):
    said = Summary(title, description, tuple(figures))
    for _, left, right, foot in texts(social_card.draw(said, site)):
        assert 0 <= left <= right <= CARD[0]
        assert 0 < foot < CARD[1]


def test_key_figures_come_before_a_description():
    said = Summary("Ferries", "In words", (("Before", "2 won"), ("After", "1 won")))
    shown = [text for text, *_ in texts(social_card.draw(said, "Town"))]
    assert shown == ["Town", "Ferries", "Before", "2 won", "After", "1 won"]
    said = Summary("Ferries", "In words", ())
    assert [text for text, *_ in texts(social_card.draw(said, "Town"))][2:] == ["In words"]


def test_markup_is_shown_as_text():
    svg = social_card.draw(Summary("<script>&amp;", "", ()), "x")
    assert "&lt;script&gt;&amp;amp;" in svg


def test_the_picture_is_the_same_each_time_and_of_the_size_asked_for():
    svg = social_card.draw(Summary("한글 제목", "설명", ()), "사이트")
    picture = vega.picture(svg)
    assert picture == vega.picture(svg)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24])) == CARD
    assert len(picture) < 60_000


@pytest.mark.parametrize("page", ["index.html", "rows/parks/a.html"])
def test_each_page_has_a_card_of_its_own(page):
    assert re.fullmatch(r"assets/cards/[\w/]+\.png", social_card.path(page))
    assert social_card.path(page).removeprefix("assets/cards/").removesuffix(".png") == page[:-5]
