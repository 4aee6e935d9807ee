"""Where readers say that something is wrong: an address filled with what they are looking at.

A row is told with its table, key, line and figures, a computed figure with cells that it is of,
a page with its path; each with the version of the package. A program of mail, or the form for a new
issue, shows all of it to the reader, who adds what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from yesan.changes import row_key
from yesan.model.addresses import page_of_table, relative
from yesan.model.figures import Figure
from yesan.package.contact import Contact
from yesan.package.resource import Resource
from yesan.pages.page import Page
from yesan.tables.keys import written
from yesan.tables.table import Row, Table

CELLS = 3
"""How many cells are told of a computed figure: as many as its explanation shows."""


def of_page(page: Page) -> str:
    """The address to say that something on a page is wrong; empty where nobody is named."""
    contact = page.package.contact
    if contact is None:
        return ""
    return _filled(page, contact, page.title, (), page.address)


def of_rows(page: Page, resource: Resource, table: Table) -> tuple[str, ...]:
    """The address for each row of a table; none where nobody is named.

    Args:
        page: The page that shows the rows.
        resource: The table.
        table: The rows.
    """
    contact = page.package.contact
    if contact is None:
        return ()
    shown = f"{page.sitemap.folder}{relative('', page_of_table(resource))}"
    anchors = page.sitemap.anchors(resource)
    return tuple(
        _filled(
            page,
            contact,
            f"{resource.name} {_key(resource, row)}",
            [*_place(page, resource, row), *_figures(resource, row)],
            f"{shown}#{anchors[row.number]}" if row.number in anchors else shown,
        )
        for row in table
    )


def of_claim(page: Page, claim: Figure, text: str) -> str:
    """The address to say that a computed figure is wrong; empty where nobody is named.

    Args:
        page: The page that shows it.
        claim: The figure.
        text: The figure as the page shows it.
    """
    contact = page.package.contact
    if contact is None:
        return ""
    said = str.__str__(text)
    lines = [f"{said} ({claim.reference})", *_cells(page, claim)]
    return _filled(page, contact, f"{page.title}: {said}", lines, page.address)


def _filled(page: Page, contact: Contact, subject: str, lines: Sequence[str], shown: str) -> str:
    package, text = page.package, page.locale.text
    at, data = text("Page"), text("Data")
    told = (
        text("What is wrong, and what is right?"),
        "",
        "",
        f"{at}: {shown}",
        f"{data}: {' '.join(filter(None, (package.name, package.version)))}",
        *lines,
    )
    return contact.filled(f"{package.name}: {subject}", told)


def _place(page: Page, resource: Resource, row: Row) -> Iterator[str]:
    """Where a row is: its table, its key, the line of its source."""
    text, line = page.locale.text, resource.source_line
    for name, told in ((text("Table"), resource.name), (text("Row"), _key(resource, row))):
        yield f"{name}: {told}"
    if line and row.cells[line.name] is not None:
        name = text("Source line")
        yield f"{name}: {row.cells[line.name]}"


def _figures(resource: Resource, row: Row) -> Iterator[str]:
    """The figures of a row as they are printed, each after the name of its field."""
    for field in resource.fields:
        value = row.cells[field.name]
        if field.numeric and value is not None:
            yield f"{field.name}: {_printed(value)}"


def _cells(page: Page, claim: Figure) -> Iterator[str]:
    """The first cells that a figure is computed from, with their rows and lines."""
    parts = [cells for cells in (claim.cells, *(o.cells for o in claim.operands)) if cells]
    places = [(cells.resource, cells.field, number) for cells in parts for number in cells.rows]
    for resource, field, number in places[:CELLS]:
        cells = page.model.tables[resource.name].by_number[number]
        row = Row(number, cells)
        yield ""
        yield from _place(page, resource, row)
        yield f"{field}: {_printed(cells[field])}"


def _key(resource: Resource, row: Row) -> str:
    """The primary key of a row, as pages say it; without one, its number in the table."""
    names = resource.primary_key
    if not names:
        return str(row.number)
    return row_key.said(names, [written(row.cells[name]) for name in names])


def _printed(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
