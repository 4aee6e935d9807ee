"""A table as a page shows it: named columns with their units, numbers grouped, codes as names.

Each row of a table's page has an anchor, by which others refer to it: ``row-`` and the primary key
as ASCII, its values joined by ``--``. Where that would not tell the rows apart, or there is no key,
it is the number of the row in the table, counted as errors count it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from yesan.charts.shapes import timeline as timelines
from yesan.language.locale import Locale
from yesan.language.values import MISSING, order, shown
from yesan.model.entities import Entity, Kind, code_fields, is_dimension, kind_of
from yesan.model.labels import labels_of
from yesan.model.model import Model
from yesan.package.resource import Field, Resource
from yesan.pages.row_anchors import anchors
from yesan.tables.discrepancies import Discrepancy
from yesan.tables.table import Table

Linker = Callable[[Entity], str]
"""Gives the address of an entity's page, or an empty string where it has none."""
NONE = Markup()
LONG, TEXT = 60, 20
"""A column in which a text is longer than this many characters is given the room to be read."""
CHOICES = 12
"""A column of so few different texts is one that a reader chooses from."""
ROWS, CELLS = 1000, 10_000
"""No page shows more rows or cells of a table."""
ORDERED = frozenset({"date", "datetime", "time", "yearmonth"})
"""The types whose values in ISO's form stand in the order of time."""


@dataclass(frozen=True)
class Column:
    """A column's title, its unit, and whether it holds figures.

    Attributes:
        ordered: Whether its cells are put in order by value, not as words.
        width: ``text`` or ``long``, where its texts need room.
        choices: The texts it holds, where they are few and recur.
        scale: The scale of its pictures.
    """

    title: str
    unit: str
    numeric: bool
    ordered: bool = False
    width: str = ""
    choices: tuple[str, ...] = ()
    scale: Markup = NONE


@dataclass(frozen=True)
class Cell:
    """A cell's text or picture, where it leads, what is doubtful in it, and its value in order."""

    text: str
    href: str = ""
    doubt: Discrepancy | None = None
    order: str = ""
    picture: Markup = NONE


@dataclass(frozen=True)
class Grid:
    """Columns and rows, ready to be written as HTML, and the rows' anchors where they have any."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    anchors: tuple[str, ...] = ()


def of_rows(
    model: Model,
    locale: Locale,
    resource: Resource,
    table: Table,
    link: Linker,
    *,
    without: Entity | None = None,
    anchored: bool = False,
) -> Grid:
    """The rows of a table, as printed but for grouping and names.

    Args:
        model: Knows the names behind codes.
        locale: Whose words and numbers are used.
        resource: The table.
        table: Those of its rows that are wanted.
        link: Gives the address of an entity's page.
        without: The entity whose page this is. Columns that would say the same in every row are
            left out: its own, empty ones, and printed labels beside the names they stand for.
        anchored: Whether its rows can be referred to.
    """
    fields = [f for f in resource.fields if not _repeats(f, without)]
    if without is not None:
        fields = [f for f in fields if table.known(f.name)]
        fields = [f for f in fields if not _says_nothing(f, resource, locale.language)]
    keys = {f.name: kind_of(f) for f in code_fields(resource)}
    if not is_dimension(resource):
        fields = [f for f in fields if not _names_kind(f, set(keys.values()))]
    label = resource.with_role("label")
    named = next((f for f in reversed(fields) if f.name in keys), None)
    if without is not None and named is not None:
        fields = [f for f in fields if f is not label]
    language = locale.language
    coded = {
        key.fields[0]: labels_of(model.package.by_name[key.resource], model.tables[key.resource])
        for key in resource.foreign_keys
        if len(key.fields) == 1 and key.fields[0] not in keys and not key.package
    }

    def cell(f: Field, row: dict[str, Any], number: int) -> Cell:
        value = row[f.name]
        if value is not None and str(value) in coded.get(f.name, ()):
            return Cell(coded[f.name][str(value)][language])
        if is_dimension(resource) and (f.name,) == resource.primary_key and f.name in keys:
            own = model.entities[keys[f.name]].get(str(value))
            return Cell(shown(locale, f, value), link(own) if own else "")
        if f.name not in keys or is_dimension(resource):
            doubt = model.discrepancies.by_cell.get((resource.name, number, f.name))
            return Cell(shown(locale, f, value), doubt=doubt, order=order(f, value))
        entity = model.entities[keys[f.name]].get(str(value))
        if entity is not None:
            return Cell(entity.name[language], link(entity))
        if value is None and f is named and label is not None and label not in fields:
            return Cell(str(row[label.name] or MISSING))
        return Cell(shown(locale, f, value))

    rows = [tuple(cell(f, row, number) for f in fields) for number, row in table]
    columns = tuple(
        _column(f, language, [row[i].text for row in rows]) for i, f in enumerate(fields)
    )
    known = anchors(resource, model.tables[resource.name]) if anchored else {}
    lasting = tuple(known[row.number] for row in table) if known else ()
    grid = Grid(columns, tuple(rows), lasting)
    start, end = resource.with_role("period-start"), resource.with_role("period-end")
    found = (
        timelines.of_rows([row.cells for row in table], start.name, end.name)
        if start and end
        else None
    )
    return _with_timeline(grid, found, locale) if found else grid


def _with_timeline(grid: Grid, timeline: timelines.Timeline, locale: Locale) -> Grid:
    """The grid with a second column that shows when each row is, beside its name."""
    column = Column(locale.text("Timeline"), "", numeric=False, scale=timeline.scale)
    pairs = zip(grid.rows, timeline.bars, strict=True)
    rows = tuple((*row[:1], Cell("", picture=bar), *row[1:]) for row, bar in pairs)
    return replace(grid, columns=(*grid.columns[:1], column, *grid.columns[1:]), rows=rows)


def limit(resource: Resource) -> int:
    """How many rows of a table its page shows; all of them are in the download."""
    return max(1, min(ROWS, CELLS // len(resource.fields)))


def choices(texts: Sequence[str]) -> tuple[str, ...]:
    """The different texts of a column, in order, where they are few and recur; else none."""
    texts = list(filter(None, texts))
    found = tuple(sorted(set(texts)))
    few = 2 <= len(found) <= min(CHOICES, len(texts) // 2)  # noqa: PLR2004 - two make a choice
    return found if few and max(map(len, found)) <= LONG else ()


def row_name(model: Model, locale: Locale, resource: Resource, number: int) -> str:
    """What a row is about: the names of its entities, and its printed label."""
    row = model.tables[resource.name].by_number[number]
    codes = [(kind_of(f), row[f.name]) for f in code_fields(resource) if row[f.name] is not None]
    names = [model.entities.name(kind, code, locale.language) for kind, code in codes]
    label = resource.with_role("label")
    if label and row[label.name] and str(row[label.name]) not in names:
        names.append(str(row[label.name]))
    return " · ".join(names) or str(number)


def _column(field: Field, language: str, texts: Sequence[str]) -> Column:
    numeric = field.numeric or field.role == "source-line"
    title, unit = field.title[language], field.unit[language]
    if numeric:
        return Column(title, unit, numeric, ordered=True)
    ordered = field.type in ORDERED and not field.categories
    longest = max(map(len, texts), default=0)
    width = "long" if longest > LONG else "text" if longest > TEXT else ""
    return Column(title, unit, numeric, ordered, width, () if ordered else choices(texts))


def _names_kind(field: Field, kinds: set[Kind]) -> bool:
    """Whether the field names an entity whose code stands in the same row, as its name then."""
    role = field.column_type
    return bool(role and role.part == "label" and role.kind in kinds)


def _says_nothing(field: Field, resource: Resource, language: str) -> bool:
    """Whether the field is a mere identifier of its row, or a text in another language."""
    identifier = resource.primary_key == (field.name,) and not field.numeric and not field.role
    return (identifier and field.column_type is None) or field.language not in {"", language}


def _repeats(field: Field, entity: Entity | None) -> bool:
    role = field.column_type
    own = bool(role and entity and role.kind == entity.kind and role.part == "code")
    return own or bool(entity and field.entity == entity.kind)
