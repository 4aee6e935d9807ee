"""What can be written in a tile: name, amount and change, each only where the whole of it fits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from yesan.render.typesetting import BOLD, lines, shortened, width

FONT_SIZE, LINE_HEIGHT, PADDING = 13, 17, 7
SPACE = 0.6
"""How many ems are between a name and a change at the end of its line."""
LEAST = 4.5
"""How many ems a line has at least that ends in an ellipsis."""


class Label(NamedTuple):
    """What a tile says.

    Attributes:
        head: The lines of what it belongs to.
        name: The lines of its name.
        amount: Whether its amount is written.
        change: Whether its change is.
        beside: Whether its change is at the end of the line of its name.
    """

    head: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    amount: bool = False
    change: bool = False
    beside: bool = False


def fitting(texts: tuple[str, str, str], size: tuple[float, float], head: str = "") -> Label:
    """What of a name, an amount and a change has room in a tile.

    The whole name with both figures is best; without room for these, with one of them; else as much
    of the name as is more than a syllable. A figure is never without its name.

    Args:
        texts: The name, the amount, the change; the last may be empty.
        size: How wide and high the tile is.
        head: What the tile belongs to, which is written above where there is room for all.
    """
    room = (size[0] - 2 * PADDING) / FONT_SIZE
    most = int((size[1] - 2 * PADDING) // LINE_HEIGHT)
    if most < 1 or room <= 0:
        return Label()
    name, *given = texts
    amount, change = (bool(text) and width(text) <= room for text in given)
    found = next(_whole(name, room, most, (amount, change)), Label())
    if change and not found.change:
        short = room - SPACE - width(texts[2])
        if width(name, BOLD) <= short or (not found.name and short >= LEAST):
            found = Label(
                (), (shortened(name, short, BOLD),), amount and most > 1, change, beside=True
            )
    if not found.name and room >= LEAST:
        found = _cut(name, room, most, (amount, change))
    left = most - len(found.name) - found.amount - (found.change and not found.beside)
    if head and found.name and found.amount and width(head) <= room and left >= 1:
        return found._replace(head=(head,))
    return found


def _whole(name: str, room: float, most: int, figures: tuple[bool, bool]) -> Iterator[Label]:
    """The labels with the whole name, the best first."""
    if any(width(word, BOLD) > room for word in name.split()):
        return
    broken = tuple(lines(name, room, BOLD))
    amount, change = figures
    for with_amount, with_change in dict.fromkeys(
        ((amount, change), (False, change), (amount, False), (False, False))
    ):
        if len(broken) + with_amount + with_change <= most:
            yield Label((), broken, with_amount, with_change)


def _cut(name: str, room: float, most: int, figures: tuple[bool, bool]) -> Label:
    """The beginning of a name, with the figures that have room below it."""
    amount, change = figures
    given = amount and most > 1
    also = change and most > 1 + given
    broken = tuple(lines(name, room, BOLD, most - given - also))
    return Label((), broken, given, also)
