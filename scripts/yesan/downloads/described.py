"""What a package and its tables are, as tables: in the workbook and in the database."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yesan.downloads.typed_table import Column, Kind, TypedTable

TABLES, FIELDS = "tables", "fields"


def tables(
    listed: Sequence[TypedTable],
    text: Callable[[str], str],
    names: Sequence[str],
    notes: Sequence[str],
) -> TypedTable:
    """The tables, one a row.

    Args:
        listed: The tables.
        text: Says a message in the language of the file.
        names: What each table is called in the file.
        notes: What the file could not hold of each as it is.
    """
    columns = (
        Column("name", Kind.TEXT, text("Name")),
        Column("title", Kind.TEXT, text("Title")),
        Column("rows", Kind.INTEGER, text("Rows"), grouped=True),
        Column("description", Kind.TEXT, text("Description")),
        Column("selection", Kind.TEXT, text("Selection")),
        Column("note", Kind.TEXT, text("Note")),
    )
    rows = (
        (name, t.title, len(t.rows), t.description or None, t.selection or None, note or None)
        for t, name, note in zip(listed, names, notes, strict=True)
    )
    return TypedTable(TABLES, text("Tables"), columns, tuple(rows), ("name",))


def fields(
    listed: Sequence[TypedTable], text: Callable[[str], str], names: Sequence[str]
) -> TypedTable:
    """The fields of all tables, one a row: the data dictionary.

    Args:
        listed: The tables.
        text: Says a message in the language of the file.
        names: What each table is called in the file.
    """
    columns = (
        Column("table", Kind.TEXT, text("Table")),
        Column("name", Kind.TEXT, text("Field")),
        Column("title", Kind.TEXT, text("Title")),
        Column("type", Kind.TEXT, text("Type")),
        Column("unit", Kind.TEXT, text("Unit")),
        Column("currency", Kind.TEXT, text("Currency")),
        Column("factor", Kind.INTEGER, text("Factor"), grouped=True),
        Column("role", Kind.TEXT, text("Role")),
        Column("key", Kind.BOOLEAN, text("Key")),
        Column("refers_to", Kind.TEXT, text("Refers to")),
        Column("description", Kind.TEXT, text("Description")),
    )
    named = {table.id: name for table, name in zip(listed, names, strict=True)}
    rows = (
        (
            named[table.id],
            *(c.name, c.title, c.type, c.unit or None, c.currency or None),
            c.factor if c.currency else None,
            c.role or None,
            c.name in table.key,
            f"{named[c.reference.table]}.{c.reference.column}" if c.reference else None,
            c.description or None,
        )
        for table in listed
        for c in table.columns
    )
    return TypedTable(FIELDS, text("Data dictionary"), columns, tuple(rows), ("table", "name"))
