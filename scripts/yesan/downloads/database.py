"""The whole package as one SQLite database: types, keys, and views that add the names of codes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from yesan.downloads import described
from yesan.downloads.misfits import Misfit, Why
from yesan.downloads.parquet import names_of, renamed
from yesan.downloads.typed_table import Column, Kind, TypedTable, Value, written
from yesan.reading.unique_name import unique_name
from yesan.store import databases
from yesan.store.databases import Connection

FORMAT = "SQLite"
LONG = 2**63
PAGE = 1024
"""The bytes of a page of the file: most tables are small, and each has a page at least."""
NUMBERS = frozenset({Kind.INTEGER, Kind.NUMBER})
OWN = (described.TABLES, described.FIELDS)
"""The tables that say what the others are."""
RESERVED = "sqlite_"
VIEW = "_named"


def write(
    tables: Sequence[TypedTable], text: Callable[[str], str], notes: Sequence[str] = ()
) -> bytes:
    """All tables as one database, each row where it is in its table: its ``rowid`` counts them.

    Args:
        tables: The tables.
        text: Says a message in the language of the file.
        notes: What the file could not hold of each table as it is.
    """
    names = names_in(tables)
    own = (
        described.tables(tables, text, names, notes or [""] * len(tables)),
        described.fields(tables, text, names),
    )
    known = {table.id: (name, table) for table, name in zip(tables, names, strict=True)}
    with databases.sqlite() as database:
        database.execute(f"PRAGMA page_size = {PAGE}")
        database.execute("BEGIN")
        for table, name in zip((*own, *tables), (*OWN, *names), strict=True):
            _fill(database, name, table, known)
        for table, name in zip(tables, names, strict=True):
            if view := _view(table, name, known):
                database.execute(view)
        database.execute("COMMIT")
        return database.serialize()


def names_in(tables: Sequence[TypedTable]) -> list[str]:
    """What each table is called: as in rules, no two alike but for their case."""
    taken = {*OWN, *(f"{name}{VIEW}" for name in OWN)}
    names = []
    for table in tables:
        plain = "".join(c if c.isalnum() else "_" for c in table.id)
        wanted = f"t_{plain}" if plain.casefold().startswith(RESERVED) else plain
        name = unique_name(wanted.casefold(), taken, "_")
        taken |= {name, f"{name}{VIEW}"}
        names.append(wanted if name == wanted.casefold() else name)
    return names


def misfits(table: TypedTable) -> Iterator[Misfit]:
    """The numbers that are texts, as they have too many digits; columns with other names."""
    columns = enumerate(table.columns)
    if long := [c.name for n, c in columns if c.kind in NUMBERS and _type(table, n) == "TEXT"]:
        yield Misfit(FORMAT, table.id, Why.DIGITS, tuple(long))
    if alike := renamed(table):
        yield Misfit(FORMAT, table.id, Why.ALIKE, alike)


Known = dict[str, tuple[str, TypedTable]]
"""What each table is called in the database, with the table, by its id."""


def _fill(database: Connection, name: str, table: TypedTable, known: Known) -> None:
    columns = names_of(table)
    types = [_type(table, position) for position in range(len(columns))]
    parts = [f"{_quoted(c)} {type_}" for c, type_ in zip(columns, types, strict=True)]
    place = {c.name: _quoted(n) for c, n in zip(table.columns, columns, strict=True)}
    if table.key and set(table.key) <= place.keys():
        parts.append(f"PRIMARY KEY ({', '.join(place[n] for n in table.key)})")
    for column in table.columns:
        if target := _target(column, known):
            other, key = target
            parts.append(
                f"FOREIGN KEY ({place[column.name]}) REFERENCES {_quoted(other)} ({_quoted(key)})"
            )
    database.execute(f"CREATE TABLE {_quoted(name)} ({', '.join(parts)}) STRICT")
    marks = ", ".join("?" for _ in columns)
    rows = (
        tuple(_stored(type_, value) for type_, value in zip(types, row, strict=True))
        for row in table.rows
    )
    database.executemany(f"INSERT INTO {_quoted(name)} VALUES ({marks})", rows)  # noqa: S608 - quoted


def _target(column: Column, known: Known) -> tuple[str, str] | None:
    """The table and the column that a key leads to, where that column is the key of its table."""
    if column.reference is None or column.reference.table not in known:
        return None
    name, table = known[column.reference.table]
    return (name, column.reference.column) if table.key == (column.reference.column,) else None


def _view(table: TypedTable, name: str, known: Known) -> str:
    """The query of a view that has a name beside each code; empty where no table names any."""
    taken = {column.casefold() for column in names_of(table)}
    columns: list[str] = []
    joins: list[str] = []
    for column in table.columns:
        target = _target(column, known)
        if target is None or column.reference is None or not column.reference.label:
            continue
        other, key = target
        called = unique_name(f"{column.name}_name".casefold(), taken, "_")
        taken.add(called)
        alias = f"n{len(joins)}"
        columns.append(f"{alias}.{_quoted(column.reference.label)} AS {_quoted(called)}")
        joins.append(
            f"LEFT JOIN {_quoted(other)} AS {alias} "
            f"ON {alias}.{_quoted(key)} = t.{_quoted(column.name)}"
        )
    if not joins:
        return ""
    return (
        f"CREATE VIEW {_quoted(name + VIEW)} AS SELECT t.*, {', '.join(columns)} "  # noqa: S608 - quoted
        f"FROM {_quoted(name)} AS t {' '.join(joins)}"
    )


def _type(table: TypedTable, position: int) -> str:
    """The type of a column: ``INT``, which is no ``rowid`` even as a key, keeps the order of rows.

    Numbers are texts where one of them is none that 64 bits hold exactly.
    """
    match table.columns[position].kind:
        case Kind.BOOLEAN:
            return "INT"
        case Kind.INTEGER:
            return "INT" if all(-LONG <= v < LONG for v in table.values(position)) else "TEXT"
        case Kind.NUMBER:
            exact = all(Decimal(repr(float(v))) == v for v in table.values(position))
            return "REAL" if exact else "TEXT"
    return "TEXT"


def _stored(type_: str, value: Value) -> str | int | float | None:
    match value:
        case None:
            return None
        case int() | Decimal() if type_ == "INT":
            return int(value)
        case Decimal() if type_ == "REAL":
            return float(value)
    return written(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
