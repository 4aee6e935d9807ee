"""A folder whose files are read without following a link, whichever part of a path it is.

A package may come from a stranger, and a link in it can lead to any file of the machine. The folder
itself may be behind one: whoever calls has chosen it. Each part of a path is opened from the one
before it, so that a link that is made meanwhile is not followed either.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading.suggestion import MOST, meant, near

OPENED = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC
ENDS = os.O_NONBLOCK
"""Opening a pipe without a writer would take forever."""
OF_THE_SYSTEM = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""Why a file cannot be read that is as it should be."""
UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a name of a file may not have: what commands a terminal or ends a line, and no UTF-8."""


def read(root: Path, path: str) -> bytes:
    """The bytes of a file.

    Args:
        root: The folder.
        path: Where the file is below it, with ``/`` between its parts and no ``..``.

    Raises:
        Fault: A part of the path is a link or has a control character, there is no such file, or
            it cannot be read.
        OSError: The system has no handle or no memory left.
    """
    if UNREADABLE.search(path):
        raise _unwritten(path)
    *folders, name = PurePosixPath(path).parts or (path,)
    with ExitStack() as opened:
        try:
            here = _opened(opened, root, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY)
            for part in folders:
                here = _opened(opened, part, OPENED | os.O_DIRECTORY, here)
            file = _opened(opened, name, OPENED | ENDS, here)
            if stat.S_ISREG(os.fstat(file).st_mode):
                with os.fdopen(os.dup(file), "rb") as source:
                    return source.read()
        except OSError as error:
            if error.errno in OF_THE_SYSTEM:
                raise
            check(root, path)
            if not isinstance(error, FileNotFoundError | NotADirectoryError):
                raise Fault(
                    "file-missing",
                    f"{path}: {error.strerror}",
                    Phrase("a file"),
                    Phrase("make it readable"),
                ) from error
    beside, otherwise = [*_beside(root)], Phrase("add it, or fix the path")
    of_stem = [other for other in beside if _stem(other) == _stem(path)]
    alike = [other for other in beside if _is_alike(path, other)]
    remedy = meant(path, alike, otherwise, unlike=of_stem[0] if len(of_stem) == 1 else "")
    raise Fault("file-missing", Phrase("no file {path}", path=path), Phrase("a file"), remedy)


def _stem(path: str) -> str:
    """The path of a table without its suffix, in small letters; empty where it is none."""
    found = PurePosixPath(path)
    is_text = found.suffix.lower() in {".csv", ".tsv", ".tab", ".txt"}
    return str(found.with_suffix("")).casefold() if is_text else path


def _is_alike(path: str, other: str) -> bool:
    """Whether a file may be meant: of two of one folder and kind, what differs must be alike."""
    one, two = PurePosixPath(path), PurePosixPath(other)
    same = (one.parent, one.suffix) == (two.parent, two.suffix)
    return not same or bool(near(one.stem, [two.stem]))


def spelled(root: Path, path: str) -> str:
    """The path of a file whose name is the same in another Unicode form; empty if there is none."""
    found = Path()
    for part in PurePosixPath(path).parts:
        if (root / found).is_symlink() or not (root / found).is_dir():
            return ""
        form = unicodedata.normalize("NFC", part)
        listed = sorted(entry.name for entry in os.scandir(root / found))
        same = [name for name in listed if unicodedata.normalize("NFC", name) == form]
        if len(same) != 1:
            return ""
        found /= same[0]
    return found.as_posix()


def _beside(root: Path) -> Iterator[str]:
    """The paths of the first files of a folder; of one that a link leads to, none."""
    waiting, seen = [""], 0
    while waiting and seen < MOST:
        try:
            entries = sorted(os.scandir(root / waiting.pop(0)), key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            seen += 1
            path = Path(entry.path).relative_to(root).as_posix()
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                waiting.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield path


def check(root: Path, path: str) -> None:
    """Refuse a path of which a part is a link.

    Raises:
        Fault: Which part it is.
    """
    at = root
    for part in PurePosixPath(path).parts:
        at /= part
        if at.is_symlink():
            raise linked(at.relative_to(root).as_posix())


def files(root: Path, below: str = "") -> list[str]:
    """The paths of all files in a part of the folder, sorted; none where there is no such part.

    Args:
        root: The folder.
        below: The part, such as ``docs/assets``; all of it where empty.

    Raises:
        Fault: There is a link or a control character, or a folder cannot be read.
    """
    check(root, below)
    return sorted(_files(root, below)) if (root / below).is_dir() else []


def linked(path: str) -> Fault:
    """What is wrong with a link."""
    return Fault(
        "path-error",
        Phrase("{path}, which is a link", path=path),
        Phrase("a file or folder of the package itself"),
        Phrase("put a copy in its place, or remove it: links are not followed"),
    )


def _unwritten(path: str) -> Fault:
    """What is wrong with a name that no address, list or message can have."""
    try:
        shown = path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        shown = ascii(path)[1:-1]
    return Fault(
        "path-error",
        shown,
        Phrase("a name in UTF-8 without control characters"),
        Phrase("rename it"),
    )


def _files(root: Path, below: str) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(root / below), key=lambda entry: entry.name)
    except OSError as error:
        said = f"{below}: {error.strerror}"
        raise Fault("file-missing", said, Phrase("a folder"), Phrase("make it readable")) from error
    for entry in entries:
        path = f"{below}/{entry.name}".removeprefix("/")
        if UNREADABLE.search(path):
            raise _unwritten(path)
        if entry.is_symlink():
            raise linked(path)
        if entry.is_dir(follow_symlinks=False):
            yield from _files(root, path)
        elif entry.is_file(follow_symlinks=False):
            yield path


def _opened(stack: ExitStack, name: str | Path, flags: int, folder: int | None = None) -> int:
    handle = os.open(name, flags, dir_fd=folder)
    stack.callback(os.close, handle)
    return handle
