"""The tables of a package, each column of one type: from cells as they were read."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from yesan.downloads.typed_table import Column, Kind, Reference, TypedTable, Value
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.tables.table import Table, Tables


def of(package: Package, tables: Tables, language: str) -> tuple[TypedTable, ...]:
    """The tables of a package as every format has them.

    Args:
        package: The package.
        tables: Its rows.
        language: The language of titles and units.
    """
    listed = [r for r in package.resources if r.name in tables]
    named = {r.name: (r, _label(r, language)) for r in listed}
    return tuple(_table(r, tables[r.name], language, named) for r in listed)


KINDS = {
    "boolean": Kind.BOOLEAN,
    **dict.fromkeys(("array", "object", "geojson", "list"), Kind.JSON),
}
"""What the values of types are that have each as it is."""
Named = Mapping[str, tuple[Resource, str]]
"""Each table by its name, and the name of the column that names its rows; empty where none does."""


def _label(resource: Resource, language: str) -> str:
    """The column that names the rows of a table, in a language if there is such a one."""
    found = resource.in_language("label", language)
    if found is None:
        texts = [f for f in resource.fields if f.type == "string" and not f.sense]
        texts = [f for f in texts if f.name not in resource.primary_key]
        found = next((f for f in texts if f.language in {language, ""}), None)
    return found.name if found else ""


def _table(resource: Resource, table: Table, language: str, named: Named) -> TypedTable:
    known = [(f, table.column(f.name)) for f in resource.fields if f.name in table.names]
    kinds = [_kind(f, values) for f, values in known]
    columns = tuple(
        _column(resource, f, kind, language, named)
        for (f, _), kind in zip(known, kinds, strict=True)
    )
    read = [
        [None if value is None else _value(kind, f.type, value) for value in values]
        for (f, values), kind in zip(known, kinds, strict=True)
    ]
    return TypedTable(
        resource.id,
        resource.title[language],
        columns,
        tuple(zip(*read, strict=True)),
        tuple(name for name in resource.primary_key if name in table.names),
        resource.description[language],
        resource.selection[language],
    )


def _column(resource: Resource, field: Field, kind: Kind, language: str, named: Named) -> Column:
    keys = (k for k in resource.foreign_keys if k.fields == (field.name,) and not k.package)
    key = next((k for k in keys if k.resource in named), None)
    target, label = named[key.resource] if key else (resource, "")
    return Column(
        field.name,
        kind,
        field.title[language],
        field.type,
        field.unit[language],
        field.currency,
        field.factor,
        field.numeric,
        field.description[language],
        field.column_type.name if field.column_type else field.role,
        Reference(target.id, key.reference[0], label) if key else None,
    )


def _kind(field: Field, values: Iterable[Any]) -> Kind:
    """What all values of a field are; text where they are not of one kind."""
    found = [value for value in values if value is not None]
    match field.type:
        case "integer" | "year" if all(type(v) is int for v in found):
            kind = Kind.INTEGER
        case "number" if all(
            isinstance(v, int | Decimal) and Decimal(v).is_finite() for v in found
        ):
            kind = Kind.NUMBER
        case "date" if all(type(v) is datetime.date for v in found):
            kind = Kind.DATE
        case "datetime" if _are_naive(found, datetime.datetime):
            kind = Kind.DATETIME
        case "time" if _are_naive(found, datetime.time):
            kind = Kind.TIME
        case name:
            kind = KINDS.get(name, Kind.TEXT)
    return kind


def _are_naive(values: Sequence[Any], type_: type) -> bool:
    """Whether values are times, none of them with a time zone, which few formats have."""
    return all(isinstance(v, type_) and getattr(v, "tzinfo", None) is None for v in values)


def _value(kind: Kind, type_: str, value: Any) -> Value:
    match kind:
        case Kind.NUMBER:
            return Decimal(value)
        case Kind.JSON:
            return json.dumps(value, ensure_ascii=False, default=str)
        case Kind.TEXT:
            return text(value, type_)
        case _:
            known: Value = value
            return known


def text(value: Any, type_: str) -> str:
    """A value as text: a duration as it is written, a time as ISO 8601 has it.

    Args:
        value: The value.
        type_: The type of its field in the words of Table Schema.
    """
    match value:
        case _ if type_ == "duration":
            from frictionless.fields import DurationField  # noqa: PLC0415 - slow to load

            return str(DurationField(name=type_).create_value_writer()(value))  # type: ignore[no-untyped-call]
        case datetime.date() | datetime.time():
            return value.isoformat()
        case (int() as year, int() as month) if hasattr(value, "month"):
            return f"{year:04}-{month:02}"
        case tuple():
            return ", ".join(map(str, value))
    return str(value)
