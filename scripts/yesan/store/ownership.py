"""Which folders are ours: each is marked, since yesan deletes there whatever it did not make."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yesan.errors import UsageError
from yesan.phrase import Phrase
from yesan.store import refusals

LOCK = ".lock"
MARK = ".yesan"
"""A file of this name marks a folder as generated: it may be emptied."""


def own(folder: Path) -> Path:
    """The folder, made if it is missing, marked as ours, with nothing but files and folders.

    Raises:
        UsageError: It holds something that yesan did not make.
    """
    check_owned(folder)
    try:
        prepare(folder)
    except OSError as error:
        raise UsageError(
            Phrase("{folder}: cannot write there: {why}", folder=folder, why=refusals.said(error))
        ) from error
    return folder


def prepare(folder: Path) -> None:
    """Make a folder ours, without links that lead out of it, and pipes that are never read."""
    folder.mkdir(parents=True, exist_ok=True)
    for found in list(_others(folder)):
        found.unlink()
    (folder / MARK).touch()


def _others(folder: Path) -> Iterator[Path]:
    """What is neither a file nor a folder, below a folder: links, none of which is followed."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _others(Path(entry.path))
            elif not entry.is_file(follow_symlinks=False):
                yield Path(entry.path)


def mark(folder: Path) -> None:
    """Mark a folder as ours whose files another program has just written for us.

    A folder with hidden files stays unmarked, since that program has left these there.
    """
    if all(path.name == MARK for path in folder.glob(".*")):
        (folder / MARK).touch()


def check_owned(folder: Path) -> None:
    """Refuse a folder with files that yesan did not make.

    Raises:
        UsageError: It is no folder, or holds such files.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(
            Phrase("{folder}: this is a file, a link or a device; give a folder", folder=folder)
        )
    if folder.is_dir() and not (folder / MARK).exists() and any(folder.iterdir()):
        raise UsageError(
            Phrase(
                "{folder}: holds files that yesan did not make, and it would delete them; "
                "give another folder, or empty this one",
                folder=folder,
            )
        )


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other builds out of a folder of ours.

    Raises:
        UsageError: Another build is running there.
    """
    with (own(folder) / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UsageError(
                Phrase("{folder}: another build is running there; wait for it", folder=folder)
            ) from error
        yield
