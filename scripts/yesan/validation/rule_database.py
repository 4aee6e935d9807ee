"""Rules run in DuckDB: the typed tables in memory, without files or network, within bounds."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from decimal import Decimal, InvalidOperation
from typing import Any

import duckdb

from yesan.package.field import NUMERIC, Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.tables.keys import written
from yesan.tables.table import Table, Tables
from yesan.validation.rule import COLUMNS, Cell, Keys, Place, Rule

MEMORY = "512MB"
CELLS = 1_000_000
"""How many cells one rule may check."""
LONGEST = 400
"""How many digits a figure of a rule has at most before or after the point, as floats may have."""
PRECISION = 38
"""Digits of a DECIMAL, all that DuckDB has."""
_SQL_TYPES = {"boolean": "BOOLEAN", "date": "DATE"}


def sql_name(resource: str) -> str:
    """The name under which a rule finds the resource."""
    return re.sub(r"\W", "_", resource)


def database_of(
    package: Package, tables: Tables, resources: Iterable[Resource]
) -> duckdb.DuckDBPyConnection:
    """Typed tables in memory, without files, network or a way to change the settings.

    A moment is the same time of day on every machine.

    Args:
        package: The package.
        tables: Its rows.
        resources: The tables that are needed.
    """
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,
    }
    database = duckdb.connect(":memory:", config=config)
    for option in ("temp_directory = ''", "enable_external_access = false", "TimeZone = 'UTC'"):
        database.execute(f"SET {option}")
    decimals = scale(package, tables)
    for resource in resources:
        _load(database, resource, tables[resource.name], decimals)
    database.execute("SET lock_configuration = true")
    return database


def _load(
    database: duckdb.DuckDBPyConnection, resource: Resource, table: Table, decimals: int
) -> None:
    """Make a table of the database: its cells are text until they are cast to their types."""
    text = table.frame.map(lambda value: None if value is None else written(value)).astype(object)
    database.register("incoming", text)
    columns = ", ".join(
        f"CAST({_quoted(f.name)} AS {_sql_type(f, table, decimals)}) AS {_quoted(f.name)}"
        for f in resource.fields
    )
    database.execute(
        f'CREATE TABLE "{sql_name(resource.name)}" AS SELECT {columns} FROM incoming'  # noqa: S608
    )
    database.unregister("incoming")


def _quoted(name: str) -> str:
    """A name as SQL reads it, whatever characters it has."""
    return '"' + name.replace('"', '""') + '"'


def _sql_type(field: Field, table: Table, most: int) -> str:
    """The type that holds every value of the column exactly; text where none does."""
    if field.type not in NUMERIC:
        return _SQL_TYPES.get(field.type, "VARCHAR")
    digits = [_digits(v) for v in table.known(field.name)]
    room = PRECISION if field.type == "integer" else PRECISION - most
    if any(whole > room or decimals > most for whole, decimals in digits):
        return "VARCHAR"
    return "HUGEINT" if field.type == "integer" else f"DECIMAL({PRECISION}, {most})"


def scale(package: Package, tables: Tables) -> int:
    """The most decimals of any figure of the package.

    All numbers have it, since DuckDB rounds to the fewer decimals where two are joined by UNION.
    """
    return max(
        (
            decimals
            for resource in package.resources
            for f in resource.fields
            if f.type == "number" and f.numeric
            for value in tables[resource.name].known(f.name)
            for _, decimals in [_digits(value)]
        ),
        default=0,
    )


def _digits(value: Decimal | int) -> tuple[int, int]:
    """How many digits a figure has before and after the point; too many where it is not finite."""
    figure = Decimal(value)
    if not figure.is_finite():
        return PRECISION + 1, 0
    return max(figure.adjusted() + 1, 0), max(-int(figure.as_tuple().exponent), 0)


def cells(
    rule: Rule, keys: Keys, database: duckdb.DuckDBPyConnection, seconds: float
) -> Iterator[Cell]:
    """The cells that a rule checks within its time; those with a missing figure are not checked.

    Raises:
        ValueError: It is no query, or returns what it must not.
        duckdb.Error: It cannot be run, or is stopped.
    """
    seen: set[Place] = set()
    for table, key, field, published, computed in _rows(rule, database, seconds):
        where = Phrase("{field} of {table}, key {key}", field=field, table=table, key=key)
        if str(key) not in keys.get((str(table), str(field)), ()):
            raise ValueError(Phrase("{where}, which the package does not have", where=where))
        if published is None or computed is None:
            continue
        cell = Cell(rule.name, table, str(key), field, _figure(published), _figure(computed))
        if cell.place in seen:
            raise ValueError(Phrase("{where}, twice", where=where))
        printed = keys[table, field][cell.key]
        if printed is None or _figure(printed) != cell.published:
            raise ValueError(
                Phrase(
                    "{published} for {where}, where the table has {printed}",
                    published=published,
                    where=where,
                    printed=printed,
                )
            )
        seen.add(cell.place)
        yield cell


def _rows(rule: Rule, database: duckdb.DuckDBPyConnection, seconds: float) -> list[tuple[Any, ...]]:
    """What a query returns within its time, its columns and their number checked."""
    statements = duckdb.extract_statements(rule.sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise ValueError(Phrase("something other than one SELECT"))
    alarm = threading.Timer(seconds, database.interrupt)
    alarm.start()
    try:
        with _unchanged(database):
            return _answer(database, statements[0])
    finally:
        alarm.cancel()


@contextmanager
def _unchanged(database: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let nothing be written: within a SELECT other statements may be, and rules come after it."""
    database.execute("BEGIN TRANSACTION READ ONLY")
    try:
        yield
    finally:
        with suppress(duckdb.Error):  # what has ended the rule may have ended it too
            database.execute("ROLLBACK")


def _answer(
    database: duckdb.DuckDBPyConnection, statement: duckdb.Statement
) -> list[tuple[Any, ...]]:
    """What a statement returns, its columns and their number checked."""
    result = database.execute(statement)
    columns = tuple(name for name, *_ in result.description)
    if columns != COLUMNS:
        raise ValueError(
            Phrase(
                "the columns {found} instead of {expected}",
                found=", ".join(columns),
                expected=", ".join(COLUMNS),
            )
        )
    rows = result.fetchmany(CELLS + 1)
    if len(rows) > CELLS:
        raise ValueError(Phrase("more than {count:,} cells", count=CELLS))
    return rows


def _figure(value: object) -> Decimal:
    try:
        figure = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(Phrase("{value}, which is not a number", value=value)) from None
    if figure.is_finite() and abs(figure.adjusted()) > LONGEST:  # nothing computes with it
        raise ValueError(Phrase("{value}, which is not a number", value=str(value)[:PRECISION]))
    if not figure.is_finite():
        raise ValueError(Phrase("{value}, as after a division by zero", value=value))
    return figure
