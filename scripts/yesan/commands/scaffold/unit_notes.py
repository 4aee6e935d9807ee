"""Units that are said above a table or in the name of a column: ``(단위: 천원)``, ``Paid (€1000)``.

The words for numbers and currencies are those of CLDR, in the language of the package, else in any
of some. What is not certain is no unit.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from babel import Locale as Cldr
from babel.core import get_global
from babel.numbers import get_territory_currencies

from yesan.commands.scaffold import scale_words
from yesan.language.locale import Locale
from yesan.package.money import AMBIGUOUS, CODES, MONEY, PAST, WORDS, currency_in
from yesan.package.words import words_of
from yesan.reading.headers import UNIT

BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*$")
SEVERAL = re.compile(r"[/·、;&+，]")
COMMA = re.compile(r",(?!\d)")
SAID = re.compile(r"^\s*(금액\s*)?단위\s*[:：]?\s*")
MIL = re.compile(r"\bmil\b\.?", re.IGNORECASE)
"""A thousand in some languages, a million in others."""
PER_CENT = "%"
SHARED = 2
"""Maximum number of currencies of one name for which that of the country is guessed."""
MANY = frozenset("$¥元") | {"kr", "fr", "rs"}
"""Signs of several currencies."""
LANGUAGES = (
    *("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "hu", "ro", "ru", "tr", "ja"),
    "zh",
)
"""In which a currency is looked for, where the package's language has none of its name."""
OWN = {"円": "ja", "원": "ko", "руб": "ru", "грн": "uk", "reais": "pt", "lei": "ro"}
"""The languages whose country has the one currency that is written so."""
LONGEST = 40
"""A longer line is a sentence, and no unit."""
FULLEST = 20
"""A longer text is no name of a currency."""
LINKED = re.compile(r":|\b(?:in|en|em|w|i|x)\b", re.IGNORECASE)
"""What may be before the unit in a line."""
WITHIN = re.compile(rf"[,;/–-]|{LINKED.pattern}", re.IGNORECASE)
"""What may be a unit after the rest of a name: ``Cost in € million``, ``Umsatz, Tsd. Euro``."""
YUAN = "元"
"""What the currencies of China, Taiwan, Hong Kong and Macao are all called."""
SIMPLIFIED = frozenset("万亿")
"""Characters that are written so in China, and otherwise in the three."""
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
    said = _said(legend)
    if SEVERAL.search(said):
        return None
    tails = (said[link.end() :].strip() for link in LINKED.finditer(said))
    whole = unit(" ".join(COMMA.sub(" ", said).split()), language)
    found = [replace(whole, text=said) if whole else None]
    found += [own for own in (unit(tail, language) for tail in tails) if own and own.factor > 1]
    return next(filter(None, found), None)


def _said(legend: str) -> str:
    """What a line says without its brackets, and without the word for unit."""
    return UNIT.sub("", SAID.sub("", legend.strip(" ()（）[]")), count=1).strip(" ()（）[]")


def scale(legend: str) -> int:
    """What a line above a table multiplies its numbers by, be its currency known or not; else 1."""
    said = _said(legend)
    return 1 if SEVERAL.search(said) else scale_words.parted(said)[0]


def of_column(name: str, language: str) -> Unit | None:
    """The unit at the end of a column's name: in brackets, or a currency without them."""
    found = BRACKETS.search(name)
    if found:
        own = unit(UNIT.sub("", found[1], count=1).strip(), language)
        other = own and own.currency in PAST and not MONEY & {*words_of(name)}
        return None if other else own
    for link in WITHIN.finditer(name):
        own = unit(name[link.end() :].strip(), language)
        if own and own.currency and (own.factor > 1 or own.text == currency_in(own.text)):
            return own
    code = currency_in(name)
    return Unit(code, code) if code in CODES and name.endswith(code) else None


def unsettled(name: str, language: str) -> Unit | None:
    """The unit in the brackets of a name whose currency may be one of several, without it."""
    found = BRACKETS.search(name)
    text = UNIT.sub("", found[1], count=1).strip() if found else ""
    factor, rest = scale_words.parted(text)
    several = rest.casefold().strip(".") in MANY or (factor > 1 and bool(_codes_of(rest)))
    if unit(text, language) or not several:
        return None
    return Unit(text, "", factor)


def unit(text: str, language: str) -> Unit | None:
    """The unit of amounts that a text is; None where it is no other than a currency or per cent."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain == PER_CENT:
        return Unit(PER_CENT)
    if len(plain) > LONGEST:
        return None
    return _of_language(text, plain, language) or _of_any_language(text, plain, language)


def may_be(text: str, language: str) -> bool:
    """Whether a line says a unit of money, though its currency may be one of several, or unsaid."""
    plain = unicodedata.normalize("NFKC", text).strip(" ()[]")
    if len(plain) > LONGEST:
        return False
    factor, rest = scale_words.parted(_said(plain))
    million = MIL.search(rest)
    rest = MIL.sub("", rest).strip()
    several = rest.casefold().strip(".") in MANY or bool(_codes_of(rest))
    scaled = factor > 1 or bool(million)
    return above(plain, language) is not None or (scaled and (several or not rest.strip()))


def _of_language(text: str, plain: str, language: str) -> Unit | None:
    """A unit by the words for numbers that a language has."""
    locale = _locale(plain, language)
    words = locale.number_words
    digits = plain if re.search(r"\d", plain) else f"1 {plain}"
    factor = words.parse(digits.replace(".", "").replace("'", ""))
    if factor is None or not 1 <= factor <= 10**12 or factor != int(factor):
        return None
    rest = plain
    for word in sorted(_words(locale.language), key=len, reverse=True):
        rest = rest.replace(word, " ")
    rest = re.sub(r"[\d.,'\s]+|\b(of|in|de|von)\b", " ", rest).strip()
    code = _currency(rest, locale.cldr)
    return Unit(text, code, int(factor)) if code else None


def _of_any_language(text: str, plain: str, language: str) -> Unit | None:
    """A unit by words of any language: of one scale at most, and of one currency."""
    factor, rest = scale_words.parted(plain)
    own = _currency(rest, Locale(language).cldr)
    codes = [own] if own else [*_codes_of(rest)]
    return Unit(text, codes[0], factor) if len(codes) == 1 else None


@lru_cache(maxsize=256)
def _codes_of(text: str) -> frozenset[str]:
    """The codes of the currencies that a text may name in any language."""
    if not text or len(text) > FULLEST or text.casefold() in MANY - {"$", "¥"}:
        return frozenset()
    if (own := text.casefold().strip(".")) in OWN:
        return frozenset(_tender(Cldr.parse(OWN[own])))
    found = (_candidates(text, Cldr.parse(language)) for language in LANGUAGES)
    return frozenset(code for codes in found for code in codes)


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
    simplified = "zh" if SIMPLIFIED & {*text} and YUAN in text else ""
    return Locale(next(filter(None, (*names, simplified)), language))


@lru_cache(maxsize=64)
def _words(language: str) -> frozenset[str]:
    """The words for numbers of a language, which are the same in all tables."""
    words = Locale(language).number_words
    probes = [words.say(Decimal(10**n)) for n in range(3, 14)]
    said = {re.sub(r"[\d.,\s\u00a0]", "", probe) for probe in probes}
    return frozenset(word for word in {*said, *words.small.values()} if word)


def _currency(text: str, cldr: Cldr) -> str:
    """The code of the currency that a text names in a language; empty where that is not certain."""
    found, own = _candidates(text, cldr), _tender(cldr)
    if text == YUAN and cldr.language == "zh":
        return str(own[0])
    if len(found) == 1:
        return found[0]
    return str(own[0]) if found and len(found) <= SHARED and set(own) & set(found) else ""


def _candidates(text: str, cldr: Cldr) -> list[str]:
    """The codes of the currencies that a text may name in a language."""
    folded = text.casefold().strip(". ")
    if not folded:
        return []
    if text in CODES - WORDS or text.upper() in CODES - AMBIGUOUS:
        return [text.upper()]
    named = {code: str(name).casefold() for code, name in cldr.currencies.items()}
    exact = [c for c, name in named.items() if name in {folded, folded.rstrip("s")}]
    signs = [c for c, s in cldr.currency_symbols.items() if str(s).casefold() == folded and s != c]
    signs = [] if folded in MANY else signs
    last = {folded, folded.rstrip("s")}
    ending = [c for c, name in named.items() if name.split()[-1:] and name.split()[-1] in last]
    return next(filter(None, (exact, signs, [c for c in ending if _is_current(c)])), [])


def _tender(cldr: Cldr) -> list[str]:
    """The codes of the currencies of the country where a language is spoken most."""
    territory = cldr.territory or _territory(cldr)
    return list(get_territory_currencies(territory, tender=True)) if territory else []


def _territory(cldr: Cldr) -> str:
    """The country where a language is spoken most."""
    subtags = get_global("likely_subtags")
    written = f"{cldr.language}_{cldr.script}"
    likely = subtags.get(written) or subtags.get(cldr.language, "")
    return str(likely).rpartition("_")[2]


def _is_current(code: str) -> bool:
    """Whether somebody pays in a currency today."""
    used = get_global("territory_currencies").values()
    return any(c == code and end is None and tender for all_ in used for c, _, end, tender in all_)
