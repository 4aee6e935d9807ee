"""The encoding of bytes that do not say it: the likely one whose text people could have written.

Any bytes are text in some encodings, so a guess that yields unlikely letters is none: letters of
two alphabets in a word, signs within a word, a capital after a small letter.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

USUAL = ("cp949", "cp932", "gb18030", "windows-1252", "windows-1250")
"""What is tried where the first guess is unlikely, in this order."""
WIDE = ("utf-16-le", "utf-16-be")
"""What is tried where there are zero bytes, as no other encoding has."""
ODD = 0.02
"""The part of the words with other than ASCII letters that may be unlikely."""
WORD = re.compile(r"[^\W\d_]+(?:[^\x00-\x7f\s]|[^\W\d_])*")
BESIDE = frozenset(
    "’‘“”–—…·•«»º°ª²³€£§™®©%ㆍ・、。「」『』（）【】〈〉《》△▲▽▼○●◎□■◇◆※→←↑↓①②③④⑤⑥⑦⑧⑨⑩~－＋×÷±"
)
"""Signs that are written right after a letter."""
WITHIN = re.compile(r"[^\W\d_][§£€™®©%°«»]+[^\W\d_]|[a-z][\u3400-\u9fff]|[\u3400-\u9fff][a-z]")
"""Signs between two letters, and an ideograph beside a small letter."""
FOREIGN = ("LATIN", "CYRILLIC", "GREEK", "THAI", "ARABIC", "HEBREW", "ARMENIAN", "GEORGIAN")
"""Alphabets of which a word has one."""


def guessed(data: bytes) -> str:
    """The probable encoding of bytes that are not UTF-8; empty if no text in one is likely."""
    if b"\0" in data:
        return next((name for name in WIDE if _is_likely(data, name)), "")
    import chardet  # noqa: PLC0415 - slow to load, and rarely needed

    found = chardet.detect(data, encoding_era=chardet.EncodingEra.MODERN_WEB)["encoding"]
    tried = [str(found).lower(), *USUAL] if found else USUAL
    return next((name for name in tried if _is_likely(data, name)), "")


def _is_likely(data: bytes, encoding: str) -> bool:
    """Whether the bytes are text in an encoding that somebody could have written."""
    try:
        text = data.decode(codecs.lookup(encoding).name)
    except (LookupError, UnicodeDecodeError):
        return False
    if any(not c.isprintable() and not c.isspace() for c in set(text)):
        return False
    if encoding in WIDE and not re.search(r"[\n,;\t]", text):
        return False
    words = [word for word in WORD.findall(text) if not word.isascii()]
    odd = sum(any(_oddities(word)) for word in words)
    written = words or all(c.isascii() or c in BESIDE for c in text)
    return bool(written or encoding in WIDE) and odd <= len(words) * ODD


def _oddities(word: str) -> Iterator[bool]:
    """What is unlikely about a word."""
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in word}
    yield len(scripts & set(FOREIGN)) > 1
    signs = [c for c in word if unicodedata.category(c)[0] not in "LM" and not c.isascii()]
    yield any(c not in BESIDE for c in signs)
    yield bool(WITHIN.search(word))
    letters = [c for c in word if c.isalpha()]
    if scripts <= {"LATIN", "RIGHT", "LEFT"}:
        pairs = pairwise(letters)
        yield any(one.islower() and other.isupper() and not other.isascii() for one, other in pairs)
        yield bool(re.search(r"[^\x00-\x7f’]{3}", word)) and not word.isupper()
    yield any(0xE000 <= ord(c) <= 0xF8FF for c in word)  # noqa: PLR2004 - of private use
