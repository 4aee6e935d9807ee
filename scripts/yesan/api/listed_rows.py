"""The rows of a table as the interface tells them: figures, and what else is in a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from yesan.api.published import FOLDER, Published
from yesan.api.told_figures import Told, ToldFigures
from yesan.downloads import typed_rows
from yesan.model.addresses import folder, page_of_table, relative
from yesan.model.entities import code_fields, code_in, kind_of
from yesan.package.resource import Resource
from yesan.tables.table import Table


class ListedRows:
    """Tells rows of the tables of a package.

    Args:
        published: The package with its site.
    """

    def __init__(self, published: Published) -> None:
        self.published = published
        self.figures = ToldFigures(published)

    def of(self, path: str, resource: Resource, table: Table) -> Iterator[Told]:
        """Rows of a table.

        Args:
            path: The path of the file that tells them.
            resource: The table.
            table: The rows.
        """
        line, page = resource.source_line, page_of_table(resource)
        others = [f for f in resource.fields if not f.numeric]
        for row in table:
            cells = row.cells
            yield {
                "table": resource.id,
                "row": row.number,
                "key": {
                    name: _value(cells[name], resource.by_name[name].type)
                    for name in resource.primary_key
                },
                "page": self.published.row(path, resource, row.number, page),
                "line": cells[line.name] if line else None,
                "entities": self._entities(path, resource, cells),
                "cells": {f.name: _value(cells[f.name], f.type) for f in others},
                "figures": self.figures.of_row(path, resource, row),
            }

    def _entities(self, path: str, resource: Resource, cells: Mapping[str, Any]) -> dict[str, str]:
        """The files of the entities that a row names, by their kinds."""
        found = {}
        for field in code_fields(resource):
            entity = self.published.has_page(kind_of(field), code_in(cells, field.name))
            if entity:
                found[entity.kind] = relative(path, file_of(entity.kind, entity.id))
        return found


def file_of(kind: str, id_: str) -> str:
    """The path of the file of an entity."""
    return f"{FOLDER}/{folder(kind)}/{id_}.json"


def file_of_table(resource: Resource) -> str:
    """The path of the file of a table."""
    return f"{FOLDER}/tables/{resource.id}.json"


def _value(value: Any, type_: str) -> Any:
    """A value as JSON has it: a date, say, as text; what is left empty as nothing."""
    if value == "":
        return None
    is_plain = value is None or isinstance(value, bool | int | Decimal | str | list | dict)
    return value if is_plain else typed_rows.text(value, type_)
