"""Parts of a descriptor, whatever it has where they should be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yesan.reading.parsing import Json


def named(parts: Any) -> dict[str, Json]:
    """Parts by their names: an object of them, or a list of parts that have one."""
    if isinstance(parts, dict):
        return {str(name): part for name, part in parts.items() if isinstance(part, dict)}
    listed = parts if isinstance(parts, list) else []
    return {str(p.get("name", n)): p for n, p in enumerate(listed) if isinstance(p, dict)}


def text(part: Json, name: str) -> str:
    """A text that a part has; empty where it has none, or something else."""
    value = part.get(name)
    return value if isinstance(value, str) else ""


def without(part: Json, names: Sequence[str]) -> Json:
    """A part without some of its properties."""
    return {name: value for name, value in part.items() if name not in names}
