"""The files of a site that its project has written: they say what they like."""

from __future__ import annotations

from pathlib import PurePosixPath

from yesan.package.package import Package

DOCS, PAGE, INDEX, README = "docs", ".html", "index.html", "README.md"
ASSETS = "assets/"
"""What is in the folder ``docs`` itself; pages are in that of their language."""


def is_written(package: Package, file: str) -> bool:
    """Whether a file of the site is one of the project, or is made of one in Markdown.

    Args:
        package: The package, in whose folder the project is.
        file: The path of the file in the site.
    """
    path = PurePosixPath(file)
    path = path.with_suffix(path.suffix.lower())
    names = {path.name}
    if path.suffix == PAGE:
        names |= {path.with_suffix(".md").name, *((README,) if path.name == INDEX else ())}
    part = "" if file.startswith(ASSETS) else package.language
    folder = package.root / DOCS / part / path.parent
    listed = folder.iterdir() if folder.is_dir() else ()
    # The end of a name may be in capitals.
    return any(own.with_suffix(own.suffix.lower()).name in names for own in listed)
