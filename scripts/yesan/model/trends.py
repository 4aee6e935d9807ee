"""Amounts over the years: of everything or of an entity, each year as one table has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yesan.model.amount_tables import Rollups
from yesan.model.entities import Codes
from yesan.model.figures import Figure
from yesan.model.phases import Phases
from yesan.model.side import Side
from yesan.package.resource import Resource

FEWEST = 2
"""How many years make a trend."""
Years = Mapping[str, Figure]
"""The amount in each year, the earliest first."""


@dataclass(frozen=True)
class Trend:
    """Amounts of several years, from one table.

    Attributes:
        resource: The table.
        phases: The amounts of each phase that the table has of several years, by its id.
    """

    resource: Resource
    phases: Mapping[str, Years]

    @property
    def figures(self) -> list[Figure]:
        """All amounts."""
        return [f for years in self.phases.values() for f in years.values()]


@dataclass(frozen=True, eq=False)
class Trends:
    """The amounts of all years.

    Attributes:
        years: The figures of each table, by fiscal year, the earliest first.
        phases: The phases in order.
    """

    years: Mapping[str, Rollups]
    phases: Phases

    def of(self, given: Codes, side: Side) -> Trend | None:
        """The amounts of some entities over the years, from the table that has most of them.

        A table that prints them goes before one that lists what they may be made of.

        Args:
            given: Their codes by kind; none for everything.
            side: The direction and the currency.
        """
        names = dict.fromkeys(name for rollups in self.years.values() for name in rollups)
        found = [trend for name in names if (trend := self._of(name, given, side))]
        printed = [t for t in found if not any(map(_is_listed, t.phases.values()))]
        return max(printed or found, key=lambda trend: len(trend.figures), default=None)

    def _of(self, name: str, given: Codes, side: Side) -> Trend | None:
        phases = {
            phase: known
            for phase in self.phases
            if len(known := dict(self._figures(name, given, phase, side))) >= FEWEST
        }
        phases = {p: years for p, years in phases.items() if not _is_listed(years)} or phases
        if not phases:
            return None
        (resource, *_) = (f.resource for years in phases.values() for f in years.values())
        return Trend(resource, phases)

    def _figures(
        self, name: str, given: Codes, phase: str, side: Side
    ) -> Iterator[tuple[str, Figure]]:
        """The years of a phase: those that are printed or whole, else those that are listed.

        Never both: one is what there was in a year, the other what somebody wrote down of it.
        """
        found = [
            (year, figure)
            for year, rollups in self.years.items()
            if year and name in rollups and rollups[name].year == year
            if not rollups[name].resource.selection
            if (figure := rollups[name].figure(given, phase, *side))
        ]
        known = [(year, figure) for year, figure in found if not figure.is_listed]
        listed = [(year, figure) for year, figure in found if figure.is_listed]
        yield from known if len(known) >= FEWEST else listed


def _is_listed(years: Years) -> bool:
    return any(figure.is_listed for figure in years.values())
