"""Marks of rows that a version has changed: “changed in 1.1.0”, with the way to what changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from yesan.language.sentence import Counted
from yesan.package.resource import Resource
from yesan.pages.page import Page
from yesan.pages.sitemap import CHANGES
from yesan.releases.marks import Mark, Reason
from yesan.tables.table import Table


@dataclass(frozen=True)
class ChangedMark:
    """The version in which a row, or what a page shows, was last changed.

    Attributes:
        version: The version.
        text: How it was changed, with the version as ``{version}``.
        address: What changed in it, in the page of changes.
    """

    version: str
    text: str
    address: str


def of_rows(page: Page, resource: Resource, rows: Table) -> tuple[ChangedMark | None, ...]:
    """The mark of each of some rows; none where no row of the table has changed.

    Args:
        page: The page that shows the rows.
        resource: The table.
        rows: The rows.
    """
    known = page.sitemap.marks(resource)
    if not known:
        return ()
    return tuple(_shown(page, known.get(row.number)) for row in rows)


def last(page: Page, tables: Iterable[tuple[Resource, Table]]) -> ChangedMark | None:
    """The mark of the row that was changed last; none where none has changed.

    Args:
        page: The page that shows the rows.
        tables: The tables with the rows.
    """
    history = page.sitemap.history
    found = [
        mark
        for resource, rows in tables
        for row in rows
        if (mark := page.sitemap.marks(resource).get(row.number))
    ]
    if history is None or not found:
        return None
    order = [entry.anchor for entry in history.entries]
    return _shown(page, min(found, key=lambda mark: order.index(mark.entry.anchor)))


def _shown(page: Page, mark: Mark | None) -> ChangedMark | None:
    """A mark as a page shows it; none of changes that have no version yet."""
    if mark is None or not mark.entry.version:
        return None
    text, entry = page.locale.text, mark.entry
    version = Counted(entry.version, "version")
    said = {
        Reason.ADDED: text("added in {version}", version=version),
        Reason.CORRECTED: text("corrected in {version}", version=version),
        Reason.UPDATED: text("updated in {version}", version=version),
    }[mark.reason]
    return ChangedMark(entry.version, said, f"{page.href(CHANGES)}#{entry.anchor}")
