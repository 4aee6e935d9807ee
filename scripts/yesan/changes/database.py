"""The rows of two editions of a table in one database: as they are written, and what that means.

Rows are loaded as text, so that a table can be compared in which cells are wrong. Beside each text
is its *value*: the one way to write what is meant, so that 100 and 100.0 are the same number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from yesan.changes import texts, values
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.text import Text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "2GB"
AT_ONCE = 50_000
"""How many rows are loaded in one step."""


@dataclass(frozen=True)
class Column:
    """A column of a table in the database.

    Attributes:
        field: What the schema says of it; of a column without a field, text.
        text: The expression of what is written in a cell.
        value: That of what it means; NULL where the value is missing.
        reading: How texts of it are read: where that is the same, equal texts mean the same.
        reasons: Its texts that mean a missing value, and say why.
    """

    field: Field
    text: str
    value: str
    reading: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Side:
    """One edition of a table in the database.

    Attributes:
        name: What the database calls it.
        resource: What the descriptor says of it.
        columns: Its columns by name.
        rows: How many rows it has, without blank ones.
        wide: How many of them have more cells than there are columns; these cells are left out.
    """

    name: str
    resource: Resource
    columns: dict[str, Column]
    rows: int
    wide: int

    @property
    def line(self) -> str:
        """The column of the numbers of rows."""
        return f"{self.name}_line"


@contextmanager
def connect() -> Iterator[DuckDBPyConnection]:
    """A database in memory, without files, network or a way to change the settings.

    Its tables are temporary: nobody else sees them, and they are gone with the connection.
    """
    with _opened().cursor() as connection:
        yield connection


@cache
def _opened() -> DuckDBPyConnection:
    """An empty database for all connections: opening one takes longer than comparing a table."""
    import duckdb  # noqa: PLC0415 - slow to load

    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    database = duckdb.connect(":memory:", config=config)
    for option in (
        *("temp_directory = ''", "enable_external_access = false", "GLOBAL TimeZone = 'UTC'"),
        *("preserve_insertion_order = false", "lock_configuration = true"),
    ):
        database.execute(f"SET {option}")
    return database


def load(database: DuckDBPyConnection, name: str, resource: Resource) -> Side:
    """Load the rows of a table.

    Args:
        database: The database.
        name: What the table is called there.
        resource: The table.

    Raises:
        Fault: Its bytes are no rows.
    """
    import pandas as pd  # noqa: PLC0415 - slow to load

    labels, rows = texts.rows(resource)
    fields = _fields(resource, labels)
    database.execute(
        f"CREATE TEMP TABLE {name} ({name}_line BIGINT"
        f"{''.join(f', {name}_c{n} VARCHAR' for n in range(len(fields)))})"
    )
    width, wide = len(fields), 0
    while read := list(islice(rows, AT_ONCE)):
        wide += sum(len(row) > width for _, row in read)
        chunk = [_fitted(number, row, width) for number, row in read]
        frame = pd.DataFrame.from_records(chunk, columns=["line", *map(str, range(width))])
        database.register("incoming", frame.astype(dict.fromkeys(frame.columns[1:], object)))
        database.execute(f"INSERT INTO {name} SELECT * FROM incoming")  # noqa: S608 - our names
        database.unregister("incoming")
    count = database.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608
    columns = {
        f.name: Column(
            f,
            f"{name}_c{n}",
            values.value_of(database, resource, f, f"{name}_c{n}"),
            values.reading(resource, f),
            values.reasons(resource, f),
        )
        for n, f in enumerate(fields)
    }
    return Side(name, resource, columns, int(count[0]) if count else 0, wide)


def _fitted(number: int, row: Sequence[str | None], width: int) -> tuple[Any, ...]:
    if len(row) == width:
        return (number, *row)
    return (number, *row[:width], *([None] * (width - len(row))))


def _fields(resource: Resource, labels: Sequence[str] | None) -> list[Field]:
    """The field of each column: by its label, or by its place where there are none."""
    if labels is None:
        return list(resource.fields)
    found: dict[str, Field] = {}
    for n, label in enumerate(labels):
        unique, count = label, n
        while not unique or unique in found:
            count += 1
            unique = f"{label} ({count})".strip()
        untyped = Field(unique, "string", Text(unique), Text(""), Text(""))
        found[unique] = resource.by_name.get(unique) or untyped
    return list(found.values())
