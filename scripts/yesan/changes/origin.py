"""Where an edition of a package is: a folder, a zip, a git revision, or an address."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from yesan.descriptor.descriptor import DESCRIPTORS
from yesan.errors import Fault, UsageError
from yesan.phrase import Phrase
from yesan.reading import revision, unpacked
from yesan.reading.locations import Locations
from yesan.reading.snapshot import Snapshot
from yesan.store import disk

DESCRIBING = frozenset({".json", ".yaml", ".yml"})
"""How the name of a descriptor ends."""


@dataclass(frozen=True)
class Origin:
    """Where an edition is.

    Attributes:
        label: What the user calls it.
        folder: Its folder or descriptor; none where it has to be unpacked.
        beside: The folder whose repository a revision is of.
    """

    label: str
    folder: Path | None
    beside: Path

    @property
    def is_here(self) -> bool:
        """Whether it is a file or folder of this machine, or at an address, and no revision."""
        return Path(self.label).exists() or Locations.is_remote(self.label)


def origins(old: str, new: str) -> tuple[Origin, Origin]:
    """Where two editions are.

    What exists as a file or folder is that; what has ``://`` in it is an address; anything else is
    a revision, of the repository that the other one is in, else of that of the current folder.

    Args:
        old: What the user calls the edition before.
        new: What the user calls the edition after.
    """
    own = [_folder(text) for text in (old, new)]
    beside = next((f if f.is_dir() else f.parent for f in reversed(own) if f), Path())
    first, then = (Origin(text, f, beside) for text, f in zip((old, new), own, strict=True))
    return first, then


def _folder(text: str) -> Path | None:
    """The folder or descriptor that a text names; None where it names something else."""
    path = Path(text)
    if path.is_dir() or (path.is_file() and path.suffix.lower() in DESCRIBING):
        return path
    return None


def files_of(origin: Origin, *, remote: bool) -> tuple[Snapshot, str]:
    """The files of an edition that is no folder, and the commit that it is, if it is one.

    Args:
        origin: Where it is.
        remote: Whether addresses may be fetched.

    Raises:
        UsageError: There is no such package.
    """
    label = origin.label
    if not origin.is_here:
        found = revision.read(disk.place(origin.beside), label)
        return _checked(label, found.snapshot), found.commit
    if Locations.is_remote(label):
        if PurePosixPath(urlsplit(label).path).suffix.lower() in DESCRIBING:
            raise UsageError(
                Phrase(
                    "{name}: the address of a descriptor, which has no tables; give the address "
                    "of the zip of the package",
                    name=label,
                )
            )
        try:
            content = Locations(Path(), remote).read(label)
        except Fault as fault:
            raise UsageError(
                Phrase(
                    "{found}: it cannot be fetched; {remedy}",
                    found=fault.found,
                    remedy=fault.remedy,
                )
            ) from fault
    else:
        content = Path(label).read_bytes()
    if not unpacked.is_zip(content):
        raise UsageError(
            Phrase(
                "{name}: no zip; give a folder, a zip of a package, the address of one, or a "
                "revision",
                name=label,
            )
        )
    return _within(label, unpacked.files(label, content)), ""


def _within(label: str, snapshot: Snapshot) -> Snapshot:
    """What is in the folder that holds a descriptor."""
    folder = unpacked.folder_of(list(snapshot.files), DESCRIPTORS)
    return _checked(label, snapshot.below(folder))


def _checked(label: str, snapshot: Snapshot) -> Snapshot:
    """What has a descriptor at its top.

    Raises:
        UsageError: It has none.
    """
    if not set(DESCRIPTORS) & snapshot.files.keys():
        raise UsageError(
            Phrase(
                "{name}: no {descriptor} in it; of a revision, add :PATH to it",
                name=label,
                descriptor=DESCRIPTORS[0],
            )
        )
    return snapshot
