"""The length of each bar checked against the scale that the ticks of its axis give.

The labels of an axis say which number lies where; they must lie evenly. A bar is as long as its
figure on that scale, and begins at zero, or where the bar before it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborNode

from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.written import Reader

TRANSLATE = re.compile(r"translate\((-?[\d.]+)[, ]+(-?[\d.]+)\)")
NUMBER = r"(-?[\d.]+(?:e-?\d+)?)"
BOX = re.compile(rf"^M{NUMBER},{NUMBER}h{NUMBER}v{NUMBER}h{NUMBER}Z$")
UNIT = "g[data-unit]"
"""What has the unit of all panels of a picture."""
NEAR = 0.025
"""By how many pixels a bar may differ: positions and lengths are rounded to a hundredth."""
SHIFT = 0.53
"""By how many pixels all bars of a picture may be beside the line of its axis, which is half one
wide."""
BASELINE = 4
"""By how many pixels the baseline of a label is below its tick, where it is beside the axis."""
EVEN = 0.6
"""By how many pixels a tick may be off; where a label has no room, it is moved."""


@dataclass(frozen=True)
class Axis:
    """A scale.

    Attributes:
        horizontal: Whether it runs from left to right.
        zero: Where zero lies.
        slope: Pixels for one of the unit of the figures.
        ticks: What its labels say.
        title: The unit that is written at it; may be empty.
    """

    horizontal: bool
    zero: float
    slope: float
    ticks: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True)
class Bar:
    """A bar.

    Attributes:
        references: The figures written at it; the same one of each bar of a picture is its length.
        horizontal: From where to where it reaches from left to right.
        vertical: And from the top to the bottom.
        fill: Its colour.
    """

    references: tuple[str, ...]
    horizontal: tuple[float, float]
    vertical: tuple[float, float]
    fill: str = ""

    def reach(self, axis: Axis) -> tuple[float, float]:
        """From where to where it reaches along an axis."""
        return self.horizontal if axis.horizontal else self.vertical


def axes(svg: LexborNode, reader: Reader, units: frozenset[str] = frozenset()) -> list[Axis]:
    """The scales of a picture: those of its axes whose labels are numbers that lie evenly.

    Args:
        svg: The picture.
        reader: Reads the labels.
        units: The units of figures that multiply by nothing, be they called “thousand”.
    """
    found, above = [], svg.css_first(f"{UNIT} text")
    for group in svg.css('g[data-axis="labels"]'):
        labels = [(t.text(), place(t, svg)) for t in group.css("text")]
        numbers = [reader.numbers(text) for text, _ in labels]
        if len(labels) < 2 or any(len(n) != 1 for n in numbers):  # noqa: PLR2004 - no scale
            continue
        values = [float(n[0].value * (100 if n[0].percent else 1)) for n in numbers]
        title = _title(group) or (above.text() if above is not None else "")
        power = 1.0 if title in units else float(reader.power(title))
        for horizontal in (True, False):
            at = [x if horizontal else y - BASELINE for _, (x, y) in labels]
            if (scale := _linear(values, at)) is not None:
                zero, slope = scale
                ticks = tuple(text for text, _ in labels)
                found.append(Axis(horizontal, zero, slope / power, ticks, title))
    return found


def bars(svg: LexborNode, css: str = f"path[{REFERENCE}]") -> list[Bar]:
    """The bars of a picture, in their order.

    Args:
        svg: The picture.
        css: Which of its paths: those with a figure.
    """
    found = []
    for node in svg.css(css):
        box = BOX.match(node.attributes.get("d") or "")
        references = (node.attributes.get(REFERENCE) or "").split()
        if box is None:
            continue
        x, y, width, height, _ = map(float, box.groups())
        left, top = _shift(node, svg)
        across, down = sorted((x, x + width)), sorted((y, y + height))
        found.append(
            Bar(
                tuple(references),
                (left + across[0], left + across[1]),
                (top + down[0], top + down[1]),
                node.attributes.get("fill") or "",
            )
        )
    return found


def misfits(
    found: Sequence[Bar], scales: Sequence[Axis], amounts: Sequence[Decimal]
) -> Iterator[tuple[Bar, str]]:
    """The bars that are not as long as their figures, with what they should be; of the best axis.

    Args:
        found: The bars.
        scales: The scales of their picture.
        amounts: The figure of each bar, in the unit of the figures.
    """
    if found and not scales:
        yield from ((bar, "an axis with numbers") for bar in found)
        return
    directions = ([a for a in scales if a.horizontal], [a for a in scales if not a.horizontal])
    tried = [list(_misfits(found, axes, amounts)) for axes in directions if axes]
    yield from min(tried, key=len, default=[])


def _misfits(
    found: Sequence[Bar], scales: Sequence[Axis], amounts: Sequence[Decimal]
) -> Iterator[tuple[Bar, str]]:
    """The misfits on scales of one direction: panels have one each, all of the same slope."""
    slope, zeros = scales[0].slope, [axis.zero for axis in scales]
    reached, shift = zeros[0], None
    for bar, amount in zip(found, amounts, strict=True):
        length = float(amount) * slope
        low, high = bar.reach(scales[0])
        starts = (low - min(start, start + length) for start in (*zeros, reached))
        beside = min(starts, key=lambda x: abs(x - (shift or 0)))
        shift = beside if shift is None else shift
        if abs(high - low - abs(length)) > NEAR:
            yield bar, f"a length of {abs(length):.2f}, not {high - low:.2f}"
        elif abs(beside) > SHIFT or abs(beside - shift) > NEAR:
            yield bar, f"a bar that begins at {low - beside:.2f}, not at {low:.2f}"
        elif any(abs(axis.slope - slope) > abs(slope) / 100 for axis in scales):
            yield bar, "panels on one scale"
        reached += length


def _linear(values: Sequence[float], at: Sequence[float]) -> tuple[float, float] | None:
    """Where zero lies and how many pixels one is; None where the numbers do not lie evenly."""
    span = at[-1] - at[0]
    if abs(span) < 1 or values[0] == values[-1]:
        return None
    slope = span / (values[-1] - values[0])
    zero = at[0] - values[0] * slope
    even = all(abs(zero + v * slope - p) <= EVEN for v, p in zip(values, at, strict=True))
    return (zero, slope) if even else None


def _title(group: LexborNode) -> str:
    """The unit that is written at an axis: in the group behind that of its labels."""
    after = group.next
    text = after.css_first("text") if after is not None and after.tag == "g" else None
    return text.text() if text is not None else ""


def size(svg: LexborNode) -> tuple[float, float]:
    """How wide and how high a picture is."""
    own = svg.attributes
    return float(own.get("width") or 0), float(own.get("height") or 0)


def place(node: LexborNode, svg: LexborNode) -> tuple[float, float]:
    """Where a text is in its picture."""
    x, y = _shift(node, svg)
    own = TRANSLATE.search(node.attributes.get("transform") or "")
    return (x + float(own[1]), y + float(own[2])) if own else (x, y)


def _shift(node: LexborNode, svg: LexborNode) -> tuple[float, float]:
    """By how much the groups around an element move it."""
    x = y = 0.0
    parent = node.parent
    while parent is not None and parent.mem_id != svg.mem_id:
        if found := TRANSLATE.search(parent.attributes.get("transform") or ""):
            x, y = x + float(found[1]), y + float(found[2])
        parent = parent.parent
    return x, y
