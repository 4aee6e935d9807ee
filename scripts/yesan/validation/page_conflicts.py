"""Pages and settings of a site in which a merge has left two versions of some lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yesan.errors import DataError, Fault
from yesan.model.model import Model
from yesan.reading import conflicts, folder
from yesan.reading.conflicts import Conflict

DOCS, PAGE, SETTINGS = "docs", ".md", "mkdocs.yml"
"""The folder of the pages, how the name of one ends, and the file of the settings."""


def check(model: Model) -> Iterator[DataError]:
    """An error for each of these files with two versions of some lines."""
    root = model.package.root
    for path in [*_pages(root), SETTINGS]:
        try:
            conflicts.check(folder.read(root, path))
        except Conflict as conflict:
            yield DataError(
                file=path,
                type=conflict.type,
                found=conflict.found,
                expected=conflict.expected,
                remedy=conflict.remedy,
                row=conflict.row,
            )
        except Fault:  # there is none, or it is one that whoever builds the site is told of
            continue


def _pages(root: Path) -> list[str]:
    try:
        return [path for path in folder.files(root, DOCS) if path.endswith(PAGE)]
    except Fault:
        return []
