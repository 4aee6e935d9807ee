"""Corrections: cells that say something else of the same source, apart from what is new.

What a renewed source says is an update. That a source was looked at again, and how often it is
renewed, is said of the publisher and does not renew it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from yesan.changes.table_change import CellChange, Kind, TableChange
from yesan.package.correction import Correction
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.releases.history import Entry

LOOKED = frozenset({"accessed", "frequency", "limitations"})
"""What a publisher says of having looked at a source."""


@dataclass(frozen=True)
class ChangedCell:
    """A cell that a version says otherwise than the one before.

    Attributes:
        table: What became of its table.
        resource: The table in this version.
        field: Its field in this version.
        change: What was and is written.
        is_correction: Whether both are of the same source, or the package calls it one.
        reason: What the package says of it; none where it says nothing.
    """

    table: TableChange
    resource: Resource
    field: Field
    change: CellChange
    is_correction: bool
    reason: Correction | None = None


def as_then(told: Iterable[Correction], entries: Iterable[Entry], entry: Entry) -> list[Correction]:
    """What the package says of its corrections, each table called as it was in a version.

    Args:
        told: What it says; it calls tables as they are called now.
        entries: All versions, the newest first.
        entry: The version.
    """
    found = list(told)
    for newer in takewhile(lambda other: other is not entry, entries):
        before = {table.name: table.was for table in newer.tables if table.was}
        found = [replace(c, resource=before.get(c.resource, c.resource)) for c in found]
    return found


def cells(entry: Entry, told: Iterable[Correction] = ()) -> Iterator[ChangedCell]:
    """The cells that changed in a version, as far as they are listed, table by table.

    Args:
        entry: The version.
        told: What the package says of its corrections, in the names of this version.
    """
    reasons = {(c.resource, c.key, c.field): c for c in told if str(c.version) == entry.version}
    for table in entry.tables:
        if table.kind in {Kind.NEW, Kind.GONE} or entry.before is None:
            continue
        resource = entry.package.by_name[table.name]
        same = is_same_source(entry, table)
        for change in table.cells.listed:
            field = table.columns.get(change.field)
            if field is not None:
                whole = reasons.get((table.name, change.meant_key, ""))
                reason = reasons.get((table.name, change.meant_key, change.field), whole)
                corrected = same or reason is not None
                yield ChangedCell(table, resource, field, change, corrected, reason)


def is_same_source(entry: Entry, table: TableChange) -> bool:
    """Whether a table has the same sources in a version as in the one before."""
    if entry.before is None or table.kind in {Kind.NEW, Kind.GONE}:
        return False
    before = _sources(entry.before, table.was or table.name)
    return before == _sources(entry.package, table.name)


def _sources(package: Package, name: str) -> list[Mapping[str, Any]]:
    own = package.by_name[name].raw.get("sources") or package.raw.get("sources") or []
    return [
        {key: value for key, value in source.items() if key.partition("@")[0] not in LOOKED}
        for source in own
        if isinstance(source, dict)
    ]
