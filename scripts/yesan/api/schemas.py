"""The JSON Schema of each file: one for each kind of entity, one for each table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from yesan.api.published import FOLDER
from yesan.model.addresses import folder
from yesan.model.figures import COUNT, RATIO, Coverage, Operation
from yesan.package.resource import Resource

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
INDEX, NAMES = (f"{FOLDER}/schemas/{name}.json" for name in ("index", "entities"))
TEXT: Schema = {"type": "string"}
ADDRESS: Schema = {"type": "string", "minLength": 1}
COUNTED: Schema = {"type": "integer", "minimum": 0}
CITE: Schema = {
    "type": "object",
    "description": "How it is cited: an item of CSL-JSON, its address relative to the file.",
    "properties": {"id": TEXT, "type": {"const": "dataset"}, "title": TEXT, "URL": ADDRESS},
    "required": ["id", "type", "title", "URL"],
}
CELL = r"^[^/\s]+/[^/\s]+/[0-9]+$"
CLAIM = r"^c[0-9a-f]{11}$"
EXACT: Schema = {"type": ["number", "string"]}


def of_kind(kind: str) -> str:
    """The path of the schema of the entities of a kind."""
    return f"{FOLDER}/schemas/{folder(kind).replace('/', '-')}.json"


def of_table(resource: Resource) -> str:
    """The path of the schema of a table."""
    return f"{FOLDER}/schemas/tables/{resource.id}.json"


def an_object(properties: Mapping[str, Schema], **more: Any) -> Schema:
    """Objects with these properties, all of them and no others."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [*properties],
        "additionalProperties": False,
        **more,
    }


def items(item: Schema) -> Schema:
    """Lists of what a schema is of."""
    return {"type": "array", "items": item}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def texts(languages: Iterable[str]) -> Schema:
    """A text in each language of the package."""
    return an_object(dict.fromkeys(languages, TEXT))


def definitions(languages: Iterable[str]) -> Schema:
    """What figures are, which all files have.

    Args:
        languages: The languages of the package.
    """
    said: dict[str, Schema] = {
        "blank": {"type": "boolean"},
        "unit": {"type": ["string", "null"]},
        "currency": {"type": ["string", "null"]},
        "amount": {"type": ["number", "null"]},
        "phase": {"type": ["string", "null"]},
        "year": {"type": ["string", "null"]},
    }
    ends = {"sources": items(_ref("source")), "doubt": items(_ref("doubt"))}
    coverages = [c.name.lower() for c in Coverage]
    operations = [o.value for o in Operation if o is not Operation.PRINTED]
    printed = an_object(
        {
            "cell": {"type": "string", "pattern": CELL},
            "claim": {"type": "null"},
            "value": {"type": ["number", "string", "null"]},
            **said,
            "coverage": {"enum": ["printed", None]},
            **ends,
        },
        description="A figure that a cell of a table prints; null where the cell is blank.",
        **{
            "if": {"properties": {"blank": {"const": True}}},
            "then": {"properties": {"value": {"type": "null"}, "amount": {"type": "null"}}},
            "else": {"properties": {"value": EXACT}},
        },
    )
    computed = an_object(
        {
            "cell": {"type": "null"},
            "claim": {"type": "string", "pattern": CLAIM},
            "value": {"type": "number"},
            **said,
            "blank": {"const": False},
            "unit": {"enum": [RATIO, COUNT, None]},
            "coverage": {"enum": coverages},
            "operation": {"enum": operations},
            "says": _ref("texts"),
            "selection": _or_null(_ref("texts")),
            "missing": COUNTED,
            "about": {"type": "object", "additionalProperties": TEXT},
            "of": {"type": "object", "additionalProperties": TEXT},
            "operands": _or_null(items(TEXT)),
            **ends,
        },
        description="A figure that is computed: `yesan verify --claims` computes it again.",
    )
    doubt = {
        "id": TEXT,
        "cell": {"type": "string", "pattern": CELL},
        "printed": EXACT,
        "instead": EXACT,
        "kind": TEXT,
        "line": {"type": ["integer", "null"]},
        "comment": _ref("texts"),
        "page": ADDRESS,
    }
    source = {"line": COUNTED, "evidence": {"type": ["string", "null"]}}
    return {
        "texts": texts(languages),
        "cite": CITE,
        "source": an_object(source, description="A line of the source, and where it is shown."),
        "doubt": an_object(doubt, description="What contradicts a figure: ≠."),
        "printed": printed,
        "computed": computed,
        "figure": {"anyOf": [_ref("printed"), _ref("computed")]},
    }


def _row(figures: Schema, cells: Schema) -> Schema:
    return an_object(
        {
            "table": TEXT,
            "row": COUNTED,
            "key": {"type": "object"},
            "page": ADDRESS,
            "line": {"type": ["integer", "null"]},
            "entities": {"type": "object", "additionalProperties": ADDRESS},
            "cells": cells,
            "figures": figures,
        }
    )


def whole(title: str, properties: Mapping[str, Schema], languages: Iterable[str]) -> Schema:
    """The schema of a file.

    Args:
        title: What is in the file.
        properties: The properties of the file.
        languages: The languages of the package.
    """
    known = {"$schema": ADDRESS, **properties}
    return {
        "$schema": DRAFT,
        "title": title,
        **an_object(known),
        "$defs": definitions(languages),
    }


def entity(kind: str, languages: Iterable[str]) -> Schema:
    """The schema of the files of the entities of a kind.

    Args:
        kind: The kind.
        languages: The languages of the package.
    """
    link = an_object(
        {"kind": TEXT, "code": TEXT, "name": _ref("texts"), "file": {"type": ["string", "null"]}}
    )
    amount = {"phase": TEXT, "figure": _ref("figure"), "elsewhere": items(_ref("figure"))}
    compared = ("before", "after", "change", "rate", "other_rate")
    row = _row({"type": "object", "additionalProperties": _ref("printed")}, {"type": "object"})
    return whole(
        f"An entity of the kind {kind}",
        {
            "kind": {"const": kind},
            "id": TEXT,
            "code": TEXT,
            "name": _ref("texts"),
            "page": ADDRESS,
            "cite": _ref("cite"),
            "parent": _or_null(link),
            "belongs_to": items(link),
            "amounts": items(an_object(amount)),
            "comparison": _or_null(an_object(dict.fromkeys(compared, _or_null(_ref("figure"))))),
            "derived": items(_ref("computed")),
            "rows_in_all": COUNTED,
            "rows_listed": COUNTED,
            "rows": items(row),
        },
        languages,
    )


def table(resource: Resource, languages: Iterable[str]) -> Schema:
    """The schema of the file of a table.

    Args:
        resource: The table.
        languages: The languages of the package.
    """
    figures = an_object({f.name: _ref("printed") for f in resource.fields if f.numeric})
    cells = an_object({f.name: {} for f in resource.fields if not f.numeric})
    field = an_object(
        {
            "name": {"enum": [f.name for f in resource.fields]},
            "title": _ref("texts"),
            "description": _ref("texts"),
            "type": TEXT,
            "figure": {"type": "boolean"},
            "unit": _or_null(_ref("texts")),
            "currency": {"type": ["string", "null"]},
            "factor": {"type": ["integer", "null"]},
            "phase": {"type": ["string", "null"]},
            "of": {"type": ["string", "null"]},
            "categories": {"type": "object", "additionalProperties": _ref("texts")},
        }
    )
    return whole(
        f"The table {resource.id}",
        {
            "id": {"const": resource.id},
            "title": _ref("texts"),
            "description": _ref("texts"),
            "selection": _or_null(_ref("texts")),
            "complete": {"type": "boolean"},
            "page": ADDRESS,
            "cite": _ref("cite"),
            "download": ADDRESS,
            "key": items(TEXT),
            "fields": items(field),
            "rows_in_all": COUNTED,
            "rows_listed": COUNTED,
            "rows": items(_row(figures, cells)),
            "derived": items(_ref("computed")),
        },
        languages,
    )
