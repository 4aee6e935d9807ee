"""What people write beside the data in which a merge has left two versions of some lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from yesan.errors import DataError, Fault
from yesan.model.model import Model
from yesan.package.package import CHANGELOG
from yesan.reading import conflicts, folder
from yesan.reading.conflicts import Conflict, Mark

DOCS = "docs"
"""The folder of the pages, of templates, styles and scripts."""
WRITTEN = (".md", ".jinja", ".html", ".css", ".js", ".json", ".yml", ".yaml", ".csv", ".txt")
"""How the names of files end that people write there."""
BESIDE = ("mkdocs.yml", CHANGELOG)
"""What they write elsewhere: the settings, and what changed in each release."""


def check(model: Model) -> Iterator[DataError]:
    """An error for each of these files with two versions of some lines."""
    root = model.package.root
    for path in [*_pages(root), *BESIDE]:
        try:
            conflicts.check_text(folder.read(root, path))
        except (Conflict, Mark) as conflict:
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
        return [path for path in folder.files(root, DOCS) if path.endswith(WRITTEN)]
    except Fault:
        return []
