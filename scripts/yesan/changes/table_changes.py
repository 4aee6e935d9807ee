"""The tables of two editions of a package, compared one after the other in a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import duckdb

from yesan.changes import database, field_changes, row_changes, table_pairs
from yesan.changes.database import Side
from yesan.changes.row_changes import Comparison
from yesan.changes.sum_changes import sum_changes
from yesan.changes.table_change import Basis, Kind, TableChange
from yesan.changes.table_pairs import TablePair
from yesan.errors import Fault
from yesan.package.package import Package
from yesan.package.resource import Resource


def compare(old: Package, new: Package, limit: int) -> Iterator[TableChange]:
    """What became of each table, those of the new edition first.

    Args:
        old: The edition before.
        new: The edition after.
        limit: How many rows or cells are listed of each kind of change.
    """
    for pair in table_pairs.pairs(old, new):
        if pair.old is None or pair.new is None:
            yield _alone(pair)
        else:
            yield _both(pair.old, pair.new, limit)


def _alone(pair: TablePair) -> TableChange:
    """A table that is new or gone, with how many rows it has."""
    resource = pair.new or pair.old
    assert resource is not None  # noqa: S101 - a pair has one of the two
    found = TableChange(
        name=resource.name,
        title=resource.title,
        kind=Kind.NEW if pair.new else Kind.GONE,
        columns=resource.by_name,
    )
    try:
        with database.connect() as connection:
            rows = database.load(connection, "one", resource).rows
    except Fault as fault:
        return replace(found, why=fault.found)
    return replace(found, new_rows=rows) if pair.new else replace(found, old_rows=rows)


def _both(old: Resource, new: Resource, limit: int) -> TableChange:
    renamed = old.name != new.name
    found = TableChange(
        name=new.name,
        title=new.title,
        kind=Kind.RENAMED if renamed else Kind.CHANGED,
        was=old.name if renamed else "",
        properties=field_changes.table_properties(old, new),
        columns=new.by_name,
    )
    with database.connect() as connection:
        try:
            before = database.load(connection, "old", old)
            if _is_same(old, new):
                described = field_changes.field_changes((old, old.by_name), (new, new.by_name), {})
                fields, rows = tuple(described), before.rows
                return replace(
                    found, basis=Basis.BYTES, fields=fields, old_rows=rows, new_rows=rows
                )
            after = database.load(connection, "new", new)
        except Fault as fault:
            described = field_changes.field_changes((old, old.by_name), (new, new.by_name), {})
            return replace(found, fields=tuple(described), why=fault.found)
        return _compared(connection, found, (before, after), limit)


def _is_same(old: Resource, new: Resource) -> bool:
    """Whether a table has the same bytes, read in the same way."""
    same = old.content.data == new.content.data and old.dialect == new.dialect
    return same and old.fields == new.fields and old.missing == new.missing


def _compared(
    connection: duckdb.DuckDBPyConnection,
    found: TableChange,
    sides: tuple[Side, Side],
    limit: int,
) -> TableChange:
    old, new = sides
    comparison = Comparison(connection, old, new, field_changes.paired(old, new), limit)
    more = tuple(field_changes.renamed(comparison))
    renames = {pair.name: pair.old.field.name for pair in more}
    comparison = replace(comparison, pairs=(*comparison.pairs, *more))
    rows = row_changes.compare(comparison)
    fields = (
        {name: column.field for name, column in side.columns.items()}
        | {name: f for name, f in side.resource.by_name.items() if name not in side.columns}
        for side in sides
    )
    before, after = fields
    return replace(
        found,
        basis=rows.basis,
        key=rows.key,
        fields=tuple(
            field_changes.field_changes((old.resource, before), (new.resource, after), renames)
        ),
        columns=after,
        old_rows=old.rows,
        new_rows=new.rows,
        added=rows.added,
        removed=rows.removed,
        rekeyed=rows.rekeyed,
        changed_rows=rows.changed_rows,
        cells=rows.cells,
        by_field=dict(rows.by_field),
        rewritten=rows.rewritten,
        reordered=rows.reordered,
        wide=old.wide + new.wide,
        sums=tuple(sum_changes(comparison, renames)),
    )
