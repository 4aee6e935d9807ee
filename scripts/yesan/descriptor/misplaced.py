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


def check(level: str, raw: Json, findings: Problems) -> None:
    """Note the properties of a part that the standard reads elsewhere.

    Args:
        level: What the part is: package, resource, schema, dialect, field or constraints.
        raw: The part as the descriptor has it.
        findings: Those of the part.
    """
    for name, home in misplaced(level, raw):
        findings.at(name).refuse(
            Fault(
                "misplaced-property",
                f"{name} in the {level}",
                f"it in {home}, where the standard reads it",
                f"move it to {home}",
            )
        )


def misplaced(level: str, raw: Json) -> Iterator[tuple[str, str]]:
    """The properties of a part that the standard reads elsewhere, and where.

    Args:
        level: What the part is: package, resource, schema, dialect, field or constraints.
        raw: The part as the descriptor has it.
    """
    for name, home in _ELSEWHERE[level].items():
        if name in raw:
            yield name, home
