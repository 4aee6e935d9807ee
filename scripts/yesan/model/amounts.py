"""How much: the amount of an entity, of its parts and of the whole budget, in each phase.

A figure is taken from a printed total where there is one, else summed (see `rollup`). Amounts of
two tables are never compared, and a missing figure is never taken for zero.
"""

from __future__ import annotations

from functools import cached_property

import pandas as pd

from yesan.model.entities import Entities, Entity, Kind, kinds_of
from yesan.model.facts import EXPENDITURE, Facts
from yesan.model.figures import Comparison, Figure
from yesan.model.phases import Pair, Phase, Phases
from yesan.model.rollup import Rollup
from yesan.package.package import Package


class Amounts:
    """The amounts of a package, all of them of the latest fiscal year."""

    def __init__(self, package: Package, entities: Entities, phases: Phases, facts: Facts) -> None:
        self.package = package
        self.entities = entities
        self.phases = phases
        self.facts = facts.current
        self.rollup = Rollup(package, entities, self.facts)
        self._known: dict[tuple[Kind, str, str], list[Figure]] = {}

    def totals(self, phase: Phase, direction: str = EXPENDITURE) -> list[Figure]:
        """The total of each complete table: the largest first, of equal ones the finest."""
        facts = self.facts
        chosen = facts[(facts["phase"] == phase.id) & (facts["direction"] == direction)]
        figures = [f for f in self.rollup.figures(chosen, ()) if not f.partial]
        unit = max((f.factor for f in figures), default=1)
        return sorted(figures, key=lambda f: (-round(f.amount / unit), f.factor))

    def figure_of(self, entity: Entity, phase: Phase) -> Figure | None:
        """An entity's amount in a phase, from the best table that has it (see `rollup`)."""
        figures = self._of(entity, phase)
        return figures[0] if figures else None

    def comparison_of(self, entity: Entity, *, partial: bool = False) -> Comparison | None:
        """The entity's amounts before and after, both from the best table that has both.

        With `partial`, sums of a table that is not complete count as well.
        """
        return self._pair(entity, self.phases.comparison, partial=partial)

    def execution_of(self, entity: Entity) -> Comparison | None:
        """The entity's budget and what is spent of it, from one table, complete or not."""
        return self._pair(entity, self.phases.execution, partial=True)

    @cached_property
    def total_comparison(self) -> Comparison | None:
        """The whole budget before and after."""
        if self.phases.comparison is None:
            return None
        before, after = (self.totals(phase) for phase in self.phases.comparison)
        return Comparison.of(before, after)

    def parts_of(
        self, entity: Entity, kind: Kind, pair: Pair | None
    ) -> list[tuple[Entity, Figure, Figure]]:
        """An entity's amounts by entities of another kind, from the first table that has both."""
        if pair is None:
            return []
        facts = self._facts_of(entity)
        mine = facts[facts[kind].notna()]
        for name, group in mine.groupby("resource", sort=False):
            resource = self.package.by_name[str(name)]
            found = []
            for code in group[kind].unique():
                part = group[group[kind] == code]
                first, second = (
                    self.rollup.figure(
                        resource, part[part["phase"] == phase.id], kinds_of(self.package)
                    )
                    for phase in pair
                )
                if first and second:
                    found.append((self.entities[kind][str(code)], first, second))
            if found:
                return found
        return []

    def _pair(self, entity: Entity, pair: Pair | None, *, partial: bool) -> Comparison | None:
        if pair is None:
            return None
        first, second = (
            [f for f in self._of(entity, phase) if partial or not f.partial] for phase in pair
        )
        return Comparison.of(first, second)

    def _of(self, entity: Entity, phase: Phase) -> list[Figure]:
        """The figures that each table gives for an entity in a phase, the best first."""
        place = entity.kind, entity.code, phase.id
        if place not in self._known:
            facts = self._facts_of(entity)
            chosen = facts[facts["phase"] == phase.id]
            spending = chosen[chosen["direction"] == EXPENDITURE]
            given = entity.kind, *entity.links
            self._known[place] = self.rollup.figures(chosen if spending.empty else spending, given)
        return self._known[place]

    def _facts_of(self, entity: Entity) -> pd.DataFrame:
        return self._by_entity[entity.kind].get(entity.code, self.facts.head(0))

    @cached_property
    def _by_entity(self) -> dict[Kind, dict[str, pd.DataFrame]]:
        return {
            kind: {str(code): group for code, group in self.facts.groupby(kind, sort=False)}
            for kind in kinds_of(self.package)
        }
