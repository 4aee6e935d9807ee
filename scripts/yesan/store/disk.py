"""Files on the disk: written at once, listed, read, hashed and deleted."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from yesan.errors import UsageError
from yesan.phrase import Phrase
from yesan.store import refusals

REPOSITORY = ".git"
"""What an otherwise empty folder may hold that is to become a project."""


DEVICES = Path("/dev")
"""Where a system has its devices, and links to the console."""


@contextmanager
def temporary() -> Iterator[Path]:
    """A folder that is deleted afterwards."""
    with TemporaryDirectory(prefix="yesan-") as folder:
        yield Path(folder)


def place(path: Path) -> Path:
    """Where a path leads, through whichever links; a loop of links leads to itself."""
    return Path(os.path.realpath(path))


def tree(folder: Path) -> list[Path]:
    """Every file below the folder, sorted; none if the folder does not exist.

    A link to a file is one, a link to a folder is not followed.
    """
    if not folder.is_dir():
        return []
    found: list[str] = []
    folders = [str(folder)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
                elif entry.is_file():
                    found.append(entry.path)
    return sorted(map(Path, found), key=lambda path: path.parts)


def read(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The contents of those files of the folder that exist, by name."""
    found = {}
    for name in names:
        with suppress(FileNotFoundError):
            found[name] = (folder / name).read_bytes()
    return found


def plain(path: Path) -> bytes:
    """The bytes of a file; of a link, a pipe or a device nothing is read, since that may never end.

    Raises:
        OSError: There is no such file, or it is something else.
    """
    with open(path, "rb", opener=_opened) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
        return file.read()


def _opened(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK)


def digest(paths: Iterable[Path], base: Path) -> str:
    """A hash over the names and contents of files."""
    total = sha256()
    for path in paths:
        name = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
        content = path.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def save(path: Path, content: str | bytes) -> None:
    """Write one file at once: a reader sees the old one or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)  # it could be a link
    with partial.open("xb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
    partial.replace(path)


def deliver(path: Path, content: str) -> None:
    """Write a file that a user has named; a device or a pipe gets the text and stays what it is.

    A link is replaced, since a package may have put it there, but for those of the system.

    Raises:
        OSError: It cannot be written, or nobody reads from the pipe.
    """
    known = os.lstat(path).st_mode if os.path.lexists(path) else 0
    own = stat.S_ISLNK(known) and place(path.parent) == DEVICES
    if own or stat.S_ISCHR(known) or stat.S_ISFIFO(known):
        handle = os.open(path, os.O_WRONLY | (0 if own else os.O_NONBLOCK))
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode())
        return
    save(path, content)


def write(path: Path, content: bytes) -> None:
    """Write one file below a folder that nobody reads meanwhile, in place of whatever is there.

    That is faster than `save`: some systems bring a file to the disk that replaces another.
    """
    try:
        file = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb")
    except FileExistsError:
        path.unlink()  # it could be a link
        file = path.open("xb")
    with file:
        file.write(content)


def check_vacant(folder: Path) -> None:
    """Refuse a folder that is not empty; a repository without files is empty.

    Raises:
        UsageError: It is a file, or holds one.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(
            Phrase("{folder}: this is a file, a link or a device; give a folder", folder=folder)
        )
    if folder.is_dir() and any(path.name != REPOSITORY for path in folder.iterdir()):
        raise UsageError(
            Phrase(
                "{folder}: holds files already; give a new folder, or an empty one", folder=folder
            )
        )


def create(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into an empty folder that is not ours.

    Args:
        folder: A missing or empty folder.
        files: The contents by path relative to the folder.

    Raises:
        UsageError: It holds something, or cannot be written to.
    """
    check_vacant(folder)
    try:
        for name, content in files.items():
            save(folder / name, content)
    except OSError as error:
        raise UsageError(
            Phrase("{folder}: cannot write there: {why}", folder=folder, why=refusals.said(error))
        ) from error


def discard(path: Path) -> None:
    """Delete one file below a folder of ours, and the folders that are empty without it."""
    path.unlink()
    with suppress(OSError):  # A folder with files cannot be removed: there the walk ends.
        for folder in path.parents:
            folder.rmdir()


def remove(folder: Path) -> None:
    """Delete a folder below one of ours, if it exists, and whatever else is in its place.

    A package may come with one in which nothing may be deleted: what was left there would be
    published.

    Raises:
        UsageError: Something is left.
    """
    try:
        if folder.is_dir() and not folder.is_symlink():
            _unlock(folder)
            shutil.rmtree(folder)
        else:
            folder.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(
            Phrase("{folder}: cannot delete it: {why}", folder=folder, why=refusals.said(error))
        ) from error


def _unlock(folder: Path) -> None:
    """Let the files of a folder be deleted, and those of all folders below it."""
    folder.chmod(stat.S_IRWXU)
    for place, folders, _ in os.walk(folder):
        for below in (Path(place, name) for name in folders):
            if not below.is_symlink():
                below.chmod(stat.S_IRWXU)
