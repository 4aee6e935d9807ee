"""A table as Parquet, written by DuckDB: exact decimals, and what each column is."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from yesan.downloads.misfits import Misfit, Why
from yesan.downloads.typed_table import Kind, TypedTable, written
from yesan.reading.unique_name import unique_name
from yesan.store import databases

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

FORMAT = "Parquet"
DIGITS, SHORT = 38, 18
"""How many digits a decimal has at most, and how many fit into 64 bits."""
LONG = 2**63
TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.JSON: "VARCHAR",
    Kind.BOOLEAN: "BOOLEAN",
    Kind.DATE: "DATE",
    Kind.DATETIME: "TIMESTAMP",
    Kind.TIME: "TIME",
}


class Writer:
    """Writes tables as Parquet, one after the other."""

    @cached_property
    def _database(self) -> DuckDBPyConnection:
        return databases.connected()

    def write(self, table: TypedTable) -> bytes:
        """The table as one file; the same table gives the same bytes."""
        names = names_of(table)
        types = [_type(table, position) for position in range(len(names))]
        columns = [f"{_quoted(name)} {type_}" for name, type_ in zip(names, types, strict=True)]
        texts = [
            [None if row[n] is None else written(row[n]) for row in table.rows]
            for n in range(len(names))
        ]
        casts = (f"CAST(unnest($1[{n}]) AS {type_})" for n, type_ in enumerate(types, start=1))
        metadata = ", ".join(f"{key}: {_literal(text)}" for key, text in _said(table).items())
        self._database.execute(f"CREATE OR REPLACE TEMP TABLE t ({', '.join(columns)})")
        if table.rows:
            self._database.execute(f"INSERT INTO t SELECT {', '.join(casts)}", [texts])
        return databases.parquet(
            self._database, "t", f"COMPRESSION zstd, KV_METADATA {{{metadata}}}"
        )


def misfits(table: TypedTable) -> Iterator[Misfit]:
    """The numbers that are texts, since they have too many digits; columns with other names."""
    positions = enumerate(table.columns)
    numbers = {Kind.INTEGER, Kind.NUMBER}
    long = [c.name for n, c in positions if c.kind in numbers and _type(table, n) == "VARCHAR"]
    if long:
        yield Misfit(FORMAT, table.id, Why.DIGITS, tuple(long))
    if alike := renamed(table):
        yield Misfit(FORMAT, table.id, Why.ALIKE, alike)


def names_of(table: TypedTable) -> list[str]:
    """The names of the columns, no two of which are the same but for their case."""
    names: list[str] = []
    for column in table.columns:
        taken = {name.casefold() for name in names}
        name = unique_name(column.name.casefold(), taken, "_")
        names.append(column.name if name == column.name.casefold() else name)
    return names


def renamed(table: TypedTable) -> tuple[str, ...]:
    """The columns that have another name where case tells no names apart."""
    both = zip(table.columns, names_of(table), strict=True)
    return tuple(column.name for column, name in both if column.name != name)


def _said(table: TypedTable) -> dict[str, str]:
    """What the file says of itself: the title, and what each column is."""
    fields = [
        {"name": c.name, "title": c.title, "type": c.type, "unit": c.unit, "currency": c.currency}
        for c in table.columns
    ]
    return {
        "title": table.title,
        "description": table.description,
        "fields": json.dumps(fields, ensure_ascii=False),
    }


def _type(table: TypedTable, position: int) -> str:
    """The type of a column; text where no number of the format has as many digits."""
    kind = table.columns[position].kind
    if kind in TYPES:
        return TYPES[kind]
    values = [Decimal(value) for value in table.values(position)]
    if kind is Kind.INTEGER and all(-LONG <= value < LONG for value in values):
        return "BIGINT"
    return _decimal(values)


def _decimal(values: Sequence[Decimal]) -> str:
    decimals = max((-int(v.as_tuple().exponent) for v in values), default=0)
    whole = max((v.adjusted() + 1 for v in values if v), default=1)
    decimals, whole = max(0, decimals), max(1, whole)
    if decimals + whole > DIGITS:
        return "VARCHAR"
    return f"DECIMAL({SHORT if decimals + whole <= SHORT else DIGITS}, {decimals})"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
