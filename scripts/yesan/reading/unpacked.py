"""A package in a zip, such as its own download, as files in memory: nothing is written.

What is unpacked is bounded, so that a small zip cannot become a huge one.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath

from yesan.errors import UsageError
from yesan.phrase import Phrase
from yesan.reading.snapshot import LINK, MOST_BYTES, Snapshot, check_folders, check_path, check_size

DAMAGED = (OSError, EOFError, zlib.error, zipfile.BadZipFile, ValueError, IndexError, OverflowError)
REFUSED = (NotImplementedError, RuntimeError)
"""What reading a zip raises that is damaged, or that is encrypted or packed in an unusual way."""


def is_zip(content: bytes) -> bool:
    """Whether bytes begin as a zip does."""
    return content.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def files(name: str, content: bytes) -> Snapshot:
    """The files in a zip.

    Args:
        name: What the zip is called.
        content: Its bytes.

    Raises:
        UsageError: It is damaged, encrypted or too large, or a path in it leads elsewhere.
    """
    found: dict[str, bytes] = {}
    left: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = [info for info in archive.infolist() if not info.is_dir()]
            check_size(name, len(listed), sum(info.file_size for info in listed))
            room = MOST_BYTES
            for info in listed:
                check_path(name, info.filename)
                if stat.S_ISLNK(info.external_attr >> 16):
                    left[info.filename] = LINK
                    continue
                with archive.open(info) as member:
                    found[info.filename] = member.read(room + 1)  # its size may be another
                room -= len(found[info.filename])
                check_size(name, 0, MOST_BYTES - room)
    except DAMAGED as error:
        raise UsageError(
            Phrase("{name}: a damaged zip ({error})", name=name, error=error)
        ) from error
    except REFUSED as error:
        raise UsageError(
            Phrase("{name}: {error}; give a plain zip", name=name, error=error)
        ) from error
    check_folders(name, found)
    return Snapshot(found, left)


def folder_of(paths: list[str], names: tuple[str, ...]) -> str:
    """The folder that holds one of some files, the one nearest to the top; empty for that itself.

    Args:
        paths: All paths.
        names: The names that the file may have.
    """
    found = [PurePosixPath(path).parent for path in paths if PurePosixPath(path).name in names]
    nearest = min(found, key=lambda path: (len(path.parts), path), default=PurePosixPath())
    return "" if nearest == PurePosixPath() else nearest.as_posix()
