"""The whole budget: what tables print of everything, or list of it, and how it changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from yesan.model.comparison import Comparison, Execution
from yesan.model.completeness import EVERYTHING
from yesan.model.facts import EXPENDITURE
from yesan.model.figures import Figure
from yesan.model.pairs import Pairs
from yesan.model.phases import Phase
from yesan.model.rollups import Rollups


@dataclass(frozen=True, eq=False)
class Totals:
    """The amounts of everything.

    Attributes:
        rollups: The figures of each table.
        pairs: What tables have of two phases.
    """

    rollups: Rollups
    pairs: Pairs

    def of(self, phase: Phase, direction: str = EXPENDITURE) -> list[Figure]:
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
        if self.of(phase):
            return []
        sums = (
            r.figure(EVERYTHING, phase.id, d) for r in self.rollups.values() for d in r.directions
        )
        return [f for f in sums if f and f.is_listed and not f.resource.selection]

    @cached_property
    def comparison(self) -> Comparison | None:
        """The whole budget before and after, as one table has it."""
        pair = self.pairs.phases.comparison
        tables = (self.rollups[f.resource.name] for f in self.of(pair[0])) if pair else ()
        each = (self.pairs.compared(rollup, EVERYTHING) for rollup in tables)
        return next(filter(None, each), None)

    @cached_property
    def execution(self) -> Execution | None:
        """The whole budget and what is spent of it, as one table has it."""
        pair = self.pairs.phases.execution
        tables = (self.rollups[f.resource.name] for f in self.of(pair[0])) if pair else ()
        each = (self.pairs.executed(rollup, EVERYTHING) for rollup in tables)
        return next((e for e in each if e and not e.spent.is_listed), None)
