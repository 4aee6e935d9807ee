"""The files of a project that no descriptor names: its pages, templates and configuration."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yesan.errors import Fault, InvalidPackage
from yesan.reading import folder


def listed(root: Path, below: str) -> list[str]:
    """The paths of all files in a part of a project, relative to its folder.

    Args:
        root: The folder of the project.
        below: The part, such as ``docs/assets``.

    Raises:
        InvalidPackage: There is a link.
    """
    with _at(below):
        return folder.files(root, below)


def read(root: Path, path: str) -> bytes:
    """The bytes of a file.

    Raises:
        InvalidPackage: It is a link, is behind one, or cannot be read.
    """
    with _at(path):
        return folder.read(root, path)


def exists(root: Path, path: str) -> bool:
    """Whether there is such a file, or a link that is to be refused."""
    return (root / path).is_file() or (root / path).is_symlink()


@contextmanager
def _at(path: str) -> Iterator[None]:
    try:
        yield
    except Fault as fault:
        raise InvalidPackage([fault.at(path)]) from fault
