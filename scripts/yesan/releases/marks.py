"""Which version a row was last changed in, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from yesan.changes.table_change import Basis, Kind, TableChange
from yesan.package.correction import Correction
from yesan.package.resource import Resource
from yesan.releases import corrections, row_numbers
from yesan.releases.history import Entry, History


class Reason(StrEnum):
    """How a row was changed."""

    ADDED = "added"
    CORRECTED = "corrected"
    UPDATED = "updated"


@dataclass(frozen=True)
class Mark:
    """When a row was last changed.

    Attributes:
        entry: The version.
        reason: How it was changed.
    """

    entry: Entry
    reason: Reason


def of(history: History, resource: Resource, told: Sequence[Correction] = ()) -> dict[int, Mark]:
    """The marks of the rows of a table, by their numbers; none of rows that never changed.

    Rows of a table without a key have none: which row is which is not known.

    Args:
        history: The history of the package.
        resource: The table as it is now.
        told: What the package says of its corrections.
    """
    changes = list(_changes(history, resource.name))
    if not changes:
        return {}
    numbers = row_numbers.by_key(resource)
    found: dict[int, Mark] = {}
    for entry, table in changes:
        then = corrections.as_then(told, history.entries, entry)
        for key, reason in _reasons(entry, table, then):
            if key in numbers:
                found.setdefault(numbers[key], Mark(entry, reason))
    return found


def _changes(history: History, name: str) -> Iterator[tuple[Entry, TableChange]]:
    """What became of a table, version by version, the newest first, until it was new."""
    for entry in history.entries:
        table = next((t for t in entry.tables if t.name == name), None)
        if table is None:
            continue
        if table.kind in {Kind.NEW, Kind.GONE}:
            return
        if table.basis is Basis.KEY:
            yield entry, table
        name = table.was or name


def _reasons(
    entry: Entry, table: TableChange, told: Sequence[Correction]
) -> Iterator[tuple[tuple[str, ...], Reason]]:
    same = corrections.is_same_source(entry, table)
    cells = [c for c in corrections.cells(entry, told) if c.table is table]
    for cell in sorted(cells, key=lambda cell: not cell.is_correction):
        yield cell.change.meant_key, Reason.CORRECTED if cell.is_correction else Reason.UPDATED
    for row in table.added.listed:
        yield row.meant_key, Reason.ADDED
    for rekeyed in table.rekeyed.listed:
        yield rekeyed.meant_new, Reason.CORRECTED if same else Reason.UPDATED
