"""Which names of a table are of what those beside them add up to, by the order of its rows.

A world is above its continents, and each of these above its countries; or below them. A row that
has what the rows right after it have together, each of those with its own below it, contains them:
to the last digit, at every time, and with too many digits for a coincidence among its rows.
The whole at an end of the table needs fewer, and so does an outline in which every row has its
place. What a row is called says nothing.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from math import prod

from yesan.model.subtotals import Amounts

FEWEST, SEVERAL = 2, 3
"""Minimum number of parts of a sum, and of rows below the first of an outline by no accident."""
CERTAIN = 50
"""Minimum size of the average part in units of the last digit, for each row that is a sum."""
LARGE = 400
"""Minimum size of the whole of an outline of several levels, in units of its last digit: once for
each row that is a sum, multiplied."""
MOST = 1000
"""Longer tables are lists, and no outlines."""


def of(amounts: Amounts) -> frozenset[str]:
    """The names that contain others, which are after them or before them in the table.

    Args:
        amounts: What each has, in the order of the rows.
    """
    names = [name for name, own in amounts.items() if any(own.values())]
    below = any(amount < 0 for own in amounts.values() for amount in own.values())
    if below or not FEWEST < len(names) <= MOST:
        return frozenset()
    found = _Outline(amounts, names).sums | _Outline(amounts, names[::-1]).sums
    # A whole may be at the other end than the first rows of its groups.
    for order in ([names[-1], *names[:-1]], [names[0], *names[:0:-1]]):
        found |= _Outline(amounts, order).levels
    return frozenset(found)


@dataclass(frozen=True)
class _Outline:
    """The names of a table, each before what it contains.

    Attributes:
        amounts: What each has.
        names: All that have something.
        parts: The parts of each that contains others, as far as they are known.
    """

    amounts: Amounts
    names: Sequence[str]
    parts: dict[str, list[str]] = field(default_factory=dict)

    @property
    def sums(self) -> set[str]:
        """The names that contain others."""
        if levels := self.levels:
            return levels
        if self._tops(certain=False) == [self.names[0]] and self._is_ahead():
            return {*self.parts}
        tops = self._tops(certain=True)
        return {*self.parts, *self._level(tops)}

    @property
    def levels(self) -> set[str]:
        """The names that contain others, where the first contains all, on several levels."""
        whole = self._tops(certain=False) == [self.names[0]]
        deep = len(self.parts) > 1 and self._size ** len(self.parts) >= LARGE
        return {*self.parts} if whole and deep else set()

    def _tops(self, *, certain: bool) -> list[str]:
        """The names that are in no other, once all parts are known; in reverse."""
        self.parts.clear()
        tops: list[str] = []
        for name in reversed(self.names):
            found = self._found(name, tops, certain=certain)
            if found:
                self.parts[name] = found
                del tops[-len(found) :]
            tops.append(name)
        return tops

    def _found(self, name: str, after: Sequence[str], *, certain: bool) -> list[str]:
        """The parts of a name among those after it, the nearest last; none if it is no sum."""
        own, sums = self.amounts[name], dict[Hashable, Decimal]()
        for count, other in enumerate(reversed(after), start=1):
            _add(sums, self.amounts[other])
            if any(amount > own.get(place, 0) for place, amount in sums.items()):
                return []
            if count >= FEWEST and sums == own:
                found = [*after[-count:]]
                return found if not certain or self._is_certain(name, found) else []
        return []

    def _is_certain(self, name: str, parts: Sequence[str]) -> bool:
        """Whether it is no accident that some names have what another has."""
        rows = 1 if name == self.names[0] else len(self.names)
        sizes = (
            amount / _step(self.amounts[part].get(place) for part in parts) / len(parts)
            for place, amount in self.amounts[name].items()
            if amount
        )
        return prod(sizes) >= CERTAIN * rows

    @property
    def _size(self) -> Decimal:
        """How large the first is, in what is the last digit of any."""
        known = [amount for own in self.amounts.values() for amount in own.values()]
        return max(self.amounts[self.names[0]].values()) / _step(known)

    def _is_ahead(self) -> bool:
        """Whether the first has enough parts, and is not first because it is the largest."""
        places = self.amounts[self.names[0]]
        falls = all(
            self.amounts[one].get(place, 0) >= self.amounts[next_].get(place, 0)
            for one, next_ in pairwise(self.names)
            for place in places
        )
        return len(self.names) > SEVERAL and not falls

    def _level(self, tops: Sequence[str]) -> Sequence[str]:
        """The parts of the whole where all others make it up again: the fewer contain the more."""
        parts, rest = self.parts.get(self.names[0], []), tops[:-1]
        sums = dict[Hashable, Decimal]()
        for name in rest:
            _add(sums, self.amounts[name])
        if not parts or sums != self.amounts[self.names[0]]:
            return []
        return min(parts, rest, key=len)


def _add(sums: dict[Hashable, Decimal], own: Mapping[Hashable, Decimal]) -> None:
    for place, amount in own.items():
        sums[place] = sums.get(place, Decimal(0)) + amount


def _step(amounts: Iterable[Decimal | None]) -> Decimal:
    """The smallest place that some amounts have a digit in."""
    known = (amount.normalize().as_tuple().exponent for amount in amounts if amount)
    return Decimal(1).scaleb(min(map(int, known), default=0))
