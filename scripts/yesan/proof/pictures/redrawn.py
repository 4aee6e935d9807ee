"""A specification, drawn once more: each mark is where the picture on the page has it.

What figures are drawn with, their scales, fields and marks, is as much said of them as their names
are. It is drawn with the engine that drew the picture, which knows nothing of figures, and in a
process of its own: a site may be a stranger's.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.site import apart
from yesan.render import engine

PLACED = ("d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "fill", "stroke")
"""The attributes that say where a mark is, and in which colour."""
TAGS = {"path", "text", "line", "rect", "image"}
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
GROUND = "transparent"
"""The colour of what is below a picture, and not part of it."""
HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no picture can have, and ends the library."""
Marks = Counter[tuple[str, ...]]


def agree(specification: bytes, picture: LexborNode) -> bool:
    """Whether a specification draws the marks of a picture, and no others.

    Raises:
        Fault: It takes too much time or memory.
    """
    return drawn(specification) == Counter(_marks(picture))


@lru_cache(maxsize=512)
def drawn(specification: bytes) -> Marks | None:
    """The marks of a specification; None where it cannot be drawn.

    Raises:
        Fault: It takes too much time or memory.
    """
    marks: Marks | None = apart.done(_drawn, specification)
    return marks


def _drawn(specification: bytes) -> Marks | None:
    try:
        svg = engine.svg(_shown(json.loads(specification)))
    except (ValueError, RecursionError):
        return None
    root = LexborHTMLParser(svg).css_first("svg")
    return Counter(_marks(root)) if root is not None else None


def _shown(value: Any) -> Any:
    """A part of a specification as a picture can show it."""
    match value:
        case str():
            return HIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)
        case dict():
            return {_shown(name): _shown(part) for name, part in value.items()}
        case list():
            return [_shown(part) for part in value]
    return value


def _marks(root: LexborNode) -> Iterator[tuple[str, ...]]:
    """Each mark with the transformations around it."""
    for node in root.css(", ".join(sorted(TAGS))):
        own = node.attributes
        if own.get("fill") == GROUND and node.tag == "rect":
            continue
        around = []
        parent = node.parent
        while parent is not None and parent.tag == "g":
            around.append(_rounded(parent.attributes.get("transform") or ""))
            parent = parent.parent
        yield (
            node.tag or "",
            *(_rounded(own.get(name) or "") for name in PLACED),
            *filter(None, around),
        )


def _rounded(text: str) -> str:
    return NUMBER.sub(lambda number: f"{float(number[0]):.2f}", text)
