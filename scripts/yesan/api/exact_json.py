"""JSON in which a number has the digits that were printed: ``84.0`` stays ``84.0``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any


def document(content: Mapping[str, Any]) -> bytes:
    """An object as a file: a line for each of its properties, and for each item of its lists."""
    lines = (f"{_said(name)}: {_property(value)}" for name, value in content.items())
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _property(value: Any) -> str:
    if isinstance(value, list | tuple) and any(isinstance(x, Mapping) for x in value):
        return "[\n" + ",\n".join(map(text, value)) + "\n]"
    return text(value)


def text(value: Any) -> str:
    """A value as JSON; a number that JSON does not have is a text."""
    if isinstance(value, Decimal):
        return f"{value:f}" if value.is_finite() else _said(str(value))
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_said(str(k))}: {text(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(text, value)) + "]"
    return _said(value)


def _said(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
