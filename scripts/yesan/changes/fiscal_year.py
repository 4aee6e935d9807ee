"""The fiscal years of two editions side by side: each with itself, and those of one edition alone.

Where no year is in both, the latest of one is beside the latest of the other. A year whose amounts
are all those of another one is that year under another name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

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
class YearChange:
    """A fiscal year that is new, gone, or called otherwise with all of its amounts.

    Attributes:
        old: The year before; empty where it is new.
        new: The year after; empty where it is gone.
    """

    old: str
    new: str


@dataclass(frozen=True)
class YearPair:
    """A year of one edition beside that of the other; one that is alone is beside an empty one."""

    old: FiscalYear
    new: FiscalYear
    is_alone: bool = False


def changes(old: Model, new: Model) -> list[YearChange]:
    """What became of each fiscal year that is not the same one in both editions, the latest first.

    A year whose amounts are others in both editions, and are those of another year of the other
    edition, is that year.
    """
    before, after = _amounts(old), _amounts(new)
    if not (before and after):
        return []
    left = sorted((y for y in before if before[y] != after.get(y)), reverse=True)
    found = []
    for year in sorted((y for y in after if after[y] != before.get(y)), reverse=True):
        was = next((y for y in left if before[y] == after[year]), "")
        if was:
            left.remove(was)
            found.append(YearChange(was, year))
    moved = {year.old for year in found}, {year.new for year in found}
    fresh = [y for y in after if y not in moved[1] and (y not in before or y in moved[0])]
    gone = [y for y in before if y not in moved[0] and (y not in after or y in moved[1])]
    found += [YearChange("", year) for year in sorted(fresh, reverse=True)]
    return [*found, *(YearChange(year, "") for year in sorted(gone, reverse=True))]


def pairs(old: Model, new: Model, changed: list[YearChange]) -> Iterator[YearPair]:
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


def _amounts(model: Model) -> dict[str, Counter[tuple[object, ...]]]:
    """The amounts of each year, whatever table and field they are in."""
    found: dict[str, Counter[tuple[object, ...]]] = {}
    for f in model.facts:
        if f.year in model.facts.years:
            codes = sorted(f.codes.items())
            own = (*codes, f.phase, f.direction, f.field.currency, f.amount)
            found.setdefault(f.year, Counter())[own] += 1
    return found
