"""Two texts that differ and look the same, written so that a reader sees in what.

A no-break space, a blank at the end, or Hangul in parts is another text for every program.
"""

from __future__ import annotations

import re
import unicodedata

from yesan.language.locale import Locale
from yesan.language.visible import visible

OPEN = "\N{OPEN BOX}"
"""What is shown for a blank at the begin or the end, or beside another one."""
BLANKS = re.compile(r"^ +| +$| {2,}")
UNSEEN = re.compile(r"[^\S ]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")


def told_apart(old: str, new: str, locale: Locale) -> tuple[str, str]:
    """Two texts, of which each is shown otherwise than the other if they differ."""
    if old == new or _seen(old) != _seen(new):
        return old, new
    first, then = _spelled(old), _spelled(new)
    if unicodedata.normalize("NFC", first) != unicodedata.normalize("NFC", then):
        return first, then
    return _composed(first, locale), _composed(then, locale)


def _seen(text: str) -> str:
    """A text as a reader sees it: blanks at its ends, or how many there are, are not seen."""
    plain = unicodedata.normalize("NFC", UNSEEN.sub(lambda x: " " if x[0].isspace() else "", text))
    return " ".join(visible(plain).split())


def _spelled(text: str) -> str:
    """A text whose blanks are seen, and whose unseen characters have their numbers."""
    shown = BLANKS.sub(lambda found: OPEN * len(found[0]), text)
    return UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", shown)


def _composed(text: str, locale: Locale) -> str:
    """A text with whether its letters are composed, as NFC and NFD have them."""
    if unicodedata.is_normalized("NFC", text):
        return locale.text("{text} (each letter in one)", text=text)
    return locale.text("{text} (letters in parts)", text=text)
