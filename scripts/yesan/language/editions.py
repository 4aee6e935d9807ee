"""The editions of a site: one for each language of its package that it can be read in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yesan.errors import DataError
from yesan.language.locale import Locale, catalogs
from yesan.package.package import Package
from yesan.phrase import Phrase


@dataclass(frozen=True)
class Edition:
    """The pages of a site in one language.

    Attributes:
        language: The language.
        folder: Where its pages are, below the root of the site, with a final slash; empty for the
            first language of the package.
    """

    language: str
    folder: str = ""

    @property
    def name(self) -> str:
        """What its readers call the language: ``English``, ``한국어``."""
        cldr = Locale(self.language).cldr
        known = cldr.get_display_name(cldr) if str(cldr) != "en" or self._is_english else None
        return (known or self.language)[:1].upper() + (known or self.language)[1:]

    @property
    def _is_english(self) -> bool:
        return self.language.split("-")[0].lower() == "en"


def of(package: Package) -> tuple[Edition, ...]:
    """The editions of the site of a package, that in its first language first."""
    others = (x for x in package.languages[1:] if x != package.language)
    found = {f"{x.lower()}/": x for x in others if has_words(x) and is_titled(package, x)}
    return (Edition(package.language), *(Edition(x, folder) for folder, x in found.items()))


def has_words(language: str) -> bool:
    """Whether the words of pages are known in a language: there is a catalog of it."""
    base = language.split("-", maxsplit=1)[0].lower()
    return base == "en" or bool({language, base} & {*catalogs()})


def is_titled(package: Package, language: str) -> bool:
    """Whether a package has its own title in a language: what has none is not translated."""
    return language in package.title.translations


def warnings(package: Package) -> Iterator[DataError]:
    """A warning for each language of a package that its site has no pages in."""
    known = {edition.language for edition in of(package)}
    for language in dict.fromkeys(package.languages):
        if language in known:
            continue
        worded = has_words(language)
        yield DataError(
            file=package.descriptor,
            type="language-unpublished",
            field="languages",
            found=f'"{language}"',
            expected=Phrase("a title of the package in this language")
            if worded
            else Phrase("a language that the words of pages are known in"),
            remedy=Phrase("add title@{language}, or take the language out", language=language)
            if worded
            else Phrase(
                "take the language out, or add a catalog of it to yesan: downloads keep its columns"
            ),
        )
