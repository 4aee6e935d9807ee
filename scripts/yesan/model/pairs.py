"""The amounts of some entities in the two phases that are compared, as one table has both."""

from __future__ import annotations

from dataclasses import dataclass

from yesan.model.comparison import Comparison, Execution
from yesan.model.entities import Codes
from yesan.model.facts import between, rate_of
from yesan.model.figures import Figure, one_unit
from yesan.model.phases import Phases
from yesan.model.rollup import Rollup
from yesan.package.column_types import EXPENDITURE
from yesan.tables.table import Tables


@dataclass(frozen=True, eq=False)
class Pairs:
    """What tables have of both phases of a comparison, or of an execution.

    Attributes:
        phases: Which phases are compared.
        tables: Print rates.
    """

    phases: Phases
    tables: Tables

    def compared(
        self, rollup: Rollup, given: Codes, side: tuple[str, str] = (EXPENDITURE, "")
    ) -> Comparison | None:
        """The amounts of some entities before and after in a table; no sum of what is listed.

        A rounded amount and a fine one are not compared: they differ by what was rounded.

        Args:
            rollup: The table.
            given: The codes of the entities by their kinds.
            side: The direction, and the currency where the table has several.
        """
        pair = self.phases.comparison
        if pair is None or rollup.resource.selection:
            return None
        first, second = (phase.id for phase in pair)
        before, after, change = (
            rollup.figure(given, phase, *side) for phase in (first, second, between(first, second))
        )
        change = None if change and change.is_listed else change
        if not before or not after or before.is_listed or after.is_listed:
            return Comparison(None, None, change, None) if change else None
        if before.currency != after.currency:
            return None
        if not one_unit(before, after):
            return Comparison(None, None, change, None) if change else None
        rate = self._printed_rate(change, before) if change else None
        return Comparison.of(before, after, change, rate)

    def executed(self, rollup: Rollup, given: Codes, currency: str = "") -> Execution | None:
        """The budget of some entities and what is spent of it in a table."""
        if self.phases.execution is None:
            return None
        budget, spent = (
            rollup.figure(given, phase.id, EXPENDITURE, currency) for phase in self.phases.execution
        )
        if not budget or not spent or budget.currency != spent.currency:
            return None
        return Execution.of(budget, spent, self._printed_rate(spent, budget))

    def _printed_rate(self, part: Figure, whole: Figure) -> Figure | None:
        """The rate that a row prints beside two amounts: a change of another, or what is spent."""
        resource, rows = part.resource, part.first.rows
        field = rate_of(resource, part.field, whole.field)
        if field is None or part.is_claim or whole.is_claim or whole.first.rows != rows:
            return None
        value = self.tables[resource.name].by_number[rows[0]][field.name]
        return None if value is None else Figure.printed(resource, field, rows[0], value)
