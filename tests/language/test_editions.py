"""A site has an edition for each language that its package has a title in, and pages words."""

from __future__ import annotations

from dataclasses import replace

import pytest

import bilingual
from yesan.descriptor import descriptor
from yesan.language import editions
from yesan.language.editions import Edition
from yesan.package.package import Package
from yesan.package.text import Text


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    return descriptor.read(bilingual.make(tmp_path_factory.mktemp("town")))


def test_the_first_language_is_at_the_root_and_others_are_in_their_folders(package: Package):
    assert editions.of(package) == (Edition("ko"), Edition("en", "en/"))
    english = replace(package, languages=("en", "en", "EN"))
    assert editions.of(english) == (Edition("en"),)


@pytest.mark.parametrize(
    ("titles", "remedy"),
    [
        ({"en": "Budget"}, "take the language out, or add a catalog"),
        ({}, "add title@en"),
    ],
)
def test_a_language_without_pages_is_told(package: Package, titles: dict[str, str], remedy: str):
    """That of which there is no catalog, and that in which the package has no title."""
    language = "fr" if titles else "en"
    other = replace(package, languages=("ko", language), title=Text("예산", {**titles, "fr": "F"}))
    assert editions.of(other) == (Edition("ko"),)
    (warning,) = editions.warnings(other)
    assert (warning.type, warning.found) == ("language-unpublished", f'"{language}"')
    assert remedy in warning.remedy


@pytest.mark.parametrize(
    ("language", "name"),
    [("ko", "한국어"), ("en", "English"), ("de", "Deutsch"), ("ar", "العربية"), ("xx", "xx")],
)
def test_a_language_is_called_as_its_readers_do(language: str, name: str):
    assert Edition(language).name.lower() == name.lower()
