"""The files of a revision of a git repository, as they were committed, in memory.

git is asked by fixed arguments for what it has stored, and nothing else: no file is checked out, so
no filter, hook or attribute of the repository has a say, and nothing is fetched. What is asked
for is written to its input, where it cannot become an option.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from threading import Timer

from yesan.errors import UsageError
from yesan.phrase import Phrase
from yesan.reading import repository
from yesan.reading.snapshot import (
    LINK,
    MODULE,
    POINTER,
    Snapshot,
    check_folders,
    check_path,
    check_size,
)

SETTINGS = (
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"),
    *("-c", "protocol.allow=never", "-c", "core.quotePath=false"),
)
ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
"""Nothing is written, asked, fetched or replaced.

Not every git knows the third and, of the fourth, a repository could allow in its settings what
`SETTINGS` refuses: a fetch runs what these name.
"""
SECONDS = 120.0
"""How long git may take for one answer: a pipe in the place of one of its files gives none."""
BLOCK = 2**16
"""How many bytes of a list are read at once."""
SYMLINK, SUBMODULE = "120000", "160000"
LFS = b"version https://git-lfs.github.com/spec/"
UNFIT = re.compile(r"[\x00-\x1f\x7f]")
VERSION = re.compile(r"v?[0-9]+\.[0-9]+\.[0-9]+")
TAG_PARTS = 4
CHECKED = "--batch-check"
SHOWN = 12
"""How many digits of a commit are shown."""


@dataclass(frozen=True)
class Revision:
    """A revision that was found.

    Attributes:
        commit: What it is: the id of its commit, or of a tree where it names one.
        snapshot: The files of the package.
    """

    commit: str
    snapshot: Snapshot


@dataclass(frozen=True)
class Tag:
    """A tag of a version.

    Attributes:
        name: Its name: ``v1.2.3``, or ``1.2.3``.
        commit: The commit that it is on.
        day: When it was made.
    """

    name: str
    commit: str
    day: date


def read(folder: Path, name: str) -> Revision:
    """The files of the package that is in a folder, as a revision of its repository has them.

    Args:
        folder: A folder of the repository, in which the package is now.
        name: The revision, as git names it: ``HEAD~1``, ``v1.2``; with ``:path`` where the
            package was elsewhere.

    Raises:
        UsageError: There is no git, no repository, or no such revision.
    """
    if UNFIT.search(name) or not name.strip():
        raise UsageError(
            Phrase("{name!a}: no file or folder, and no name of a revision", name=name)
        )
    asked = name if ":" in name else f"{name}:{_prefix(folder, name)}"
    found, kind = _object(folder, asked)
    if kind == "blob":  # the descriptor itself
        path = PurePosixPath(asked.partition(":")[2])
        found, kind = _object(folder, f"{asked.partition(':')[0]}:{_text(path.parent)}")
    if kind != "tree":
        raise UsageError(
            Phrase(
                "{name}: no file or folder, and no revision of the repository of {folder} that has "
                "the package; write it as git does (HEAD~1, a tag), or REVISION:PATH",
                name=name,
                folder=folder,
            )
        )
    commit, _ = _object(folder, f"{asked.partition(':')[0]}^{{commit}}")
    return Revision((commit or found)[:SHOWN], _snapshot(folder, name, found))


def has(folder: Path, name: str, path: str) -> bool:
    """Whether a revision has a file.

    Args:
        folder: A folder of the repository, in which the package is now.
        name: The revision.
        path: The file, as it is below that folder.
    """
    prefix = _prefix(folder, name)
    return _object(folder, f"{name}:{prefix}/{path}" if prefix else f"{name}:{path}")[1] == "blob"


def tags(folder: Path) -> tuple[Tag, ...] | None:
    """The tags of versions that are before what is checked out, or at it, by their names.

    None where nobody can say: there is no repository, or only a part of its history.
    """
    if _git(folder, b"", "rev-parse", "--is-shallow-repository") != b"false\n":
        return None
    form = "--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)%00%(creatordate:short)"
    listed = _git(folder, b"", "for-each-ref", "--merged=HEAD", form, "refs/tags") or b""
    lines = (line.split("\0") for line in listed.decode("utf-8", "replace").splitlines())
    return tuple(
        Tag(name, peeled or own, made)
        for name, own, peeled, day in (line for line in lines if len(line) == TAG_PARTS)
        if VERSION.fullmatch(name) and (made := _day(day))
    )


def _day(text: str) -> date | None:
    """A day as git writes it; None where it is none, as after the year 9999."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def last_tag(folder: Path, fits: Callable[[str], bool]) -> str:
    """The last tag of a version before what is checked out; empty where there is none.

    Args:
        folder: The folder whose repository it is.
        fits: Whether a tag is one of what is meant: others are passed over.

    Raises:
        UsageError: The repository has only a part of its history, so that nobody can say.
    """
    versions = ("--match", "v[0-9]*.[0-9]*.[0-9]*", "--match", "[0-9]*.[0-9]*.[0-9]*")
    others: list[str] = []
    while found := _git(
        folder, b"", "describe", "--tags", "--abbrev=0", *versions, *others, "HEAD"
    ):
        tag = found.decode("utf-8", "surrogateescape").strip()
        if fits(tag):
            return tag
        others += ["--exclude", tag]
    if _git(folder, b"", "rev-parse", "--is-shallow-repository") == b"true\n":
        raise UsageError(
            Phrase(
                "the last release is not known: only a part of the repository is here; get the "
                "rest with git fetch --tags --unshallow, or give --since"
            )
        )
    return ""


def _text(path: PurePosixPath) -> str:
    return "" if path == PurePosixPath() else path.as_posix()


def _prefix(folder: Path, name: str) -> str:
    """The path of a folder within its repository."""
    done = _git(folder, b"", "rev-parse", "--show-prefix")
    if done is None:
        raise UsageError(
            Phrase(
                "{name}: no file or folder, and {folder} is in no git repository that has "
                "revisions",
                name=name,
                folder=folder,
            )
        )
    return done.decode("utf-8", "surrogateescape").removesuffix("\n").removesuffix("/")


def _object(folder: Path, name: str) -> tuple[str, str]:
    """The id and the type of what a name means; empty where it means nothing."""
    answer = _git(folder, f"{name}\n".encode("utf-8", "surrogateescape"), "cat-file", CHECKED)
    words = (answer or b"").decode("utf-8", "replace").split()
    known = len(words) > 2 and re.fullmatch(r"[0-9a-f]{40,64}", words[-3])  # noqa: PLR2004
    return (words[-3], words[-2]) if known else ("", "")


def _snapshot(folder: Path, name: str, tree: str) -> Snapshot:
    """The files of a tree, each as it is stored."""
    left: dict[str, str] = {}
    blobs: dict[str, str] = {}
    total = 0
    for mode, blob, size, path in _entries(folder, name, tree):
        if mode in {SYMLINK, SUBMODULE}:
            left[path] = LINK if mode == SYMLINK else MODULE
            continue
        blobs[path] = blob
        total += size
        check_size(name, 0, total)
    check_folders(name, blobs)
    files = dict(zip(blobs, _contents(folder, name, list(blobs.values())), strict=True))
    pointers = {path for path, content in files.items() if content.startswith(LFS)}
    kept = {path: content for path, content in files.items() if path not in pointers}
    return Snapshot(kept, {**left, **dict.fromkeys(sorted(pointers), POINTER)})


def _entries(folder: Path, name: str, tree: str) -> Iterator[tuple[str, str, int, str]]:
    """What is in a tree, but for what is hidden: mode, id, size and path.

    A few objects can make a tree without end: each has the next one many times.
    """
    for count, entry in enumerate(_listed(folder, name, tree), 1):
        check_size(name, count, 0)
        about, _, path = entry.decode("utf-8", "surrogateescape").partition("\t")
        mode, _, blob, size = about.split()
        if not any(part.startswith(".") for part in PurePosixPath(path).parts):
            check_path(name, path)
            yield mode, blob, int(size) if size.isdecimal() else 0, path


def _listed(folder: Path, name: str, tree: str) -> Iterator[bytes]:
    """The entries of a tree and of those below it, while git lists them."""
    with _started(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", tree) as git:
        begun = b""
        while git.stdout and (block := git.stdout.read(BLOCK)):
            *entries, begun = (begun + block).split(b"\0")
            yield from entries
        if git.wait() != 0:
            raise UsageError(Phrase("{name}: git cannot list its files", name=name))


def _contents(folder: Path, name: str, blobs: list[str]) -> Iterator[bytes]:
    """The contents of files, as they are stored."""
    answer = _git(folder, "".join(f"{blob}\n" for blob in blobs).encode(), "cat-file", "--batch")
    at = 0
    missing = UsageError(Phrase("{name}: git does not have all of its files here", name=name))
    for _ in blobs:
        line, _, _ = (answer or b"")[at : at + 200].partition(b"\n")
        size = line.rpartition(b" ")[2]
        if answer is None or not size.isdigit():
            raise missing
        begin = at + len(line) + 1
        at = begin + int(size) + 1
        yield answer[begin : at - 1]


def _git(folder: Path, given: bytes, *arguments: str) -> bytes | None:
    """What git answers; None where it refuses.

    Raises:
        UsageError: There is no git, or it does not answer.
    """
    with _started(folder, *arguments) as git:
        answer, _ = git.communicate(given)
        if git.returncode == -signal.SIGKILL:
            raise UsageError(
                Phrase("{folder}: git does not answer within {n:g} s", folder=folder, n=SECONDS)
            )
        return answer if git.returncode == 0 else None


@contextmanager
def _started(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A git at work; it is ended where it takes too long, or where nobody reads on.

    Raises:
        UsageError: There is no git, or the repository is not of the folder.
    """
    repository.check(folder)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        git = subprocess.Popen(  # noqa: S603 - fixed arguments, and ids that git gave
            ["git", "--no-pager", "-C", str(folder), *SETTINGS, *arguments],  # noqa: S607
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**kept, **ENVIRONMENT},
        )
    except FileNotFoundError as error:
        raise UsageError(
            Phrase("git is not installed; give folders or zips instead of revisions")
        ) from error
    alarm = Timer(SECONDS, git.kill)
    alarm.start()
    with git:
        try:
            yield git
        finally:
            alarm.cancel()
            git.kill()
