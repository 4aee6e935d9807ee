"""The rows of a table as they are written: texts, each row with its number, nothing checked."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from yesan.errors import Fault
from yesan.package.resource import Resource

Texts = Iterator[tuple[int, list[str | None]]]
"""Rows, each with its number."""
PLAIN = {"header", "headerRows", "delimiter", "lineTerminator", "quoteChar", "doubleQuote"}
PLAIN |= {"escapeChar", "skipInitialSpace", "$schema", "name", "title", "description"}
"""The properties of a dialect that the reader of CSV of Python knows, or that change nothing."""


def rows(resource: Resource) -> tuple[list[str] | None, Texts]:
    """The labels of a table, if it has any, and its rows with their numbers, blank ones aside."""
    dialect = resource.dialect
    if dialect.kind == "json":
        return _of_json(resource)
    header = dialect.properties.get("header", True) is not False
    first = dialect.properties.get("headerRows", [1]) == [1]
    if set(dialect.properties) <= PLAIN and (first or not header):
        cells = csv.reader(
            io.StringIO(dialect.text(resource.content), newline=""),
            skipinitialspace=bool(dialect.properties.get("skipInitialSpace", False)),
            **dialect.form,
        )
        try:
            labels = next(cells, []) if header else None
        except csv.Error as error:
            raise _unreadable(str(error)) from error
        return labels, _numbered(cells, 2 if header else 1)
    return _of_frictionless(resource)


def _numbered(rows: Iterable[Sequence[str | None]], first: int) -> Texts:
    try:
        for number, row in enumerate(rows, first):
            if any(row):
                yield number, list(row)
    except csv.Error as error:
        raise _unreadable(str(error)) from error


def _of_json(
    resource: Resource,
) -> tuple[list[str] | None, Texts]:
    found = resource.dialect.rows(resource.content)
    if found and all(isinstance(row, dict) for row in found):
        labels = list(dict.fromkeys(name for row in found for name in row))
        cells = ([_as_text(row.get(name)) for name in labels] for row in found)
        return labels, _numbered(cells, 2)
    header = resource.dialect.properties.get("header", True) is not False
    listed = [[_as_text(value) for value in row] for row in found if isinstance(row, list)]
    if header and listed:
        return [str(label) for label in listed[0]], _numbered(listed[1:], 2)
    return None, _numbered(listed, 1)


def _as_text(value: object) -> str | None:
    """A value of JSON as a cell has it."""
    match value:
        case None:
            return None
        case str():
            return value
        case bool():
            return str(value).lower()
        case int() | Decimal():
            return f"{value}"
    return json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)


def _of_frictionless(
    resource: Resource,
) -> tuple[list[str] | None, Texts]:
    """The rows of a table whose header or comments take more than a reader of CSV to find."""
    from frictionless import FrictionlessException  # noqa: PLC0415 - slow to load

    from yesan.reading import frictionless_table  # noqa: PLC0415 - loads it, too

    try:
        with frictionless_table.table("t", resource.content, resource.dialect) as table:
            listed = [
                (row.row_number, [None if cell is None else str(cell) for cell in row.cells])
                for row in table.row_stream
            ]
            labels = list(table.labels)
    except FrictionlessException as error:
        raise _unreadable(error.error.note) from error
    has = resource.dialect.properties.get("header", True) is not False
    return labels if has else None, ((n, row) for n, row in listed if any(row))


def _unreadable(found: str) -> Fault:
    return Fault("source-error", found, "rows", "fix the file")
