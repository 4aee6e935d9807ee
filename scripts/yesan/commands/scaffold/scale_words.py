"""The words and letters for powers of a thousand in units, in some languages.

CLDR has the forms in which a language shortens a number; what is written above tables is inflected,
or shortened otherwise: ``in Tsd. €``, ``milliers d'euros``, ``thousands of dollars``.
"""

from __future__ import annotations

import re

SCALES: dict[int, tuple[str, ...]] = {
    1_000: (
        *("thousand", "thousands", "k", "tsd", "tausend", "t", "millier", "milliers", "miles"),
        *("millares", "milhar", "milhares", "migliaia", "mila", "duizend", "duizenden", "tys"),
        *("tysiące", "tysięcy", "tis", "tisíc", "tusen", "tusind", "ezer", "тыс", "тис", "bin"),
        *("mii", "tūkst", "χιλ", "千", "천"),
    ),
    10_000: ("万", "萬", "만"),
    100_000: ("lakh", "lakhs"),
    10_000_000: ("crore", "crores"),
    100_000_000: ("億", "亿", "억"),
    1_000_000: (
        *("million", "millions", "m", "mn", "mio", "mill", "millionen", "millón", "millones"),
        *("milhão", "milhões", "milione", "milioni", "mln", "miljoen", "miljoenen", "miljon"),
        *("miljoner", "millioner", "millió", "milyon", "млн", "百万", "百萬", "백만"),
    ),
    1_000_000_000: (
        *("billions", "bn", "mrd", "milliarde", "milliarden", "milliard", "milliards", "md"),
        *("mds", "miliardo", "miliardi", "mld", "miljard", "miljarden", "miljarder", "млрд"),
        *("milliárd", "milyar", "十億", "십억"),
    ),
}
"""The words by what they multiply; those that mean another power in another language are none."""
POWERS = {word: power for power, words in SCALES.items() for word in words}
DIGITS = re.compile(r"1(?:[.,' ]?000)+|10{3,9}|(?<![\d.,])['’]?000(?:s\b|(?!\d))")
UNSPACED = tuple(word for word in POWERS if not word.isascii() and ord(word[0]) > ord("⺀"))
"""Words of scripts that have no spaces between them."""
MIL = re.compile(r"\bmil\b(?= (?:de )?[^\W\d_A-Z]{4,}$)|(?<=R\$ )mil$")
"""A thousand in Spanish and Portuguese, by what is beside it: elsewhere it is a million."""
BESIDE = re.compile(r"([kTM])([A-Z]{3})|([kKTtMm])(kr)|(mn|bn|[kKTtMm])?([$€£¥₩])(mn|bn|k|m)?")
PAIR = 2
LINKS = frozenset(
    {"in", "en", "w", "v", "i", "of", "de", "d", "di", "von", "van", "af", "av", "em", "x"}
)
"""What is before a unit, or between a scale and its currency."""


def parted(text: str) -> tuple[int, str]:
    """What a unit is multiplied by, and its rest: ``in Tsd. Euro`` is a thousand of ``Euro``.

    Args:
        text: The unit; letters of full width are plain.

    Returns:
        1 and the text without what links it, where no one scale is in it.
    """
    text = MIL.sub("miles", text)
    digits = DIGITS.findall(text)
    rest = DIGITS.sub(" ", text).replace("'", " ").replace("’", " ")
    found = [int(re.sub(r"\D", "", f"1{each.lstrip('1')}")) for each in digits]
    if word := next((w for w in sorted(UNSPACED, key=len, reverse=True) if w in rest), ""):
        found.append(POWERS[word])
        rest = rest.replace(word, " ", 1)
    kept: list[str] = []
    for token in rest.split():
        plain = token.casefold().strip(".,()")
        own = BESIDE.fullmatch(token)
        marks = [mark for mark in own.groups() if mark] if own else []
        if plain in POWERS:
            found.append(POWERS[plain])
        elif len(marks) == PAIR:
            letter, code = sorted(marks, key=lambda mark: mark.casefold() not in POWERS)
            found.append(POWERS[letter.casefold()])
            kept.append(code)
        elif plain not in LINKS:
            kept.append(token)
    return (found[0] if len(found) == 1 else 1), " ".join(kept) if len(found) <= 1 else text
