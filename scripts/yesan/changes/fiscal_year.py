"""The fiscal years of two editions side by side: each with itself, and those of one edition alone.

Where no year is in both, the latest of one is beside the latest of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yesan.changes.part_changes import PartChange
from yesan.model.amount_tables import Rollups
from yesan.model.amounts import Amounts
from yesan.model.entities import Entities
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.pairs import Pairs
from yesan.model.phases import Phases
from yesan.model.totals import Totals


@dataclass(frozen=True, eq=False)
class FiscalYear:
    """What an edition says of one fiscal year.

    Attributes:
        model: What the rows of the edition mean.
        year: The year; empty where its amounts are of none.
        rollups: The figures of each table; none of a year that the edition does not have.
        amounts: Those of entities.
        totals: Those of everything.
        has_undated: Whether the amounts of tables without years are told with this year.
    """

    model: Model
    year: str
    rollups: Rollups
    amounts: Amounts
    totals: Totals
    has_undated: bool

    @property
    def entities(self) -> Entities:
        """The programs, departments … of the edition, of whatever year."""
        return self.model.entities

    @property
    def phases(self) -> Phases:
        """The phases of the edition."""
        return self.model.phases

    def year_of(self, figure: Figure) -> str:
        """The fiscal year of a figure; empty where its table has none."""
        return self.rollups[figure.resource.name].year

    def own(self, figure: Figure | None) -> Figure | None:
        """A figure, if it is one of this year; that of no year is told with one year alone."""
        told = figure and (self.has_undated or self.year_of(figure) == self.year)
        return figure if told else None


@dataclass(frozen=True)
class YearPair:
    """A year of one edition beside that of the other; one that is alone is beside an empty one."""

    old: FiscalYear
    new: FiscalYear
    is_alone: bool = False


def pairs(old: Model, new: Model, changed: Sequence[PartChange]) -> Iterator[YearPair]:
    """Each year of two editions, the latest first; those of one edition alone come last.

    Args:
        old: What the rows of the edition before mean.
        new: What those of the edition after mean.
        changed: What became of the years that are not in both.
    """
    gone, fresh = {year.old for year in changed}, {year.new for year in changed}
    both = [(year, year) for year in (old.facts.years - gone) & (new.facts.years - fresh)]
    both += [(year.old, year.new) for year in changed if year.old and year.new]
    both = sorted(both, key=lambda pair: pair[1], reverse=True)
    latest = old.facts.year, new.facts.year
    for n, (before, after) in enumerate(both or [latest]):
        yield YearPair(_of(old, before, undated=not n), _of(new, after, undated=not n))
    for year in changed:
        if not year.old and (both or year.new != latest[1]):
            yield YearPair(_of(old, ""), _of(new, year.new), is_alone=True)
        if not year.new and (both or year.old != latest[0]):
            yield YearPair(_of(old, year.old), _of(new, ""), is_alone=True)


def _of(model: Model, year: str, *, undated: bool = False) -> FiscalYear:
    """What an edition says of a year; nothing of one that it does not have."""
    if year == model.facts.year:
        rollups, amounts, totals = model.rollups, model.amounts, model.totals
    else:
        pairs = Pairs(model.phases, model.tables)
        rollups = model.trends.years.get(year, {})
        amounts, totals = Amounts(model.entities, rollups, pairs), Totals(rollups, pairs)
    return FiscalYear(model, year, rollups, amounts, totals, undated)
