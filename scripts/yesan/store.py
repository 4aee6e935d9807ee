"""The only module that writes: what others return as text or bytes becomes files here.

yesan owns two folders, its workspace and the published site, and marks each as its own. It refuses
to use a folder that is neither empty nor marked, since it deletes there whatever it did not make.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import hmac
import json
import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from platformdirs import user_cache_path

from yesan import refusals
from yesan.errors import SiteError, UsageError

LOCK = ".lock"
MARK = ".yesan"
"""A file of this name marks a folder as generated: it may be emptied."""
SEAL = "seal"
"""In what a build saved: the proof that it was a build of this user."""
REPOSITORY = ".git"
"""What an otherwise empty folder may hold that is to become a project."""

UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP})
"""What a system says that cannot exchange two folders."""
_HERE, _EXCHANGE = -100, 2
"""``AT_FDCWD`` and ``RENAME_EXCHANGE`` of Linux."""


def own(folder: Path) -> Path:
    """The folder, made if it is missing, marked as ours, without links that lead out of it.

    Raises:
        UsageError: It holds something that yesan did not make.
    """
    check_owned(folder)
    try:
        _prepare(folder)
    except OSError as error:
        raise UsageError(f"{folder}: cannot write there: {refusals.said(error)}") from error
    return folder


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.rglob("*"):
        if path.is_symlink():
            path.unlink()
    (folder / MARK).touch()


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
        raise UsageError(f"{folder}: this is a file, a link or a device; give a folder")
    if folder.is_dir() and not (folder / MARK).exists() and any(folder.iterdir()):
        raise UsageError(
            f"{folder}: holds files that yesan did not make, and it would delete them; "
            "give another folder, or empty this one"
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
            raise UsageError(f"{folder}: another build is running there; wait for it") from error
        yield


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


def prune(folder: Path, names: Collection[str]) -> None:
    """Delete the files of a folder of ours that are not among `names`."""
    for path in tree(folder):
        if path.name not in names:
            path.unlink()


def kept(folder: Path, name: str) -> bytes | None:
    """A file that `keep` has put into a folder; None where it is not as it was then."""
    with suppress(OSError):
        content = (folder / name).read_bytes()
        if load_state(_listed(folder)).get(name) == sha256(content).hexdigest():
            return content
    return None


def keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder of ours, and note what is in them, in a file beside it."""
    for name, content in files.items():
        save(folder / name, content)
    hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
    save_state(_listed(folder), load_state(_listed(folder)) | hashes)


def load_state(path: Path) -> dict[str, Any]:
    """What the last build saved; nothing where there was none, or its file is of somebody else.

    A package may come with a folder that looks like ours, and with files in it.
    """
    with suppress(OSError, ValueError):
        state = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(state, dict):
            seal = state.pop(SEAL, "")
            if compare_digest(str(seal).encode(), _sealed(state).encode()):
                return state
    return {}


def save_state(path: Path, state: Mapping[str, Any]) -> None:
    """Save what was built, for the next build, sealed with a secret of the user."""
    save(path, json.dumps({**state, SEAL: _sealed(state)}, indent=2, sort_keys=True))


def _listed(folder: Path) -> Path:
    """The file that says what is in the files of a folder."""
    return folder.with_name(f"{folder.name}.json")


def _sealed(state: Mapping[str, Any]) -> str:
    return hmac.new(_secret(), json.dumps(state, sort_keys=True).encode(), sha256).hexdigest()


@cache
def _secret() -> bytes:
    """A secret of the user, made once; of this process alone where the user has no cache."""
    path = Path(user_cache_path("yesan", appauthor=False)) / "key"
    with suppress(OSError):
        if not path.is_file():
            save(path, os.urandom(32))
            path.chmod(0o600)
        return path.read_bytes()
    return os.urandom(32)


def digest(paths: Iterable[Path], base: Path) -> str:
    """A hash over the names and contents of files."""
    total = sha256()
    for path in paths:
        name = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
        content = path.read_bytes()
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


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
        raise SiteError(f"{target}: a mount point cannot be replaced; give a folder in it")
    try:
        (built / MARK).touch()
        target.parent.mkdir(parents=True, exist_ok=True)
        for leftover in (new, old):
            _clear(leftover)
        if built.stat().st_dev == target.parent.stat().st_dev:
            new = built
        else:
            _prepare(new)
            copy(built, new)
        at_once = _replace(new, target, old)
    except OSError as error:
        if new != built:
            _clear(new)
        raise SiteError(f"{target}: cannot publish there: {refusals.said(error)}") from error
    for leftover in (built, new, old):
        _clear(leftover)
    return at_once


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Wait until no other build publishes in the folder of the site, whichever workspace it has."""
    with suppress(OSError):  # what cannot be made or locked is told where it is written to
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
