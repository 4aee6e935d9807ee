"""What a page has in the first language of its package is marked, in whichever script it is."""

from __future__ import annotations

import pytest

from yesan.site.built_page import BuiltPage
from yesan.site.untranslated import Untranslated

KOREAN = Untranslated("ko", scripts=frozenset({"HANGUL"}))
SPANISH = Untranslated("es", texts=frozenset({"Obras & vías"}))
ARABIC = Untranslated("ar", scripts=frozenset({"ARABIC"}), direction="rtl")


@pytest.mark.parametrize(
    ("marks", "html", "expected"),
    [
        (
            KOREAN,
            "<p>Of 길 닦기 and 3 more</p>",
            '<p>Of <span lang="ko">길 닦기</span> and 3 more</p>',
        ),
        (KOREAN, "<td>시 CCTV 센터(2곳)</td>", '<td><span lang="ko">시 CCTV 센터(2곳</span>)</td>'),
        (KOREAN, '<a lang="ko">한국어</a>', '<a lang="ko">한국어</a>'),
        (KOREAN, "<option>길</option>", "<option>길</option>"),
        (KOREAN, "<b>1 &lt; 길</b>", '<b>1 &lt; <span lang="ko">길</span></b>'),
        (SPANISH, "<b>Obras &amp; vías</b>", '<b><span lang="es">Obras &amp; vías</span></b>'),
        (SPANISH, "<b>Obras</b>", "<b>Obras</b>"),
        (ARABIC, "<b>A طريق</b>", '<b>A <span lang="ar" dir="rtl">طريق</span></b>'),
        (Untranslated(), "<b>길</b>", "<b>길</b>"),
    ],
)
def test_texts_are_marked(marks: Untranslated, html: str, expected: str):
    table = "<td" in html
    body = f"<table><tbody><tr>{html}</tr></tbody></table>" if table else html
    page = BuiltPage.read("a.html", f"<html><head></head><body>{body}</body></html>")
    assert page is not None
    marks.mark(page)
    assert expected in page.html
