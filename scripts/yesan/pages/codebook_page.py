"""The codebook: how the tables are connected, how they are loaded, and where each is explained."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from yesan.downloads import loading, parquet
from yesan.downloads.about import PLAIN
from yesan.downloads.formats import DataFile, Formats
from yesan.package.resource import Resource
from yesan.pages.context import MarkdownContext
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.pages.sitemap import DOWNLOAD


@dataclass(frozen=True)
class Connection:
    """Fields of a table whose values are keys of another.

    Attributes:
        fields: The names of the fields.
        table: The other table; without an address where another package has it.
    """

    fields: tuple[str, ...]
    table: Link


@dataclass(frozen=True)
class ConnectedTable:
    """A table with its keys.

    Attributes:
        id: The id of the table.
        table: The table.
        key: The names of the fields of its primary key; may be none.
        connections: Where its values are explained; may be none.
        users: The tables that refer to it; may be none.
        rows: How many rows it has.
    """

    id: str
    table: Link
    key: tuple[str, ...]
    connections: tuple[Connection, ...]
    users: tuple[Link, ...]
    rows: int


@dataclass(frozen=True)
class Snippet:
    """How a program loads a file.

    Attributes:
        program: The program.
        before: The line of code up to the name of the file.
        file: The file.
        after: The rest of the line.
    """

    program: str
    before: str
    file: Link
    after: str


@dataclass(frozen=True)
class CodebookPage(MarkdownContext):
    """How the tables are connected, how they are loaded, and where each is explained.

    Attributes:
        title: What the page is called.
        description: What the page has, in a few words.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        tables: The tables, each with its keys.
        snippets: How programs load them.
        download: The page of all files.
    """

    template: ClassVar[str] = "codebook.md.jinja"

    tables: tuple[ConnectedTable, ...]
    snippets: tuple[Snippet, ...]
    download: Link


def of(page: Page, data: Formats, of_tables: Mapping[str, Sequence[DataFile]]) -> CodebookPage:
    """The codebook.

    Args:
        page: The page.
        data: The tables in every format.
        of_tables: The files of each table, by its id.
    """
    resources = page.package.resources
    listed = (file for files in of_tables.values() for file in files)
    return CodebookPage(
        title=page.title,
        description=page.locale.text("how the tables are connected, and how programs load them"),
        wide=True,
        tables=tuple(_connected(page, resource) for resource in resources),
        snippets=tuple(_snippets(page, [*listed, *data.whole])),
        download=Link(page.href(DOWNLOAD), page.sitemap.title("download")),
    )


def _connected(page: Page, resource: Resource) -> ConnectedTable:
    users = [
        other
        for other in page.package.resources
        if other.name != resource.name
        and any(k.resource == resource.name and not k.package for k in other.foreign_keys)
    ]
    return ConnectedTable(
        resource.id,
        page.table(resource),
        resource.primary_key,
        tuple(
            Connection(
                key.fields,
                Link("", key.resource)
                if key.package
                else page.table(page.package.by_name[key.resource]),
            )
            for key in resource.foreign_keys
        ),
        tuple(map(page.table, users)),
        len(page.model.tables[resource.name]),
    )


def _snippets(page: Page, files: Sequence[DataFile]) -> Iterator[Snippet]:
    """How each program loads the first file that it reads."""
    for suffix, forms in (
        (".csv", loading.CSV),
        (f".{parquet.FORMAT.lower()}", loading.TYPED),
        (".sqlite", loading.WHOLE),
    ):
        paths = (file.path for file in files if file.path.endswith(suffix))
        path = next((p for p in paths if _is_plain(p)), "")
        for program, code in forms.items() if path else ():
            before, _, after = code.partition("{path}")
            file = Link(page.href(path), posixpath.basename(path))
            yield Snippet(program, before, file, after)


def _is_plain(path: str) -> bool:
    """Whether any program reads the name of a file as it is written."""
    return PLAIN.fullmatch(f"{posixpath.splitext(path)[0]}.csv") is not None
