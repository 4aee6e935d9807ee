"""Text in lines: measured as it is drawn, broken between words, and shortened where it must be."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from yesan.render import vega
from yesan.render.fonts import FONTS, STYLES
from yesan.render.typesetting import BOLD, ELLIPSIS, REGULAR, lines, shortened, width

LONG = "빅데이터통합저장소기반의민관공동빅데이터플랫폼구축및활용활성화사업추진"
HANGUL = 0.92
"""How wide a syllable is in the shipped font, in ems."""


@pytest.mark.parametrize("style", STYLES)
def test_a_text_is_as_wide_as_the_advances_of_its_characters(style: str):
    with TTFont(FONTS / f"YesanSans-{style}.ttf") as font:
        names = font.getBestCmap()
        advances = [font["hmtx"][names[ord(c)]][0] for c in "가a1−"]
        assert width("가a1−", style) == sum(advances) / font["head"].unitsPerEm


def test_a_character_that_the_font_lacks_takes_a_whole_em():
    assert width("😀") == 1
    assert width("") == 0


def test_bold_is_measured_as_bold():
    assert width("123", BOLD) > width("123", REGULAR)


def test_a_text_is_as_wide_as_it_is_drawn():
    """The renderer makes a picture of nothing else as wide as the text, by its own measure."""
    mark = {"type": "text", "align": "left", "fontSize": 100, "font": "Yesan Sans"}
    said = "예산 1,234억 원"
    spec = {
        "data": {"values": [{"text": said}]},
        "mark": mark,
        "encoding": {"text": {"field": "text"}, "x": {"value": 0}, "y": {"value": 50}},
        "width": 10,
        "height": 100,
        "padding": 0,
        "config": {"view": {"stroke": None}},
    }
    drawn = float(re.findall(r'<svg [^>]*width="([\d.]+)"', vega.render(spec).decode())[0])
    assert drawn == pytest.approx(width(said) * 100, abs=1)


@given(st.text(st.sampled_from("가나 ab")), st.floats(1, 40), st.sampled_from(STYLES))
def test_lines_hold_every_character_and_are_no_wider_than_asked(text: str, room: float, style: str):
    made = lines(text, room, style)
    assert "".join(made).replace(" ", "") == "".join(text.split())
    assert [x for x in made if len(x) > 1 and width(x, style) > room] == []


def test_words_stay_whole_where_they_fit():
    assert lines("가나 다라 마바", 2 * HANGUL) == ["가나", "다라", "마바"]


def test_a_line_is_full_before_the_next_begins():
    two = width("가나 다라")
    assert lines("가나 다라 마바", two) == ["가나 다라", "마바"]
    assert lines("가나 다라 마바", two - 0.001) == ["가나", "다라", "마바"]


def test_a_word_longer_than_a_line_is_broken_where_the_line_is_full():
    assert lines("가나다라마", 2 * HANGUL) == ["가나", "다라", "마"]
    assert lines("가 나다라마", 2 * HANGUL) == ["가", "나다", "라마"]
    assert lines("가나다라마", 2 * HANGUL - 0.001) == list("가나다라마")
    assert "".join(lines(LONG * 3, 20, BOLD)) == LONG * 3


def test_one_character_is_in_a_line_in_any_case():
    assert lines("가나", 0.1) == ["가", "나"]


def test_no_text_has_no_lines():
    assert lines(" \n ", 10) == []


def test_more_lines_than_there_may_be_end_in_an_ellipsis():
    words = "가나 다라 마바 사아"
    assert lines(words, 2 * HANGUL, most=4) == ["가나", "다라", "마바", "사아"]
    assert lines(words, 2 * HANGUL, most=3) == ["가나", "다라", "마…"]
    assert lines(words, 2 * HANGUL, most=1) == ["가…"]


def test_a_text_is_shortened_only_where_it_has_no_room():
    room = width("가나다")
    assert shortened("가나다", room) == "가나다"
    assert shortened("가나다라", room) == "가…"
    assert shortened("가나다라", width("가나" + ELLIPSIS)) == "가나…"


def test_no_blank_is_left_before_an_ellipsis():
    assert shortened("가 나다라", width("가 " + ELLIPSIS)) == "가…"
