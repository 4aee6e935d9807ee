"""Files on the disk: written at once, listed, read, hashed and deleted."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from yesan.errors import UsageError
from yesan.store import refusals

REPOSITORY = ".git"
"""What an otherwise empty folder may hold that is to become a project."""


@contextmanager
def temporary() -> Iterator[Path]:
    """A folder that is deleted afterwards."""
    with TemporaryDirectory(prefix="yesan-") as folder:
        yield Path(folder)


def tree(folder: Path) -> list[Path]:
    """Every file below the folder, sorted; none if the folder does not exist."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.rglob("*") if path.is_file())


def read(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The contents of those files of the folder that exist, by name."""
    found = {}
    for name in names:
        with suppress(FileNotFoundError):
            found[name] = (folder / name).read_bytes()
    return found


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


def check_vacant(folder: Path) -> None:
    """Refuse a folder that is not empty; a repository without files is empty.

    Raises:
        UsageError: It is a file, or holds one.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{folder}: this is a file, a link or a device; give a folder")
    if folder.is_dir() and any(path.name != REPOSITORY for path in folder.iterdir()):
        raise UsageError(f"{folder}: holds files already; give a new folder, or an empty one")


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
        raise UsageError(f"{folder}: cannot write there: {refusals.said(error)}") from error


def discard(path: Path) -> None:
    """Delete one file below a folder of ours, and the folders that are empty without it."""
    path.unlink()
    with suppress(OSError):  # A folder with files cannot be removed: there the walk ends.
        for folder in path.parents:
            folder.rmdir()


def remove(folder: Path) -> None:
    """Delete a folder below one of ours, if it exists, and whatever else is in its place."""
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder, ignore_errors=True)
    else:
        folder.unlink(missing_ok=True)
