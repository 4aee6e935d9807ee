"""The descriptor's own words: a field as it is described, properties as texts."""

from __future__ import annotations

import json

from yesan.package.resource import Resource
from yesan.reading.parsing import Json


def raw_field(resource: Resource, name: str) -> Json:
    """A field as the descriptor has it; nothing where it does not describe it."""
    schema = resource.raw.get("schema")
    listed = schema.get("fields") if isinstance(schema, dict) else None
    fields = listed if isinstance(listed, list) else []
    return next((f for f in fields if isinstance(f, dict) and f.get("name") == name), {})


def properties(raw: Json, without: frozenset[str] = frozenset()) -> dict[str, str]:
    """Properties of a descriptor as texts, but for some."""
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in raw.items()
        if name not in without
    }
