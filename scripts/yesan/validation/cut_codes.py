"""Long codes of which a spreadsheet program has left out digits: 1.23457E+15, or zeros at the end.

It keeps 15 digits of a number, and takes codes of digits for numbers. In a column of text neither
is refused; a column whose longer codes all end in zeros from the 16th digit on has lost them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.phrase import Phrase
from yesan.tables.column_signs import FEWEST, LONG, ROUNDED
from yesan.validation import columns

DIGITS = re.compile(r"\d{16,}", re.ASCII)
WHOLE = Phrase("codes with all their digits")
REMEDY = Phrase(
    "write all digits of the codes, as the source has them, if a spreadsheet program left some "
    "out; import the column as text when you edit it"
)


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column of text with long codes that are cut short."""
    for column in columns.of(model):
        if column.field.type != "string" and column.field.sense != "code":
            continue
        texts = column.texts
        cut = {number: text for number, text in texts.items() if LONG.fullmatch(text)}
        if cut:
            found = Phrase.counting(
                '{count:,} long code cut short: "{cell}"',
                'long codes cut short, such as "{cell}", in {count:,} rows',
                cell=cut[min(cut)],
                count=len(cut),
            )
            yield column.warning(cut, found, WHOLE, REMEDY)
        long = {number: text for number, text in texts.items() if DIGITS.fullmatch(text)}
        if len({*long.values()}) >= FEWEST and all(map(ROUNDED.fullmatch, long.values())):
            found = Phrase(
                'zeros in place of the last digits of long codes, such as "{cell}", in {count:,} '
                "rows",
                cell=long[min(long)],
                count=len(long),
            )
            yield column.warning(long, found, WHOLE, REMEDY)
