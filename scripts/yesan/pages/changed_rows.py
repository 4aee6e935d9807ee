"""The rows that a version has otherwise as a whole: new ones, those that are gone, other keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from yesan.changes import row_key
from yesan.changes.table_change import Basis, Kind, RowChange, TableChange
from yesan.package.resource import Resource
from yesan.pages import row_names
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.releases import row_numbers
from yesan.releases.history import Entry

SHOWN = 20
"""How many rows of a kind are named of each table; all of them are in the table to download."""


@dataclass(frozen=True)
class ChangedRow:
    """A row that is new, gone, or has another key.

    Attributes:
        row: What it is called, with the address of the row where it is still there.
        place: Its number in the version, and that in the version before where it has another key.
        was: Its key before; empty where it has no other one.
        times: How many such rows there are, of a table without a key.
    """

    row: Link
    place: str
    was: str = ""
    times: int = 1


@dataclass(frozen=True)
class ChangedRows:
    """Rows that are new, gone, or have another key.

    Attributes:
        kind: What became of them: ``added``, ``removed`` or ``rekeyed``.
        rows: The first of them.
        more: How many more there are.
    """

    kind: str
    rows: tuple[ChangedRow, ...]
    more: int


@dataclass(frozen=True)
class RowNames:
    """What rows of versions are called on a page.

    Attributes:
        page: The page.
    """

    page: Page
    _numbers: dict[str, dict[tuple[str, ...], int]] = field(default_factory=dict)

    def of(self, table: str, names: tuple[str, ...], key: tuple[str, ...], label: str = "") -> Link:
        """What a row is called by its key; with its address where it is still there.

        Args:
            table: The name of its table.
            names: The names of the fields of the key.
            key: The key.
            label: What it was called, where it is no more.
        """
        written = row_key.said(names, key)
        now = self.page.package.by_name.get(table)
        number = self._by_key(now).get(key) if now else None
        if now is None or number is None:
            return Link("", _named(label, written))
        return Link(
            self.page.row(now, number), _named(row_names.about(self.page, now, number), written)
        )

    def _by_key(self, resource: Resource) -> dict[tuple[str, ...], int]:
        if resource.name not in self._numbers:
            self._numbers[resource.name] = row_numbers.by_key(resource)
        return self._numbers[resource.name]

    def without_key(self, row: RowChange, label: str) -> Link:
        """What a row of a table without a key is called: by its number.

        Args:
            row: The row.
            label: What it says itself.
        """
        return Link("", _named(label, self.page.locale.text("row {row}", row=row.row)))


def _named(label: str, written: str) -> str:
    return f"{label} ({written})" if label and label != written else written


def of(names: RowNames, entry: Entry, table: TableChange) -> tuple[ChangedRows, ...]:
    """The rows of a table that a version has otherwise as a whole.

    Args:
        names: What rows are called.
        entry: The version.
        table: What became of the table.
    """
    if table.kind in {Kind.NEW, Kind.GONE} or entry.before is None:
        return ()
    return tuple(_of(names, entry, table))


def _of(names: RowNames, entry: Entry, table: TableChange) -> Iterator[ChangedRows]:
    new = entry.package.by_name[table.name]
    old = entry.before.by_name[table.was or table.name] if entry.before else new
    for kind, rows, resource in (("added", table.added, new), ("removed", table.removed, old)):
        if rows.count:
            shown = [_row(names, table, resource, row) for row in rows.listed[:SHOWN]]
            left = rows.count - sum(row.times for row in shown)
            yield ChangedRows(kind, tuple(shown), left)
    if table.rekeyed.count:
        changed = tuple(
            ChangedRow(
                names.of(table.name, table.key, row.meant_new),
                f"{row.new_row}/{row.old_row}",
                row_key.said(table.key, row.meant_old),
            )
            for row in table.rekeyed.listed[:SHOWN]
        )
        yield ChangedRows("rekeyed", changed, table.rekeyed.count - len(changed))


def _row(names: RowNames, table: TableChange, resource: Resource, row: RowChange) -> ChangedRow:
    field_ = resource.in_language("label", names.page.language)
    label = " ".join((row.cells.get(field_.name) or "").split()) if field_ else ""
    if table.basis is Basis.KEY:
        link = names.of(table.name, table.key, row.meant_key, label)
    else:
        link = names.without_key(row, label)
    return ChangedRow(link, str(row.row), times=row.count)
