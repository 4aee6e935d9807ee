"""What frictionless does not check of typed rows: unique keys, and the size of figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.errors import DataError
from yesan.package.package import Package
from yesan.tables.table import Tables

DIGITS = 30
"""How many digits a figure may have: no sum of such figures exceeds what rules can hold."""


def repeated(package: Package, tables: Tables) -> Iterator[DataError]:
    """Rows with the unique key of an earlier row; a key with a missing value does not count."""
    for resource in package.resources:
        for key in resource.unique_keys:
            known: dict[tuple[str, ...], int] = {}
            for number, cells in tables[resource.name]:
                if any(cells[name] is None for name in key):
                    continue
                values = tuple(str(cells[name]) for name in key)
                first = known.setdefault(values, number)
                if first == number:
                    continue
                yield DataError(
                    file=resource.path,
                    type="unique-key",
                    found=f'"{", ".join(values)}" again, as in row {first}',
                    expected="a key of its own",
                    remedy="remove the row, or fix its key",
                    resource=resource.name,
                    row=number,
                    field=", ".join(key),
                )


def immense(package: Package, tables: Tables) -> Iterator[DataError]:
    """Figures that are not finite, or have more than `DIGITS` digits."""
    for resource in package.resources:
        for f in resource.fields:
            if not f.numeric:
                continue
            for number, cells in tables[resource.name]:
                value = cells[f.name]
                if value is None or _is_finite(Decimal(value)):
                    continue
                yield DataError(
                    file=resource.path,
                    type="type-error",
                    found=f'"{value}"',
                    expected=f"a figure of at most {DIGITS} digits",
                    remedy="fix the value",
                    resource=resource.name,
                    row=number,
                    field=f.name,
                )


def _is_finite(value: Decimal) -> bool:
    if not value.is_finite():
        return False
    exponent = int(value.as_tuple().exponent)
    return max(value.adjusted() + 1, 1) - min(exponent, 0) <= DIGITS
