"""The releases that a site keeps, read from their zips once more, in their order."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from yesan.descriptor import descriptor
from yesan.errors import Fault, YesanError
from yesan.package.package import Package
from yesan.proof.data.cells import Cells
from yesan.proof.finding import REMEDY
from yesan.reading import unpacked
from yesan.store import disk

FOLDER, NEXT = "v", "next"
NUMBERED = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


@dataclass(frozen=True)
class Edition:
    """A release that a site keeps.

    Attributes:
        version: Its version, as its folder is called.
        cells: The tables in its zip.
        days: When it may have been made: as its package says, or its zip.
        archive: The zip.
    """

    version: str
    cells: Cells
    days: frozenset[date]
    archive: Path


class Editions:
    """The releases that a site keeps, and the package as it is now.

    Args:
        site: The folder of the site.
        now: The tables of the package.

    Attributes:
        releases: The releases, the oldest first.
    """

    def __init__(self, site: Path, now: Cells) -> None:
        self.now = now
        folders = [p for p in (site / FOLDER).glob("*") if NUMBERED.fullmatch(p.name)]
        folders.sort(key=lambda path: tuple(map(int, path.name.split("."))))
        self.releases = [_read(folder) for folder in folders if folder.is_dir()]
        self.by_version = {edition.version: edition for edition in self.releases}

    @property
    def versions(self) -> frozenset[str]:
        """Every version that pages may name: released, of the package, or of a correction."""
        listed = self.now.package.raw.get("corrections") or ()
        told = {str(item.get("version")) for item in listed if isinstance(item, dict)}
        return frozenset(self.by_version) | told | {self.now.package.version}

    def pair(self, anchor: str) -> tuple[Cells | None, Cells] | None:
        """What a part of the page of changes compares: the version before, and its own.

        Args:
            anchor: The id of the part: ``v1.2.0``; of what is not released, any other one.
        """
        order = [edition.version for edition in self.releases]
        version = anchor.removeprefix("v")
        if version in order:
            place = order.index(version)
            before = self.releases[place - 1].cells if place else None
            return before, self.releases[place].cells
        if anchor in {NEXT, f"v{self.now.package.version}"} and self.releases:
            return self.releases[-1].cells, self.now
        return None

    @property
    def anchors(self) -> list[str]:
        """The parts of the page of changes, the newest first."""
        released = [f"v{edition.version}" for edition in reversed(self.releases)]
        own = f"v{self.now.package.version}"
        newer = own not in released and NUMBERED.fullmatch(self.now.package.version)
        return [own if newer else NEXT, *released]


def _read(folder: Path) -> Edition:
    """The release in a folder of a site.

    Raises:
        Fault: Its zip is not there, or is none.
    """
    zips = sorted(folder.glob("*.zip"))
    name = f"{FOLDER}/{folder.name}"
    if not zips:
        raise Fault("claim-error", f"{name} without a zip", "the zip of the release", REMEDY)
    for path in zips:
        try:
            package = _package(name, path.read_bytes())
        except (YesanError, zipfile.BadZipFile):
            continue
        with zipfile.ZipFile(path) as opened:
            days = {date(*info.date_time[:3]) for info in opened.infolist()}
        with suppress(ValueError):
            days.add(datetime.fromisoformat(package.created).date())
        return Edition(folder.name, Cells(package), frozenset(days), path)
    raise Fault("claim-error", f"{name}: no zip of a package", "the zip of the release", REMEDY)


def _package(name: str, content: bytes) -> Package:
    snapshot = unpacked.files(name, content)
    below = unpacked.folder_of(list(snapshot.files), descriptor.DESCRIPTORS)
    with disk.temporary() as folder:
        disk.create(folder, snapshot.below(below).files)
        package, errors = descriptor.examine(folder)
    return descriptor.sound(package, errors)
