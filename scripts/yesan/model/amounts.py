"""How much: the amount of an entity and of its parts in each phase.

A figure is taken from a cell that prints it where there is one, else summed (see `rollup`). Only
printed figures and sums that are proven to be whole are compared; amounts of two tables never are,
and a missing figure is never taken for zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import permutations

from yesan.model.amount_tables import Rollups
from yesan.model.comparison import Comparison, Execution
from yesan.model.entities import Codes, Entities, Entity, Kind
from yesan.model.figures import Figure
from yesan.model.pairs import Pairs
from yesan.model.phases import Phase
from yesan.model.rollup import Rollup
from yesan.model.rounding import differ
from yesan.model.side import Side, sides_of
from yesan.package.column_types import EXPENDITURE
from yesan.package.resource import Resource


class Amounts:
    """The amounts of entities, all of them of the latest fiscal year."""

    def __init__(self, entities: Entities, rollups: Rollups, pairs: Pairs) -> None:
        self.entities = entities
        self.rollups = rollups
        self.pairs = pairs
        self.phases = pairs.phases
        self._figures: dict[tuple[Kind, str, str], list[Figure]] = {}
        self._own: dict[tuple[Kind, str], Side | None] = {}
        self._orders: dict[tuple[Kind, str], list[Rollup]] = {}

    def listed_of(self, entity: Entity, phase: Phase) -> list[Figure]:
        """What the table that knows most lists of an entity in a phase, where none prints it."""
        return [f for f in self._of(entity, phase.id)[:1] if f.is_listed]

    def figure_of(self, entity: Entity, phase: Phase) -> Figure | None:
        """An entity's amount in a phase, from the best table that has it."""
        found = self._of(entity, phase.id)
        return found[0] if found else None

    def others_of(
        self, entity: Entity, phase: Phase, resource: Resource | None = None
    ) -> list[Figure]:
        """What other tables print for the same amount, where that differs by more than rounding.

        Args:
            entity: The entity.
            phase: The phase.
            resource: The table whose amount the others are compared with; else the best one.
        """
        found = [f for f in self._of(entity, phase.id) if not f.is_listed]
        own = next((f for f in found if resource is None or f.resource is resource), None)
        if own is None or self._of(entity, phase.id)[0].is_listed:
            return []
        return [f for f in found if Side.of(f) == Side.of(own) and self._contradict(own, f)]

    def contradicted(self, entity: Entity, phase: Phase) -> Iterator[tuple[Figure, Figure]]:
        """Each amount of an entity in a phase with each that another table gives instead."""
        for side in self._sides:
            found = [f for f in self._on(side, entity, phase.id) if not f.is_listed]
            yield from (pair for pair in permutations(found, 2) if self._contradict(*pair))

    def _contradict(self, own: Figure, other: Figure) -> bool:
        """Whether two tables give different amounts of one year, by more than rounding."""
        years = {self.rollups[f.resource.name].year for f in (own, other)}
        return own.resource is not other.resource and len(years) == 1 and differ(own, other)

    def listed_in(self, resource: Resource) -> Iterator[Entity]:
        """The entities of which a table has amounts, kind by kind."""
        rollup = self.rollups.get(resource.name)
        for kind in rollup.kinds if rollup else ():
            codes = {code for f in rollup.facts if (code := f.codes.get(kind))} if rollup else set()
            yield from (e for e in self.entities[kind].values() if e.code in codes)

    def apart_of(self, entity: Entity) -> Iterator[tuple[Side, list[tuple[Phase, Figure]]]]:
        """An entity's amounts in other directions and currencies than its own, in each phase."""
        own = self.side_of(entity)
        for side in self._sides:
            if side != own:
                each = ((p, self._on(side, entity, p.id)) for p in self.phases.values())
                if found := [(phase, figures[0]) for phase, figures in each if figures]:
                    yield side, found

    def side_of(self, entity: Entity) -> Side | None:
        """The budget that an entity is part of: expenditure before revenue; None where of none."""
        place = entity.kind, entity.code
        if place not in self._own:
            each = (s for s in self._sides if any(self._on(s, entity, p) for p in self.phases))
            self._own[place] = next(each, None)
        return self._own[place]

    def comparison_of(self, entity: Entity) -> Comparison | None:
        """The entity's amounts before and after, or its printed change, as one table has them."""
        return self.comparisons[entity.kind].get(entity.code)

    @cached_property
    def comparisons(self) -> dict[Kind, dict[str, Comparison]]:
        """The comparison of each entity that has one, by its kind and code."""
        return {
            kind: {e.code: c for e in entities.values() if (c := self._comparison(e))}
            for kind, entities in self.entities.items()
        }

    def _comparison(self, entity: Entity) -> Comparison | None:
        pair = self.phases.comparison
        if pair is None:
            return None
        own = self.side_of(entity)
        found = (
            comparison
            for side in ([own] if own else self._sides)
            for rollup in self._ranked(entity.kind, pair[1].id)
            if (comparison := self.pairs.compared(rollup, _given(entity), side))
        )
        return min(found, key=_worth, default=None)

    def execution_of(self, entity: Entity) -> Execution | None:
        """The entity's budget and what is spent of it, from one table."""
        pair = self.phases.execution
        tables = self._ranked(entity.kind, pair[1].id) if pair else ()
        each = (self.pairs.executed(rollup, _given(entity)) for rollup in tables)
        found = (execution for execution in each if execution)
        return min(found, key=_likely, default=None)

    def phases_of(self, entity: Entity) -> list[tuple[Phase, Figure]]:
        """An entity's amounts in all phases of the table that most are in, none of them listed."""
        found: list[list[tuple[Phase, Figure]]] = [[]]
        for rollup in self.rollups.values():
            every = (
                (phase, rollup.figure(_given(entity), phase.id, EXPENDITURE))
                for phase in self.phases.values()
            )
            known = [(phase, f) for phase, f in every if f and not f.is_listed]
            if not rollup.resource.selection and len({f.currency for _, f in known}) == 1:
                found.append(known)
        return max(found, key=len)

    def compared_parts(self, entity: Entity, kind: Kind) -> list[tuple[Entity, Comparison]]:
        """An entity's amounts before and after by entities of another kind, from one table."""
        for rollup, parts in self._divided(entity, kind):
            each = ((part, self.pairs.compared(rollup, given)) for part, given in parts)
            if found := [(part, c) for part, c in each if c and c.before and c.after]:
                return [(part, c) for part, c in found if c.currency == found[0][1].currency]
        return []

    def executed_parts(self, entity: Entity, kind: Kind) -> list[tuple[Entity, Figure, Figure]]:
        """An entity's budget and spending by entities of another kind, from one table."""
        pair = self.phases.execution
        if pair is None:
            return []
        for rollup, parts in self._divided(entity, kind):
            found = []
            for part, given in parts:
                budget, spent = (rollup.figure(given, p.id, EXPENDITURE) for p in pair)
                if budget and spent and not (budget.is_listed or spent.is_listed):
                    found.append((part, budget, spent))
            if found:
                return [x for x in found if {f.currency for f in x[1:]} == {found[0][1].currency}]
        return []

    def _divided(
        self, entity: Entity, kind: Kind
    ) -> Iterator[tuple[Rollup, list[tuple[Entity, Codes]]]]:
        """The tables that have an entity by entities of another kind, with the codes of each."""
        for rollup in self.rollups.values():
            if {kind, entity.kind} <= set(rollup.kinds):
                codes = rollup.codes_within(entity.kind, entity.code, kind)
                parts = [self.entities[kind][code] for code in codes]
                yield rollup, [(x, {entity.kind: entity.code, kind: x.code}) for x in parts]

    def _of(self, entity: Entity, phase: str) -> list[Figure]:
        """The figures that each table gives for an entity in a phase, the best first."""
        place = entity.kind, entity.code, phase
        if place not in self._figures:
            own = self.side_of(entity)
            self._figures[place] = self._on(own, entity, phase) if own else []
        return self._figures[place]

    @cached_property
    def _sides(self) -> tuple[Side, ...]:
        return sides_of(self.rollups)

    def _on(self, side: Side, entity: Entity, phase: str) -> list[Figure]:
        """What each table gives for an entity in one direction and currency, the best first."""
        tables = self._ranked(entity.kind, phase)
        each = (rollup.figure(_given(entity), phase, *side) for rollup in tables)
        found = [figure for figure in each if figure]
        return sorted(found, key=lambda f: (f.coverage, bool(f.resource.selection)))

    def _ranked(self, kind: Kind, phase: str) -> list[Rollup]:
        """The tables in the order in which they are asked: those that know most entities first."""
        if (kind, phase) not in self._orders:
            self._orders[kind, phase] = sorted(
                self.rollups.values(),
                key=lambda r: (-len(r.codes(kind, phase, EXPENDITURE)), -r.size(phase), _factor(r)),
            )
        return self._orders[kind, phase]


def _given(entity: Entity) -> Codes:
    return {entity.kind: entity.code}


def _worth(comparison: Comparison) -> tuple[bool, bool, int, bool]:
    """What makes one comparison better: expenditure, both amounts, printed ones."""
    rate = comparison.rate
    is_other = comparison.change.direction != EXPENDITURE
    worse = comparison.before is None
    return is_other, worse, comparison.change.coverage, not rate or rate.is_claim


def _likely(execution: Execution) -> tuple[bool, int, bool]:
    """What makes one execution better: a rate, printed amounts, a printed rate."""
    rate = execution.rate
    return rate is None, execution.spent.coverage, not rate or rate.is_claim


def _factor(rollup: Rollup) -> int:
    return min(fact.field.factor for fact in rollup.facts)
