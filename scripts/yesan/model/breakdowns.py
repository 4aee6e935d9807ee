"""What an amount is made of: everything or an entity, by entities of another kind, in one table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from yesan.model.amount_tables import Rollups
from yesan.model.entities import Codes, Entities, Entity, Kind
from yesan.model.figures import Figure
from yesan.model.phases import Phases
from yesan.model.rollup import Rollup
from yesan.model.side import Side
from yesan.package.resource import Resource

FEWEST = 2
"""How many parts make a breakdown."""


@dataclass(frozen=True)
class Breakdown:
    """Amounts of entities of one kind, from one table.

    Attributes:
        resource: The table.
        phases: The ids of the phases that it has of them.
        parts: The entities, each with its amount in some of the phases, the largest first.
    """

    resource: Resource
    phases: tuple[str, ...]
    parts: tuple[tuple[Entity, Mapping[str, Figure]], ...]

    @property
    def figures(self) -> list[Figure]:
        """All amounts."""
        return [f for _, known in self.parts for f in known.values()]

    @property
    def is_listed(self) -> bool:
        """Whether some are sums of what the table lists, be that all or not."""
        return any(figure.is_listed for figure in self.figures)


@dataclass(frozen=True, eq=False)
class Breakdowns:
    """The amounts of a package by the kinds of entities that its tables have.

    Attributes:
        entities: What the codes identify.
        rollups: The figures of each table.
        phases: The phases in order.
    """

    entities: Entities
    rollups: Rollups
    phases: Phases

    def of(self, given: Codes, kind: Kind, side: Side) -> Breakdown | None:
        """The amounts of some entities by those of another kind, from the table with most of them.

        One that prints them, or has all of each, comes before one that lists parts of them.

        Args:
            given: Their codes by kind; none for everything.
            kind: What they are divided by.
            side: The direction and the currency.
        """
        found = [
            breakdown
            for rollup in self.rollups.values()
            if {kind, *given} <= set(rollup.kinds) and kind not in given
            if not rollup.resource.selection
            if (breakdown := self._of(rollup, given, kind, side))
        ]
        return max(found, key=lambda x: (not x.is_listed, len(x.parts)), default=None)

    def _of(self, rollup: Rollup, given: Codes, kind: Kind, side: Side) -> Breakdown | None:
        parts = list(self._parts(rollup, given, kind, side))
        if len(parts) < FEWEST:
            return None
        phases = tuple(p for p in self.phases if any(p in known for _, known in parts))

        def size(part: tuple[Entity, Mapping[str, Figure]]) -> tuple[Decimal, ...]:
            known = part[1]
            return tuple(-known[p].amount if p in known else Decimal(0) for p in reversed(phases))

        return Breakdown(rollup.resource, phases, tuple(sorted(parts, key=size)))

    def _parts(
        self, rollup: Rollup, given: Codes, kind: Kind, side: Side
    ) -> Iterator[tuple[Entity, Mapping[str, Figure]]]:
        found = self._within(rollup, given, kind)
        above = rollup.containers(kind)
        for code in found:
            codes = {**given, kind: code}
            known = {
                phase: figure
                for phase in self.phases
                if (figure := rollup.figure(codes, phase, *side))
            }
            if known and code not in above:
                yield self.entities[kind][code], known

    def _within(self, rollup: Rollup, given: Codes, kind: Kind) -> list[str]:
        """The codes of a kind in the rows of a table, or of those that are of an entity."""
        every = list(self.entities[kind])
        for entity in given.items():
            within = frozenset(rollup.codes_within(*entity, kind))
            every = [code for code in every if code in within]
        return every
