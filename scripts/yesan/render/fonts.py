"""The font that yesan ships: subsets of it for pages, and what pictures drawn with it depend on."""

from __future__ import annotations

import io
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
DRAWING = (
    *("render/draw.js", "render/engine.py", "render/fonts.py", "render/inert.py"),
    *("render/inherited.py", "render/vega.py", "render/assets/libraries/vega.js"),
    *("language/visible.py", "phrase.py"),
)
"""The files on which the bytes of pictures and fonts depend, and what may be in them."""
FONTS = ROOT / "render" / "font"
FAMILY = "Yesan Sans"
STYLES = ("Regular", "Bold")
INK, QUIET, PAPER = "#1f2328", "#5c6066", "#ffffff"
"""The colours of text, of lesser text, and below both, in pictures that are opened alone."""
UNITS = 128
"""Units of an em in the fonts of pages: fewer look the same and weigh less."""
UNREAD = ["BASE", "STAT", "vhea", "vmtx"]
"""Tables of a font that no page needs."""


def font(style: str, characters: str) -> bytes:
    """The shipped font in `style` as WOFF2, with no more than `characters`."""
    from fontTools import subset  # noqa: PLC0415 - slow to load, and often not needed
    from fontTools.ttLib import TTFont  # noqa: PLC0415
    from fontTools.ttLib.scaleUpem import scale_upem  # noqa: PLC0415

    packed = io.BytesIO()
    path = FONTS / f"YesanSans-{style}.ttf"
    with TTFont(path, lazy=True, recalcTimestamp=False) as whole:
        options = subset.Options(layout_features=[], hinting=False, name_IDs=[])
        options.drop_tables += UNREAD
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(whole)
        scale_upem(whole, UNITS)
        whole.flavor = "woff2"
        whole.save(packed)
    return packed.getvalue()


def cache_key(content: str) -> str:
    """The key under which a picture or a font is kept: all that its bytes depend on, as a digest.

    Args:
        content: What is drawn, or the style and the characters of a font.
    """
    return sha256(f"{renderer()}{content}".encode()).hexdigest()[:24]


@cache
def renderer() -> str:
    """What the bytes of a picture depend on besides what is drawn: fonts, renderer, our code."""
    fonts = b"".join(path.read_bytes() for path in sorted(FONTS.iterdir()))
    code = b"".join((ROOT / name).read_bytes() for name in DRAWING)
    tools = " ".join(f"{name} {version(name)}" for name in ("mini-racer", "resvg-py", "fonttools"))
    return f"{tools} {sha256(fonts + code).hexdigest()}"
