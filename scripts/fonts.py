"""Make and measure the fonts in ``scripts/yesan/render/font``: ``python scripts/fonts.py``.

They are two weights of the Korean face of Noto Sans CJK, as static fonts with every Hangul syllable
and the alphabets that it has beside them, but without ideographs: those would weigh ten times as
much. Run it when `manimgx-fonts-cjk`, which carries the original, has a new version.
"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib import instancer

from yesan.render.font_metrics import METRICS
from yesan.render.fonts import FAMILY, FONTS, STYLES

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
        path = FONTS / f"YesanSans-{style}.ttf"
        static.save(path)
        print(f"{path.name}: {path.stat().st_size:,} bytes")  # noqa: T201 - its only output
    measured = json.dumps(metrics(), ensure_ascii=False, separators=(",", ":"))
    METRICS.write_text(f"{measured}\n", encoding="utf-8")


def metrics() -> dict[str, Any]:
    """How wide each style draws text: of each character, and between two of them."""
    return {style: _measured(FONTS / f"YesanSans-{style}.ttf") for style in STYLES}


def _measured(path: Path) -> dict[str, Any]:
    with TTFont(path) as font:
        characters: dict[str, list[str]] = defaultdict(list)
        runs: list[list[int]] = []
        for code, name in sorted(font.getBestCmap().items()):
            characters[name].append(chr(code))
            wide, _ = font["hmtx"][name]
            if runs and runs[-1][1:] == [code - 1, wide]:
                runs[-1][1] = code
            else:
                runs.append([code, code, wide])
        kerning: dict[str, dict[str, int]] = defaultdict(dict)
        for table in font["GPOS"].table.LookupList.Lookup[0].SubTable:
            for first, second, space in _pairs(table, characters):
                for one, other in product(characters[first], characters[second]):
                    kerning[one].setdefault(other, space)
        return {"em": font["head"].unitsPerEm, "advances": runs, "kerning": _grouped(kerning)}


def _pairs(table: Any, known: Collection[str]) -> Iterator[tuple[str, str, int]]:
    """Each two glyphs that a table moves together or apart, and by how much."""
    firsts = [(row, first) for row, first in enumerate(table.Coverage.glyphs) if first in known]
    if table.Format == 1:
        for row, first in firsts:
            for pair in table.PairSet[row].PairValueRecord:
                if pair.SecondGlyph in known:
                    yield first, pair.SecondGlyph, pair.Value1.XAdvance
        return
    of_first, of_second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    seconds = [(name, class_) for name, class_ in of_second.items() if name in known]
    for _, first in firsts:
        spaces = [
            x.Value1.XAdvance for x in table.Class1Record[of_first.get(first, 0)].Class2Record
        ]
        # A glyph of no class is beside all others as it is alone.
        yield from ((first, second, spaces[class_]) for second, class_ in seconds)


def _grouped(kerning: dict[str, dict[str, int]]) -> list[list[Any]]:
    """The first characters of pairs, and the second ones by the space between."""
    alike: dict[tuple[tuple[int, str], ...], str] = defaultdict(str)
    for first, spaces in sorted(kerning.items()):
        by_space: dict[int, str] = defaultdict(str)
        for second, space in sorted(spaces.items()):
            by_space[space] += second
        by_space.pop(0, None)
        alike[tuple(sorted(by_space.items()))] += first
    return [[firsts, *map(list, spaces)] for spaces, firsts in alike.items() if spaces]


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
