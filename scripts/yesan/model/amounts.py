"""How much: the amount of an entity, of its parts and of the whole budget, in each phase.

A figure is taken from a cell that prints it where there is one, else summed (see `rollup`). Only
printed figures and sums that are proven to be whole are compared; amounts of two tables never are,
and a missing figure is never taken for zero.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property

from yesan.errors import DataError
from yesan.model import completeness, figures
from yesan.model.completeness import EVERYTHING, rounding
from yesan.model.entities import Codes, Entities, Entity, Kind
from yesan.model.facts import EXPENDITURE, Facts, between, rate_of
from yesan.model.figures import Comparison, Execution, Figure
from yesan.model.phases import Pair, Phase, Phases
from yesan.model.ranking import Ranking
from yesan.model.rollup import Rollup
from yesan.package.package import Package
from yesan.tables.table import Tables


class Amounts:
    """The amounts of a package, all of them of the latest fiscal year."""

    def __init__(
        self, package: Package, tables: Tables, entities: Entities, phases: Phases, facts: Facts
    ) -> None:
        self.package = package
        self.tables = tables
        self.entities = entities
        self.phases = phases
        self.facts = facts
        self._figures: dict[tuple[Kind, str, str], list[Figure]] = {}
        self._rankings: dict[Kind, Ranking | None] = {}
        self._orders: dict[tuple[Kind, str], list[Rollup]] = {}

    @cached_property
    def rollups(self) -> dict[str, Rollup]:
        """The figures of each table that has amounts, by its name."""
        found = {
            name: Rollup(self.package.by_name[name], self.entities, facts)
            for name, facts in self.facts.current.items()
        }
        return found | {
            name: replace(rollup, proven=completeness.proven(rollup, found))
            for name, rollup in found.items()
            if rollup.resource.complete and rollup.resource.complete.total
        }

    def totals(self, phase: Phase, direction: str = EXPENDITURE) -> list[Figure]:
        """What tables give for the whole budget: the largest first, of equal ones the finest."""
        found = [
            figure
            for rollup in self.rollups.values()
            if (figure := rollup.figure(EVERYTHING, phase.id, direction))
            if not figure.is_listed and not rollup.resource.selection
        ]
        unit = max((f.field.factor for f in found), default=1)
        return sorted(found, key=lambda f: (-round(f.amount / unit), f.field.factor))

    def listed(self, phase: Phase) -> list[Figure]:
        """What tables list in a phase, added up, where none gives a whole; selections apart."""
        if self.totals(phase):
            return []
        sums = (
            r.figure(EVERYTHING, phase.id, d) for r in self.rollups.values() for d in r.directions
        )
        return [f for f in sums if f and f.is_listed and not f.resource.selection]

    def listed_of(self, entity: Entity, phase: Phase) -> list[Figure]:
        """What the table that knows most lists of an entity in a phase, where none prints it."""
        return [f for f in self._of(entity, phase.id)[:1] if f.is_listed]

    def figure_of(self, entity: Entity, phase: Phase) -> Figure | None:
        """An entity's amount in a phase, from the best table that has it."""
        found = self._of(entity, phase.id)
        return found[0] if found else None

    def others_of(self, entity: Entity, phase: Phase) -> list[Figure]:
        """What other tables print for the same amount, where that differs by more than rounding."""
        found = self._of(entity, phase.id)
        if not found or found[0].is_listed:
            return []
        first = found[0]
        return [
            f
            for f in found[1:]
            if not f.is_listed and f.currency == first.currency
            if abs(f.amount - first.amount) > rounding([first, f])
        ]

    def comparison_of(self, entity: Entity) -> Comparison | None:
        """The entity's amounts before and after, or its printed change, as one table has them."""
        return self._comparisons[entity.kind].get(entity.code)

    @cached_property
    def _comparisons(self) -> dict[Kind, dict[str, Comparison]]:
        return {
            kind: {e.code: c for e in entities.values() if (c := self._comparison(e))}
            for kind, entities in self.entities.items()
        }

    def _comparison(self, entity: Entity) -> Comparison | None:
        pair = self.phases.comparison
        if pair is None:
            return None
        found = (
            comparison
            for rollup in self._ranked(entity.kind, pair[1].id)
            for direction in rollup.directions
            if (comparison := self._compared(rollup, _given(entity), pair, direction))
        )
        return min(found, key=_worth, default=None)

    def execution_of(self, entity: Entity) -> Execution | None:
        """The entity's budget and what is spent of it, from one table."""
        pair = self.phases.execution
        if pair is None:
            return None
        found = []
        for rollup in self._ranked(entity.kind, pair[1].id):
            budget, spent = (rollup.figure(_given(entity), p.id, EXPENDITURE) for p in pair)
            if budget and spent and budget.currency == spent.currency:
                found.append(_execution(budget, spent))
        return min(found, key=lambda e: (e.rate is None, e.spent.coverage), default=None)

    @cached_property
    def total_comparison(self) -> Comparison | None:
        """The whole budget before and after, as one table has it."""
        if self.phases.comparison is None:
            return None
        for total in self.totals(self.phases.comparison[0]):
            rollup = self.rollups[total.resource.name]
            if found := self._compared(rollup, EVERYTHING, self.phases.comparison):
                return found
        return None

    @cached_property
    def total_execution(self) -> Execution | None:
        """The whole budget and what is spent of it, as one table has it."""
        if self.phases.execution is None:
            return None
        budget, spent = (self.totals(phase) for phase in self.phases.execution)
        pairs = ((b, s) for b in budget for s in spent if b.resource is s.resource)
        return next((_execution(b, s) for b, s in pairs if b.currency == s.currency), None)

    def ranking(self, kind: Kind) -> Ranking | None:
        """The changes of the entities of a kind, as the table has them that has most of them."""
        if kind not in self._rankings:
            self._rankings[kind] = self._ranking(kind)
        return self._rankings[kind]

    def _ranking(self, kind: Kind) -> Ranking | None:
        best = {c.resource.name for c in self._comparisons[kind].values()}
        tables = [self._changes(kind, name) for name in self.rollups if name in best]
        changes = max(tables, key=len, default=[])
        if not changes:
            return None
        resource = changes[0][1].resource
        found = [x for x in changes if x[1].currency == changes[0][1].currency]
        found.sort(key=lambda x: -abs(x[1].change.amount))
        return Ranking(resource, tuple(found), self._total(self.rollups[resource.name]))

    def _changes(self, kind: Kind, table: str) -> list[tuple[Entity, Comparison]]:
        """The changes of all entities of a kind as one table has them."""
        pair, rollup = self.phases.comparison, self.rollups[table]
        if pair is None:
            return []
        found = []
        for entity in self.entities[kind].values():
            each = (self._compared(rollup, _given(entity), pair, d) for d in rollup.directions)
            found += [(entity, compared) for compared in each if compared][:1]
        return found

    def not_broken_down(self, ranking: Ranking) -> tuple[Figure, Figure] | None:
        """What the whole budget has beyond what a table breaks down, before and after."""
        whole, part = self.total_comparison, ranking.total
        if (
            not whole
            or not part
            or not (whole.before and whole.after and part.before and part.after)
        ):
            return None
        found = []
        for total, known in ((whole.before, part.before), (whole.after, part.after)):
            left = total.amount - known.amount
            if total.currency != known.currency or left <= rounding([total, known]):
                return None
            found.append(figures.remainder(total, known))
        return found[0], found[1]

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

    def ranking_of(self, entities: Collection[Entity], kind: Kind) -> Ranking | None:
        """The changes of some entities of a kind, as `ranking` has them of all."""
        ranking = self.ranking(kind)
        codes = {entity.code for entity in entities if entity.kind == kind}
        found = tuple((e, c) for e, c in ranking.changes if e.code in codes) if ranking else ()
        return Ranking(ranking.resource, found, None) if ranking and found else None

    def compared_parts(self, entity: Entity, kind: Kind) -> list[tuple[Entity, Comparison]]:
        """An entity's amounts before and after by entities of another kind, from one table."""
        pair = self.phases.comparison
        if pair is None:
            return []
        for rollup, parts in self._divided(entity, kind):
            each = ((part, self._compared(rollup, given, pair)) for part, given in parts)
            if found := [(part, c) for part, c in each if c and c.before and c.after]:
                return found
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
                return found
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

    def check(self) -> Iterator[DataError]:
        """An error for each table that is called complete, and does not add up to its total."""
        return completeness.check(self.package.descriptor, self.rollups)

    def _of(self, entity: Entity, phase: str) -> list[Figure]:
        """The figures that each table gives for an entity in a phase, the best first."""
        place = entity.kind, entity.code, phase
        if place not in self._figures:
            found: list[Figure] = []
            for rollup in self._ranked(entity.kind, phase):
                each = (rollup.figure(_given(entity), phase, d) for d in rollup.directions)
                found += [figure for figure in each if figure][:1]
            self._figures[place] = sorted(
                found, key=lambda f: (f.coverage, bool(f.resource.selection))
            )
        return self._figures[place]

    def _ranked(self, kind: Kind, phase: str) -> list[Rollup]:
        """The tables in the order in which they are asked: those that know most entities first."""
        if (kind, phase) not in self._orders:
            self._orders[kind, phase] = sorted(
                self.rollups.values(),
                key=lambda r: (-len(r.codes(kind, phase, EXPENDITURE)), -r.size(phase), _factor(r)),
            )
        return self._orders[kind, phase]

    def _compared(
        self, rollup: Rollup, given: Codes, pair: Pair, direction: str = EXPENDITURE
    ) -> Comparison | None:
        """The amounts of some entities before and after in a table; no sum of what is listed."""
        if rollup.resource.selection:
            return None
        first, second = (phase.id for phase in pair)
        before, after, change = (
            rollup.figure(given, phase, direction)
            for phase in (first, second, between(first, second))
        )
        change = None if change and change.is_listed else change
        if not before or not after or before.is_listed or after.is_listed:
            return Comparison(None, None, change, None) if change else None
        if before.currency != after.currency:
            return None
        rate = self._printed_rate(change, before) if change and not change.is_claim else None
        return Comparison.of(before, after, change, rate)

    def _printed_rate(self, change: Figure, before: Figure) -> Figure | None:
        """The rate that a row prints beside its change."""
        resource, rows = change.resource, change.first.rows
        field = rate_of(resource, change.field, before.field)
        if field is None or before.first.rows != rows:
            return None
        value = self.tables[resource.name].by_number[rows[0]][field.name]
        return None if value is None else Figure.printed(resource, field, rows[0], value)

    def _total(self, rollup: Rollup) -> Comparison | None:
        """What a table says of all its entities together, or the table that bears it out."""
        pair = self.phases.comparison
        if pair is None:
            return None
        found, complete = self._compared(rollup, EVERYTHING, pair), rollup.resource.complete
        if found and (found.before or not complete):
            return found
        if complete and complete.total and not complete.fields:
            return self._compared(self.rollups[complete.total], EVERYTHING, pair)
        return None


def _given(entity: Entity) -> Codes:
    return {entity.kind: entity.code}


def _worth(comparison: Comparison) -> tuple[bool, int, bool]:
    """What makes one comparison better than another: amounts, then that they are printed."""
    rate = comparison.rate
    return comparison.before is None, comparison.change.coverage, not rate or rate.is_claim


def _execution(budget: Figure, spent: Figure) -> Execution:
    unfit = budget.is_listed or spent.is_listed or budget.resource.selection
    return Execution(budget, spent, None if unfit else figures.execution(spent, budget))


def _factor(rollup: Rollup) -> int:
    return min(fact.field.factor for fact in rollup.facts)
