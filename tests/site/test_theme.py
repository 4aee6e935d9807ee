"""The theme's own words, which are in every page."""

from __future__ import annotations

import pytest

from yesan.site import theme


@pytest.mark.parametrize(
    ("code", "language"), [("ko", "ko"), ("en-GB", "en"), ("pt-BR", "pt-BR"), ("xx", "en")]
)
def test_the_theme_speaks_the_language_or_english(code: str, language: str):
    assert theme.language(code) == language


@pytest.mark.parametrize(("code", "word"), [("ko", "검색"), ("en", "Search"), ("xx", "Search")])
def test_the_words_of_the_theme_are_known(code: str, word: str):
    assert word in theme.words(code)
