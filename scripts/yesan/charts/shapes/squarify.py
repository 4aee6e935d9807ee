"""Squarified layout: a rectangle divided into rectangles of given areas, as near to squares as can.

Tiles are laid in rows along the shorter side of what is left, as many in each as make its worst
tile better (Bruls, Huizing, van Wijk: Squarified Treemaps, 2000).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

NOTHING = 1e-9
"""The area of what is so small beside the others that no number says it."""


class Box(NamedTuple):
    """A rectangle: its left upper corner, and how wide and high it is."""

    left: float
    top: float
    width: float
    height: float


def squarify(sizes: Sequence[float], box: Box) -> list[Box]:
    """A box divided in proportion to sizes, in their order: the largest first look best.

    Args:
        sizes: Numbers above zero.
        box: What is divided; all of it.
    """
    total = sum(sizes)
    areas = [max(size / total * box.width * box.height, NOTHING) for size in sizes]
    return [*_laid(areas, box)]


def stack(sizes: Sequence[float], box: Box) -> list[Box]:
    """A box divided in proportion to sizes, each as wide as the box, one below the other."""
    total, top, found = sum(sizes), box.top, []
    for size in sizes:
        found.append(Box(box.left, top, box.width, size / total * box.height))
        top += found[-1].height
    return found


def _laid(areas: Sequence[float], box: Box) -> Iterator[Box]:
    start = 0
    while start < len(areas):
        end, side = start + 1, min(box.width, box.height)
        while end < len(areas) and _worst(areas[start : end + 1], side) <= _worst(
            areas[start:end], side
        ):
            end += 1
        row = areas[start:end]
        yield from _row(row, box)
        box = _left(sum(row), box)
        start = end


def _worst(row: Sequence[float], side: float) -> float:
    """How far the worst tile of a row along a side is from a square; 1 where it is one."""
    if side <= 0:
        return 1
    deep = sum(row) / side
    return max(max(area / deep**2, deep**2 / area) for area in row)


def _row(row: Sequence[float], box: Box) -> Iterator[Box]:
    """The tiles of a row along the shorter side of a box."""
    along, whole, at = min(box.width, box.height), sum(row), 0.0
    # What is left of a box is less exact than its sides: no row is deeper than the box.
    deep = min(whole / along, max(box.width, box.height)) if along > 0 else 0
    for area in row:
        long = along * area / whole
        if box.width >= box.height:
            yield Box(box.left, box.top + at, deep, long)
        else:
            yield Box(box.left + at, box.top, long, deep)
        at += long


def _left(used: float, box: Box) -> Box:
    """What is left of a box below or beside a row."""
    if box.width >= box.height:
        deep = used / box.height if box.height > 0 else 0
        return Box(box.left + deep, box.top, max(0, box.width - deep), box.height)
    deep = used / box.width if box.width > 0 else 0
    return Box(box.left, box.top + deep, box.width, max(0, box.height - deep))
