"""A treemap as data: its tiles with their figures and shades, its hatches, its scale, its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from yesan.proof.finding import Finding
from yesan.proof.numbers.ledger import bare
from yesan.proof.pictures import allowed_elements
from yesan.proof.pictures.allowed_elements import ASIDE, AT, BOX, NUMBER, SHOWN
from yesan.proof.pictures.picture_data import Text
from yesan.proof.site import bars
from yesan.proof.site.bars import Axis, Bar
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.written import Reader

TILE = f"path[{REFERENCE}][fill-opacity]"
SHADE = f"path[fill-opacity]:not([{REFERENCE}])"
HATCH = 'line[stroke-opacity="0.15"]'
EDGE = "path[stroke]:not([fill])"
COLOR = r'fill="var\(--yesan-(?:before|after|less|more), #[0-9a-f]{6}\)"'
SEAM = r'stroke="var\(--yesan-paper, #[0-9a-f]{6}\)" stroke-width="(?:1\.5|4)"'
TAGS = re.compile(
    "|".join(
        (
            rf'g(?: fill="none" stroke-miterlimit="10")?(?: {AT})?',
            r'g(?: data-axis="labels")? pointer-events="none"',
            rf'path d="(?:{BOX})?"{ASIDE}(?: display="none")?',
            rf'path(?: data-figure="[^"]+")? d="{BOX}" {COLOR} fill-opacity="0\.\d+" {SEAM}',
            rf'path d="{BOX}" {SEAM}',
            rf'line {AT} x2="{NUMBER}" y2="{NUMBER}" stroke="currentColor" stroke-opacity="0\.15"',
            rf"text{SHOWN}",
            rf'tspan(?: x="0")?(?: dy="{NUMBER}")?',
        )
    )
)


@dataclass(frozen=True)
class Tile:
    """A tile.

    Attributes:
        reference: The figure that its area is.
        box: Where it is.
        color: What its colour is called.
        strength: How much of it the tile has.
    """

    reference: str
    box: Bar
    color: str
    strength: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.box.horizontal[1] - self.box.horizontal[0]

    @property
    def height(self) -> float:
        """How high it is."""
        return self.box.vertical[1] - self.box.vertical[0]

    def has(self, x: float, y: float, near: float = 0) -> bool:
        """Whether a place is in it, or so near to it."""
        (left, right), (top, bottom) = self.box.horizontal, self.box.vertical
        return left - near <= x <= right + near and top - near <= y <= bottom + near


@dataclass(frozen=True)
class TileData:
    """A treemap.

    Attributes:
        svg: It as it is on a page.
    """

    svg: LexborNode

    @cached_property
    def tiles(self) -> list[Tile]:
        """Its tiles."""
        return [*self._tiles(TILE)]

    @cached_property
    def shades(self) -> list[Tile]:
        """The shades of its scale."""
        return [*self._tiles(SHADE)]

    @cached_property
    def edges(self) -> list[Bar]:
        """What is around the tiles of one owner."""
        return bars.bars(self.svg, EDGE)

    @cached_property
    def hatches(self) -> list[tuple[tuple[float, float], tuple[float, float]]]:
        """The lines of what is not divided, each with its two ends."""
        found = []
        for node in self.svg.css(HATCH):
            x, y = bars.place(node, self.svg)
            across, down = (float(node.attributes.get(name) or 0) for name in ("x2", "y2"))
            found.append(((x, y), (x + across, y + down)))
        return found

    @cached_property
    def texts(self) -> list[Text]:
        """Its texts that are not at the scale."""
        found = []
        for node in self.svg.css("text"):
            if node.parent is None or "data-axis" not in node.parent.attributes:
                x, y = bars.place(node, self.svg)
                references = (node.attributes.get(REFERENCE) or "").split()
                found.append(Text(node.text(), x, y, tuple(references)))
        return found

    def scale(self, reader: Reader) -> Axis | None:
        """The scale of its shades, as its labels give it."""
        return next((axis for axis in bars.axes(self.svg, reader) if axis.horizontal), None)

    def _tiles(self, css: str) -> Iterator[Tile]:
        for node, box in zip(self.svg.css(css), bars.bars(self.svg, css), strict=True):
            strength = float(node.attributes.get("fill-opacity") or 0)
            reference = node.attributes.get(REFERENCE) or ""
            yield Tile(reference, box, allowed_elements.name(box.fill), strength)


def is_treemap(svg: LexborNode) -> bool:
    """Whether a picture has tiles whose areas are figures."""
    return svg.css_first(TILE) is not None


def check(page: str, svg: LexborNode) -> Iterator[Finding]:
    """What is drawn otherwise than treemaps are.

    Args:
        page: The page of the picture.
        svg: The picture, as pages have it.
    """
    return allowed_elements.others(page, svg, TAGS, "a tile, line or text of treemaps")


def said(text: Text) -> str:
    """What a text says, without blanks."""
    return bare(text.text)
