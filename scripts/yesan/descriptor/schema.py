"""Keys of a Table Schema, and how its fields match the columns; the fields are in `fields`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yesan.descriptor.findings import Problems
from yesan.package.resource import ForeignKey
from yesan.phrase import Phrase
from yesan.reading import headers
from yesan.reading.parsing import Json, names

VALUES = frozenset({"enum", "categories", "pattern", "missingValues", "trueValues", "falseValues"})
"""What says which values cells have."""
MATCHES = ("exact", "equal", "subset", "superset", "partial")


def composed(part: Any, *, values: bool = False) -> Any:
    """A part of a schema with the values of cells in the Unicode form in which cells are read.

    Args:
        part: The schema, or a part of it.
        values: Whether the part says which values cells have.
    """
    match part:
        case str() if values:
            return headers.form(part)
        case list():
            return [composed(item, values=values) for item in part]
        case dict():
            return {
                key: composed(item, values=values or key in VALUES) for key, item in part.items()
            }
        case _:
            return part


def primary_key(schema: Json, findings: Problems) -> tuple[str, ...]:
    """The fields of the primary key; none where the schema has no such key."""
    key = names(schema.get("primaryKey"))
    if "primaryKey" in schema and not key:
        findings.at("primaryKey").note(
            schema["primaryKey"], Phrase("names of fields"), Phrase("list them")
        )
    return key


def foreign_keys(schema: Json, resource: str, findings: Problems) -> Iterator[ForeignKey]:
    """The foreign keys of a schema.

    Args:
        schema: The schema as the descriptor has it.
        resource: The name of its resource, to which a key without a resource refers.
        findings: Those of the schema.
    """
    for number, raw in enumerate(findings.items(schema, "foreignKeys")):
        match raw:
            case {"fields": fields, "reference": {"fields": to, **rest}} if (
                len(names(fields)) == len(names(to)) > 0
            ):
                target = str(rest.get("resource") or resource)
                yield ForeignKey(names(fields), target, names(to), str(rest.get("package") or ""))
            case _:
                findings.at("foreignKeys", number).note(
                    raw,
                    Phrase("fields and a reference to as many"),
                    Phrase(
                        'write it as {{"fields": […], "reference": {{"resource": …, "fields": '
                        "[…]}}}}"
                    ),
                )


def unique_keys(schema: Json, findings: Problems) -> Iterator[tuple[str, ...]]:
    """The groups of fields whose values together are unique, besides the primary key."""
    for raw in findings.items(schema, "uniqueKeys"):
        if key := names(raw):
            yield key
        else:
            findings.at("uniqueKeys").note(raw, Phrase("names of fields"), Phrase("list them"))


def fields_match(schema: Json, findings: Problems) -> str:
    """How the fields of the schema and the columns of the data have to match."""
    value = schema.get("fieldsMatch", MATCHES[0])
    # The standard's text and its profile once disagreed whether it is text or an array.
    if isinstance(value, list) and len(value) == 1:
        (value,) = value
    if value in MATCHES:
        return str(value)
    findings.at("fieldsMatch").note(
        value, Phrase("one of {matches}", matches=", ".join(MATCHES)), Phrase("use one of them")
    )
    return MATCHES[0]
