"""Reads files to download back, each with the reader that people use: names, and typed rows."""

from __future__ import annotations

import csv
import datetime
import io
import json
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from python_calamine import CalamineWorkbook

from yesan.downloads.typed_table import Kind, TypedTable, written

Read = tuple[list[str], list[tuple[Any, ...]]]


def of_csv(content: bytes, table: TypedTable) -> Read:
    """The rows of a CSV; each text as a value of its column."""
    header, *rows = csv.reader(io.StringIO(content.decode(), newline=""))
    return header, [
        tuple(parsed(column.kind, text) for column, text in zip(table.columns, row, strict=True))
        for row in rows
    ]


def parsed(kind: Kind, text: str) -> Any:
    """The value that a text is, by the kind of its column; None for an empty one."""
    read = {
        Kind.INTEGER: int,
        Kind.NUMBER: Decimal,
        Kind.BOOLEAN: {"true": True, "false": False}.__getitem__,
        Kind.DATE: datetime.date.fromisoformat,
        Kind.DATETIME: datetime.datetime.fromisoformat,
        Kind.TIME: datetime.time.fromisoformat,
    }
    return read.get(kind, str)(text) if text else None


def of_json(content: bytes) -> list[dict[str, Any]]:
    """The objects of a JSON array."""
    return json.loads(content, parse_float=Decimal)


def of_lines(content: bytes) -> list[dict[str, Any]]:
    """The objects of JSON Lines."""
    return [json.loads(x, parse_float=Decimal) for x in content.decode().split("\n") if x]


def as_json(table: TypedTable) -> list[dict[str, Any]]:
    """What the rows of a table are in JSON: dates are texts."""

    def value(kind: Kind, cell: Any) -> Any:
        if cell is not None and kind is Kind.JSON:
            return json.loads(cell, parse_float=Decimal)
        plain = kind in {Kind.INTEGER, Kind.NUMBER, Kind.BOOLEAN}
        return cell if plain or cell is None else written(cell)

    return [
        {c.name: value(c.kind, cell) for c, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]


def of_parquet(content: bytes, folder: Path) -> Read:
    """The rows of a Parquet file."""
    path = folder / "read.parquet"
    path.write_bytes(content)
    found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)])
    return [column[0] for column in found.description], found.fetchall()


def of_database(content: bytes, query: str) -> Read:
    """The rows that a query finds in a SQLite file."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(content)
        found = database.execute(query)
        return [column[0] for column in found.description], found.fetchall()


def of_sheet(content: bytes, name: str) -> Read:
    """The rows of a sheet below its header; an empty cell is None."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name)
    header, *rows = sheet.to_python(skip_empty_area=False)
    return list(map(str, header)), [tuple(None if x == "" else x for x in row) for row in rows]
