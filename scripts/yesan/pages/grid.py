"""A table as a page shows it: named columns with their units, numbers grouped, codes as names.

Each row of the page of a table has an anchor, by which others refer to it: ``row-`` and the primary
key as ASCII, its values joined by ``--``. Where that does not tell the rows apart, or there is no
key, it is the number of the row in the table, counted as errors count it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from yesan.charts.shapes import timeline as timelines
from yesan.language.locale import Locale
from yesan.model.entities import Entity, is_dimension
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.pages import changed_marks, feedback, leading_columns
from yesan.pages.cells import LOCATED, NONE, Cell, Cells, entity_kinds, identifiers, names_kind
from yesan.pages.changed_marks import ChangedMark
from yesan.pages.page import Page
from yesan.pages.row_anchors import limit
from yesan.tables.table import Table

LONG, TEXT = 60, 20
"""Maximum length of the texts of a narrow column; one with longer texts gets more space."""
CHOICES = 12
"""Maximum number of different texts of a column that readers choose from."""
ORDERED = frozenset({"date", "datetime", "time", "yearmonth"})
"""The types whose values are sorted by their ISO form."""


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        title: Its title.
        unit: The unit of its figures; may be empty.
        numeric: Whether it holds figures.
        ordered: Whether its cells are sorted by value, not as words.
        width: ``text`` or ``long``, where its texts need space.
        choices: The texts it holds, where they are few and recur.
        scale: The scale of its pictures, as SVG; may be empty.
        field: The name of its field; empty where it has none.
        place: ``lead`` or ``name``, where a phone shows it first: what rows come to, and are.
    """

    title: str
    unit: str
    numeric: bool
    ordered: bool = False
    width: str = ""
    choices: tuple[str, ...] = ()
    scale: Markup = NONE
    field: str = ""
    place: str = ""


@dataclass(frozen=True)
class Grid:
    """Some rows of a table.

    Attributes:
        columns: The columns.
        rows: The rows, each with a cell for each column.
        anchors: The id of each row in the page; none where rows cannot be referred to.
        table: The id of the table.
        numbers: The number of each row in the table, the header being row 1.
        left_out: The titles of columns in other languages, which only the download has.
        feedback: Where readers say that something in each row is wrong; none where nobody is named.
        changed: The version in which each row was last changed; none where no row has.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    anchors: tuple[str, ...] = ()
    table: str = ""
    numbers: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()
    feedback: tuple[str, ...] = ()
    changed: tuple[ChangedMark | None, ...] = ()


def of_table(page: Page, resource: Resource) -> Grid:
    """The first rows of a table, as printed but for grouping and names.

    It has all columns but those in other languages, as far as there are texts in its own; what only
    identifies a row comes last.
    """
    rows = page.model.tables[resource.name].head(limit(resource))
    known = page.sitemap.anchors(resource)
    grid = of_rows(page, resource, rows)
    foreign = tuple(
        (f.original or f.title)[page.language] for f in _foreign(resource, page.language)
    )
    return replace(grid, anchors=tuple(known[row.number] for row in rows), left_out=foreign)


def of_entity(page: Page, resource: Resource, rows: Table, entity: Entity) -> Grid:
    """The rows of a table that are about an entity, for its page.

    Columns that would say the same in every row are left out: that of the entity, empty ones, and
    printed labels beside the names that they are printed for.
    """
    shown = _columns(resource, page.language)
    fields = [f for f in shown if not _repeats(f, entity) and rows.known(f.name)]
    fields = [f for f in fields if not _identifies(f, resource)]
    if any(f.name in entity_kinds(resource) for f in fields):
        label = resource.with_role("label")
        fields = [f for f in fields if f is not label]
    return _grid(page, resource, rows, fields)


def of_rows(page: Page, resource: Resource, rows: Table) -> Grid:
    """Some rows of a table, with the columns that its page has."""
    return _grid(page, resource, rows, _columns(resource, page.language))


def choices(texts: Sequence[str]) -> tuple[str, ...]:
    """The different texts of a column, in order, where they are few and recur; else none."""
    texts = list(filter(None, texts))
    found = tuple(sorted(set(texts)))
    few = 2 <= len(found) <= min(CHOICES, len(texts) // 2)  # noqa: PLR2004 - two make a choice
    return found if few and max(map(len, found)) <= LONG else ()


def _grid(page: Page, resource: Resource, table: Table, fields: Sequence[Field]) -> Grid:
    cells = Cells(page, resource, fields)
    rows = tuple(cells.of(row) for row in table)
    places = dict.fromkeys(leading_columns.figures(page.model, resource, fields), "lead")
    places[leading_columns.name(resource, fields)] = "name"
    columns = tuple(
        replace(_column(f, page.language, [row[i] for row in rows]), place=places.get(f.name, ""))
        for i, f in enumerate(fields)
    )
    numbers = tuple(row.number for row in table)
    told = feedback.of_rows(page, resource, table)
    grid = Grid(
        columns,
        rows,
        table=resource.id,
        numbers=numbers,
        feedback=told,
        changed=changed_marks.of_rows(page, resource, table),
    )
    return _with_timeline(grid, resource, table, page.locale)


def _with_timeline(grid: Grid, resource: Resource, table: Table, locale: Locale) -> Grid:
    """The grid with a second column that shows when each row is, where its table has periods."""
    start, end = resource.with_role("period-start"), resource.with_role("period-end")
    if not start or not end:
        return grid
    timeline = timelines.of_rows([row.cells for row in table], start.name, end.name)
    if timeline is None:
        return grid
    column = Column(locale.text("Timeline"), "", numeric=False, scale=timeline.scale)
    pairs = zip(grid.rows, timeline.bars, strict=True)
    rows = tuple((*row[:1], Cell("", picture=bar), *row[1:]) for row, bar in pairs)
    return replace(grid, columns=(*grid.columns[:1], column, *grid.columns[1:]), rows=rows)


def _column(field: Field, language: str, cells: Sequence[Cell]) -> Column:
    numeric = field.numeric or field.role in LOCATED
    title, unit = field.title[language], field.unit[language]
    if numeric:
        return Column(title, unit, numeric, ordered=True, field=field.name)
    ordered = field.type in ORDERED and not field.categories
    texts = [cell.text for cell in cells]
    chosen = not ordered and not any(cell.code for cell in cells)
    longest = max(map(len, texts), default=0)
    width = "long" if longest > LONG else "text" if longest > TEXT else ""
    found = choices(texts) if chosen else ()
    return Column(title, unit, numeric, ordered, width, found, field=field.name)


def _columns(resource: Resource, language: str) -> list[Field]:
    """The fields that are shown, mere identifiers of rows last.

    Left out is the name of an entity whose code is shown as its name, and what is in other
    languages.
    """
    foreign = _foreign(resource, language)
    fields = [f for f in resource.fields if f not in foreign]
    if not is_dimension(resource):
        kinds = set(entity_kinds(resource).values())
        fields = [f for f in fields if not names_kind(f, kinds)]
    last = identifiers(resource) - entity_kinds(resource).keys()
    return sorted(fields, key=lambda f: f.name in last and _identifies(f, resource))


def _foreign(resource: Resource, language: str) -> list[Field]:
    """The fields in other languages; none where the table has no text in its own."""
    texts = [f for f in resource.fields if f.type == "string" and not _identifies(f, resource)]
    if all(f.language not in {"", language} for f in texts):
        return []
    return [f for f in resource.fields if f.language not in {"", language}]


def _identifies(field: Field, resource: Resource) -> bool:
    """Whether the field is a mere identifier of its row."""
    own = resource.primary_key == (field.name,) and not field.numeric and not field.role
    return own and field.column_type is None


def _repeats(field: Field, entity: Entity) -> bool:
    """Whether the field holds the code of the entity in each of its rows."""
    role = field.column_type
    own = bool(role and role.kind == entity.kind and role.part == "code")
    return own or field.entity == entity.kind
