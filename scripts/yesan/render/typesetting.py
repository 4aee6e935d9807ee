"""Text in lines: as wide as the font that yesan ships draws it, and broken where there is no room.

Widths and rooms are in ems, so that one measure serves every size of type.
"""

from __future__ import annotations

import re
from itertools import accumulate, takewhile

from yesan.render.font_metrics import advances
from yesan.render.fonts import STYLES

REGULAR, BOLD = STYLES
ELLIPSIS = "…"
NUMBER, MORE = re.compile(r"\d[\d.,]*$"), re.compile(r"[.,]?\d")
"""A number at the end of a text, and how it goes on."""


def width(text: str, style: str = REGULAR) -> float:
    """How wide a text is in one line."""
    em, wide = advances(style)
    return sum(wide.get(ord(character), em) for character in text) / em


def lines(text: str, room: float, style: str = REGULAR, most: int = 0) -> list[str]:
    """The text in lines that fit, broken between words where that is possible.

    Args:
        text: One paragraph.
        room: How wide a line may be; one character is in a line in any case.
        style: The style of the font.
        most: How many lines there may be; the last ends in an ellipsis where there is more. Any
            number where 0.
    """
    done: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and width(longer, style) > room:
            done.append(line)
            longer = word
        while width(longer, style) > room and len(longer) > 1:
            fits = _fitting(longer, room, style)
            done.append(longer[:fits])
            longer = longer[fits:]
        line = longer
    done += [line] if line else []
    if most and len(done) > most:
        done[most - 1 :] = [shortened(" ".join(done[most - 1 :]), room, style)]
    return done


def shortened(text: str, room: float, style: str = REGULAR) -> str:
    """The text, or as much of it as fits into one line with an ellipsis: no part of a number."""
    if width(text, style) <= room:
        return text
    fits = _fitting(text, room, style, ELLIPSIS)
    kept = NUMBER.sub("", text[:fits]) if MORE.match(text[fits:]) else text[:fits]
    return f"{kept.rstrip()}{ELLIPSIS}"


def _fitting(text: str, room: float, style: str, end: str = "") -> int:
    """How many of its characters fit before an `end`; one at least, so that there is progress."""
    em, wide = advances(style)
    whole = (wide.get(ord(character), em) for character in (*end, *text))
    reached = list(accumulate(whole))[len(end) :]
    return max(1, sum(1 for _ in takewhile(lambda units: units / em <= room, reached)))
