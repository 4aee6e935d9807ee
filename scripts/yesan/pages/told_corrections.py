"""The corrections of a version, each with what was published before and why it was wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from yesan.changes.edition import Edition
from yesan.changes.naming import LONGEST, NUMBER, Naming
from yesan.changes.table_change import TableChange
from yesan.language.values import shown
from yesan.model.addresses import page_of_table
from yesan.package.correction import Correction as Told
from yesan.package.field import Field
from yesan.pages.changed_rows import RowNames
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.releases.corrections import ChangedCell
from yesan.releases.history import Entry

READ: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
}
"""Reads what is meant in cells that are no texts."""


@dataclass(frozen=True)
class Correction:
    """A cell that was corrected.

    Attributes:
        table: The table; without an address where it is gone since.
        row: What the row is about, with the address of the row where it is still there.
        field: The title of the field, with its unit.
        before: What was published before.
        after: What is right.
        place_before: The version, table, field and row of what was published before.
        place_after: The version, table, field and row of what is right.
        reason: What was wrong; empty where the package does not say it.
        report: The address at which a reader told of it; may be empty.
    """

    table: Link
    row: Link
    field: str
    before: str
    after: str
    place_before: str
    place_after: str
    reason: str
    report: str


@dataclass(frozen=True)
class OtherCorrection:
    """What the package calls a correction of a version that the page does not tell.

    Attributes:
        version: The version.
        correction: It, without what was published before.
    """

    version: str
    correction: Correction


@dataclass(frozen=True)
class Corrections:
    """The cells that changed in a version, as the page tells them.

    Attributes:
        page: The page.
        entry: The version.
        cells: The cells.
        names: What rows are called.
        told: The corrections of the package, in its order and in the names of the version.
    """

    page: Page
    entry: Entry
    cells: list[ChangedCell]
    names: RowNames
    told: Sequence[Told]

    def of_cells(self) -> Iterator[Correction]:
        """Those that were corrected."""
        names, before = naming(self.page, self.entry), self.entry.before
        for cell in self.cells:
            if not cell.is_correction or before is None:
                continue
            change, table = cell.change, cell.table
            now = self.page.package.by_name.get(table.name)
            was = next((f.was for f in table.fields if f.was and f.name == change.field), "")
            old = before.by_name[table.was or table.name]
            field = now.by_name.get(change.field) if now else None
            yield Correction(
                table=link_to(self.page, table),
                row=self.names.of(table.name, table.key, change.meant_key),
                field=names.of_field(cell.field),
                before=_value(names, field or cell.field, change.meant_old, known=bool(field)),
                after=_value(names, field or cell.field, change.meant_new, known=bool(field)),
                place_before=f"{old.id}/{was or change.field}/{change.old_row}",
                place_after=f"{cell.resource.id}/{change.field}/{change.new_row}",
                reason=cell.reason.reason[self.page.language] if cell.reason else "",
                report=cell.reason.report if cell.reason else "",
            )

    def of_others(self) -> Iterator[Correction]:
        """What the package calls corrections, and no cell of a row that is still there says."""
        known = {id(cell.reason) for cell in self.cells}
        for told, then in zip(self.page.package.corrections, self.told, strict=True):
            if str(told.version) == self.entry.version and id(then) not in known:
                yield _as_told(self.names, told)


def of_none(page: Page, versions: Collection[str]) -> Iterator[OtherCorrection]:
    """What the package calls corrections of other versions than the page tells, the newest first.

    Args:
        page: The page.
        versions: The versions that it tells.
    """
    names = RowNames(page)
    for told in sorted(page.package.corrections, key=lambda c: c.version, reverse=True):
        if str(told.version) not in versions:
            yield OtherCorrection(str(told.version), _as_told(names, told))


def _as_told(names: RowNames, told: Told) -> Correction:
    """A correction as the package lists it: what was published before is not known by that."""
    page = names.page
    resource = page.package.by_name[told.resource]
    field = resource.by_name.get(told.field)
    now = Edition("", page.package)
    return Correction(
        table=page.table(resource),
        row=names.of(resource.name, resource.primary_key, told.key),
        field=Naming(page.locale, now, now).of_field(field) if field else "",
        before="",
        after="",
        place_before="",
        place_after="",
        reason=told.reason[page.language],
        report=told.report,
    )


def _value(naming: Naming, field: Field, meant: str | None, *, known: bool) -> str:
    """What is meant in a cell; of the package as it is now it is known what is a year."""
    text = meant or ""
    if known and field.numeric and NUMBER.fullmatch(text) and len(text) <= LONGEST:
        return naming.locale.number(Decimal(text))
    if meant is None or field.type not in READ:
        return naming.cell(field, meant)
    with suppress(ValueError, KeyError):
        return shown(naming.locale, field, READ[field.type](meant))
    return meant


def naming(page: Page, entry: Entry) -> Naming:
    """What fields of a version and of the one before are called.

    Args:
        page: The page.
        entry: The version.
    """
    before = entry.before or entry.package
    return Naming(page.locale, Edition("", before), Edition("", entry.package))


def link_to(page: Page, table: TableChange) -> Link:
    """The title of a table, which leads to its page where it has one now.

    Args:
        page: The page that has the link.
        table: What became of the table.
    """
    resource = page.package.by_name.get(table.name)
    address = page.href(page_of_table(resource)) if resource else ""
    return Link(address, table.title[page.language])
