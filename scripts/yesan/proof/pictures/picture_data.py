"""What a picture shows, as data: its bars and tiles, its texts and their places, its legend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from yesan.proof.numbers.ledger import bare
from yesan.proof.site import bars
from yesan.proof.site.bars import Bar
from yesan.proof.site.elements import REFERENCE

FILLED = "path[fill]:not([transform]):not([fill-opacity])"
TILE = "path[fill-opacity]"
SYMBOL = "path[transform][fill]"
FRAME = 'path[stroke][stroke-width="3"]:not([fill])'
CURVE = 'path[stroke][stroke-width="1"]:not([fill])'
SIDE = 12
"""By how many pixels a name in a legend is beside its symbol."""
CORNERS = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Text:
    """A text of a picture.

    Attributes:
        text: What it says, without blanks.
        x: Where it is from the left: its beginning, its middle or its end.
        y: Where it is from the top.
        references: The figures in it.
    """

    text: str
    x: float
    y: float
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sketch:
    """A picture.

    Attributes:
        svg: It as it is on a page.
    """

    svg: LexborNode

    @cached_property
    def bars(self) -> list[Bar]:
        """Its bars, those of counts among them."""
        return bars.bars(self.svg, FILLED)

    @cached_property
    def tiles(self) -> list[tuple[Bar, float]]:
        """The squares of a map, each with how much of the colour it has."""
        return [(_square(n), float(n.attributes["fill-opacity"] or 0)) for n in self.svg.css(TILE)]

    @cached_property
    def marked(self) -> list[Bar]:
        """The squares with a frame."""
        return [_square(n) for n in self.svg.css(FRAME)]

    @cached_property
    def curves(self) -> list[LexborNode]:
        """The lines of long series."""
        return self.svg.css(CURVE)

    @cached_property
    def zeros(self) -> set[tuple[int, ...]]:
        """From where to where each line of nothing reaches, from the top."""
        found: set[tuple[int, ...]] = set()
        for node in self.svg.css("line:not([stroke-opacity])"):
            _, y = bars.place(node, self.svg)
            found.add((round(y), round(y + float(node.attributes.get("y2") or 0))))
        return found

    @cached_property
    def legend(self) -> dict[str, str]:
        """The names of the legend, each with the colour of the symbol before it."""
        return {text.text: fill for text, fill in self._legend}

    @cached_property
    def axes(self) -> list[list[Text]]:
        """The labels of each axis."""
        groups = self.svg.css('g[data-axis="labels"]')
        return [[self._text(node) for node in group.css("text")] for group in groups]

    @cached_property
    def titles(self) -> list[Text]:
        """What is written at axes: their units."""
        after = [g.next for g in self.svg.css('g[data-axis="labels"]')]
        after += self.svg.css(bars.UNIT)
        return [self._text(n) for g in after if g is not None for n in g.css("text")]

    @cached_property
    def texts(self) -> list[Text]:
        """The texts that are not at axes, nor in the legend."""
        known = [text for text, _ in self._legend] + self.titles
        known += [text for axis in self.axes for text in axis]
        every = [self._text(node) for node in self.svg.css("text")]
        return [text for text in every if text.text and text not in known]

    @cached_property
    def _legend(self) -> list[tuple[Text, str]]:
        found = []
        for symbol in self.svg.css(SYMBOL):
            group = symbol.parent.next if symbol.parent else None
            node = group.css_first("text") if group is not None else None
            x, y = bars.place(symbol, self.svg)
            text = self._text(node) if node is not None else Text("", x, y)
            beside = 0 < text.x - x <= SIDE and abs(text.y - y) <= SIDE
            fill = symbol.attributes.get("fill") or ""
            found.append((text, fill if beside else ""))
        return found

    def _text(self, node: LexborNode) -> Text:
        x, y = bars.place(node, self.svg)
        references = (node.attributes.get(REFERENCE) or "").split()
        return Text(bare(node.text()), x, y, tuple(references))


def corners(node: LexborNode, svg: LexborNode) -> list[tuple[float, float]]:
    """Where the corners of a line are, from its beginning on."""
    left, top = bars.place(node, svg)
    numbers = [*map(float, CORNERS.findall(node.attributes.get("d") or ""))]
    return [(left + x, top + y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def _square(node: LexborNode) -> Bar:
    """What a path with round corners covers."""
    numbers = [*map(float, CORNERS.findall(node.attributes.get("d") or ""))]
    across, down = sorted(numbers[::2]), sorted(numbers[1::2])
    return Bar((), (across[0], across[-1]), (down[0], down[-1]))
