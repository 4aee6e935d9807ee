"""What budgets are called, by their direction and currency, and of which one a figure is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from yesan.package.column_types import EXPENDITURE, REVENUE
from yesan.package.directions import CALLED
from yesan.proof.claims.claims import Place
from yesan.proof.claims.denominators import Denominators, Subject
from yesan.proof.data import outcomes
from yesan.proof.site.catalog import Catalog

UNSAID = "Not called expenditure or revenue"
DIRECTIONS = {
    EXPENDITURE: "Expenditure",
    REVENUE: "Revenue",
    CALLED: "Called revenue by name only",
    "": UNSAID,
}


@dataclass(frozen=True)
class Sides:
    """Names budgets.

    Attributes:
        catalog: The words of the site.
        denominators: Knows what figures are of.
    """

    catalog: Catalog
    denominators: Denominators

    @cached_property
    def words(self) -> frozenset[str]:
        """All that budgets are called."""
        cells, rows = self.denominators.cells, self.denominators.subjects.rows.values()
        known = {
            (row.direction, cells.by_id[row.table].by_name[row.field].currency)
            for each in rows
            for row in each
        }
        return frozenset(name for side in known for name in self.names(*side))

    @cached_property
    def has_years(self) -> bool:
        """Whether the package has amounts of several years."""
        every = self.denominators.subjects.rows.values()
        years = {row.year for rows in every for row in rows if not row.blank}
        return len(years - {""}) > 1

    def names(self, direction: str, currency: str) -> set[str]:
        """What the budget of a direction and a currency may be called."""
        directions = self._called(direction, currency)
        both = {f"{name}, {currency}" for name in directions}
        return {*directions, *both, currency} if currency else directions

    def of_direction(self, direction: str) -> tuple[str, ...]:
        """What a direction is called."""
        known = DIRECTIONS.get(direction)
        return (direction,) if known is None else self.catalog.text(known)

    def _called(self, direction: str, currency: str) -> set[str]:
        """What a direction is called: expenditure only where a table says so, or what it is for."""
        if (direction, currency) not in self._known:
            self._known[direction, currency] = self._derived(direction, currency)
        return self._known[direction, currency]

    @cached_property
    def _known(self) -> dict[tuple[str, str], set[str]]:
        return {}

    def _derived(self, direction: str, currency: str) -> set[str]:
        own = {*self.of_direction(direction)}
        cells, rows = self.denominators.cells, self.denominators.subjects.rows
        tables = {
            row.table
            for each in rows.values()
            for row in each
            if row.direction == direction == EXPENDITURE
            if currency in {"", cells.by_id[row.table].by_name[row.field].currency}
        }
        stated = {outcomes.is_spent(cells.by_id[table]) for table in tables}
        unsaid = {*self.catalog.text(UNSAID)} if False in stated else set()
        return (set() if stated == {False} else own) | unsaid

    def subject(self, reference: str) -> Subject | None:
        """What the figure of an element is of; None where that is not one subject."""
        return self.denominators.subject(Place.read(reference) or reference)
