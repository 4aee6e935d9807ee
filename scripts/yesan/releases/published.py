"""What a site keeps of each release: its zip, its descriptor, and the files that this names."""

from __future__ import annotations

from pathlib import PurePosixPath

from yesan.downloads import archive
from yesan.model.addresses import INERT
from yesan.releases.release import Release

PAGES = frozenset({".md", ".markdown", ".mdown", ".mkdn", ".mkd"})
"""The suffixes of files of which a builder makes pages."""
SITE = "pages"
"""The folder of the pages of a release, below its own."""


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
