"""Text without characters that no page and no picture can hold: a mark is in the place of each.

A cell may hold any character, and the CSV of its table is published as it is. HTML and SVG have no
way to write control characters, and the renderer ends at one.
"""

from __future__ import annotations

import re
from typing import Any

MARK = "\N{REPLACEMENT CHARACTER}"
HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML forbids or discourages: control characters without tabs and line ends."""


def visible(text: str) -> str:
    """The text with a mark in the place of each character that cannot be shown."""
    return HIDDEN.sub(MARK, text) if HIDDEN.search(text) else text


def visible_in(value: Any) -> Any:
    """A value as JSON has it, each text in it as `visible` gives it."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {visible(name): visible_in(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [visible_in(part) for part in value]
    return value
