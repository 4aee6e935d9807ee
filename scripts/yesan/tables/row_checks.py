"""What frictionless does not check of typed rows: unique keys, and the size of figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.errors import DataError
from yesan.package.package import Package
from yesan.phrase import Phrase
from yesan.tables.table import Tables

DIGITS = 30
"""How many digits a figure may have: no sum of such figures exceeds what rules can hold."""


LONG = Phrase('make the field a "string" if it is a code, or write the figure in a larger unit')
ENDLESS = Phrase(
    'leave the cell empty, or list its text in "missingValues": no page can show or add it'
)


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
                    found=Phrase(
                        '"{values}" again, as in row {first}', values=", ".join(values), first=first
                    ),
                    expected=Phrase("a key of its own"),
                    remedy=Phrase(
                        "fix its key, or the uniqueKeys if it takes more to tell rows apart"
                    ),
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
                    found=Phrase("a key without {blank}", blank=", ".join(blank)),
                    expected=Phrase("a value in each field of the key"),
                    remedy=Phrase(
                        "fill in {blank}, or leave it out of the primaryKey", blank=", ".join(blank)
                    ),
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
                most = Phrase("a figure of at most {digits} digits", digits=DIGITS)
                yield DataError(
                    file=resource.path,
                    type="type-error",
                    found=f'"{value}"'.replace("Infinity", "INF"),
                    expected=most if finite else Phrase("a figure that is a number"),
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
