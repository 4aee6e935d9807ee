"""The rows of a table as JSON: one array of objects, or one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal

from yesan.downloads.typed_table import Column, Kind, TypedTable, Value, written


def array(table: TypedTable) -> bytes:
    """The rows as one array of objects, a row a line; numbers have the digits that were printed."""
    rows = ",\n".join(_objects(table))
    return f"[\n{rows}\n]\n".encode() if rows else b"[]\n"


def lines(table: TypedTable) -> bytes:
    """The rows as JSON Lines, an object each."""
    return "".join(f"{row}\n" for row in _objects(table)).encode()


def _objects(table: TypedTable) -> Iterator[str]:
    names = [json.dumps(column.name, ensure_ascii=False) for column in table.columns]
    for row in table.rows:
        cells = zip(names, table.columns, row, strict=True)
        yield "{" + ", ".join(f"{name}: {_json(c, value)}" for name, c, value in cells) + "}"


def _json(column: Column, value: Value) -> str:
    match value:
        case None:
            return "null"
        case bool() | int() | Decimal():
            return written(value)
        case str() if column.kind is Kind.JSON:
            return value
    return json.dumps(written(value), ensure_ascii=False)
