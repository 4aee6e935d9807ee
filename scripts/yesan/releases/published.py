"""What a site keeps of each release: its zip, its descriptor, and the files that this names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from yesan.downloads import archive, spreadsheet
from yesan.model.addresses import INERT
from yesan.package.correction import Correction
from yesan.releases import corrections
from yesan.releases.history import Entry
from yesan.releases.release import Release

PAGES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""The suffixes of files of which a builder makes pages."""
NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
SITE = "pages"
"""The folder of the pages of a release, below its own."""
COLUMNS = (
    "table",
    "key",
    "field",
    "before",
    "after",
    "kind",
    "row_before",
    "row_after",
    "line",
    "reason",
)


def zip_of(release: Release) -> str:
    """The path of the zip of a release."""
    return f"{release.folder}/{release.package.name}.zip"


def files(release: Release) -> dict[str, bytes]:
    """The files of a release that the site keeps, by path.

    What a browser or a server could run is in the zip alone, and so are the rules.

    Args:
        release: The release.
    """
    package = release.package
    own = release.files
    found = {
        f"{release.folder}/{path}": own.get(path, content)
        for path, content in archive.files(package).items()
        if path not in package.rules and PurePosixPath(path).suffix.lower() in INERT - PAGES
    }
    return {**found, zip_of(release): release.archive}


def table_of(entry: Entry) -> str:
    """The path of the table of all cells that changed in a version."""
    return f"v/{entry.version}.csv"


def changed_cells(entry: Entry, told: Iterable[Correction] = ()) -> bytes:
    """The cells that changed in a version as a CSV; empty where none has.

    Args:
        entry: The version.
        told: What the package says of its corrections.
    """
    rows = [
        (
            spreadsheet.text(cell.table.name),
            _written("/".join(cell.change.key)),
            spreadsheet.text(cell.change.field),
            _written(cell.change.old),
            _written(cell.change.new),
            "correction" if cell.is_correction else "update",
            cell.change.old_row,
            cell.change.new_row,
            _written(cell.change.line),
            _written(cell.reason.reason.default if cell.reason else None),
        )
        for cell in corrections.cells(entry, told)
    ]
    return spreadsheet.written([COLUMNS, *rows]).encode() if rows else b""


def _written(cell: str | None) -> str:
    """What is written in a cell; a number as it is."""
    if cell is None or NUMBER.fullmatch(cell):
        return cell or ""
    return spreadsheet.text(cell)
