"""An error that nearly all cells of a column have is one of the column, and not one for each cell.

A program that saves amounts as per cent, with a unit or in brackets does so in every row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from frictionless import Row

from yesan.errors import DataError
from yesan.phrase import Phrase, message
from yesan.tables.column_signs import NEARLY
from yesan.tables.type_remedies import printed

LIKE = message("{cell} and the like in {count:,} rows")
MANY = 10
"""Number of cells from which on they are told at once; fewer are looked at one by one."""
OF_CELLS = frozenset({"type-error", "constraint-error", "missing-cell", "extra-cell"})
"""The errors that a cell has by itself; keys that lead nowhere are told one by one."""
OF_TEXTS = frozenset({"type-error", "constraint-error"})
"""Those of what a cell says, not of whether it is there."""


def at_once(errors: Sequence[DataError], rows: Sequence[Row]) -> Iterator[DataError]:
    """The errors of a table, those of one kind in nearly all cells of a column at its first.

    Args:
        errors: The errors, each of one cell.
        rows: The rows of the table.
    """
    kinds: dict[tuple[str, str, str], list[DataError]] = {}
    for error in errors:
        if error.type in OF_CELLS and error.row is not None:
            kinds.setdefault(_kind(error), []).append(error)
    told = {kind: own for kind, own in kinds.items() if _nearly_all(own, rows)}
    for kind in [kind for kind, own in told.items() if kind[0] in OF_TEXTS and _are_same(own)]:
        # A report tells the same text in many rows in one line, with the numbers of the rows.
        del told[kind]
    for error in errors:
        same = told.get(_kind(error), ())
        if not same:
            yield error
        elif error is same[0]:
            yield replace(error, found=Phrase(LIKE, cell=error.found, count=len(same)))


def _kind(error: DataError) -> tuple[str, str, str]:
    """What errors of one cause have in common: what is to be done, whatever the cell."""
    return error.type, error.field, getattr(error.remedy, "message", error.remedy)


def _are_same(errors: Sequence[DataError]) -> bool:
    return all(error.found == errors[0].found for error in errors)


def _nearly_all(errors: Collection[DataError], rows: Sequence[Row]) -> bool:
    """Whether errors of one column are in nearly all of its cells that are not empty."""
    if len(errors) < MANY:
        return False
    wrong = {error.row for error in errors}
    field = next(iter(errors)).field
    known = sum(r.row_number in wrong or printed(r, field) not in (None, "") for r in rows)
    return len(wrong) >= NEARLY * (known if field in _names(rows) else len(rows))


def _names(rows: Sequence[Row]) -> Collection[str]:
    return rows[0].field_names if rows else ()
