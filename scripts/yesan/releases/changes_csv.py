"""All values and rows that a version has otherwise, as a table to download."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from yesan.changes import row_key
from yesan.changes.table_change import Kind, TableChange
from yesan.downloads import spreadsheet
from yesan.package.correction import Correction
from yesan.releases import corrections
from yesan.releases.corrections import ChangedCell
from yesan.releases.history import Entry

NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
COLUMNS = (
    "table",
    "kind",
    "key",
    "field",
    "before",
    "after",
    "cause",
    "row_before",
    "row_after",
    "line",
    "reason",
)
CORRECTION, UPDATE = "correction", "update"
Line = tuple[object, ...]


def path_of(entry: Entry) -> str:
    """The path of the table of all that changed in a version."""
    return f"v/{entry.version}.csv"


def written(entry: Entry, told: Iterable[Correction] = ()) -> bytes:
    """What changed in a version as a CSV; empty where nothing has in the rows of any table.

    Values are those of the typed tables: numbers with a decimal point, times as ISO has them.

    Args:
        entry: The version.
        told: What the package says of its corrections, in the names of this version.
    """
    told = [c for c in told if str(c.version) == entry.version]
    changed = list(corrections.cells(entry, told))
    rows = [
        line
        for table in entry.tables
        if table.kind not in {Kind.NEW, Kind.GONE}
        for line in (
            *map(_of_cell, (cell for cell in changed if cell.table is table)),
            *_of_rows(table, [c for c in told if c.resource == table.name and not c.field]),
            *_of_keys(entry, table),
        )
    ]
    return spreadsheet.written([COLUMNS, *rows]).encode() if rows else b""


def _of_cell(cell: ChangedCell) -> Line:
    change = cell.change
    return (
        spreadsheet.text(cell.table.name),
        "changed",
        _key(cell.table.key, change.meant_key),
        spreadsheet.text(change.field),
        _value(change.meant_old),
        _value(change.meant_new),
        CORRECTION if cell.is_correction else UPDATE,
        change.old_row,
        change.new_row,
        _value(change.line),
        spreadsheet.lines(cell.reason.reason.default if cell.reason else ""),
    )


def _of_rows(table: TableChange, told: Sequence[Correction]) -> Iterator[Line]:
    """The rows that are new, and those that are gone; of a table without a key each as often."""
    reasons = {c.key: c.reason.default for c in told}
    for kind, rows in (("added", table.added), ("removed", table.removed)):
        for row in rows.listed:
            reason = reasons.get(row.meant_key, "") if row.meant_key else ""
            numbers = ("", row.row) if kind == "added" else (row.row, "")
            line = (
                spreadsheet.text(table.name),
                kind,
                _key(table.key, row.meant_key),
                *("", "", ""),
                CORRECTION if reason else "",
                *numbers,
                _value(row.line),
                spreadsheet.lines(reason),
            )
            yield from [line] * row.count


def _of_keys(entry: Entry, table: TableChange) -> Iterator[Line]:
    """The rows that probably have another key, which is before and after in place of a value."""
    same = corrections.is_same_source(entry, table)
    for row in table.rekeyed.listed:
        new = _key(table.key, row.meant_new)
        yield (
            *(spreadsheet.text(table.name), "rekeyed", new, ""),
            *(_key(table.key, row.meant_old), new),
            *(CORRECTION if same else UPDATE, row.old_row, row.new_row, "", ""),
        )


def _key(names: Sequence[str], key: Sequence[str]) -> str:
    return _value(row_key.written(names, key)) if key else ""


def _value(value: str | None) -> str:
    """A value; a number as it is."""
    if value is None or NUMBER.fullmatch(value):
        return value or ""
    return spreadsheet.lines(value)
