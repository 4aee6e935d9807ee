"""What became of an amount between two editions: raised, cut, of another unit, or not compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from yesan.changes.fiscal_year import FiscalYear
from yesan.changes.part_changes import PartChange
from yesan.model import figures
from yesan.model.figures import Figure
from yesan.model.phases import Phase

Column = tuple[str, str]
"""A table and a field, by their names."""
Both = tuple[Figure | None, Figure | None]
"""A figure before and after."""


class Sense(StrEnum):
    """What a changed amount is."""

    RAISED = "raised"
    CUT = "cut"
    LISTED = "listed"
    """A sum of what a table lists, which is no whole, is another one."""
    COVERAGE = "coverage"
    """One is the whole, and the other no more than what a table lists: they are not compared."""
    UNIT = "unit"
    """The table has the same figures, and their unit is another one: nothing was raised or cut."""
    CURRENCY = "currency"
    """The currency of its column is another one: nothing is compared."""
    NEW = "new"
    """There was no amount, be it blank or not in the table; it was not nothing."""
    GONE = "gone"
    ELSEWHERE = "elsewhere"
    """It is from another table or field, in another unit without a currency, or of another year."""


@dataclass(frozen=True)
class AmountChange:
    """An amount that is another one.

    Attributes:
        phase: Its phase, as the new edition calls it, else the old one.
        direction: Whether it is expenditure or revenue.
        currency: ISO 4217 code; may be empty.
        year: Its fiscal year, where an edition has several.
        old_year: That of the figure before, where it is another.
        sense: What that is.
        old: The figure before; none where there was none.
        new: The figure after.
    """

    phase: Phase
    direction: str
    currency: str
    year: str
    sense: Sense
    old: Figure | None
    new: Figure | None
    old_year: str = ""

    @property
    def is_of_other_amounts(self) -> bool:
        """Whether more or fewer amounts are blank in a sum of what is listed: none is nothing."""
        if self.old is None or self.new is None or self.sense is not Sense.LISTED:
            return False
        return self.old.missing != self.new.missing

    @property
    def change(self) -> Decimal | None:
        """How much more it is; None where the two amounts are not compared."""
        compared = self.sense in {Sense.RAISED, Sense.CUT, Sense.LISTED}
        if self.old is None or self.new is None or not compared or self.is_of_other_amounts:
            return None
        return figures.change(self.new, self.old).amount


@dataclass(frozen=True)
class Pairing:
    """A fiscal year of two editions whose amounts are compared.

    Attributes:
        old: What the edition before says of it.
        new: What the edition after says of it.
        was: Fields that are called otherwise now, or whose tables are, with what they were called.
        is_alone: Whether the year is in one edition alone: nothing of it can be compared.
        same: The phases that are called otherwise now, with the same amounts.
        alone: The phases that are in one edition alone.
        moved: The years and phases that one table alone has got, or has no longer.
    """

    old: FiscalYear
    new: FiscalYear
    was: Mapping[Column, Column]
    is_alone: bool = False
    same: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    moved: tuple[PartChange, ...] = ()

    @property
    def phases(self) -> list[Phase]:
        """The phases whose amounts may be others, as the new edition calls them."""
        own, before = self.new.phases, self.old.phases
        known = own.keys() | self._unsaid.values()
        both = [*own.values(), *(before[id_] for id_ in before if id_ not in known)]
        return [phase for phase in both if phase.id not in self.same]

    @cached_property
    def _unsaid(self) -> dict[str, str]:
        """What phases that nothing states but their columns were called before."""
        return unsaid_phases(self.was)

    def before(self, phase: Phase) -> Phase:
        """A phase as the old edition calls it."""
        return self.old.phases.get(self._unsaid.get(phase.id, phase.id), phase)

    def is_told(self, phase: Phase, before: Figure | None, after: Figure | None) -> bool:
        """Whether an amount is another one since its table has got a year or phase, or lost it.

        Args:
            phase: Its phase.
            before: The figure before.
            after: The figure after.
        """
        gone = {(part.was, part.old) for part in self.moved}
        fresh = {(part.table, part.new) for part in self.moved}
        return any(
            (figure.resource.name, part) in known
            for edition, figure, known in ((self.old, before, gone), (self.new, after, fresh))
            if figure
            for part in (phase.id, edition.year_of(figure))
            if part
        )

    def joined(self, figures: Sequence[Both]) -> list[Both]:
        """Figures before and after; those of one column whose currency is another one, as one.

        Args:
            figures: Those of each currency, before and after.
        """
        gone = [before for before, after in figures if before and not after]
        found: list[Both] = []
        for before, after in figures:
            if after and not before:
                was = next((f for f in gone if self._is_one_column(f, after)), None)
                gone = [f for f in gone if f is not was]
                found.append((was, after))
            elif after:
                found.append((before, after))
        return [*found, *((before, None) for before in gone)]

    def _is_one_column(self, before: Figure, after: Figure) -> bool:
        column = after.resource.name, after.field.name
        return self.was.get(column, column) == (before.resource.name, before.field.name)

    def amount(
        self, phase: Phase, before: Figure | None, after: Figure | None
    ) -> AmountChange | None:
        """How an amount has changed; None where it has not.

        Args:
            phase: Its phase.
            before: The figure before.
            after: The figure after.
        """
        before, after = self.old.own(before), self.new.own(after)
        known = after or before
        if known is None:
            return None
        sides = [(edition, f) for edition, f in ((self.old, before), (self.new, after)) if f]
        years = [edition.year_of(f) for edition, f in sides]
        sense = self._sense(before, after, years)
        if sense is None:
            return None
        return AmountChange(
            phase,
            known.direction,
            known.currency,
            self.shown_year(years[-1]),
            sense,
            before,
            after,
            years[0] if years[0] != years[-1] else "",
        )

    def shown_year(self, year: str) -> str:
        """A fiscal year; empty where the amounts of both editions are all of one."""
        every = (edition.model.facts.years for edition in (self.old, self.new))
        return year if len(frozenset().union(*every)) > 1 else ""

    def _sense(self, before: Figure | None, after: Figure | None, years: list[str]) -> Sense | None:
        if before is None or after is None:
            return Sense.NEW if before is None else Sense.GONE
        known = before.is_listed == after.is_listed
        if known and before.amount == after.amount and before.currency == after.currency:
            return None
        alike = self._is_one_column(before, after) and before.direction == after.direction
        if not alike or years[0] != years[1]:
            return Sense.ELSEWHERE
        if before.currency != after.currency:
            return Sense.CURRENCY
        if not known:
            return Sense.COVERAGE
        return _rescaled(before, after) if is_rescaled(before, after) else _compared(before, after)


def _compared(before: Figure, after: Figure) -> Sense:
    """What an amount is that is another one, both being of one column and unit."""
    if before.is_listed:
        return Sense.LISTED
    return Sense.RAISED if after.amount > before.amount else Sense.CUT


def _rescaled(before: Figure, after: Figure) -> Sense:
    """What an amount is whose unit is another one: it can be compared in its currency."""
    if before.amount * after.field.factor == after.amount * before.field.factor:
        return Sense.UNIT
    return _compared(before, after) if before.currency else Sense.ELSEWHERE


def is_rescaled(before: Figure, after: Figure) -> bool:
    """Whether two figures are in other units, as the descriptors say."""
    old, new = before.field, after.field
    other = old.unit.default != new.unit.default and not new.currency
    return old.factor != new.factor or other


def unsaid_phases(columns: Mapping[Column, Column]) -> dict[str, str]:
    """What phases that nothing states but their columns are called, by what they are called here.

    Args:
        columns: What columns are called, by what they are called here.
    """
    of_tables = {f"{here}:": f"{there}:" for (here, _), (there, _) in columns.items()}
    return of_tables | {":".join(here): ":".join(there) for here, there in columns.items()}
