"""How wide the font that yesan ships draws each character, without reading the font."""

from __future__ import annotations

import json
from functools import cache

from yesan.render.fonts import FONTS

METRICS = FONTS / "metrics.json"
"""What ``scripts/fonts.py`` measures of each style: units of an em, advances, kerning.

Advances are runs of characters: the first, the last, how wide each is. Kerning is a list of first
characters, each with the second ones by how much closer or further they are: what draws charts
reads it too (`draw.js`).
"""


@cache
def advances(style: str) -> tuple[int, dict[int, int]]:
    """The units of an em, and how many each character takes; one that the font lacks takes all."""
    measured = json.loads(METRICS.read_text(encoding="utf-8"))[style]
    runs = measured["advances"]
    wide = {code: each for first, last, each in runs for code in range(first, last + 1)}
    return measured["em"], wide
