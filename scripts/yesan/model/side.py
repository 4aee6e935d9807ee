"""The budgets that a package has: one for each direction and each currency of its amounts.

Expenditure and revenue are two budgets, and so are amounts in two currencies: they are never added
up, ranked or compared, and each is shown by itself.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from yesan.model.amount_tables import Rollups
from yesan.model.figures import Figure
from yesan.package.column_types import EXPENDITURE


class Side(NamedTuple):
    """One of the budgets that a package can have.

    Attributes:
        direction: Expenditure or revenue.
        currency: ISO 4217 code; may be empty.
    """

    direction: str
    currency: str

    @classmethod
    def of(cls, figure: Figure) -> Side:
        """The budget that a figure is part of."""
        return cls(figure.direction, figure.currency)


def sides_of(rollups: Rollups) -> tuple[Side, ...]:
    """The budgets that tables have amounts of: expenditure first, then that of most amounts."""
    found = Counter(
        Side(fact.direction, fact.field.currency)
        for rollup in rollups.values()
        for fact in rollup.facts
        if fact.amount is not None
    )
    return tuple(sorted(found, key=lambda side: (*_order(side.direction), -found[side])))


def _order(direction: str) -> tuple[bool, bool, str]:
    """Expenditure first, what is not said last."""
    return direction != EXPENDITURE, not direction, direction
