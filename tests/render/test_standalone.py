"""Pictures that stand alone: words, colours and fonts are in them."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.render import standalone, vega
from yesan.render.standalone import Words, poster, resolved, wrapped

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words("예산 <a> & b", "A sentence.", ("Source: x", "Site"))


@pytest.fixture(scope="module")
def picture() -> str:
    bars = [Bar("사업 one", "", Decimal(-12), "−12"), Bar("b", "", Decimal(5), "+5")]
    shape = specify(bars, Unit(Locale("en"), "EUR"), signed=True)
    return vega.render(shape.spec).decode()


def drawn(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own


def test_title_sentence_and_source_stand_in_the_picture_in_this_order(picture: str):
    root = drawn(poster(picture, WORDS, {}))
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert texts[:2] == ["예산 <a> & b", "A sentence."]
    assert texts[-2:] == ["Source: x", "Site"]
    assert "−12" in texts


def test_it_has_a_name_and_a_description_for_who_does_not_see_it(picture: str):
    root = drawn(poster(picture, WORDS, {}))
    assert root.get("role") == "img"
    assert str(root.findtext(f"{SVG}title")) == WORDS.title
    assert "A sentence." in str(root.findtext(f"{SVG}desc"))
    named = {e.get("id") for e in root.iter() if e.get("id")}
    assert set(str(root.get("aria-labelledby")).split()) <= named
    assert root.get("aria-hidden") is None


def test_nothing_in_it_depends_on_a_page(picture: str):
    assert re.search("var\\(|currentColor", picture), "the picture of a page does"
    text = poster(picture, WORDS, {}).decode()
    assert not re.search("var\\(|currentColor", text)
    assert "Noto Sans KR" in text


def test_colours_that_a_project_chose_are_in_it(picture: str):
    text = poster(picture, WORDS, {"less": "#123456"}).decode()
    assert "#123456" in text
    assert "#123456" not in poster(picture, WORDS, {"after": "#123456"}).decode()


def test_what_a_label_says_is_left_as_it_is():
    svg = '<text fill="currentColor">var(--yesan-less, red) currentColor</text>'
    assert resolved(svg, {"less": "blue"}).endswith(">var(--yesan-less, red) currentColor</text>")


def test_a_colour_in_brackets_is_taken_whole():
    made = resolved('<path fill="var(--yesan-less, hsl(1, 2%, 3%))"/>', {})
    assert made == '<path fill="hsl(1, 2%, 3%)"/>'


def test_all_of_it_lies_within_its_frame(picture: str):
    long = Words("제목 " * 60, "문장 " * 100, ("출처 " * 50,))
    root = drawn(poster(picture, long, {}))
    height = float(str(root.get("height")))
    lines = [float(str(t.get("y"))) for t in root.iter(f"{SVG}text") if t.get("y")]
    assert len(lines) > 6
    assert lines == sorted(lines)
    assert max(lines) < height
    assert height > float(str(drawn(picture.encode()).get("height")))


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="no picture"):
        poster("<p>", WORDS, {})


@given(st.text(st.sampled_from("가나 ab")), st.floats(1, 40))
def test_lines_hold_every_character_and_are_no_wider_than_asked(text: str, ems: float):
    lines = list(wrapped(text, ems))
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(len(line) == 1 or standalone._width(line) <= ems for line in lines)
