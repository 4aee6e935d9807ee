"""The rows of tables that are about an entity: its own row, and those that name it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from yesan.model.entities import Entity, kind_of_rows
from yesan.model.fiscal_years import text_of
from yesan.package.column_types import FISCAL_YEAR
from yesan.package.resource import Resource
from yesan.pages import grid, provenance
from yesan.pages.cells import Cell
from yesan.pages.grid import Column, Grid
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.tables.table import Table

MOST = 200
"""How many rows of one table a page shows at most; the file of its figures has all of them."""


@dataclass(frozen=True)
class Fact:
    """What the row of an entity says in one column.

    Attributes:
        column: The column.
        cell: The cell.
        place: Where it is: the id of the table, the name of the field, the number of the row.
    """

    column: Column
    cell: Cell
    place: str


@dataclass(frozen=True)
class TableSection:
    """The rows of one table that are about the entity.

    Attributes:
        id: The id of the section in the page.
        table: The table.
        grid: The rows, or the first of them.
        count: How many rows there are.
        source: The title of its source; may be empty.
        lines: The lines of the source that the rows are from, each with the address of its
            evidence; may be none.
    """

    id: str
    table: Link
    grid: Grid
    count: int
    source: str
    lines: tuple[Link, ...]


def own(page: Page, entity: Entity) -> tuple[tuple[Resource, Table], ...]:
    """The row of an entity, with its table; nothing where its table is not one of entities."""
    for resource in page.package.resources:
        if kind_of_rows(resource) == entity.kind:
            table = page.model.tables[resource.name]
            codes = enumerate(table.column(resource.primary_key[0]))
            return ((resource, table.take(n for n, code in codes if str(code) == entity.code)),)
    return ()


def facts(page: Page, entity: Entity) -> tuple[Fact, ...]:
    """What the row of an entity says about it; nothing where its table is not one of entities."""
    for resource, row in own(page, entity):
        found = grid.of_rows(page, resource, row)
        pairs = zip(found.columns, found.rows[0], strict=True)
        return tuple(
            Fact(column, cell, f"{found.table}/{quote(column.field, safe='')}/{found.numbers[0]}")
            for column, cell in pairs
            if cell.text
        )
    return ()


def tables(page: Page, entity: Entity) -> tuple[TableSection, ...]:
    """The rows of each table that name an entity."""
    return tuple(
        TableSection(
            id=resource.id,
            table=page.table(resource),
            grid=grid.of_entity(page, resource, _first(resource, rows), entity),
            count=len(rows),
            source=next((s.title[page.language] for s in resource.sources), ""),
            lines=provenance.line_ranges(page, resource, rows),
        )
        for resource, rows in page.model.mentions.rows_of(entity)
    )


def _first(resource: Resource, rows: Table) -> Table:
    """All rows, if they are not too many for a page; else the first, the latest year before all."""
    year = resource.with_column_type(FISCAL_YEAR)
    if len(rows) <= MOST:
        return rows
    years = [text_of(value) for value in rows.column(year.name)] if year else [""] * len(rows)
    return rows.take(sorted(range(len(rows)), key=years.__getitem__, reverse=True)[:MOST])
