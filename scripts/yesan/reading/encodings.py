"""The encoding of bytes that do not say it: the likely one whose text people could have written.

Any bytes are text in some encodings, so a guess that yields unlikely letters is none: letters of
two alphabets in a word, signs within a word, a capital after a small letter.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

USUAL = ("cp949", "cp932", "gb18030", "windows-1252", "windows-1250", "iso-8859-2")
"""What is tried where the first guess is unlikely, in this order."""
WIDE = ("utf-16-le", "utf-16-be")
"""What is tried where there are zero bytes, as no other encoding has."""
SHIFT = b"\x1b$"
"""What begins other letters among ASCII, in encodings of seven bits."""
SHIFTED = ("iso2022_jp", "iso2022_jp_2", "iso2022_kr")
NEAR, FAR, FEEBLE = 0.75, 0.35, 0.06
"""Part of a score from which another guess is near it; less where a feeble one has Han letters."""
WESTERN, HAN, KOREAN = "windows-1252", "gb18030", "cp949"
SAME = {"euc-kr": KOREAN, "uhc": KOREAN, "ks_c_5601-1987": KOREAN}
"""Other names of an encoding, or of a part of it: Korean programs save in cp949."""
LATIN = frozenset({WESTERN, "windows-1250", "windows-1254", "windows-1257", "cp1258"})
LATIN_CHOICES = (WESTERN, "windows-1250", "windows-1254", "windows-1257")
ALPHABETS = (
    *("áéíóúüñªº", "áâãàçéêíóôõúüªº", "àâæçéèêëîïôœùûüÿ", "äöüß", "àèéìíîòóùú", "áàçéèíïóòúü"),
    *("ëïéèöüáó", "åäöéü", "æøåéäö", "áðéíóúýþæö", "áéíóúàèìòù"),
    *("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž"),
    *("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž", "çğıöşüâîûi̇"),
)
"""The letters beside those of ASCII of languages, the western ones first."""
ODD = 0.02
"""The part of the words with other than ASCII letters that may be unlikely."""
WORD = re.compile(r"[^\W\d_]+(?:[^\x00-\x7f\s]|[^\W\d_])*")
BESIDE = frozenset(
    "’‘“”–—…·•«»º°ª²³€£§™®©%ㆍ・、。「」『』（）【】〈〉《》△▲▽▼○●◎□■◇◆※→←↑↓①②③④⑤⑥⑦⑧⑨⑩~－＋×÷±"
    "０１２３４５６７８９：；，．！？／％＝"
)
"""Signs that are written right after a letter."""
WITHIN = re.compile(
    r"[^\W\d_][§£€™®©%°«»“”„±×÷¦¶¬]+[^\W\d_]|[¦¶±][^\W\d_]"
    r"|[a-z][\u3400-\u9fff]|[\u3400-\u9fff][a-z]|[A-Za-z][\uac00-\ud7a3]+[a-z]"
)
"""Signs between two letters, an ideograph beside a small letter, a syllable between two."""
FOREIGN = ("LATIN", "CYRILLIC", "GREEK", "THAI", "ARABIC", "HEBREW", "ARMENIAN", "GEORGIAN")
"""Alphabets of which a word has one."""


def guessed(data: bytes) -> str:
    """The probable encoding of bytes that are not UTF-8; empty if no text in one is likely."""
    if b"\0" in data:
        return next((name for name in WIDE if _is_likely(data, name)), "")
    if SHIFT in data:
        return next((name for name in SHIFTED if _is_likely(data, name)), "")
    import chardet  # noqa: PLC0415 - slow to load, and rarely needed

    era = chardet.EncodingEra.MODERN_WEB
    found = chardet.detect(data, encoding_era=era)["encoding"]
    first = str(found).lower()
    tried = [SAME.get(first, first), *USUAL] if found else USUAL
    best = next((name for name in tried if _is_likely(data, name)), "")
    ranked = chardet.detect_all(data, encoding_era=era, ignore_threshold=True)
    scores = {str(r["encoding"]).lower(): r["confidence"] for r in ranked}
    score = scores.get(best, 0)
    near = score * (FAR if score < FEEBLE and best == HAN else NEAR)
    # So feeble scores of two alphabets of one script say nothing about which it is.
    near = 0 if score < FEEBLE and best in LATIN - {WESTERN} else near
    rivals = [name for name in scores if scores[name] >= near and name != best]
    return _of_rivals(data, best, rivals) if score else best


def is_utf8_alone(data: bytes, encoding: str) -> bool:
    """Whether bytes are text in UTF-8, and what they are in another encoding is none.

    Args:
        data: The bytes.
        encoding: The other encoding.
    """
    if data.isascii() or b"\0" in data or not _is_likely(data, "utf-8"):
        return data.startswith(codecs.BOM_UTF8)
    return data.startswith(codecs.BOM_UTF8) or not _is_likely(data, encoding)


def choices(data: bytes) -> list[tuple[str, str]]:
    """The encodings in which bytes are text of one language, each with a word as it reads it.

    Only such as differ from each other: where there are several, the bytes do not say which. Few
    Korean words are as well Chinese ones to a program, and to no reader.
    """
    found: dict[str, str] = {}
    if _is_likely(data, KOREAN) and _is_of_hangul(text := data.decode(KOREAN)):
        found[next(w for w in WORD.findall(text) if not w.isascii())] = KOREAN
    for name in LATIN_CHOICES:
        if _is_likely(data, name) and _is_of_one_language(text := data.decode(name)):
            word = next((w for w in WORD.findall(text) if not w.isascii()), "")
            found.setdefault(word, name)
    return [(name, word) for word, name in found.items() if word]


def _of_rivals(data: bytes, best: str, rivals: Sequence[str]) -> str:
    """The best guess, a better one, or none where others are as good and mean other letters."""
    text = data.decode(best)
    if best in LATIN and _is_likely(data, WESTERN) and data.decode(WESTERN) == text:
        return WESTERN
    others = [name for name in rivals if _is_likely(data, name) and data.decode(name) != text]
    if best not in LATIN:
        return "" if set(others) - LATIN else best
    if best == WESTERN or _is_of_one_language(text):
        return "" if best != WESTERN and _is_western(data, others) else best
    return WESTERN if _is_western(data, [WESTERN]) else best


def _is_western(data: bytes, names: Sequence[str]) -> bool:
    """Whether Western letters are among guesses, and make words of a language."""
    likely = WESTERN in names and _is_likely(data, WESTERN)
    return likely and _is_of_one_language(data.decode(WESTERN))


def _is_of_one_language(text: str) -> bool:
    """Whether one language has all the letters of a text."""
    letters = {c for c in text.lower() if c.isalpha() and not c.isascii()}
    return any(letters <= set(alphabet) for alphabet in ALPHABETS)


def _is_of_hangul(text: str) -> bool:
    """Whether all letters of a text that are not ASCII are Korean syllables, and some are."""
    letters = {c for c in text if c.isalpha() and not c.isascii()}
    return bool(letters) and all("가" <= c <= "힣" for c in letters)


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
    if encoding == HAN:
        odd += sum(not _is_common(word) for word in words)
    written = words or all(c.isascii() or c in BESIDE for c in text)
    return bool(written or encoding in WIDE) and odd <= len(words) * ODD


def _is_common(word: str) -> bool:
    """Whether all ideographs of a word are among the some 7,000 that most Chinese texts keep to."""
    try:
        word.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _oddities(word: str) -> Iterator[bool]:
    """What is unlikely about a word."""
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in word}
    yield len(scripts & set(FOREIGN)) > 1
    # What is a narrow kana in one encoding is the ß of another.
    yield {"LATIN", "HALFWIDTH"} <= scripts
    signs = [c for c in word if unicodedata.category(c)[0] not in "LM" and not c.isascii()]
    yield any(c not in BESIDE for c in signs)
    yield bool(WITHIN.search(word))
    letters = [c for c in word if c.isalpha()]
    if scripts <= {"LATIN", "RIGHT", "LEFT"}:
        pairs = pairwise(letters)
        yield any(one.islower() and other.isupper() and not other.isascii() for one, other in pairs)
        yield bool(re.search(r"[^\x00-\x7f’]{3}", word)) and not word.isupper()
    yield any(0xE000 <= ord(c) <= 0xF8FF for c in word)  # noqa: PLR2004 - of private use
