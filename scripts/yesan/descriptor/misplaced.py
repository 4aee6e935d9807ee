"""Properties at a level where the standard does not read them, and would silently ignore them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yesan.descriptor.findings import Problems
from yesan.errors import Fault
from yesan.reading.parsing import Json

_CONSTRAINTS = (
    *("required", "unique", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
    *("minLength", "maxLength", "pattern", "enum", "jsonSchema"),
)
_SCHEMA = ("fields", "fieldsMatch", "primaryKey", "foreignKeys", "uniqueKeys")
_CSV = (
    *("delimiter", "quoteChar", "doubleQuote", "escapeChar", "lineTerminator", "nullSequence"),
    *("skipInitialSpace", "commentChar", "commentRows", "headerRows", "headerJoin"),
)
_NUMBER = ("decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues")
BESIDE = "foreignKeys"
"""What is read although it is beside a schema: nothing else can be meant by it."""
_ELSEWHERE: Mapping[str, Mapping[str, str]] = {
    "package": {
        **dict.fromkeys(("schema", "dialect", "path", "data", "encoding"), "a resource"),
        **dict.fromkeys((*_SCHEMA, "missingValues"), "the schema of a resource"),
        **dict.fromkeys(_CSV, "the dialect of a resource"),
    },
    "resource": {
        **dict.fromkeys((*_SCHEMA, "missingValues"), "its schema"),
        **dict.fromkeys((*_CSV, "header"), "its dialect"),
        **dict.fromkeys(_NUMBER, "the field"),
    },
    "schema": {
        **dict.fromkeys((*_CSV, "header"), "the dialect of the resource"),
        **dict.fromkeys(("encoding", "dialect"), "the resource"),
        **dict.fromkeys((*_NUMBER, "constraints"), "the field"),
    },
    "dialect": {
        **dict.fromkeys(("encoding", "compression"), "the resource"),
        **dict.fromkeys((*_SCHEMA, "missingValues"), "the schema"),
        **dict.fromkeys(_NUMBER, "the field"),
    },
    "field": {
        **dict.fromkeys(_CONSTRAINTS, "its constraints"),
        **dict.fromkeys(("primaryKey", "foreignKey", "foreignKeys", "uniqueKeys"), "the schema"),
    },
    "constraints": {
        **dict.fromkeys((*_NUMBER, "missingValues", "format", "type"), "the field"),
        **dict.fromkeys(("primaryKey", "foreignKey", "foreignKeys"), "the schema"),
    },
}
"""By level: the properties that belong to another level, and to which."""
LEVELS = frozenset(_ELSEWHERE)
"""The levels that have such."""


def check(level: str, raw: Json, findings: Problems) -> None:
    """Note the properties of a part that the standard reads elsewhere.

    Args:
        level: What the part is: package, resource, schema, dialect, field or constraints.
        raw: The part as the descriptor has it.
        findings: Those of the part.
    """
    for name, home in misplaced(level, raw):
        findings.at(name).refuse(_fault(level, name, home))


def _fault(level: str, name: str, home: str) -> Fault:
    return Fault(
        "misplaced-property",
        f"{name} in the {level}",
        f"it in {home}, where the standard reads it",
        f"move it to {home}",
    )


def misplaced(level: str, raw: Json) -> Iterator[tuple[str, str]]:
    """The properties of a part that the standard reads elsewhere, and where.

    Args:
        level: What the part is: package, resource, schema, dialect, field or constraints.
        raw: The part as the descriptor has it.
    """
    for name, home in _ELSEWHERE[level].items():
        # `frictionless describe --stats` counts the fields of a resource under that name.
        count = (level, name) == ("resource", "fields") and type(raw.get(name)) is int
        if name in raw and not count:
            yield name, home


def moved(raw: Json, schema: Json, findings: Problems) -> tuple[Json, Json]:
    """A resource and its schema, with the foreign keys that were beside it; that is a warning.

    Args:
        raw: The resource as the descriptor has it.
        schema: Its schema, read from its file if it is one.
        findings: Those of the resource.
    """
    beside, own = raw.get(BESIDE), schema.get(BESIDE, [])
    if not isinstance(beside, list) or not isinstance(own, list) or not schema:
        return raw, schema
    findings.at(BESIDE).warn(_fault("resource", BESIDE, "its schema"))
    keys = [*own, *(key for key in beside if key not in own)]
    rest = {name: value for name, value in raw.items() if name != BESIDE}
    schema = {**schema, BESIDE: keys}
    return {**rest, "schema": schema}, schema
