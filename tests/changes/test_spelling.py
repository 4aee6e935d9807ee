"""A cell that is another text and looks the same is shown so that a reader sees in what."""

from __future__ import annotations

import unicodedata

import pytest

from towns import BUDGET, said, town
from yesan.changes.spelling import told_apart
from yesan.language.locale import Locale

DECOMPOSED = unicodedata.normalize("NFD", "부서")


@pytest.mark.parametrize(
    ("new", "shown"),
    [
        pytest.param("Roads\u00a0", "Roads[U+00A0]", id="no-break space"),
        pytest.param("Ro\u200bads", "Ro[U+200B]ads", id="zero width"),
        pytest.param(" Roads", "␣Roads", id="blank before"),
        pytest.param("Roads  ", "Roads␣␣", id="blanks after"),
        pytest.param("Roads\t", "Roads[U+0009]", id="tab"),
    ],
)
def test_what_is_not_seen_is_shown(new, shown):
    assert told_apart("Roads", new, Locale("en")) == ("Roads", shown)


def test_letters_in_parts_are_told_apart():
    old, new = told_apart("부서", DECOMPOSED, Locale("en"))
    assert (old, new) == ("부서 (each letter in one)", f"{DECOMPOSED} (letters in parts)")
    old, new = told_apart("부서", DECOMPOSED, Locale("ko"))
    assert (old, new) == ("부서 (완성형 글자)", f"{DECOMPOSED} (자모로 나뉜 글자)")


@pytest.mark.parametrize("new", ["Roads", "Road", "roads"])
def test_texts_that_look_different_stay_as_they_are(new):
    assert told_apart("Roads", new, Locale("en")) == ("Roads", new)


def test_a_report_shows_in_what_cells_differ(make_package, compare):
    old = town(make_package, BUDGET.replace("Parks", "Parks  and gardens"), key="id")
    new = town(make_package, BUDGET.replace("Parks", "Parks and gardens"), key="id")
    assert "Parks␣␣and gardens  Parks and gardens" in said(compare(old, new))


def test_a_figure_and_a_text_that_looks_like_it_are_shown_as_written(make_package, compare):
    """1,000 is no number here: as a figure, 1000 would be shown as the same."""
    new = BUDGET.replace("Roads,1000", 'Roads,"1,000"')
    words = said(compare(town(make_package), town(make_package, new)))
    assert "1000    1,000" in words
