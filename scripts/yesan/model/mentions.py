"""The rows that name an entity, table by table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from yesan.model.entities import Entity, code_fields, code_in, is_dimension, kind_of
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.tables.table import Table, Tables


class Mentions:
    """Where the tables of a package name its entities.

    A table that lists codes, describes entities or is referred to by others mentions none.
    """

    def __init__(self, package: Package, tables: Tables) -> None:
        self.package = package
        self.tables = tables

    def rows_of(self, entity: Entity) -> Iterator[tuple[Resource, Table]]:
        """Every table that names the entity, with its rows that do."""
        for resource, field, rows in self._named:
            if kind_of(field) == entity.kind and entity.code in rows:
                yield resource, self.tables[resource.name].take(rows[entity.code])

    @cached_property
    def _named(self) -> list[tuple[Resource, Field, dict[str, list[int]]]]:
        """The tables that name entities, and at which positions they name which code."""
        resources = self.package.resources
        listed = {k.resource for r in resources for k in r.foreign_keys if not k.package}
        found = []
        for resource in resources:
            if is_dimension(resource) or resource.name in listed:
                continue
            for field in code_fields(resource):
                rows: dict[str, list[int]] = {}
                for position, row in enumerate(self.tables[resource.name]):
                    if code := code_in(row.cells, field.name):
                        rows.setdefault(code, []).append(position)
                found.append((resource, field, rows))
        return found
