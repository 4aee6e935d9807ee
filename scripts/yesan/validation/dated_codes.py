"""Codes that a spreadsheet program has taken for dates, and so has written otherwise: 1-2 as 2-Jan.

A column of text says nothing of how its cells are written. A code that looks like what such a
program makes of a date is one where codes beside it are numbers with a hyphen, or where there are
several, and its column is one of codes: a key, or what identifies a program, a department ….
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yesan.errors import DataError
from yesan.model.entities import code_fields
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.reading import dates
from yesan.tables.column_signs import FEWEST
from yesan.validation import columns

MONTHS = "|".join(dates.NAMES)
DATED = re.compile(
    rf"\d{{1,2}}-(?:{MONTHS})|(?:{MONTHS})-\d{{2}}|\d{{2}}월 \d{{2}}일", re.IGNORECASE | re.ASCII
)
"""What becomes of a code such as 1-2, in English and in Korean."""
HYPHENED = re.compile(r"\d{1,4}(?:-\d{1,4})+", re.ASCII)
"""A code that such a program may take for a date."""
MEANT = Phrase('codes as they were, such as "1-2"')
REMEDY = Phrase("write the codes that are meant; import the column as text when you edit it")


def check(model: Model) -> Iterator[DataError]:
    """A warning for each column of codes, some of which were probably turned into dates."""
    for column in columns.of(model):
        if column.field not in _codes(column.resource):
            continue
        cells = column.texts
        dated = {number: cell for number, cell in cells.items() if DATED.fullmatch(cell)}
        alike = any(map(HYPHENED.fullmatch, cells.values()))
        if dated and (alike or len(dated) >= FEWEST):
            found = Phrase.counting(
                '{count:,} code turned into a date: "{cell}"',
                'codes turned into dates, such as "{cell}", in {count:,} rows',
                cell=dated[min(dated)],
                count=len(dated),
            )
            yield column.warning(dated, found, MEANT, REMEDY)


def _codes(resource: Resource) -> list[Field]:
    """The fields of text whose cells are codes."""
    named = {*resource.primary_key, *(name for key in resource.foreign_keys for name in key.fields)}
    named |= {field.name for field in code_fields(resource)}
    return [f for f in resource.fields if f.type == "string" and f.name in named]
