"""The whole budget: what tables print of everything, or list of it, and how it changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from yesan.model.amount_tables import Rollups
from yesan.model.comparison import Comparison, Execution
from yesan.model.completeness import EVERYTHING
from yesan.model.entities import Codes
from yesan.model.figures import Figure, remainder
from yesan.model.pairs import Pairs
from yesan.model.phases import Phase
from yesan.model.rounding import differ, rounding
from yesan.model.side import Side, sides_of
from yesan.package.column_types import EXPENDITURE
from yesan.package.resource import Resource


@dataclass(frozen=True, eq=False)
class Totals:
    """The amounts of everything.

    Attributes:
        rollups: The figures of each table.
        pairs: What tables have of two phases.
    """

    rollups: Rollups
    pairs: Pairs

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """The budgets that a package has: expenditure first, then that of most amounts."""
        return sides_of(self.rollups)

    def of(self, phase: Phase, side: Side | None = None) -> list[Figure]:
        """What tables give for the whole of a budget, or of the first that they give any of.

        The largest comes first; of those that are equal to it but for rounding what is printed,
        and of that the finest.
        """
        sides = self.sides if side is None else (side,)
        return next(filter(None, (self._of(phase, each) for each in sides)), [])

    def listed(self, phase: Phase) -> list[Figure]:
        """What tables list in a phase, added up, where none gives a whole; selections apart."""
        left = [side for side in self.sides if not self._of(phase, side)]
        sums = (
            rollup.figure(EVERYTHING, phase.id, *side)
            for rollup in self.rollups.values()
            for side in left
            if not rollup.resource.selection
        )
        return [figure for figure in sums if figure and figure.is_listed]

    def others(self, figure: Figure, phase: Phase) -> list[Figure]:
        """What other tables give for the same whole, where that differs by more than rounding."""
        year = self.rollups[figure.resource.name].year
        return [
            other
            for other in self._of(phase, Side.of(figure))
            if other.resource is not figure.resource and differ(figure, other)
            if self.rollups[other.resource.name].year == year
        ]

    def others_than(self, resource: Resource, phase: Phase) -> list[Figure]:
        """What other tables give for each whole that a table gives, where that differs."""
        own = (f for side in self.sides for f in self._of(phase, side) if f.resource is resource)
        return [other for figure in own for other in self.others(figure, phase)]

    def rest(self, whole: Figure, phase: Phase, given: Codes = EVERYTHING) -> Figure | None:
        """What a printed total has beyond the parts that its own table lists, if anything.

        Args:
            whole: The total.
            phase: Its phase.
            given: Whose it is, by kind; none for that of everything.
        """
        if whole.is_claim:
            return None
        rollup = self.rollups[whole.resource.name]
        parts = rollup.parts(given, phase.id, *Side.of(whole))
        if parts is None or parts.amount < 0:
            return None
        if whole.amount - parts.amount <= rounding([whole, parts]):
            return None
        return remainder(whole, parts)

    def apart(self, shown: Side | None) -> Iterator[tuple[Side, list[tuple[Phase, Figure]]]]:
        """The totals of the budgets other than the one that is shown, in each phase."""
        for side in self.sides:
            each = ((phase, self._of(phase, side)) for phase in self.pairs.phases.values())
            found = [(phase, figures[0]) for phase, figures in each if figures]
            if side != shown and found:
                yield side, found

    @cached_property
    def comparison(self) -> Comparison | None:
        """The whole budget before and after, as one table has it."""
        pair = self.pairs.phases.comparison
        each = (
            self.pairs.compared(self.rollups[figure.resource.name], EVERYTHING, side)
            for side in (self.sides if pair else ())
            for figure in (self._of(pair[0], side) if pair else ())
        )
        return next(filter(None, each), None)

    @cached_property
    def execution(self) -> Execution | None:
        """The whole budget and what is spent of it, as one table has it."""
        pair = self.pairs.phases.execution
        each = (
            self.pairs.executed(self.rollups[figure.resource.name], EVERYTHING, side.currency)
            for side in (self.sides if pair else ())
            for figure in (self._of(pair[0], side) if pair else ())
            if side.direction == EXPENDITURE
        )
        return next((e for e in each if e and not e.spent.is_listed), None)

    def _of(self, phase: Phase, side: Side) -> list[Figure]:
        found = [
            figure
            for rollup in self.rollups.values()
            if not rollup.resource.selection
            if (figure := rollup.figure(EVERYTHING, phase.id, *side)) and not figure.is_listed
        ]
        largest = max(found, key=lambda f: abs(f.amount), default=None)

        def rank(figure: Figure) -> tuple[bool, int, int]:
            if largest is None or differ(figure, largest):
                return True, 0, 0
            return False, figure.coverage, figure.field.factor

        found.sort(key=lambda f: (-abs(f.amount), f.field.factor))
        return sorted(found, key=rank)
