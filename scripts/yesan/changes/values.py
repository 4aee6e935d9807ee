"""What a cell means, as one way to write it: an expression of the database for each column.

The database computes it for the plain forms of the standard. What is written otherwise is read by
frictionless, each different text once.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from yesan.changes.raw import raw_field
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.tables.keys import written

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PATTERNS = {
    "integer": r"\s*[-+]?[0-9]+(\.0*)?\s*",
    "number": r"\s*[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\s*",
    "boolean": r"true|True|TRUE|1|false|False|FALSE|0",
    "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "year": r"[0-9]{4}",
}
"""The plain forms of types, whose values the database computes.

A program writes 100.0 in a column of whole numbers: that is an error, and the same number.
"""
SPECIAL = (
    *("format", "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues"),
    *("delimiter", "itemType"),
)
"""The properties of a field by which its cells are written in another form."""


LONGEST = 1000
"""How many digits a number may have to be written in full: 1e999999999 is a short text."""


def quoted(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def reading(resource: Resource, field: Field) -> str:
    """How texts of a field are read."""
    raw = raw_field(resource, field.name)
    special = {name: raw.get(name) for name in SPECIAL}
    known = (field.type, field.sense == "code", _missing(resource, field), special)
    return json.dumps(known, sort_keys=True, default=str)


def value_of(database: DuckDBPyConnection, resource: Resource, field: Field, text: str) -> str:
    """The expression of the value of a column; what is written in odd ways is read before.

    Args:
        database: The database, which has the rows of the table.
        resource: The table.
        field: The field of the column.
        text: What the column is called, behind the name of its table and ``_``.
    """
    known = [value for value, why in _missing(resource, field).items() if not why]
    blank = f"{text} IN ({', '.join(map(quoted, known))})" if known else "false"
    pattern = _pattern(resource, field)
    if pattern is None:
        return f"CASE WHEN {blank} THEN NULL ELSE {text} END"
    fits = f"regexp_full_match({text}, {quoted(pattern)})" if pattern else "false"
    table, _, _ = text.rpartition("_")
    odd = database.execute(
        f"SELECT DISTINCT {text} FROM {table} WHERE {text} IS NOT NULL AND NOT ({blank}) "  # noqa: S608
        f"AND NOT ({fits})"
    ).fetchall()
    reader = _reader(resource, field)
    read = [(cell, value) for (cell,) in odd if (value := reader(cell)) != cell]
    rest = text
    if read:
        import pandas as pd  # noqa: PLC0415 - slow to load

        frame = pd.DataFrame(read, columns=["cell", "value"], dtype=object)
        database.register("incoming", frame)
        database.execute(f"CREATE TEMP TABLE {text}_odd AS SELECT cell, value FROM incoming")  # noqa: S608
        database.unregister("incoming")
        rest = f"coalesce((SELECT value FROM {text}_odd WHERE cell = {text}), {text})"  # noqa: S608
    return f"CASE WHEN {blank} THEN NULL WHEN {fits} THEN {_plain(field, text)} ELSE {rest} END"


def reasons(resource: Resource, field: Field) -> tuple[str, ...]:
    """The texts that mean a missing value, and say why: another reason is another meaning."""
    return tuple(text for text, why in _missing(resource, field).items() if why)


def _missing(resource: Resource, field: Field) -> dict[str, str]:
    """The texts that mean a missing value, and why it is missing where that is said."""
    found = dict(field.missing or resource.missing or {"": ""})
    return {**found, resource.dialect.null: ""} if resource.dialect.null else found


def _pattern(resource: Resource, field: Field) -> str | None:
    """The plain form of a field; None of text, and empty where every cell is to be read."""
    raw = raw_field(resource, field.name)
    special = any(raw.get(name) not in (None, "default") for name in SPECIAL)
    if field.type in {"string", "any", "object", "geojson"}:
        return None
    return "" if special else PATTERNS.get(field.type, "")


def _plain(field: Field, text: str) -> str:
    """The expression of the one way to write a value that is in its plain form."""
    bare = f"trim({text}, E' \\t\\n\\r')"
    unsigned = f"ltrim({bare}, '+-')"
    sign = f"CASE WHEN starts_with({bare}, '-') THEN '-' ELSE '' END"
    match field.type:
        case "integer" if field.sense == "code":
            return bare
        case "integer":
            digits = f"ltrim(split_part({unsigned}, '.', 1), '0')"
            return f"CASE WHEN {digits} = '' THEN '0' ELSE {sign} || {digits} END"
        case "number":
            whole = f"ltrim(split_part({unsigned}, '.', 1), '0')"
            part = f"rtrim(split_part({unsigned}, '.', 2), '0')"
            shown = f"CASE WHEN {whole} = '' THEN '0' ELSE {whole} END"
            decimals = f"CASE WHEN {part} = '' THEN '' ELSE '.' || {part} END"
            nothing = f"{whole} = '' AND {part} = ''"
            return f"CASE WHEN {nothing} THEN '0' ELSE {sign} || {shown} || {decimals} END"
        case "boolean":
            return f"CASE WHEN lower({text}) IN ('true', '1') THEN 'true' ELSE 'false' END"
    return text


def _reader(resource: Resource, field: Field) -> Callable[[str], str]:
    """Reads a cell as its one way of writing; as it is where it is no value of its type."""
    from frictionless import FrictionlessException, Schema  # noqa: PLC0415 - slow to load

    raw = raw_field(resource, field.name)
    known = {name: raw[name] for name in SPECIAL if name in raw}
    try:
        described = {"fields": [{**known, "name": "f", "type": field.type}]}
        read = Schema.from_descriptor(described).fields[0].create_cell_reader()
    except FrictionlessException:
        return str

    def reader(cell: str) -> str:
        try:
            value, notes = read(cell)
        except (ArithmeticError, ValueError, TypeError):
            return cell
        return cell if notes or value is None else canonical(value) or cell

    return reader


def canonical(value: object) -> str:
    """The one way to write a value; empty where that is too long."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal() if value.is_finite() and abs(value.adjusted()) > LONGEST:
            return ""
        case Decimal() if value.is_finite():
            plain = f"{value:f}"
            plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
            return "0" if plain in {"-0", ""} else plain
        case list() | dict():
            return json.dumps(value, ensure_ascii=False, default=str, sort_keys=True)
    return written(value)
