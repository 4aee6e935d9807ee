"""Pictures that are opened alone: words, colours and fonts are in them."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.render import vega
from yesan.render.standalone import LEAST, MARGIN, WIDER, Caption, draw, resolved
from yesan.render.typesetting import BOLD, REGULAR, width

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("예산 <a> & b", "A sentence.", ("Source: x", "Site"))


@pytest.fixture(scope="module")
def picture() -> str:
    bars = [Bar("사업 one", "", Decimal(-12), "−12"), Bar("b", "", Decimal(5), "+5")]
    shape = specify(bars, Unit(Locale("en"), "EUR"), signed=True)
    return vega.render(shape.spec).decode()


def drawn(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314 - our own


def test_title_sentence_and_source_stand_in_the_picture_in_this_order(picture: str):
    root = drawn(draw(picture, CAPTION, {}))
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert texts[:2] == ["예산 <a> & b", "A sentence."]
    assert texts[-2:] == ["Source: x", "Site"]
    assert "−12" in texts


def test_it_has_a_name_and_a_description_for_who_does_not_see_it(picture: str):
    root = drawn(draw(picture, CAPTION, {}))
    assert root.get("role") == "img"
    assert str(root.findtext(f"{SVG}title")) == CAPTION.title
    assert "A sentence." in str(root.findtext(f"{SVG}desc"))
    named = {e.get("id") for e in root.iter() if e.get("id")}
    assert set(str(root.get("aria-labelledby")).split()) <= named
    assert root.get("aria-hidden") is None


def test_nothing_in_it_depends_on_a_page(picture: str):
    assert re.search("var\\(|currentColor", picture), "the picture of a page does"
    text = draw(picture, CAPTION, {}).decode()
    assert not re.search("var\\(|currentColor", text)
    assert "Noto Sans KR" in text


def test_colours_that_a_project_chose_are_in_it(picture: str):
    text = draw(picture, CAPTION, {"less": "#123456"}).decode()
    assert "#123456" in text
    assert "#123456" not in draw(picture, CAPTION, {"after": "#123456"}).decode()


def test_what_a_label_says_is_left_as_it_is():
    svg = '<text fill="currentColor">var(--yesan-less, red) currentColor</text>'
    assert resolved(svg, {"less": "blue"}).endswith(">var(--yesan-less, red) currentColor</text>")


def test_a_colour_in_brackets_is_taken_whole():
    made = resolved('<path fill="var(--yesan-less, hsl(1, 2%, 3%))"/>', {})
    assert made == '<path fill="hsl(1, 2%, 3%)"/>'


def test_all_of_it_lies_within_its_frame(picture: str):
    long = Caption("제목 " * 60, "문장 " * 100, ("출처 " * 50,))
    root = drawn(draw(picture, long, {}))
    height = float(str(root.get("height")))
    lines = [float(str(t.get("y"))) for t in root.iter(f"{SVG}text") if t.get("y")]
    assert len(lines) > 6
    assert lines == sorted(lines)
    assert max(lines) < height
    assert height > float(str(drawn(picture.encode()).get("height")))


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="no picture"):
        draw("<p>", CAPTION, {})


def test_its_lines_have_room_for_a_font_a_tenth_wider_than_ours(picture: str):
    long = Caption("제목 " * 60, "문장 " * 100, ("출처 " * 50,))
    root = drawn(draw(picture, long, {}))
    texts = [t for t in root.iter(f"{SVG}text") if t.get("y")]
    room = int(str(root.get("width"))) - 2 * MARGIN
    ends: dict[float, list[float]] = {}
    for text in texts:
        style = BOLD if text.get("font-weight") else REGULAR
        size = float(str(text.get("font-size")))
        ends.setdefault(size, []).append(width(str(text.text), style) * size * WIDER)
    assert sorted(ends) == [11, 13, 16]
    for size, found in ends.items():
        assert room - 3 * size < max(found) <= room


def test_words_are_as_wide_as_a_picture_that_is_wider_than_they_need():
    wide = '<svg width="900.2" height="20" viewBox="0 0 900 20"><g/></svg>'
    root = drawn(draw(wide, CAPTION, {}))
    assert root.get("width") == str(901 + 2 * MARGIN)
    narrow = drawn(draw(wide.replace("900.2", "90.0"), CAPTION, {}))
    assert narrow.get("width") == str(LEAST + 2 * MARGIN)
