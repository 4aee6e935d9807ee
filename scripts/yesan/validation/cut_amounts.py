"""Amounts that a spreadsheet program has cut short to a few digits: 1.23457E+11.

As a number such a cell is sound, so no type refuses it; as an amount it is another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.phrase import Phrase
from yesan.validation import columns

WHOLE = Phrase("amounts with all their digits")
REMEDY = Phrase(
    "write all digits of the amounts, as the source has them; give the column a format of numbers "
    "when you edit it"
)


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column of money with amounts that are written with an exponent."""
    for column in columns.of(model):
        if column.field.type != "number" or not column.field.currency:
            continue
        cut = {number: value for number, value in column.cells.items() if _is_cut(value)}
        if cut:
            found = Phrase.counting(
                "{count:,} amount cut short: {cell}",
                "amounts cut short, such as {cell}, in {count:,} rows",
                cell=f"{cut[min(cut)]}",
                count=len(cut),
            )
            yield column.warning(cut, found, WHOLE, REMEDY)


def _is_cut(value: object) -> bool:
    """Whether a figure was written with an exponent, above zero."""
    if not isinstance(value, Decimal) or not value.is_finite():
        return False
    return int(value.as_tuple().exponent) > 0 and value != 0
