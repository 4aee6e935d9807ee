"""Names that every object of JavaScript inherits, kept apart from what they would mean to Vega.

A column or a text may be called ``constructor`` or ``__proto__``. Vega looks such a name up in
plain objects, finds what these inherit, and draws nothing, or changes what all of them inherit. A
mark behind the name keeps it from being found; it takes no room, and no picture has it.
"""

from __future__ import annotations

import re
from typing import Any

MARK = "\N{COMBINING GRAPHEME JOINER}"
NAMES = (
    *("constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"),
    *("toLocaleString", "toString", "valueOf"),
    *("__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__", "__proto__"),
)
NAME = re.compile(rf"(?<![\w$])({'|'.join(NAMES)})(?![\w$(]|\s+\()")
"""One of them as a word; what is called is a function of an expression."""
MARKED = re.compile(rf"({'|'.join(NAMES)}){MARK}")


def marked(value: Any) -> Any:
    """A value as JSON has it, with the mark behind each such name, be it in a key or in a text."""
    if isinstance(value, str):
        return NAME.sub(rf"\1{MARK}", value)
    if isinstance(value, dict):
        return {marked(name): marked(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [marked(part) for part in value]
    return value


def plain(text: str) -> str:
    """The text without these marks."""
    return MARKED.sub(r"\1", text)
