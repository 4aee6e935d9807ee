"""Warnings of releases that are named, and are not here: the site then has nothing of them."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.changes import changelog
from yesan.errors import DataError
from yesan.package.package import CHANGELOG, Package
from yesan.package.version import Version
from yesan.phrase import Phrase
from yesan.reading import own_files
from yesan.releases.history import History
from yesan.releases.stored import RELEASES, ZIP


def warnings(package: Package, history: History | None) -> Iterator[DataError]:
    """Warnings of releases that are not here: all of them, or those that are told of elsewhere.

    Args:
        package: The package as it is now.
        history: Its releases; none where it does not say that it has any.
    """
    if history is None:
        return
    if not history.is_known:
        yield _warning(
            package,
            Phrase("no repository, or only a part of its history"),
            Phrase("the repository with all of its tags"),
            Phrase(
                "fetch the rest (git fetch --unshallow --tags; fetch-depth: 0 on GitHub): without "
                "it the site has no earlier version"
            ),
        )
        return
    for name, why in history.unread.items():
        yield _unread(package, name, why)
    here = {release.version for release in history.releases}
    own = Version.read(package.version)
    told = [*_told(package), *(c.version for c in package.corrections)]
    lacking = [v for v in dict.fromkeys(told) if v not in here and (own is None or v < own)]
    if lacking:
        yield _warning(
            package,
            Phrase("none of {versions}", versions=", ".join(map(str, lacking))),
            Phrase("each release of which {file} or a correction tells", file=CHANGELOG),
            Phrase(
                "fetch the tags (git fetch --tags), or put their zips into the folder of releases: "
                "the site has nothing of these versions"
            ),
        )


def _unread(package: Package, name: str, why: str) -> DataError:
    """The warning about a release that cannot be read; nobody can change what was tagged."""
    readable = Phrase("a package that can be read")
    if name.lower().endswith(ZIP):
        remedy = Phrase(
            "put the zip that was published in its place, or take it out: the site has nothing of "
            "that version"
        )
        return _warning(package, why, readable, remedy)
    found = Phrase("tag {name}: {why}", name=name, why=why)
    remedy = Phrase("nothing needs to be done: the site has nothing of that version")
    return _warning(package, found, readable, remedy)


def _warning(package: Package, found: str, expected: str, remedy: str) -> DataError:
    return DataError(
        file=package.descriptor,
        type="release-missing",
        field=RELEASES,
        found=found,
        expected=expected,
        remedy=remedy,
    )


def _told(package: Package) -> list[Version]:
    """The versions of which the changelog of the data tells."""
    if not own_files.exists(package.root, CHANGELOG):
        return []
    written = own_files.read(package.root, CHANGELOG).decode("utf-8", "replace")
    return changelog.versions(written)
