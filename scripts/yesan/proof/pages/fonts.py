"""The fonts of a site: each letter looks as in the font of the program, and none as another.

A font that draws a 7 for a 1 changes every figure, and no page. So the outlines of each letter are
those of the shipped font, scaled to the units of the one that is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from yesan.proof.finding import Finding

FONTS = Path(__file__).parents[2] / "render" / "font"
STYLES = ("Regular", "Bold")
ROUNDED = 1
"""By how many units a point may be elsewhere: scaling rounds it."""


def check(site: Path) -> Iterator[Finding]:
    """The letters of the fonts that look otherwise.

    Args:
        site: The folder of the site.
    """
    for style in STYLES:
        path = f"assets/yesan-sans-{style.lower()}.woff2"
        if (site / path).is_file():
            for place, found, expected in _differences((site / path).read_bytes(), style):
                yield Finding(path, place or path, found, expected)


@lru_cache(maxsize=8)
def _differences(own: bytes, style: str) -> tuple[tuple[str, str, str], ...]:
    """Where a font differs from that of the program, what is found there, and what should be."""
    return tuple(_compared(own, FONTS / f"YesanSans-{style}.ttf"))


def _compared(published: bytes, shipped: Path) -> Iterator[tuple[str, str, str]]:
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - slow to load

    try:
        with TTFont(BytesIO(published)) as own, TTFont(shipped, lazy=True) as whole:
            letters, known = own.getBestCmap(), whole.getBestCmap()
            scale = own["head"].unitsPerEm / whole["head"].unitsPerEm
            for code, name in letters.items():
                if code not in known or not _alike(own, name, whole, known[code], scale):
                    yield f"U+{code:04X}", "another letter", "that of the program"
    except (TTLibError, OSError, KeyError, AssertionError, ValueError):
        yield "", "no font", "a part of that of the program"


def _alike(own: Any, name: str, whole: Any, known: str, scale: float) -> bool:
    """Whether two glyphs have the same width and the same outlines."""
    widths = own["hmtx"][name][0], whole["hmtx"][known][0] * scale
    (points, *ends), (meant, *others) = (
        font["glyf"][glyph].getCoordinates(font["glyf"])
        for font, glyph in ((own, name), (whole, known))
    )
    pairs = zip(points, meant, strict=False)
    return (
        len(points) == len(meant)
        and list(ends[0]) == list(others[0])
        and list(ends[1]) == list(others[1])
        and abs(widths[0] - widths[1]) <= ROUNDED
        and all(abs(a - b * scale) <= ROUNDED for p, q in pairs for a, b in zip(p, q, strict=True))
    )
