"""What is wrong, said in the language of whoever keeps the data.

The messages of errors have catalogs of their own, in ``reports``: they are for those who make a
site, never for its readers.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from yesan.language.message import filled
from yesan.phrase import Phrase, Translated

CATALOGS = Path(__file__).parent / "reports"
ENGLISH = "en"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says the language of its messages, the strongest first."""


def languages() -> list[str]:
    """The languages that errors are said in."""
    return sorted([ENGLISH, *(path.stem for path in CATALOGS.glob("*.po"))])


def of_system(variables: Mapping[str, str]) -> str:
    """The language of a system, by its variables; English where errors are not said in it."""
    said = next((variables[name] for name in VARIABLES if variables.get(name)), "")
    language = said.partition(".")[0].partition("_")[0].lower()
    return language if language in languages() else ENGLISH


class Translation:
    """One language for what errors say.

    Args:
        language: The language; English for one that has no catalog.
    """

    def __init__(self, language: str = ENGLISH) -> None:
        self.language = language if language in languages() else ENGLISH

    def said(self, text: str) -> str:
        """A text in this language: a phrase with all phrases in it; any other text as it is.

        A text of a package is said in this language where the package has it.
        """
        if isinstance(text, Translated):
            return text.translations.get(self.language, text)
        if not isinstance(text, Phrase):
            return text
        values = {
            name: self.said(value) if isinstance(value, str) else value
            for name, value in text.values.items()
        }
        catalog = _catalog(self.language)
        if text.many:
            count = text.values["count"]
            number = count if isinstance(count, int) else 0
            return filled(catalog.ngettext(text.message, text.many, number), values)
        return filled(catalog.gettext(text.message), values)

    def sentence(self, type_: str, message: str, **values: str) -> str:
        """A message as this language has it for one type of errors, or else for all of them."""
        catalog = _catalog(self.language)
        own = catalog.pgettext(type_, message)
        found = catalog.gettext(message) if own == message else own
        return filled(found, {name: self.said(value) for name, value in values.items()})


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    path = CATALOGS / f"{language}.po"
    if not path.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(path.read_bytes()), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
