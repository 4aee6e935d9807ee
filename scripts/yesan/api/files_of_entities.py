"""The file of each entity: what it is, its amounts, the rows that name it, what is derived."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.api import schemas
from yesan.api.listed_rows import ListedRows, file_of
from yesan.api.published import Published
from yesan.api.told_figures import Told
from yesan.model.addresses import page_of, relative
from yesan.model.comparison import Comparison
from yesan.model.entities import Entity, Kind, kind_of_rows
from yesan.model.listing import Line
from yesan.package.resource import Resource
from yesan.tables.table import Table

MOST = 500
"""How many rows an entity's file has at most; all of them are in the files of their tables."""


class FilesOfEntities:
    """Makes the files of entities.

    Args:
        published: The package with its site.
        rows: Tells their rows.
    """

    def __init__(self, published: Published, rows: ListedRows) -> None:
        self.published = published
        self.rows = rows
        self._own: dict[Kind, tuple[Resource, dict[str, int]]] = {}
        for resource in published.package.resources:
            if resource.entity:
                codes = published.model.tables[resource.name].column(resource.primary_key[0])
                places = {str(code): n for n, code in enumerate(codes)}
                self._own.setdefault(kind_of_rows(resource), (resource, places))

    def of(self, line: Line) -> Told:
        """The file of an entity.

        Args:
            line: The entity with its amounts.
        """
        entity = line.entity
        path, texts = file_of(entity.kind, entity.id), self.published.texts
        named = [*self._named(entity)]
        listed = [*self._first(named)]
        return {
            "$schema": relative(path, schemas.of_kind(entity.kind)),
            "kind": entity.kind,
            "id": entity.id,
            "code": entity.code,
            "name": texts(entity.name),
            "page": relative(path, page_of(entity)),
            "cite": self.published.cited(path, entity.name, page_of(entity)),
            "parent": self._link(path, entity.kind, entity.parent),
            "belongs_to": [
                found
                for kind, code in entity.links.items()
                if (found := self._link(path, kind, code))
            ],
            "amounts": [*self._amounts(path, line)],
            "comparison": self._comparison(path, line.comparison),
            "derived": self.rows.figures.told_on(path, page_of(entity)),
            "rows_in_all": sum(len(table) for _, table in named),
            "rows_listed": sum(len(table) for _, table in listed),
            "rows": [
                row for resource, table in listed for row in self.rows.of(path, resource, table)
            ],
        }

    def _link(self, path: str, kind: Kind, code: str) -> Told | None:
        """Another entity, with its file where it has one."""
        entity = self.published.model.entities[kind].get(code) if code else None
        if entity is None:
            return None
        paged = self.published.has_page(kind, code)
        return {
            "kind": kind,
            "code": code,
            "name": self.published.texts(entity.name),
            "file": relative(path, file_of(kind, entity.id)) if paged else None,
        }

    def _amounts(self, path: str, line: Line) -> Iterator[Told]:
        """Its amount in each phase, and what other tables print for the same."""
        amounts, phases = self.published.model.amounts, self.published.model.phases
        tell = self.rows.figures.of_figure
        for phase, figure in line.figures.items():
            others = amounts.others_of(line.entity, phases[phase])
            if told := tell(path, figure):
                elsewhere = [x for other in others if (x := tell(path, other))]
                yield {"phase": phase, "figure": told, "elsewhere": elsewhere}

    def _comparison(self, path: str, compared: Comparison | None) -> Told | None:
        """Its amounts before and after; null where nothing is compared."""
        if compared is None:
            return None
        figures = {
            "before": compared.before,
            "after": compared.after,
            "change": compared.change,
            "rate": compared.rate,
            "other_rate": compared.other_rate,
        }
        tell = self.rows.figures.of_figure
        return {name: tell(path, f) if f else None for name, f in figures.items()}

    def _named(self, entity: Entity) -> Iterator[tuple[Resource, Table]]:
        """Its own row, where its table is one of entities, and the rows that name it."""
        if found := self._own.get(entity.kind):
            resource, places = found
            if entity.code in places:
                table = self.published.model.tables[resource.name]
                yield resource, table.take([places[entity.code]])
        yield from self.published.model.mentions.rows_of(entity)

    def _first(self, named: list[tuple[Resource, Table]]) -> Iterator[tuple[Resource, Table]]:
        left = MOST
        for resource, table in named:
            yield resource, table.head(left)
            left -= min(left, len(table))
