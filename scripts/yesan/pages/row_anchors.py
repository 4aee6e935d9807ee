"""The anchor of each row in the page of its table, and how many rows that page shows."""

from __future__ import annotations

import re
from typing import Any

from slugify import slugify

from yesan.package.resource import Resource
from yesan.tables.table import Table

ROWS, CELLS = 1000, 10_000
"""No page shows more rows or cells of a table."""


def limit(resource: Resource) -> int:
    """How many rows of a table its page shows; all of them are in the download."""
    return max(1, min(ROWS, CELLS // len(resource.fields)))


def anchors(resource: Resource, table: Table) -> dict[int, str]:
    """The anchor of each row that the page of a table shows, by the number of the row."""
    shown = table.head(limit(resource))
    numbers = [row.number for row in shown]
    if resource.primary_key:
        keys = zip(*(table.column(name) for name in resource.primary_key), strict=True)
        slugs = ["--".join(_slug(value) for value in key) for key in keys]
        if len(set(slugs)) == len(slugs) and all(slug.strip("-") for slug in slugs):
            return {n: f"row-{slug}" for n, slug in zip(numbers, slugs, strict=False)}
    return {number: f"row-{number}" for number in numbers}


def _slug(value: Any) -> str:
    text = str(value)
    return text if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) else slugify(text)
