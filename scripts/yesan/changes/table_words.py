"""What differs in tables, in words: fields, rows, cells and sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from yesan.changes.changes import Changes
from yesan.changes.document import Block, Grid, Items, Section, Sentences
from yesan.changes.edition import Edition
from yesan.changes.naming import Naming, cut, cut_around
from yesan.changes.property_words import property_grid, said
from yesan.changes.table_change import (
    Basis,
    CellChange,
    FieldChange,
    Kind,
    Listed,
    RowChange,
    TableChange,
)
from yesan.language.translation import Translation

ALIKE = 4
"""Minimum number of cells that have changed in one way to be told together."""
CELLS = 4
"""How many cells of a row are shown that is new or gone."""


def counts(changes: Changes, naming: Naming) -> Iterator[str]:
    """How many tables, rows and cells are new, gone or others, a sentence each."""
    plural, tables = naming.locale.plural, changes.tables
    new, gone, renamed = (
        sum(table.kind is kind for table in tables) for kind in (Kind.NEW, Kind.GONE, Kind.RENAMED)
    )
    if new:
        yield plural("{count} table was added", "{count} tables were added", new)
    if gone:
        yield plural("{count} table was removed", "{count} tables were removed", gone)
    if renamed:
        yield plural("{count} table was renamed", "{count} tables were renamed", renamed)
    cells = sum(table.cells.count for table in tables)
    if cells:
        yield plural(
            "{count} cell changed",
            "{count} cells changed",
            cells,
        )
    added = sum(table.added.count for table in tables)
    removed = sum(table.removed.count for table in tables)
    rekeyed = sum(table.rekeyed.count for table in tables)
    if added:
        yield plural("{count} row was added", "{count} rows were added", added)
    if removed:
        yield plural("{count} row was removed", "{count} rows were removed", removed)
    if rekeyed:
        yield plural(
            "{count} row probably has another key",
            "{count} rows probably have another key",
            rekeyed,
        )
    written = sum(table.rewritten for table in tables)
    if written:
        yield plural(
            "{count} cell is written otherwise, and means the same",
            "{count} cells are written otherwise, and mean the same",
            written,
        )


def sections(changes: Changes, naming: Naming, shown: int) -> Iterator[Section]:
    """A section for each table that is not as it was."""
    for table in changes.tables:
        blocks = list(_blocks(table, changes, naming, shown))
        if blocks:
            title = table.title[naming.locale.language]
            name = f" ({table.name})" if title != table.name else ""
            heading = naming.locale.text("Table “{title}”", title=title)
            yield Section(f"{heading}{name}", blocks)


def _blocks(table: TableChange, changes: Changes, naming: Naming, shown: int) -> Iterator[Block]:
    if facts := list(_facts(table, naming)):
        yield Items(facts)
    if table.properties:
        yield Sentences(naming.locale.text("The descriptor says of the table:"))
        yield property_grid(table.properties, naming)
    if table.fields:
        yield Items([_field(field, table, naming) for field in table.fields])
    if table.sums:
        yield _sums(table, naming)
    if table.cells.count:
        yield from _cells(table, changes, naming, shown)
    yield from _rows(table, table.added, changes.new, naming, shown)
    yield from _rows(table, table.removed, changes.old, naming, shown)
    if table.rekeyed.count:
        yield from _rekeyed(table, naming, shown)


def _facts(table: TableChange, naming: Naming) -> Iterator[str]:
    """What became of a table as a whole, a sentence each."""
    text, plural = naming.locale.text, naming.locale.plural
    if table.kind is Kind.NEW:
        yield plural(
            "The table was added, with {count} row.",
            "The table was added, with {count} rows.",
            table.new_rows,
        )
    if table.kind is Kind.GONE:
        yield plural(
            "The table was removed, with its {count} row.",
            "The table was removed, with its {count} rows.",
            table.old_rows,
        )
    if table.kind is Kind.RENAMED:
        yield text("The table was called {name} before.", name=table.was)
    if table.why:
        why = Translation(naming.locale.language).said(table.why)
        yield text("The rows could not be read: {why}", why=why)
    if table.added.count or table.removed.count:
        yield from _basis(table.basis, naming)
    if table.rewritten:
        yield plural(
            "Only the writing of {count} cell has changed, and not its value.",
            "Only the writing of {count} cells has changed, and not their values.",
            table.rewritten,
        )
    if table.wide:
        yield plural(
            "{count} row has more cells than the header: those beyond it were not compared.",
            "{count} rows have more cells than the header: those beyond it were not compared.",
            table.wide,
        )
    if table.reordered:
        yield text("Rows are in another order.")


def _basis(basis: Basis, naming: Naming) -> Iterator[str]:
    """What follows for a reader where rows have no key."""
    text = naming.locale.text
    match basis:
        case Basis.NO_KEY:
            yield text("The table has no key: a changed row counts as one removed and one added.")
        case Basis.REPEATED_KEY:
            yield text("Rows share a key: a changed row counts as one removed and one added.")
        case Basis.OTHER_KEY:
            yield text("Its key has changed: a changed row counts as one removed and one added.")


def _field(field: FieldChange, table: TableChange, naming: Naming) -> str:
    text, title = naming.locale.text, naming.field(table, field.name)
    named = title if title == field.name else f"{title}, {field.name}"
    more = f" {said(field.properties, naming)}" if field.properties else ""
    match field.kind:
        case Kind.NEW:
            return text("Field “{name}” was added.", name=named)
        case Kind.GONE:
            return text("Field “{name}” was removed.", name=field.name)
        case Kind.RENAMED:
            renamed = text(
                "Field “{old}” is called “{new}” now: all of its values are the same.",
                old=field.was,
                new=named,
            )
            return f"{renamed}{more}"
    return text("Field “{name}”:", name=named) + more


def _sums(table: TableChange, naming: Naming) -> Grid:
    text = naming.locale.text
    rows = []
    for found in table.sums:
        unit = found.field.currency
        both = found.old is not None and found.new is not None
        old, new = (
            text("(nothing)")
            if value is None
            else naming.figure(found.field.in_currency(value), unit)
            for value in (found.old, found.new)
        )
        change = (
            naming.change(found.field.in_currency((found.new or 0) - (found.old or 0)), unit)
            if both
            else ""
        )
        title = found.field.title[naming.locale.language] if unit else naming.of_field(found.field)
        rows.append((title, old, new, change))
    header = (
        text("Sum of all rows, totals among them"),
        text("Before"),
        text("After"),
        text("Change"),
    )
    return Grid(header, rows, frozenset({1, 2, 3}))


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
    about = naming.row(table.name, cell.new_row, cell.key, edition)
    where = _joined(about, _where(cell.new_row, cell.line, naming))
    if len(cells) > 1:
        rows = ", ".join(str(one.new_row) for one in cells[:ALIKE])
        where = naming.locale.plural(
            "{count} row, among them {rows}",
            "{count} rows, among them {rows}",
            len(cells),
            rows=rows,
        )
    field = table.columns.get(cell.field)
    old, new = cut_around(naming.cell(field, cell.old), naming.cell(field, cell.new))
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
    name = table.was or table.name if rows is table.removed else table.name
    yield Items([_row(row, name, table, edition, naming) for row in rows.listed[:shown]])
    yield from _left(rows, shown, naming)


def _row(row: RowChange, name: str, table: TableChange, edition: Edition, naming: Naming) -> str:
    about = naming.row(name, row.row, row.key, edition)
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
    yield Items(
        [
            f"{'/'.join(c.old)} → {'/'.join(c.new)}, {_where(c.new_row, '', naming)}"
            for c in table.rekeyed.listed[:shown]
        ]
    )
    yield from _left(table.rekeyed, shown, naming)


def _left(listed: Listed[Any], shown: int, naming: Naming) -> Iterable[Block]:
    """How many are not shown."""
    left = listed.count - min(shown, len(listed.listed))
    if left > 0:
        yield Sentences(naming.more(left))
