"""The page of changes: what each version says otherwise, corrections apart from what is new."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from yesan.changes.table_change import FieldChange, Kind, TableChange
from yesan.pages import changed_rows, told_corrections
from yesan.pages.changed_rows import ChangedRows, RowNames
from yesan.pages.context import MarkdownContext
from yesan.pages.links import FileLink, Link
from yesan.pages.page import Page
from yesan.pages.sitemap import HOME
from yesan.pages.told_corrections import Correction, Corrections, OtherCorrection, link_to, naming
from yesan.releases import changes_csv, corrections, published
from yesan.releases.history import Entry, History

FEED = "changes.xml"
"""The path of the feed of versions."""
UNITS = frozenset({"unit", "factor", "currency"})
"""What a figure is in."""
SHOWN = 100
"""How many corrections of a version are listed; all of them are in its table to download."""


@dataclass(frozen=True)
class ChangedField:
    """A column that a version has otherwise.

    Attributes:
        name: Its title, with its unit.
        kind: What became of it: ``new``, ``gone``, ``renamed``, ``unit``, ``type`` or ``changed``.
    """

    name: str
    kind: str


@dataclass(frozen=True)
class ChangedTable:
    """A table that a version has otherwise.

    Attributes:
        table: The table; without an address where it is gone since.
        name: Its name in the version.
        kind: What became of it: ``new``, ``gone``, ``renamed`` or ``changed``.
        was: What it was called, where it is renamed.
        rows: How many rows it has, or had where it is gone.
        added: How many rows are new.
        removed: How many rows are gone.
        rekeyed: How many rows probably have another key.
        corrected: How many cells were corrected.
        updated: How many cells have what a renewed source says.
        reread: Whether cells are read in another way, and mean something else.
        rewritten: Whether cells are written in another way, and mean the same.
        reordered: Whether rows are in another order.
        changed: The rows that are new, gone, or have another key, as far as they are named.
        fields: The columns that are new, gone, renamed or described otherwise.
        described: Whether its description, or another property of it, changed.
        unread: Whether its rows could not be compared.
    """

    table: Link
    name: str
    kind: str
    was: str
    rows: int
    added: int
    removed: int
    rekeyed: int
    corrected: int
    updated: int
    reread: bool
    rewritten: bool
    reordered: bool
    changed: tuple[ChangedRows, ...]
    fields: tuple[ChangedField, ...]
    described: bool
    unread: bool


@dataclass(frozen=True)
class Version:
    """A version of the package.

    Attributes:
        version: Its number; empty where it has none yet.
        anchor: The id of its part of the page.
        day: When it was released, as readers write it; empty where it is not.
        date: The same as ISO has it.
        first: Whether there is none before.
        gaps: Whether there may be one before that cannot be read.
        address: The address of what is kept of it; empty where it is not released.
        archive: Its zip; none where it is not released.
        cells: The table of all cells that changed in it; none where none has.
        tables: The tables that it has otherwise.
        corrections: The cells that were corrected in it, as far as they are listed.
        more: How many more were corrected.
    """

    version: str
    anchor: str
    day: str
    date: str
    first: bool
    gaps: bool
    address: str
    archive: FileLink | None
    cells: FileLink | None
    tables: tuple[ChangedTable, ...]
    corrections: tuple[Correction, ...]
    more: int


@dataclass(frozen=True)
class ChangesPage(MarkdownContext):
    """What changed in each version, the newest first.

    Attributes:
        kept: Whether the package has releases; else its corrections are told alone.
        title: What the page is called.
        description: What the page has, in a few words.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        known: Whether all releases are here; else none is told.
        gaps: Whether there are releases among them that cannot be read, and are not told.
        versions: The versions.
        feed: The address of the feed.
        corrections: What the package calls corrections of versions that are not told here.
    """

    template: ClassVar[str] = "changes.md.jinja"

    kept: bool
    known: bool
    gaps: bool
    versions: tuple[Version, ...]
    feed: str
    corrections: tuple[OtherCorrection, ...]


def of(page: Page, history: History | None) -> ChangesPage:
    """What changed in each version.

    Args:
        page: The page.
        history: The releases of the package; none where it has none, and corrections alone.
    """
    known = history or History(is_known=False)
    return ChangesPage(
        title=page.title,
        description=page.locale.text("what changed in each version, and the data of each")
        if history
        else page.locale.text("what was corrected in the data, and why"),
        wide=True,
        kept=history is not None,
        known=known.is_known,
        gaps=bool(known.unread),
        versions=tuple(_version(page, known, entry) for entry in known.entries),
        feed=page.href(FEED),
        corrections=tuple(told_corrections.of_none(page, [e.version for e in known.entries])),
    )


def _version(page: Page, history: History, entry: Entry) -> Version:
    release = next((r for r in history.releases if entry.day and r.name == entry.version), None)
    told = corrections.as_then(page.package.corrections, history.entries, entry)
    cells = changes_csv.written(entry, told)
    found = Corrections(page, entry, list(corrections.cells(entry, told)), RowNames(page), told)
    tables = tuple(_table(found, table) for table in entry.tables)
    shown = (*islice(found.of_cells(), SHOWN), *found.of_others())
    return Version(
        version=entry.version,
        anchor=entry.anchor,
        day=page.locale.date(entry.day) if entry.day else "",
        date=entry.day.isoformat() if entry.day else "",
        first=entry.before is None,
        gaps=bool(history.unread),
        address=page.href(f"{release.folder}/{HOME}") if release else "",
        archive=file_link(page, published.zip_of(release), release.archive) if release else None,
        cells=file_link(page, changes_csv.path_of(entry), cells) if release and cells else None,
        tables=tables,
        corrections=shown,
        more=max(0, sum(table.corrected for table in tables) - SHOWN),
    )


def file_link(page: Page, path: str, content: bytes, name: str = "") -> FileLink:
    """A file of a release to download.

    Args:
        page: The page that has the link.
        path: The path of the file in the site.
        content: The file.
        name: What the link says; the name of the file by default.
    """
    kind = posixpath.splitext(path)[1].removeprefix(".").upper()
    return FileLink(page.href(path), name or posixpath.basename(path), kind, len(content))


def _table(found: Corrections, table: TableChange) -> ChangedTable:
    page, entry = found.page, found.entry
    names = naming(page, entry)
    changed = table.cells.count
    corrected = sum(cell.is_correction for cell in found.cells if cell.table is table)
    if corrections.is_same_source(entry, table):
        corrected = changed
    return ChangedTable(
        table=link_to(page, table),
        name=table.name,
        kind=table.kind.value,
        was=table.was,
        rows=table.old_rows if table.kind is Kind.GONE else table.new_rows,
        added=table.added.count,
        removed=table.removed.count,
        rekeyed=table.rekeyed.count,
        corrected=corrected,
        updated=changed - corrected,
        reread=any(cell.old == cell.new for cell in table.cells.listed),
        rewritten=bool(table.rewritten),
        reordered=table.reordered,
        changed=changed_rows.of(found.names, entry, table),
        fields=tuple(
            ChangedField(names.field(table, change.name), _kind(change)) for change in table.fields
        ),
        described=bool(table.properties),
        unread=bool(table.why),
    )


def _kind(change: FieldChange) -> str:
    """What became of a column; ``unit`` and ``type`` are more than a description."""
    if change.kind is not Kind.CHANGED:
        return change.kind.value
    if UNITS & change.properties.keys():
        return "unit"
    return "type" if "type" in change.properties else "changed"
