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
    written = texts(social_card.draw(said, site))
    assert written
    for _, left, right, foot in written:
        assert 0 <= left <= right <= CARD[0]
        assert 0 < foot < CARD[1]


def drawn(title: str, *figures: tuple[str, str]) -> list[tuple[str, float, float, float]]:
    return texts(social_card.draw(Summary(title, "", figures), "y"))


def sizes(title: str, *figures: tuple[str, str]) -> list[int]:
    svg = social_card.draw(Summary(title, "", figures), "y")
    return [int(size) for size in re.findall(r'font-size="(\d+)" font-weight', svg)]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_key_figures_never_leave_their_room_and_use_it(count: int):
    """Each figure begins at a whole pixel, so that the last may end one later."""
    ends = []
    for digits in range(1, 51):
        found = drawn("x", *[("label " * 5, "1" * digits)] * count)[2:]
        assert len(found) % 2 == 0
        ends.append(max(right for _, _, right, _ in found))
    assert 1100 < max(ends) <= 1121


@pytest.mark.parametrize(
    ("digits", "given_", "shown", "size"),
    [
        (1, 4, 3, 54),
        (9, 3, 3, 54),
        (10, 3, 3, 48),
        (14, 3, 3, 34),
        (15, 3, 2, 52),
        (31, 1, 1, 54),
        (50, 1, 1, 34),
        (51, 1, 0, 0),
    ],
)
def test_key_figures_are_as_large_and_as_many_as_there_is_room_for(digits, given_, shown, size):
    """A bold digit is 0.59 ems wide, and three figures have 290 pixels each."""
    assert sizes("x", *[("label", "1" * digits)] * given_)[1:] == [size] * shown


def test_key_figures_are_side_by_side_below_their_labels():
    found = drawn("x", *[("label", "1" * 9)] * 3)[2:]
    assert [(said, left, foot) for said, left, _, foot in found] == [
        ("label", 104, 470),
        ("1" * 9, 104, 540),
        ("label", 463, 470),
        ("1" * 9, 463, 540),
        ("label", 822, 470),
        ("1" * 9, 822, 540),
    ]


def test_a_short_figure_has_room_for_its_label():
    """A year may be at the end of it."""
    (label, *_), (figure, *_), (_, left, *_), _ = drawn("x", *[("label " * 5 + "(2024)", "1")] * 2)[
        2:
    ]
    assert (label, figure) == ("label label label label label (2024)", "1")
    assert left > 104 + width(label) * 28


@pytest.mark.parametrize("figure", [("label", "1" * 51), ("label " * 60, "1")])
def test_a_figure_that_has_no_room_alone_is_not_shown(figure: tuple[str, str]):
    svg = social_card.draw(Summary("x", "In words", (figure,)), "y")
    assert [said for said, *_ in texts(svg)] == ["y", "x", "In words"]


def test_no_number_is_cut():
    svg = social_card.draw(Summary("x", "1,234,567 " * 100, ()), "y")
    assert texts(svg)[-1][0].endswith("1,234,567…")


@pytest.mark.parametrize(
    ("words", "size", "count"), [(1, 68, 1), (14, 68, 2), (16, 58, 2), (18, 50, 2), (60, 50, 3)]
)
def test_a_longer_title_is_smaller_and_has_three_lines_at_most(words: int, size: int, count: int):
    """At 68, 58 and 50 pixels there is room for 7, 8 and 9 words a line."""
    found = drawn("가나 " * words)[1:]
    assert sizes("가나 " * words) == [size] * count
    step = round(size * 1.28)
    assert [foot for *_, foot in found] == [130 + step * n for n in range(1, count + 1)]


def test_a_description_is_as_long_as_there_is_room_for():
    svg = social_card.draw(Summary("x", "가 " * 900, ()), "y")
    *lines, last = texts(svg)[2:]
    assert [foot for *_, foot in lines] == [257 + 18 + 52 * n for n in range(1, 5)]
    assert last[0].endswith("가…")
    assert last[3] == 535
    assert '<rect x="80" y="257" width="120" height="5"' in svg


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
