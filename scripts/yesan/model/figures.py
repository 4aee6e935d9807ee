"""Amounts with their origin: a figure, and two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from yesan.package.resource import Field, Resource


@dataclass(frozen=True)
class Figure:
    """An amount and where it comes from.

    Attributes:
        amount: In units of the currency.
        currency: ISO 4217 code.
        resource: The table that has it.
        rows: The rows it was printed in, more than one where it was summed here.
        field: The name of its field.
        factor: Units of the currency in one printed unit.
        partial: Whether it is a sum of a table that is not complete.
        covered: How many entities (programs of a department, say) a sum includes.
    """

    amount: Decimal
    currency: str
    resource: Resource
    rows: tuple[int, ...]
    field: str
    factor: int
    partial: bool = False
    covered: int = 1

    @classmethod
    def printed(cls, resource: Resource, field: Field, row: int, value: Decimal | int) -> Figure:
        """The figure that a table has in one cell: `value` in the field's own unit."""
        amount = field.in_currency(value)
        return cls(amount, field.currency, resource, (row,), field.name, field.factor)

    @property
    def summed(self) -> bool:
        """Whether the amount was added up here, not printed."""
        return len(self.rows) > 1


@dataclass(frozen=True)
class Comparison:
    """Two phases of one entity, taken from one table: what was, and what is to be."""

    before: Figure
    after: Figure

    @classmethod
    def of(cls, before: Sequence[Figure], after: Sequence[Figure]) -> Comparison | None:
        """The first two figures of one table and currency; amounts of two are not compared."""
        for first in before:
            for second in after:
                if first.resource is second.resource and first.currency == second.currency:
                    return cls(first, second)
        return None

    @property
    def change(self) -> Decimal:
        """After minus before."""
        return self.after.amount - self.before.amount

    @property
    def rate(self) -> Decimal | None:
        """Change as a ratio of before, positive for a rise; None where before is zero."""
        return self.change / abs(self.before.amount) if self.before.amount else None
