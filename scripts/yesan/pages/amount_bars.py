"""The two amounts of a comparison as two bars of one scale."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yesan.model.comparison import Comparison

LONGEST, PLACES = 100, Decimal("0.01")


@dataclass(frozen=True)
class Bars:
    """The lengths of the two bars, the longer of which is 100.

    Attributes:
        before: The length of the first.
        after: The length of the second.
    """

    before: Decimal
    after: Decimal


def of(compared: Comparison) -> Bars | None:
    """The bars of two amounts; none where one is not known, or negative, or both are zero."""
    if compared.before is None or compared.after is None:
        return None
    amounts = compared.before.amount, compared.after.amount
    if min(amounts) < 0 or not max(amounts):
        return None
    return Bars(*((amount / max(amounts) * LONGEST).quantize(PLACES) for amount in amounts))
