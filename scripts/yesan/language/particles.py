"""Korean particles: which of two forms follows a word, by the sound in which the word ends.

A word is read as a Korean reads it aloud: digits as numbers, capitals letter by letter, units by
their names; what is in brackets at its end, and quotes around it, are not read.
"""

from __future__ import annotations

import re
import unicodedata

NONE, RIEUL, OTHER = "", "ㄹ", "other"
"""The ends of a word: a vowel, the one consonant after which 으로 is 로, any other consonant."""
SYLLABLES = range(0xAC00, 0xD7A4)
FINALS = 28
"""Syllables are ordered by their final consonant last: none, then 27, the eighth of them ㄹ."""
EIGHTH = 8
DIGITS = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True))
POWERS = ((12, "조"), (8, "억"), (4, "만"), (3, "천"), (2, "백"), (1, "십"))
LETTERS = {"L": "엘", "M": "엠", "N": "엔", "R": "알"}
"""The letters whose Korean names end in a consonant."""
UNITS = {
    "%": "퍼센트",
    "‰": "퍼밀",
    "°": "도",
    "€": "유로",
    "$": "달러",
    "¥": "엔",
    "£": "파운드",
    "m": "미터",
    "km": "킬로미터",
    "cm": "센티미터",
    "mm": "밀리미터",
    "l": "리터",
    "L": "리터",
    "g": "그램",
    "kg": "킬로그램",
    "t": "톤",
    "ha": "헥타르",
    "kWh": "킬로와트시",
    "K": "천",
    "M": "백만",
    "B": "십억",
    "T": "조",
}
"""What is written after a figure, and how it is read."""
BRACKETED = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\])$")
FIGURE = re.compile(r"\d[\d,]*(\.\d+)?$")
MEASURED = re.compile(r"\d\s*([^\W\d]+|[%‰°€$¥£])$")


def particle(word: str, forms: str) -> str:
    """The form that follows a word: of ``이/가`` the first after a consonant, else the second.

    Args:
        word: What it follows.
        forms: Both forms, that after a consonant first, such as ``은/는`` or ``으로/로``.
    """
    closed, _, open_ = forms.partition("/")
    end = final_sound(word)
    return open_ if end == NONE or (end == RIEUL and closed.startswith("으")) else closed


def final_sound(word: str) -> str:
    """The sound in which a word ends: `NONE` after a vowel, `RIEUL`, or `OTHER`."""
    text = _read(unicodedata.normalize("NFKC", word))
    if measured := MEASURED.search(text):
        text = UNITS.get(measured[1], text)
    if figure := FIGURE.search(text):
        text = _spoken("".join(str(unicodedata.decimal(c, c)) for c in figure[0]))
    if not text:
        return NONE
    last = text[-1]
    if ord(last) in SYLLABLES:
        final = (ord(last) - SYLLABLES.start) % FINALS
        return NONE if not final else RIEUL if final == EIGHTH else OTHER
    return _latin(text) if last.isascii() and last.isalpha() else NONE


def _read(word: str) -> str:
    """What of a word is read aloud at its end; what is all in brackets is read as well."""
    text = _without_marks(word, ")]")
    while (shorter := BRACKETED.sub("", text)) not in {"", text}:
        text = _without_marks(shorter, ")]")
    return _without_marks(text)


def _without_marks(text: str, kept: str = "") -> str:
    """A text without quotes, full stops and other marks at its end, but for some."""
    while text and not (text[-1].isalnum() or text[-1] in UNITS or text[-1] in kept):
        text = text[:-1]
    return text


def _spoken(figure: str) -> str:
    """A number as far as its last word needs: ``1,200`` ends in 백, ``0.5`` in 오."""
    whole, _, decimals = figure.replace(",", "").partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    if decimals or zeros in {0, len(whole)}:
        return DIGITS[(decimals or whole)[-1]]
    return next(word for power, word in POWERS if zeros >= power)


def _latin(text: str) -> str:
    """The end of a word in Latin letters, as it is most often written in Hangul.

    Capitals are read by their names; in words, l, m, n and ng are finals, and so are b, c, k, p
    and t after a vowel; what else is written at the end is followed by a vowel or is one.
    """
    word = re.search(r"[A-Za-z]+$", text)
    letters = word[0] if word else ""
    if letters.isupper():
        return final_sound(LETTERS[letters[-1]]) if letters[-1] in LETTERS else NONE
    if letters.endswith("l"):
        return RIEUL
    if re.search(r"(m|n|ng|[aeiou][bckpt]|[aeiou]ck)$", letters, re.IGNORECASE):
        return OTHER
    return NONE
