"""The fiscal years of rows as texts: ``2024``; of a month as ISO 8601 writes it, ``2024-03``."""

from __future__ import annotations

from typing import Any


def text_of(value: Any) -> str:
    """A year, or what a package has instead, as its text."""
    match value:
        case (int() as year, int() as month):
            return f"{year:04}-{month:02}"
    return str(value)
