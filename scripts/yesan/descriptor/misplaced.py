"""Properties at a level where the standard does not read them, and would silently ignore them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yesan.descriptor.findings import Problems
from yesan.errors import Fault
from yesan.phrase import Phrase
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
        **dict.fromkeys(("schema", "dialect", "path", "data", "encoding"), Phrase("a resource")),
        **dict.fromkeys((*_SCHEMA, "missingValues"), Phrase("the schema of a resource")),
        **dict.fromkeys(_CSV, Phrase("the dialect of a resource")),
    },
    "resource": {
        **dict.fromkeys((*_SCHEMA, "missingValues"), Phrase("its schema")),
        **dict.fromkeys((*_CSV, "header"), Phrase("its dialect")),
        **dict.fromkeys(_NUMBER, Phrase("the field")),
    },
    "schema": {
        **dict.fromkeys((*_CSV, "header"), Phrase("the dialect of the resource")),
        **dict.fromkeys(("encoding", "dialect"), Phrase("the resource")),
        **dict.fromkeys((*_NUMBER, "constraints"), Phrase("the field")),
    },
    "dialect": {
        **dict.fromkeys(("encoding", "compression"), Phrase("the resource")),
        **dict.fromkeys((*_SCHEMA, "missingValues"), Phrase("the schema")),
        **dict.fromkeys(_NUMBER, Phrase("the field")),
    },
    "field": {
        **dict.fromkeys(_CONSTRAINTS, Phrase("its constraints")),
        **dict.fromkeys(
            ("primaryKey", "foreignKey", "foreignKeys", "uniqueKeys"), Phrase("the schema")
        ),
    },
    "constraints": {
        **dict.fromkeys((*_NUMBER, "missingValues", "format", "type"), Phrase("the field")),
        **dict.fromkeys(("primaryKey", "foreignKey", "foreignKeys"), Phrase("the schema")),
    },
}
"""By level: the properties that belong to another level, and to which."""
LEVEL_NAMES: Mapping[str, str] = {
    "package": Phrase("package"),
    "resource": Phrase("resource"),
    "schema": Phrase("schema"),
    "field": Phrase("field"),
    "dialect": Phrase("dialect"),
    "constraints": Phrase("constraints"),
    "foreign key": Phrase("foreign key"),
    "reference": Phrase("reference"),
    "source": Phrase("source"),
    "licence": Phrase("licence"),
    "contributor": Phrase("contributor"),
    "correction": Phrase("correction"),
    "view": Phrase("view"),
    "category": Phrase("category"),
}
"""What each level is called."""
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
        Phrase("{name} in the {level}", name=name, level=LEVEL_NAMES.get(level, level)),
        Phrase("it in {home}, where the standard reads it", home=home),
        Phrase("move it to {home}", home=home),
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
    findings.at(BESIDE).warn(_fault("resource", BESIDE, Phrase("its schema")))
    keys = [*own, *(key for key in beside if key not in own)]
    rest = {name: value for name, value in raw.items() if name != BESIDE}
    schema = {**schema, BESIDE: keys}
    return {**rest, "schema": schema}, schema
