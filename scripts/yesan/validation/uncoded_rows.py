"""Rows without a code of which it is not known whether they are totals: pages call none of them so.

A row may be the total of those with a code, or what belongs to none of them. Where neither the
descriptor nor its amounts show which, it is listed, and no budget is made of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from yesan.errors import DataError
from yesan.model.entities import Kind, code_fields, kind_of
from yesan.model.model import Model
from yesan.model.uncoded_rows import UncodedRows
from yesan.phrase import Phrase


def check(model: Model) -> Iterator[DataError]:
    """A warning for each row that may be a total, or is said to be one and cannot be."""
    for known in model.uncoded_rows.values():
        for row, kinds in known.unsaid.items():
            yield _warning(
                known,
                row,
                kinds,
                Phrase(
                    "no code, and amounts that do not show whether it is the total of the others"
                ),
                Phrase('a code, or "blank" on the field, which says what the row is'),
                Phrase(
                    'write "blank": "total" if it is all of those with a code, "rest" if '
                    "none of them"
                ),
            )
        for row, kinds in known.contradicted.items():
            yield _warning(
                known,
                row,
                kinds,
                Phrase("a total that is less than the rows with a code beside it"),
                Phrase("as much as they have, or more"),
                Phrase('write "blank": "rest" on the field, or fix the amounts'),
            )


def _warning(
    known: UncodedRows, row: int, kinds: Collection[Kind], found: str, expected: str, remedy: str
) -> DataError:
    fields = (f.name for f in code_fields(known.resource) if kind_of(f) in kinds)
    return DataError(
        file=known.resource.path,
        type="blank-code",
        found=found,
        expected=expected,
        remedy=remedy,
        resource=known.resource.name,
        row=row,
        field=next(fields),
    )
