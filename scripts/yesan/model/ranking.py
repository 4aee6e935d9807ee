"""The changes of the entities of one kind side by side, as one table has them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from yesan.model.comparison import Comparison
from yesan.model.entities import Entity
from yesan.model.rounding import rounding
from yesan.package.resource import Resource


@dataclass(frozen=True)
class Ranking:
    """The changes of entities of one kind, as one table has them.

    Attributes:
        resource: The table.
        changes: Each entity with its comparison, the largest change first; at least one.
        total: The total of all of them, in the table itself or in the one that prints it.
        unknown: The codes of those in the table whose change is not known.
    """

    resource: Resource
    changes: tuple[tuple[Entity, Comparison], ...]
    total: Comparison | None
    unknown: frozenset[str] = frozenset()

    @cached_property
    def moved(self) -> tuple[tuple[Entity, Comparison], ...]:
        """Those that change at all."""
        return tuple((e, c) for e, c in self.changes if c.change.amount)

    @cached_property
    def differs(self) -> bool:
        """Whether a picture of the changes shows anything: they are not all the same."""
        return len({c.change.amount for _, c in self.moved}) > 1

    @cached_property
    def goes_one_way(self) -> bool:
        """Whether all of them, and their total, rise, or all fall."""
        changes = [c.change.amount > 0 for _, c in self.moved]
        return self.total is not None and set(changes) == {self.total.change.amount > 0}

    @cached_property
    def adds_up(self) -> bool:
        """Whether the changes make up that of the total, but for rounding."""
        if self.total is None or self.total.currency != self.changes[0][1].currency:
            return False
        changed = [comparison.change for _, comparison in self.changes]
        whole = self.total.change
        found = sum((figure.amount for figure in changed), Decimal(0))
        return abs(found - whole.amount) <= rounding([*changed, whole])
