"""Units that are said above a table or in the name of a column: ``(단위: 천원)``, ``Paid (€1000)``.

The words for numbers and currencies are those of CLDR. What is not certain is no unit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale as Cldr
from babel.core import get_global
from babel.numbers import get_territory_currencies

from yesan.language.locale import Locale
from yesan.reading.headers import UNIT

BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*$")
SEVERAL = re.compile(r"[,，/·、;&+]")
PER_CENT = "%"
SHARED = 2
"""Maximum number of currencies of one name for which that of the country is guessed."""
MANY = frozenset("$¥") | {"kr", "fr", "rs"}
"""Signs of several currencies."""
SCRIPTS = {"HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja"}
"""The languages of scripts that no other language has."""


@dataclass(frozen=True)
class Unit:
    """A unit of amounts, or ``%``.

    Attributes:
        text: As it is printed.
        currency: The code of its currency; empty where it is none.
        factor: What an amount is multiplied by to get units of the currency.
    """

    text: str
    currency: str = ""
    factor: int = 1


def above(legend: str, language: str) -> Unit | None:
    """The unit that a line above a table says; None where it says several, or none that is known.

    Args:
        legend: The line.
        language: The language of the package.
    """
    said = UNIT.sub("", legend, count=1).strip(" )）]")
    return None if SEVERAL.search(said) else unit(said, language)


def of_column(name: str, language: str) -> Unit | None:
    """The unit in brackets at the end of a column's name."""
    found = BRACKETS.search(name)
    return unit(found[1].strip(), language) if found else None


def unit(text: str, language: str) -> Unit | None:
    """The unit of amounts that a text is; None where it is no other than a currency or per cent."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain == PER_CENT:
        return Unit(PER_CENT)
    locale = _locale(plain, language)
    words = locale.number_words
    digits = plain if re.search(r"\d", plain) else f"1 {plain}"
    factor = words.parse(digits.replace(".", "").replace("'", ""))
    if factor is None or not 1 <= factor <= 10**12 or factor != int(factor):
        return None
    rest = plain
    for word in sorted(_words(locale), key=len, reverse=True):
        rest = rest.replace(word, " ")
    rest = re.sub(r"[\d.,'\s]+|\b(of|in|de|von)\b", " ", rest).strip()
    code = _currency(rest, locale.cldr)
    return Unit(text, code, int(factor)) if code else None


def is_own(found: Unit, language: str) -> bool:
    """Whether the currency of a unit is that of the country where its language is spoken most.

    Args:
        found: The unit.
        language: The language of the package, unless the unit is in the script of another.
    """
    return found.currency in _tender(_locale(found.text, language).cldr)


def _locale(text: str, language: str) -> Locale:
    """The language of a text: the one that alone has its script, else that of the package."""
    names = [SCRIPTS.get(unicodedata.name(c, "").partition(" ")[0], "") for c in text]
    return Locale(next(filter(None, names), language))


def _words(locale: Locale) -> set[str]:
    """The words for numbers of a language."""
    words = locale.number_words
    probes = [words.say(Decimal(10**n)) for n in range(3, 14)]
    said = {re.sub(r"[\d.,\s\u00a0]", "", probe) for probe in probes}
    return {word for word in {*said, *words.small.values()} if word}


def _currency(text: str, cldr: Cldr) -> str:
    """The code of the currency that a text names in a language; empty where that is not certain."""
    folded = text.casefold().strip(". ")
    if not folded:
        return ""
    if text.upper() in get_global("all_currencies"):
        return text.upper()
    named = {code: str(name).casefold() for code, name in cldr.currencies.items()}
    own = _tender(cldr)
    exact = [c for c, name in named.items() if name in {folded, folded.rstrip("s")}]
    signs = [c for c, s in cldr.currency_symbols.items() if str(s).casefold() == folded]
    signs = [] if folded in MANY else signs
    ending = [c for c, name in named.items() if name.split()[-1:] == [folded] and _is_current(c)]
    for found in (exact, signs, ending):
        if len(found) == 1:
            return str(found[0])
        if found and len(found) <= SHARED and set(own) & set(found):
            return str(own[0])
    return ""


def _tender(cldr: Cldr) -> list[str]:
    """The codes of the currencies of the country where a language is spoken most."""
    territory = cldr.territory or _territory(cldr)
    return list(get_territory_currencies(territory, tender=True)) if territory else []


def _territory(cldr: Cldr) -> str:
    """The country where a language is spoken most."""
    likely = get_global("likely_subtags").get(cldr.language, "")
    return str(likely).rpartition("_")[2]


def _is_current(code: str) -> bool:
    """Whether somebody pays in a currency today."""
    used = get_global("territory_currencies").values()
    return any(c == code and end is None and tender for all_ in used for c, _, end, tender in all_)
