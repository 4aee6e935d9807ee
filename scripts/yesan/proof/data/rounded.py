"""Which row is the sum of all others but for rounding, derived anew.

Each of the figures is off by half a unit of the last place that any of them has, at most.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from decimal import Decimal

HALF = Decimal("0.5")
PARTS = 3
"""Minimum number of parts that show a sum, and no coincidence."""
ODDS = 50
"""How many times the sum is as large as all that rounding may do to it, up and down."""


def rounded(table: Mapping[str, Mapping[Hashable, Decimal]], odds: int = ODDS) -> set[str]:
    """The name of the sum of all others; none where it may be an accident."""
    every = {place for own in table.values() for place in own}
    if any(own[place] < 0 for own in table.values() for place in own):
        return set()
    known = {place: [a for own in table.values() if (a := own.get(place))] for place in every}
    sums = {place: sum(amounts, Decimal(0)) for place, amounts in known.items()}
    slacks = {
        p: HALF * min(map(_unit, amounts)) * len(amounts) for p, amounts in known.items() if amounts
    }
    for name, own in table.items():
        sure, places = Decimal(1), [place for place in every if own.get(place)]
        for place in places:
            slack, parts = slacks[place], sums[place] - own[place]
            if len(known[place]) <= PARTS or abs(parts - own[place]) > slack:
                break
            sure *= own[place] / (2 * slack)
        else:
            if places and sure >= odds:
                return {name}
    return set()


def _unit(amount: Decimal) -> Decimal:
    return Decimal(10) ** int(amount.normalize().as_tuple().exponent)
