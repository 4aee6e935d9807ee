"""The codes of a table that contain others of it: their amounts would be added up twice."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yesan.model import rounded_totals, subtotals
from yesan.model.entities import Entities, Kind
from yesan.model.facts import Fact

CERTAIN = 1000
"""Minimum size of a rounded total, in units of what rounding may take off: what it is not added to
is a sum of money, and as rarely by accident as one to the last of three digits."""


@dataclass(frozen=True, eq=False)
class Containers:
    """The containing codes of each kind of a table.

    Attributes:
        facts: The amounts of the table.
        entities: What its codes identify.
        kinds: The kinds of its codes.
        said: Those of which it is said what a row without a code is.
    """

    facts: Sequence[Fact]
    entities: Entities
    kinds: Sequence[Kind]
    said: Collection[Kind]
    _doubtful: dict[Kind, frozenset[str]] = field(default_factory=dict, init=False)
    _found: dict[Kind, frozenset[str]] = field(default_factory=dict, init=False)
    _sums: dict[Kind, frozenset[str]] = field(default_factory=dict, init=False)

    def of(self, kind: Kind) -> frozenset[str]:
        """The codes of a kind that contain others of the table: by their keys, else as a sum."""
        if kind not in self._found:
            codes = dict.fromkeys(f.codes[kind] for f in self.facts if kind in f.codes)
            above = {a for code in codes for a in self.entities.ancestors(kind, code)}
            self._found[kind] = self.added_up(kind) | above
        return self._found[kind]

    def added_up(self, kind: Kind) -> frozenset[str]:
        """The codes of a kind that others add up to, where no key says what contains them."""
        if kind not in self._sums:
            places = {} if kind in self.entities.nested else self._places(kind)
            exact = subtotals.of(places)
            self._sums[kind] = exact or rounded_totals.of(places, CERTAIN)
        return self._sums[kind]

    def doubtful(self, kind: Kind) -> frozenset[str]:
        """The codes of a kind that all others add up to, which may be an accident: none is certain.

        Where the descriptor says what a row without a code is, a total has none.
        """
        if kind not in self._doubtful:
            said = kind in self.entities.nested or kind in self.said
            places = {} if said or self.of(kind) else self._places(kind)
            self._doubtful[kind] = subtotals.doubtful(places)
        return self._doubtful[kind]

    def _places(self, kind: Kind) -> dict[str, dict[Hashable, Decimal]]:
        """The amounts of each code of a kind by phase, direction, currency and other codes."""
        found: dict[str, dict[Hashable, Decimal]] = {}
        others = [k for k in self.kinds if k != kind]
        for f in self.facts:
            if kind in f.codes:
                own = found.setdefault(f.codes[kind], {})
                if f.amount is not None:
                    rest = tuple(f.codes.get(k, "") for k in others)
                    place = f.phase, f.direction, f.field.currency, rest
                    own[place] = own.get(place, Decimal(0)) + f.amount
        return found
