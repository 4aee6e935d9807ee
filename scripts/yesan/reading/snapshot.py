"""A package as it was kept elsewhere: the files in a zip, or of a revision of a git repository."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from yesan.errors import UsageError
from yesan.phrase import Phrase

MOST_FILES, MOST_BYTES = 100_000, 512 * 2**20
"""How many files a snapshot may have, and how many bytes all of them together."""
LINK, POINTER = "a link, which is not followed", "a pointer of Git LFS: its file is elsewhere"
MODULE = "another repository (a submodule)"
"""Why an entry of a snapshot is left out."""
UNFIT = re.compile(r"[\x00-\x1f\x7f\\:]")
"""What no part of a path may have."""
LONGEST, LONGEST_PART = 1_000, 255
"""How many bytes a path may have, and each of its parts: no system keeps longer ones."""


@dataclass(frozen=True)
class Snapshot:
    """Files that make up a package.

    Attributes:
        files: Their contents by path.
        left: What is left out, and why, by path.
    """

    files: Mapping[str, bytes]
    left: Mapping[str, str] = field(default_factory=dict)

    def below(self, folder: str) -> Snapshot:
        """What is in a folder, by the paths below it."""
        inside = f"{folder}/" if folder else ""
        cut = len(inside)
        return Snapshot(
            {path[cut:]: content for path, content in self.files.items() if path[:cut] == inside},
            {path[cut:]: why for path, why in self.left.items() if path[:cut] == inside},
        )


def check_path(name: str, path: str) -> None:
    """Refuse a path that is not one of a file below a folder.

    Args:
        name: What the snapshot is called.
        path: The path.

    Raises:
        UsageError: It leads elsewhere, or cannot be written.
    """
    parts = PurePosixPath(path).parts
    leads = not parts or path.startswith("/") or {".", ".."} & set(parts) or UNFIT.search(path)
    sizes = [len(os.fsencode(part)) for part in parts]
    if leads or max(sizes) > LONGEST_PART or sum(sizes) > LONGEST:
        raise UsageError(
            Phrase(
                "{name}: {path!a} in it is no path of a file; it is not unpacked",
                name=name,
                path=path,
            )
        )


def check_folders(name: str, paths: Collection[str]) -> None:
    """Refuse a file that is the folder of another: no system can keep both.

    Args:
        name: What the snapshot is called.
        paths: The paths of all files.

    Raises:
        UsageError: Which file it is.
    """
    known = set(map(PurePosixPath, paths))
    for path in known:
        for folder in path.parents:
            if folder in known:
                raise UsageError(
                    Phrase(
                        "{name}: {path!a} in it is a file and a folder; it is not unpacked",
                        name=name,
                        path=str(folder),
                    )
                )


def check_size(name: str, count: int, size: int) -> None:
    """Refuse what is too large.

    Args:
        name: What the snapshot is called.
        count: How many files it has.
        size: How many bytes these have.

    Raises:
        UsageError: It is too large.
    """
    if count > MOST_FILES or size > MOST_BYTES:
        raise UsageError(
            Phrase(
                "{name}: more than {files:,} files or {size} MB; "
                "give a folder with the package alone",
                name=name,
                files=MOST_FILES,
                size=MOST_BYTES // 2**20,
            )
        )
