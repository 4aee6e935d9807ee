"""The file of each table: what it is, its fields, its rows with their figures, what is derived."""

from __future__ import annotations

from typing import Any

from yesan.api import schemas
from yesan.api.listed_rows import ListedRows, file_of_table
from yesan.api.published import Published
from yesan.api.told_figures import Told
from yesan.model import facts
from yesan.model.addresses import file_of, page_of_table, relative
from yesan.package.field import Field
from yesan.package.resource import Resource

ROWS, FIGURES = 2_000, 5_000
"""How many rows and figures of a table its file has at most; all of them are in its downloads."""


def of(published: Published, rows: ListedRows, resource: Resource) -> Told:
    """The file of a table.

    Args:
        published: The package with its site.
        rows: Tells its rows.
        resource: The table.
    """
    path, page = file_of_table(resource), page_of_table(resource)
    table = published.model.tables[resource.name]
    complete = resource.complete
    return {
        "$schema": relative(path, schemas.of_table(resource)),
        "id": resource.id,
        "title": published.texts(resource.title),
        "description": published.texts(resource.description),
        "selection": published.chosen(resource),
        "complete": bool(complete),
        "page": relative(path, page),
        "cite": published.cited(path, resource.title, page),
        "download": relative(path, file_of(resource)),
        "key": [*resource.primary_key],
        "fields": [_field(published, resource, f) for f in resource.fields],
        "rows_in_all": len(table),
        "rows_listed": min(len(table), limit(resource)),
        "rows": [*rows.of(path, resource, table.head(limit(resource)))],
        "derived": rows.figures.told_on(path, page),
    }


def limit(resource: Resource) -> int:
    """How many rows of a table its file has at most."""
    count = sum(f.numeric for f in resource.fields)
    return max(1, min(ROWS, FIGURES // max(1, count)))


def _field(published: Published, resource: Resource, field: Field) -> dict[str, Any]:
    when = facts.when(resource, field)
    return {
        "name": field.name,
        "title": published.texts(field.title),
        "description": published.texts(field.description),
        "type": field.type,
        "figure": field.numeric,
        "unit": published.texts(field.unit) if field.unit else None,
        "currency": field.currency or None,
        "factor": field.factor if field.currency else None,
        "phase": when["phase"][1] or None if when else None,
        "of": field.of or None,
        "categories": {v: published.texts(t) for v, t in field.categories.items()},
    }
