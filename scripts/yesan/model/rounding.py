"""By how much figures may differ that were rounded one by one, before they contradict."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from yesan.model.figures import Figure


def differ(one: Figure, other: Figure) -> bool:
    """Whether two figures are not the same, by more than rounding."""
    return abs(one.amount - other.amount) > rounding([one, other])


def rounding(compared: Iterable[Figure]) -> Decimal:
    """By how much figures may differ that were rounded one by one: half a unit for each cell."""
    cells = [cells for figure in compared for cells in figure.all_cells()]
    units = (c.resource.by_name[c.field].factor * len(c.rows) for c in cells)
    return Decimal(sum(units)) / 2
