"""The list of all tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from yesan.language.sentence import Counted
from yesan.pages.context import MarkdownContext
from yesan.pages.links import FileLink, Link
from yesan.pages.page import Page


@dataclass(frozen=True)
class TableLine:
    """A table in a list of tables.

    Attributes:
        table: The table.
        description: What is in it, as Markdown; may be empty.
        rows: How many rows it has.
    """

    table: Link
    description: str
    rows: int


@dataclass(frozen=True)
class TablesPage(MarkdownContext):
    """The list of all tables.

    Attributes:
        title: What the tables are called.
        description: How many there are.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        introduction: What the package says of itself, as Markdown; may be empty.
        tables: The tables.
        files: The files of the package that are not tables.
    """

    template: ClassVar[str] = "tables.md.jinja"

    introduction: str
    tables: tuple[TableLine, ...]
    files: tuple[FileLink, ...]


def of(page: Page) -> TablesPage:
    """The list of all tables."""
    return TablesPage(
        title=page.title,
        description=page.locale.plural(
            "{count} table with its dictionary",
            "{count} tables with their dictionaries",
            len(page.package.resources),
            count=Counted(page.locale.number(len(page.package.resources)), "tables"),
        ),
        wide=True,
        introduction=page.package.description[page.language],
        tables=lines(page),
        files=page.files(),
    )


def lines(page: Page) -> tuple[TableLine, ...]:
    """All tables as `page` lists them."""
    return tuple(
        TableLine(page.table(r), r.description[page.language], len(page.model.tables[r.name]))
        for r in page.package.resources
    )
