"""Which name of a table has what all others have together, but for rounding.

A world of 7,888 million is that of six continents of 7,886: each figure may be off by half of its
last digit, and their sum by as many halves as there are of them. It must be so at every time, and
the figures so large beside what may be off that it is no accident. What a row is called says
nothing.
"""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal
from itertools import takewhile
from math import prod

from yesan.model.subtotals import Amounts

FEWEST = 3
"""Minimum number of parts of a rounded sum."""
CERTAIN = 50
"""Minimum size of a total that is no coincidence, in units of what rounding may take off."""
ABOUT = Decimal("0.97"), Decimal("1.03")
"""Minimum and maximum ratio of what may be a total to all others together."""


def of(amounts: Amounts, certain: int = CERTAIN) -> frozenset[str]:
    """The one name that has what all others have together; none where that may be an accident.

    Args:
        amounts: What each has.
        certain: How large it is at least, in units of what rounding may take off.
    """
    if len(amounts) <= FEWEST or any(a < 0 for own in amounts.values() for a in own.values()):
        return frozenset()
    largest = max(amounts, key=lambda name: sum(amounts[name].values()))
    places = [place for place, amount in amounts[largest].items() if amount]
    sizes = [*takewhile(bool, (_size(amounts, largest, place) for place in places))]
    found = bool(sizes) and len(sizes) == len(places) and prod(sizes) >= certain
    return frozenset({largest} if found else ())


def is_about_all(first: Decimal, others: Decimal, count: int) -> bool:
    """Whether an amount is so near to what some others are together that it may be their total."""
    low, high = ABOUT
    return count >= FEWEST and others > 0 and low * others <= first <= high * others


def _size(amounts: Amounts, name: str, place: Hashable) -> Decimal:
    """How large a total is beside what may be off; nothing where it is no total."""
    own = amounts[name][place]
    known = {n: a[place] for n, a in amounts.items() if a.get(place)}
    others = [amount for n, amount in known.items() if n != name]
    off = _step([*known.values()]) * (len(others) + 1)
    near = 2 * abs(own - sum(others)) <= off
    return own / off if near and len(others) >= FEWEST else Decimal(0)


def _step(amounts: list[Decimal]) -> Decimal:
    """The smallest place that an amount has a digit in."""
    return Decimal(1).scaleb(min(int(a.normalize().as_tuple().exponent) for a in amounts))
