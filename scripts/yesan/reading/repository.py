"""Whether the repository of a folder is there: ``.git`` of a package may lead to another one.

What a stranger's package brings along as ``.git`` could be a link, or a file or folder that names
the repository of somebody else, from which git would read, and a site would publish.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from yesan.errors import UsageError
from yesan.phrase import Phrase

NAME, POINTER = ".git", "gitdir:"
PARTS = ("HEAD", "config", "objects", "packed-refs", "refs")
"""What a repository has in it itself."""
BACK, COMMON = "gitdir", "commondir"
"""Where a worktree is, in the part of its repository; and where the rest of that is."""
MODULES = "modules"
"""Where a repository has those that are in it."""


def check(folder: Path) -> None:
    """Refuse the repository of a folder where that is elsewhere, and does not know the folder.

    Args:
        folder: A folder of the repository.

    Raises:
        UsageError: What leads elsewhere.
    """
    found = next((f / NAME for f in _above(folder) if os.path.lexists(f / NAME)), None)
    if found is None or _is_own(found):
        return
    raise UsageError(
        Phrase(
            "{place}: leads to a repository that is not of this folder; remove it, or clone the "
            "repository",
            place=found,
        )
    )


def _above(folder: Path) -> Iterator[Path]:
    yield folder
    yield from folder.parents


def _is_own(found: Path) -> bool:
    """Whether a ``.git`` is a repository, or a worktree or module that its repository knows."""
    if found.is_symlink():
        return False
    if found.is_dir():
        leads = [part for part in PARTS if (found / part).is_symlink()]
        return not leads and not (found / COMMON).exists()
    named = _line(found)
    if not named.startswith(POINTER):
        return True  # git does not take it for a repository
    kept = Path(os.path.realpath(found.parent / named.removeprefix(POINTER).strip()))
    back = _line(kept / BACK)
    if back:
        return os.path.realpath(kept / back) == os.path.realpath(found)
    return any(kept.is_relative_to(above / NAME / MODULES) for above in found.parent.parents)


def _line(file: Path) -> str:
    """What a file of one line says; nothing where it is no file."""
    try:
        return file.read_text("utf-8", "surrogateescape").strip() if file.is_file() else ""
    except OSError:
        return ""
