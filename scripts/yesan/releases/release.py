"""One release of a package: a version that was published once, as its tag or its zip has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yesan.descriptor import descriptor
from yesan.errors import InvalidPackage, UsageError
from yesan.package.package import Package
from yesan.package.version import Version
from yesan.phrase import Phrase
from yesan.reading import unpacked
from yesan.store import disk


@dataclass(frozen=True)
class Release:
    """A release of a package.

    Attributes:
        version: Its version.
        day: When it was released.
        archive: The zip with all of its files.
        package: What is in it.
        commit: The commit that it is; empty where it is a zip.
    """

    version: Version
    day: date
    archive: bytes
    package: Package
    commit: str = ""

    @property
    def name(self) -> str:
        """Its version as text."""
        return str(self.version)

    @property
    def folder(self) -> str:
        """The folder of the site that keeps it."""
        return f"v/{self.version}"

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files in its zip, as they are there, by their paths below the descriptor."""
        return _unpacked(self.name, self.archive)


def package_in(label: str, archive: bytes) -> Package:
    """The package in a zip, as far as it can be read.

    Args:
        label: What the zip is called.
        archive: The zip.

    Raises:
        UsageError: There is none in it, or its descriptor cannot be read.
    """
    if not unpacked.is_zip(archive):
        raise UsageError(
            Phrase(
                "{name}: no zip; give the zip of a release, as the site publishes it", name=label
            )
        )
    files = _unpacked(label, archive)
    if not set(descriptor.DESCRIPTORS) & files.keys():
        raise UsageError(
            Phrase("{name}: no {file} in it", name=label, file=descriptor.DESCRIPTORS[0])
        )
    try:
        return package_of(files)
    except InvalidPackage as invalid:
        raise UsageError(
            Phrase("{name}: {why}", name=label, why=invalid.errors[0].said)
        ) from invalid


def _unpacked(label: str, archive: bytes) -> Mapping[str, bytes]:
    snapshot = unpacked.files(label, archive)
    below = unpacked.folder_of(list(snapshot.files), descriptor.DESCRIPTORS)
    return snapshot.below(below).files


def package_of(files: Mapping[str, bytes]) -> Package:
    """The package that some files are, as far as it can be read.

    Args:
        files: Their contents by path, a descriptor among them.

    Raises:
        InvalidPackage: The descriptor cannot be read.
    """
    with disk.temporary() as folder:
        disk.create(folder, files)
        package, errors = descriptor.examine(folder)
        return descriptor.sound(package, errors)
