"""Which row of a table has which key, as both are written."""

from __future__ import annotations

from yesan.changes import texts
from yesan.package.resource import Resource


def by_key(resource: Resource) -> dict[tuple[str, ...], int]:
    """The numbers of the rows of a table by their keys; nothing for one without a primary key.

    Args:
        resource: The table.
    """
    labels, rows = texts.rows(resource)
    names = labels if labels is not None else [field.name for field in resource.fields]
    if not resource.primary_key or not set(resource.primary_key) <= set(names):
        return {}
    places = [names.index(name) for name in resource.primary_key]
    return {
        tuple(row[place] or "" for place in places): number
        for number, row in rows
        if len(row) > max(places)
    }
