"""How often a source is renewed is said in words, in every language, and each otherwise."""

from __future__ import annotations

import pytest

from yesan.language.locale import Locale
from yesan.package.freshness import FREQUENCIES
from yesan.pages import renewals
from yesan.proof.site.catalog import catalog_of
from yesan.proof.texts.freshness import RENEWED


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_frequency_has_words_of_its_own(language: str) -> None:
    said = [renewals.said(Locale(language), code) for code in FREQUENCIES]
    assert len({*said}) == len(FREQUENCIES)
    assert all(said)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_proof_has_the_same_meaning_of_each(language: str) -> None:
    locale, catalog = Locale(language), catalog_of(language)
    assert RENEWED.keys() == {*FREQUENCIES}
    assert {code: catalog.text(text)[0] for code, text in RENEWED.items()} == {
        code: renewals.said(locale, code) for code in FREQUENCIES
    }


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert renewals.said(Locale("en"), "") == ""
