"""The changes of all entities of a kind, from the table that has most of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from yesan.model import figures
from yesan.model.amounts import Amounts
from yesan.model.comparison import Comparison
from yesan.model.completeness import EVERYTHING
from yesan.model.entities import Entity, Kind
from yesan.model.figures import Figure
from yesan.model.rollup import Rollup
from yesan.model.rounding import rounding
from yesan.model.side import Side
from yesan.model.totals import Totals
from yesan.package.resource import Resource


@dataclass(frozen=True)
class Ranking:
    """The changes of entities of one kind, as one table has them.

    Attributes:
        resource: The table.
        changes: Each entity with its comparison, the largest change first; at least one.
        total: The total of all of them, in the table itself or in the one that prints it.
        unknown: The codes of those in the table whose change is not known.
        leaves_out: Whether the table has an amount that is of none of them, and not of all.
    """

    resource: Resource
    changes: tuple[tuple[Entity, Comparison], ...]
    total: Comparison | None
    unknown: frozenset[str] = frozenset()
    leaves_out: bool = False

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


@dataclass(frozen=True, eq=False)
class Rankings:
    """The rankings of a package.

    Attributes:
        amounts: What entities amount to.
        totals: What everything amounts to.
    """

    amounts: Amounts
    totals: Totals
    _known: dict[Kind, Ranking | None] = field(default_factory=dict)

    def of(self, kind: Kind) -> Ranking | None:
        """The changes of the entities of a kind, as the table has them that has most of them."""
        if kind not in self._known:
            self._known[kind] = self._ranking(kind)
        return self._known[kind]

    def among(self, entities: Collection[Entity], kind: Kind) -> Ranking | None:
        """The changes of some entities of a kind, as `of` has them of all."""
        ranking = self.of(kind)
        codes = {entity.code for entity in entities if entity.kind == kind}
        found = tuple((e, c) for e, c in ranking.changes if e.code in codes) if ranking else ()
        if ranking is None or not found:
            return None
        return replace(ranking, changes=found, total=None, unknown=ranking.unknown & codes)

    def not_broken_down(self, ranking: Ranking) -> tuple[Figure, Figure] | None:
        """What the whole budget has beyond what a table breaks down, before and after."""
        whole, part = self.totals.comparison, ranking.total
        if (
            not whole
            or not part
            or not (whole.before and whole.after and part.before and part.after)
        ):
            return None
        found = []
        for total, known in ((whole.before, part.before), (whole.after, part.after)):
            left = total.amount - known.amount
            if Side.of(total) != Side.of(known) or known.amount < 0:
                return None
            if left <= rounding([total, known]):
                return None
            found.append(figures.remainder(total, known))
        return found[0], found[1]

    def _ranking(self, kind: Kind) -> Ranking | None:
        rollups, known = self.amounts.rollups, self.amounts.comparisons[kind].values()
        best = {c.resource.name for c in known}
        direction = next((s.direction for s in self.totals.sides if _has(known, s.direction)), "")
        tables = [self._changes(kind, rollups[name], direction) for name in rollups if name in best]
        changes = max(tables, key=len, default=[])
        if not changes:
            return None
        resource, currency = changes[0][1].resource, changes[0][1].currency
        found = [x for x in changes if x[1].currency == currency]
        found.sort(key=lambda x: -abs(x[1].change.amount))
        rollup = rollups[resource.name]
        total = self._total(rollup, Side(direction, currency))
        others = rollup.named(kind, direction) - rollup.containers(kind)
        unknown = others - {entity.code for entity, _ in changes}
        left = rollup.leaves_out(EVERYTHING, kind, direction)
        return Ranking(resource, tuple(found), total, unknown, left)

    def _changes(
        self, kind: Kind, rollup: Rollup, direction: str
    ) -> list[tuple[Entity, Comparison]]:
        """The changes of a kind as one table has them, of none that contains others."""
        each = (
            (entity, self.amounts.pairs.compared(rollup, {kind: entity.code}, (direction, "")))
            for entity in self.amounts.entities[kind].values()
            if entity.code not in rollup.containers(kind)
        )
        return [(entity, known) for entity, known in each if known]

    def _total(self, rollup: Rollup, side: Side) -> Comparison | None:
        """The total of all entities of a table: printed there, or in the table of its total."""
        compared, complete = self.amounts.pairs.compared, rollup.resource.complete
        found = compared(rollup, EVERYTHING, side)
        if found and (found.before or not complete):
            return found
        if complete and complete.total and not complete.fields:
            return compared(self.amounts.rollups[complete.total], EVERYTHING, side)
        return None


def _has(known: Iterable[Comparison], direction: str) -> bool:
    return any(comparison.change.direction == direction for comparison in known)
