"""What frictionless does not check of typed rows: unique keys, and the size of figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.errors import DataError
from yesan.package.package import Package
from yesan.tables.table import Tables

DIGITS = 30
"""How many digits a figure may have: no sum of such figures exceeds what rules can hold."""


LONG = 'make the field a "string" if it is a code, or write the figure in a larger unit'
ENDLESS = 'leave the cell empty, or list its text in "missingValues": no page can show or add it'


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
                    remedy="fix its key, or the uniqueKeys if it takes more to tell rows apart",
                    resource=resource.name,
                    row=number,
                    field=", ".join(key),
                )


def incomplete(package: Package, tables: Tables) -> Iterator[DataError]:
    """Rows whose primary key has a value in some of its fields only; the standard forbids it.

    A key without any value is an error of frictionless.
    """
    for resource in package.resources:
        for number, cells in tables[resource.name]:
            blank = [name for name in resource.primary_key if cells.get(name, "") is None]
            if blank:
                yield DataError(
                    file=resource.path,
                    type="primary-key",
                    found=f"a key without {', '.join(blank)}",
                    expected="a value in each field of the key",
                    remedy=f"fill in {', '.join(blank)}, or leave it out of the primaryKey",
                    resource=resource.name,
                    row=number,
                    field=", ".join(resource.primary_key),
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
                finite = Decimal(value).is_finite()
                kind = f"of at most {DIGITS} digits" if finite else "that is a number"
                yield DataError(
                    file=resource.path,
                    type="type-error",
                    found=f'"{value}"'.replace("Infinity", "INF"),
                    expected=f"a figure {kind}",
                    remedy=LONG if finite else ENDLESS,
                    resource=resource.name,
                    row=number,
                    field=f.name,
                )


def _is_finite(value: Decimal) -> bool:
    if not value.is_finite():
        return False
    exponent = int(value.as_tuple().exponent)
    return max(value.adjusted() + 1, 1) - min(exponent, 0) <= DIGITS
