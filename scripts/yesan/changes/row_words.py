"""Rows and cells that differ, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yesan.changes import row_key
from yesan.changes.changes import Changes
from yesan.changes.document import Block, Grid, Items, Sentences
from yesan.changes.edition import Edition
from yesan.changes.naming import Naming, cut, cut_around
from yesan.changes.spelling import told_apart
from yesan.changes.table_change import CellChange, KeyChange, Listed, RowChange, TableChange

ALIKE = 4
"""Minimum number of cells that have changed in one way to be told together."""
CELLS = 4
"""How many cells of a row are shown that is new or gone."""


def rows(table: TableChange, changes: Changes, naming: Naming, shown: int) -> Iterator[Block]:
    """The cells that changed, and the rows that are new, gone or have another key."""
    if table.cells.count:
        yield from _cells(table, changes, naming, shown)
    yield from _rows(table, table.added, changes.new, naming, shown)
    yield from _rows(table, table.removed, changes.old, naming, shown)
    if table.rekeyed.count:
        yield from _rekeyed(table, naming, shown)


def _cells(table: TableChange, changes: Changes, naming: Naming, shown: int) -> Iterator[Block]:
    locale = naming.locale
    if table.changed_rows:
        yield Sentences(
            f"{locale.plural('{count} cell changed', '{count} cells changed', table.cells.count)}:"
        )
    groups: dict[tuple[object, ...], list[CellChange]] = {}
    for cell in table.cells.listed:
        groups.setdefault(_edit(cell), []).append(cell)
    alike = [[*found] for found in groups.values() if len(found) >= ALIKE]
    alone = [[cell] for cell in table.cells.listed if len(groups[_edit(cell)]) < ALIKE]
    shown_groups = [*alike, *alone][:shown]
    rows = [_cell(cells, table, changes.new, naming) for cells in shown_groups]
    header = (locale.text("Row"), locale.text("Field"), locale.text("Before"), locale.text("After"))
    yield Grid(header, rows)
    left = table.cells.count - sum(map(len, shown_groups))
    if left > 0:
        yield Sentences(naming.more(left))


def _edit(cell: CellChange) -> tuple[object, ...]:
    """What was done to a cell, wherever it is."""
    return cell.field, cell.old, cell.new


def _cell(
    cells: Sequence[CellChange], table: TableChange, edition: Edition, naming: Naming
) -> tuple[str, str, str, str]:
    """A cell that has changed, or several that have changed in one way."""
    cell = cells[0]
    about = naming.row(table, cell.new_row, cell.key, edition)
    where = _joined(about, _where(cell.new_row, cell.line, naming))
    if len(cells) > 1:
        rows = ", ".join(str(one.new_row) for one in cells[:ALIKE])
        where = naming.locale.plural(
            "{count} row, among them {rows}",
            "{count} rows, among them {rows}",
            len(cells),
            rows=rows,
        )
    field, before = table.columns.get(cell.field), naming.before(table, cell.field)
    old, new = naming.cell(before or field, cell.old), naming.cell(field, cell.new)
    if old == new and cell.old and cell.new:
        old, new = cell.old, cell.new  # one of them is a figure, and the other only looks like it
    old, new = told_apart(*cut_around(old, new), naming.locale)
    if field and before and naming.has_other_unit(before, field):
        language = naming.locale.language
        old, new = (
            f"{said} {of.unit[language]}".rstrip() for said, of in ((old, before), (new, field))
        )
        return where, field.title[language], old, new
    return where, naming.field(table, cell.field), old, new


def _joined(about: str, where: str) -> str:
    return f"{about}, {where}" if about else where


def _where(row: int, line: str, naming: Naming) -> str:
    """The number of a row, and its line in the source."""
    if line:
        return naming.locale.text("row {row}, line {line} of the source", row=row, line=line)
    return naming.locale.text("row {row}", row=row)


def _rows(
    table: TableChange,
    rows: Listed[RowChange],
    edition: Edition,
    naming: Naming,
    shown: int,
) -> Iterator[Block]:
    if not rows.count:
        return
    plural = naming.locale.plural
    said = (
        plural("{count} row was added", "{count} rows were added", rows.count)
        if rows is table.added
        else plural("{count} row was removed", "{count} rows were removed", rows.count)
    )
    yield Sentences(f"{said}:")
    yield Items([_row(row, table, edition, naming) for row in rows.listed[:shown]])
    yield from _left(rows, shown, naming)


def _row(row: RowChange, table: TableChange, edition: Edition, naming: Naming) -> str:
    about = naming.row(table, row.row, row.key, edition)
    known = {c: cell for c, cell in row.cells.items() if cell and c not in table.key}
    fields = {c: table.columns.get(c) for c in known}
    figures = {c for c, field in fields.items() if field and field.numeric}
    figures_first = sorted(known, key=lambda c: c not in figures)
    cells = "; ".join(
        f"{naming.field(table, c)}: {cut(naming.cell(fields[c], known[c]), 60)}"
        for c in figures_first[:CELLS]
    )
    times = f" ×{row.count}" if row.count > 1 else ""
    end = "; …" if len(known) > CELLS else ""
    return f"{_joined(about, _where(row.row, row.line, naming))}{times}: {cells}{end}"


def _rekeyed(table: TableChange, naming: Naming, shown: int) -> Iterator[Block]:
    plural = naming.locale.plural
    yield Sentences(
        plural(
            "{count} row probably has another key, since all of its other cells are the same:",
            "{count} rows probably have another key, since all of their other cells are the same:",
            table.rekeyed.count,
        )
    )
    groups: dict[tuple[str, ...], list[KeyChange]] = {}
    for change in table.rekeyed.listed:
        groups.setdefault(_recoded(change, table), []).append(change)
    alike = [found for found in groups.values() if len(found) >= ALIKE]
    alone = [[c] for found in groups.values() if len(found) < ALIKE for c in found]
    told = [*alike, *alone][:shown]
    yield Items([_key_change(changes, table, naming) for changes in told])
    left = table.rekeyed.count - sum(map(len, told))
    if left > 0:
        yield Sentences(naming.more(left))


def _recoded(change: KeyChange, table: TableChange) -> tuple[str, ...]:
    """The part of a key that is another one, with its field; all of it where several are."""
    parts = zip(table.key, change.old, change.new, strict=True)
    differing = [part for part in parts if part[1] != part[2]]
    return differing[0] if len(differing) == 1 else (*change.old, *change.new)


def _key_change(changes: Sequence[KeyChange], table: TableChange, naming: Naming) -> str:
    """A key that is another one, or several of which one part is, in one way."""
    first = changes[0]
    if len(changes) == 1:
        old, new = (row_key.said(table.key, key) for key in (first.old, first.new))
        pair = told_apart(old, new, naming.locale)
        return f"{' → '.join(pair)}, {_where(first.new_row, '', naming)}"
    name, old, new = _recoded(first, table)
    rows = ", ".join(str(one.new_row) for one in changes[:ALIKE])
    pair = told_apart(old, new, naming.locale)
    where = naming.locale.plural(
        "{count} row, among them {rows}", "{count} rows, among them {rows}", len(changes), rows=rows
    )
    return f"{naming.field(table, name)}: {' → '.join(pair)}, {where}"


def _left(listed: Listed[Any], shown: int, naming: Naming) -> Iterable[Block]:
    """How many are not shown."""
    left = listed.count - min(shown, len(listed.listed))
    if left > 0:
        yield Sentences(naming.more(left))
