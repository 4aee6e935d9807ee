"""The tables of two editions of a package, compared one after the other in a database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from yesan.changes import (
    database,
    field_changes,
    file_form,
    recoding,
    row_changes,
    table_pairs,
    values,
)
from yesan.changes.comparison import Comparison
from yesan.changes.database import Side
from yesan.changes.sum_changes import sum_changes
from yesan.changes.table_change import Basis, Kind, TableChange
from yesan.changes.table_pairs import TablePair
from yesan.errors import Fault
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Unread = tuple[Mapping[str, str], Mapping[str, str]]
"""What is there in place of the rows of tables that cannot be read, by name, before and after."""


def compare(
    old: Package, new: Package, limit: int, *, unread: Unread = ({}, {})
) -> Iterator[TableChange]:
    """What became of each table, those of the new edition first.

    Args:
        old: The edition before.
        new: The edition after.
        limit: How many rows or cells are listed of each kind of change.
        unread: What is there in place of the rows of tables that cannot be read.
    """
    for pair in table_pairs.pairs(old, new):
        if pair.old is None or pair.new is None:
            yield _alone(pair, unread)
        else:
            yield _both(pair.old, pair.new, limit, unread)


def _alone(pair: TablePair, unread: Unread) -> TableChange:
    """A table that is new or gone, with how many rows it has."""
    resource = pair.new or pair.old
    assert resource is not None  # noqa: S101 - a pair has one of the two
    found = TableChange(
        name=resource.name,
        title=resource.title,
        kind=Kind.NEW if pair.new else Kind.GONE,
        columns=resource.by_name,
    )
    if why := unread[bool(pair.new)].get(resource.name):
        return replace(found, why=why)
    try:
        with database.connect() as connection:
            rows = database.load(connection, "one", resource).rows
    except Fault as fault:
        return replace(found, why=fault.found)
    return replace(found, new_rows=rows) if pair.new else replace(found, old_rows=rows)


def _both(old: Resource, new: Resource, limit: int, unread: Unread) -> TableChange:
    """What became of a table of both editions; without its rows where one of them has none."""
    renamed = old.name != new.name
    described = field_changes.field_changes((old, old.by_name), (new, new.by_name), {})
    found = TableChange(
        name=new.name,
        title=new.title,
        kind=Kind.RENAMED if renamed else Kind.CHANGED,
        was=old.name if renamed else "",
        properties=field_changes.table_properties(old, new),
        fields=tuple(described),
        columns=new.by_name,
    )
    if why := unread[1].get(new.name) or unread[0].get(old.name):
        return replace(found, why=why)
    with database.connect() as connection:
        try:
            before = database.load(connection, "old", old)
            if _is_same(old, new):
                return replace(found, basis=Basis.BYTES, old_rows=before.rows, new_rows=before.rows)
            after = database.load(connection, "new", new)
        except Fault as fault:
            return replace(found, why=fault.found)
        return _written(_compared(connection, found, (before, after), limit), (old, new))


def _is_same(old: Resource, new: Resource) -> bool:
    """Whether a table has the same bytes, read in the same way."""
    same = old.content.data == new.content.data and old.dialect == new.dialect
    same = same and old.fields == new.fields and old.missing == new.missing
    pairs = zip(old.fields, new.fields, strict=False)
    return same and all(values.reading(old, a) == values.reading(new, b) for a, b in pairs)


def _written(found: TableChange, sides: tuple[Resource, Resource]) -> TableChange:
    """A table with how its file is written otherwise."""
    old, new = sides
    if old.content.data == new.content.data:
        return found
    more = replace(found, writing=file_form.differing(old, new))
    return replace(more, resaved=more.is_same and not more.is_written_otherwise)


def _compared(
    connection: DuckDBPyConnection,
    found: TableChange,
    sides: tuple[Side, Side],
    limit: int,
) -> TableChange:
    old, new = sides
    comparison = Comparison(connection, old, new, field_changes.paired(old, new), limit)
    more = tuple(field_changes.renamed(comparison))
    renames = {pair.name: pair.old.field.name for pair in more}
    comparison = recoding.recoded(replace(comparison, pairs=(*comparison.pairs, *more)))
    rows = row_changes.compare(comparison)
    before, after = _fields(old, new), _fields(new, old)
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
        columns_reordered=_is_reordered((list(old.columns), list(new.columns)), renames)
        or _is_reordered((list(old.resource.by_name), list(new.resource.by_name)), renames),
        rescaled=dict(rows.rescaled),
        recoded={pair.name: pair.recoded for pair in comparison.pairs if pair.recoded},
        repeated=rows.repeated,
        wide=old.wide + new.wide,
        sums=tuple(sum_changes(comparison, renames)),
    )


def _fields(side: Side, other: Side) -> dict[str, Field]:
    """The columns of a table, and the fields that are described and are a column of neither file.

    One that is a column of the other file alone was taken out of this one, whatever is described.
    """
    described = side.resource.by_name.items()
    columns = {name: column.field for name, column in side.columns.items()}
    lacking = {n: f for n, f in described if n not in side.columns and n not in other.columns}
    return columns | lacking


def _is_reordered(sides: tuple[Sequence[str], Sequence[str]], renames: Mapping[str, str]) -> bool:
    """Whether names that are in both lists are in another order in one of them."""
    old, new = sides
    called = [renames.get(name, name) for name in new]
    return [n for n in old if n in called] != [n for n in called if n in old]
