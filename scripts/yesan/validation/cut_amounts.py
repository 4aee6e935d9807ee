"""Amounts that a spreadsheet program has cut short to a few digits: 1.23457E+11.

As a number such a cell is sound, so no type refuses it; as an amount it is another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.phrase import Phrase


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column of money with amounts that are written with an exponent."""
    for resource in model.package.resources:
        for field in resource.fields:
            if field.type != "number" or not field.currency:
                continue
            cells = ((number, row[field.name]) for number, row in model.tables[resource.name])
            cut = [(number, value) for number, value in cells if _is_cut(value)]
            if not cut:
                continue
            number, value = cut[0]
            yield DataError(
                file=resource.path,
                type="spreadsheet-error",
                found=Phrase.counting(
                    "{count:,} amount cut short: {cell}",
                    "amounts cut short, such as {cell}, in {count:,} rows",
                    cell=f"{value}",
                    count=len(cut),
                ),
                expected=Phrase("amounts with all their digits"),
                remedy=Phrase(
                    "write all digits of the amounts, as the source has them; give the column a "
                    "format of numbers when you edit it"
                ),
                resource=resource.name,
                row=number,
                field=field.name,
            )


def _is_cut(value: object) -> bool:
    """Whether a figure was written with an exponent, above zero."""
    if not isinstance(value, Decimal) or not value.is_finite():
        return False
    return int(value.as_tuple().exponent) > 0 and value != 0
