"""JSON in which a number has the digits that were printed: ``84.0`` stays ``84.0``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

ENCODER = json.JSONEncoder(ensure_ascii=False)


def document(content: Mapping[str, Any]) -> bytes:
    """An object as a file: a line for each of its properties, and for each item of its lists."""
    lines = (f"{text(name)}: {_property(value)}" for name, value in content.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _property(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(map(text, value)) + "\n]"
    return text(value)


def text(value: Any) -> str:
    """A value as JSON; a number that JSON does not have is a text."""
    if isinstance(value, str) or value is None:
        return ENCODER.encode(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{text(k)}: {text(v)}" for k, v in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(text, value)) + "]"
    if isinstance(value, Decimal):
        return f"{value:f}" if value.is_finite() else text(str(value))
    return ENCODER.encode(value)
