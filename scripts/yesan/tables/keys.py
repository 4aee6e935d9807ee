"""The primary key of a row as text, as rules and discrepancies write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yesan.package.resource import Resource

KEY_SEPARATOR = "/"
"""Between the values of a primary key of several fields, in a rule's and a discrepancy's key."""


def row_key(resource: Resource, row: Mapping[str, Any]) -> str:
    """The primary key of a row, as rules and discrepancies write it."""
    return KEY_SEPARATOR.join(written(row[name]) for name in resource.primary_key)


def written(value: object) -> str:
    """A value as text, as rules find it: a month as the standard writes months."""
    match value:
        case (int() as year, int() as month):
            return f"{year:04}-{month:02}"
    return str(value)
