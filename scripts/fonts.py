"""Make the fonts in ``scripts/yesan/render/font`` from Noto Sans CJK: ``python scripts/fonts.py``.

Two weights of the Korean face, as static fonts with every Hangul syllable and the alphabets that
Noto Sans CJK has beside it, but without ideographs: those would weigh ten times as much. Run it
when `manimgx-fonts-cjk`, which carries the original, has a new version.
"""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib import instancer

from yesan.render.fonts import FAMILY

TARGET = Path(__file__).parent / "yesan" / "render" / "font"
ORIGINAL = "NotoSansCJK-VF.otf.ttc"
KOREAN = 1
MAX_ERROR = 1.0
"""How far a quadratic curve may stray from the original, in thousandths of an em."""
LIMITS = (
    *("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
    *("maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints"),
    *("maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth"),
)
WEIGHTS = {"Regular": 400, "Bold": 700}
RANGES = (
    (0x0020, 0x02FF),  # Latin, modifiers
    (0x0370, 0x052F),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin, additional
    (0x2000, 0x22FF),  # punctuation, currencies, arrows, mathematics
    (0x2460, 0x24FF),  # enclosed numbers
    (0x25A0, 0x25FF),  # geometric shapes
    (0x3000, 0x30FF),  # CJK punctuation, kana
    (0x3130, 0x318F),  # Hangul letters
    (0x3200, 0x33FF),  # enclosed and squared CJK
    (0xAC00, 0xD7A3),  # Hangul syllables
    (0xFF00, 0xFFEF),  # full-width forms
)


def main() -> None:
    """Write one font a weight."""
    package = find_spec("manimgx_fonts_cjk")
    if package is None or package.origin is None:
        raise SystemExit("manimgx-fonts-cjk is missing; install requirements-dev.lock")
    font = TTFont(Path(package.origin).parent / ORIGINAL, fontNumber=KOREAN, lazy=True)
    options = subset.Options(
        layout_features=["kern", "ccmp", "locl"], hinting=False, name_IDs=[0, 1, 2, 4, 6, 13, 14]
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[u for low, high in RANGES for u in range(low, high + 1)])
    subsetter.subset(font)
    variable = io.BytesIO()
    font.save(variable)
    for style, weight in WEIGHTS.items():
        variable.seek(0)
        static = instancer.instantiateVariableFont(
            TTFont(variable, recalcTimestamp=False), {"wght": weight}
        )
        _rename(static, style, weight)
        _to_truetype(static)
        path = TARGET / f"YesanSans-{style}.ttf"
        static.save(path)
        print(f"{path.name}: {path.stat().st_size:,} bytes")  # noqa: T201 - its only output


def _rename(font: TTFont, style: str, weight: int) -> None:
    """Our own name, so that no other version of the font on a machine is taken for it."""
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    for record, text in {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: postscript}.items():
        font["name"].setName(text, record, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def _to_truetype(font: TTFont) -> None:
    """Quadratic outlines instead of CFF2 ones, which the chart renderer cannot read."""
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = glyphs
    font["maxp"].tableVersion = 0x00010000
    for limit in LIMITS:
        setattr(font["maxp"], limit, 0)
    font["maxp"].maxZones = 1
    font["post"].formatType = 3.0
    for table in ("CFF2", "VORG"):
        if table in font:
            del font[table]
    font.sfntVersion = "\x00\x01\x00\x00"


if __name__ == "__main__":
    main()
