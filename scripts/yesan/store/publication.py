"""The finished site takes the place of the old one, in one step where the system can do that."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from yesan.errors import SiteError
from yesan.phrase import Phrase
from yesan.store import disk, refusals
from yesan.store.ownership import MARK, check_owned, prepare

UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
"""What a system says that cannot exchange two folders."""
_HERE, _EXCHANGE = -100, 2
"""``AT_FDCWD`` and ``RENAME_EXCHANGE`` of Linux."""


def publish(built: Path, target: Path) -> bool:
    """Replace the old site by the finished one; the old one stays if that fails.

    The two are exchanged at once where the system can do it; elsewhere the address is empty between
    two renamings. A site built on another file system is first copied beside the old one.

    Returns:
        Whether there was a whole site at the address at every moment, if there was one before.

    Raises:
        SiteError: The folders cannot be moved; the old site is as it was.
        UsageError: At the address, or where sites wait beside it, is what yesan did not make.
    """
    with _alone(target):
        return _publish(built, target)


def _publish(built: Path, target: Path) -> bool:
    new, old = _beside(target)
    for place in (target, new, old):
        check_owned(place)
    if target.is_mount():
        raise SiteError(
            Phrase("{folder}: a mount point cannot be replaced; give a folder in it", folder=target)
        )
    try:
        (built / MARK).touch()
        target.parent.mkdir(parents=True, exist_ok=True)
        for leftover in (new, old):
            _clear(leftover)
        if built.stat().st_dev == target.parent.stat().st_dev:
            new = built
        else:
            disk.remove(new)
            prepare(new)
            copy(built, new)
        at_once = _replace(new, target, old)
    except OSError as error:
        if new != built:
            _clear(new)
        raise SiteError(
            Phrase("{folder}: cannot publish there: {why}", folder=target, why=refusals.said(error))
        ) from error
    for leftover in (built, new, old):
        _clear(leftover)
    return at_once


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Wait until no other build publishes in the folder of the site, whichever workspace it has."""
    with suppress(OSError):  # what cannot be made or locked is reported where it is written to
        target.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _clear(folder: Path) -> None:
    """Delete a folder of ours; its mark last, so that what a killed build leaves is still ours."""
    if not folder.is_dir():
        folder.unlink(missing_ok=True)
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARK:
            path.unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def copy(folder: Path, target: Path) -> None:
    """Copy a folder; the first file that cannot be copied ends it."""
    for path in sorted(folder.rglob("*")):
        place = target / path.relative_to(folder)
        if path.is_dir():
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def restore(target: Path, is_known: Callable[[Path], bool]) -> None:
    """Put back the old site where a build was killed while it replaced it.

    Args:
        target: The address of the site.
        is_known: Whether a folder is, whole, what a build of this user published there: a package
            may come with one that looks like it.
    """
    _, old = _beside(target)
    if target.exists() or old.is_symlink() or not (old / MARK).is_file():
        return
    with _alone(target):
        if not target.exists() and is_known(old):
            old.rename(target)


def _beside(target: Path) -> tuple[Path, Path]:
    """Where the new site waits and the old one goes: on the file system of the site."""
    new, old = (target.with_name(f".{target.name}.{kind}") for kind in ("new", "old"))
    return new, old


def _replace(new: Path, target: Path, old: Path) -> bool:
    """Put a folder at an address, and the one that is there elsewhere; whether that is at once."""
    if not target.exists():
        new.rename(target)
        return True
    try:
        exchange(new, target)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
        return False
    return True


def exchange(one: Path, other: Path) -> None:
    """Exchange two folders of one file system at once, so that each address always has one.

    Raises:
        OSError: They cannot be exchanged; ``ENOSYS`` where the system has no way to do it.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    names = os.fsencode(one), os.fsencode(other)
    if call(_HERE, names[0], _HERE, names[1], _EXCHANGE) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), str(other))
