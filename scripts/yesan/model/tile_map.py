"""Where the places of a tile map are."""

from __future__ import annotations

from collections.abc import Mapping

from yesan.model.entities import Kind, code_fields, is_dimension, kind_of
from yesan.package.package import Package
from yesan.tables.table import Tables

Positions = Mapping[str, tuple[int, int]]
"""Column and row of each place, by its code."""


def tile_positions(package: Package, tables: Tables) -> dict[Kind, Positions]:
    """The positions of each kind of entity, from the first table that has them."""
    found: dict[Kind, Positions] = {}
    for resource in package.resources:
        column, row = resource.with_role("tile-column"), resource.with_role("tile-row")
        keys = code_fields(resource)
        if not column or not row or not keys or not is_dimension(resource):
            continue
        positions = {
            str(cells[keys[0].name]): (int(cells[column.name]), int(cells[row.name]))
            for _, cells in tables[resource.name]
            if cells[column.name] is not None and cells[row.name] is not None
        }
        found.setdefault(kind_of(keys[0]), positions)
    return found
