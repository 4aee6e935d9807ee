"""What the texts of a view may not say: an address, or what is another value each time.

A view may come from a stranger. An expression can put an address together of parts, or write its
letters as numbers.
"""

from __future__ import annotations

import re
from typing import Any

FETCHING = frozenset({"url", "href", "sequence", "sphere", "graticule"})
"""The properties by which a specification could reach out, or make data without end."""
JOINED = re.compile(r"""\\(?:x[0-9a-f]{2}|u[0-9a-f]{4}|.)|["'`+\s\x00-\x20]""", re.IGNORECASE)
"""What an expression may have between the parts of an address, and in place of its letters."""
ADDRESS = re.compile(
    r"://|^//|url\(|javascript:|vbscript:|file:/|mailto:|data:\w+/[\w.+-]+[;,]", re.IGNORECASE
)
CHANGING = re.compile(r"\b(?:random|now|sample[A-Z]\w*)\s*\(")
"""What an expression may have that is another value each time."""
EXPRESSIONS = frozenset({"calculate", "expr", "filter", "init", "labelExpr", "test", "update"})
"""The properties that are, or may be, an expression."""


def is_font(value: Any) -> bool:
    """Whether a font is a name, and nothing that the renderer would have to compute."""
    return isinstance(value, str) and not set('"<>&') & set(value)


def is_address(text: str) -> bool:
    """Whether a text names an address, or an expression puts one together."""
    plain = JOINED.sub(_letter, text)
    return any(ADDRESS.search(written) for written in (text.strip(), plain))


def changing(name: str, value: Any) -> str:
    """What in a property is another value each time; empty where nothing is."""
    if name == "transform" and isinstance(value, list):
        return "sample" if any(isinstance(t, dict) and "sample" in t for t in value) else ""
    found = CHANGING.search(value) if name in EXPRESSIONS and isinstance(value, str) else None
    return found[0] if found else ""


def _letter(found: re.Match[str]) -> str:
    """The letter that an escape represents; nothing where it is none."""
    written = found[0]
    escaped = re.fullmatch(r"\\[xu]([0-9a-f]{2,4})", written, re.IGNORECASE)
    return chr(int(escaped[1], base=16)) if escaped else written[1:]
