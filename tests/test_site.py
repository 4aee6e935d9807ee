"""Charts join their pages after the builder, at the placeholder."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from yesan.site import PLACEHOLDER, join

HERE = '<div class="yesan-chart" data-chart="{}"></div>'


def test_each_placeholder_gets_its_own_chart():
    page = f"<p>{HERE.format('0a')}</p>{HERE.format('0b')}{HERE.format('0a')}"
    asked: list[str] = []
    joined = join(page, lambda digest: asked.append(digest) or f"<svg>{digest}</svg>")
    assert asked == ["0a", "0b", "0a"]
    assert joined.count("<svg>0a</svg>") == 2
    assert not PLACEHOLDER.search(joined)


def test_a_drawing_is_taken_as_it_is():
    svg = r"<svg>\1 \g<0> $& \n 한</svg>"
    assert svg in join(HERE.format("0a"), lambda _: svg)


def test_the_frame_of_a_chart_stays():
    joined = join(HERE.format("0a"), lambda _: "<svg/>")
    assert joined == '<div class="yesan-chart"><svg/></div>'


@given(st.text())
def test_a_page_without_placeholder_stays_as_it_is(html: str):
    assert join(html, lambda _: "x") == html


def test_a_placeholder_named_in_text_is_not_one():
    escaped = HERE.format("0a").replace("<", "&lt;")
    assert join(escaped, lambda _: "x") == escaped
