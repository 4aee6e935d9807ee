"""Which characters a page shows in bold letters."""

from __future__ import annotations

import pytest

from yesan.site.font_characters import emphasised


@pytest.mark.parametrize(
    "text",
    [
        "# 가",
        "## a 가",
        'title: "가"',
        "x **가\nb** y",
        '<th class="x">가</th>',
        "<dt>가</dt>",
        "<strong><bdi>가</bdi></strong>",
        '<p class="yesan-lead yesan-headline">x <b>y</b> 가</p>',
        '<dl class="yesan-key"><dd>가</dd></dl>',
        "# &#44032;",
    ],
)
def test_what_is_bold_is_known_from_the_page(text: str):
    page = text.replace("<th", "<table><tr><th")
    assert "가" in emphasised(page)


@pytest.mark.parametrize(
    "text", ["가", '<table><tr><th scope="row">가</th>', "<bdi>가</bdi>", "# b\n가"]
)
def test_what_is_not_bold_is_left_out(text: str):
    assert "가" not in emphasised(text)
