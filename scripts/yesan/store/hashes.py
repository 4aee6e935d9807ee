"""Hashes of groups of files, taken from the last time where no file has changed since then."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yesan.store import disk
from yesan.store.nodes import digest

SETTLED = 2 * 10**9
"""How many nanoseconds before a file was hashed it must have been changed last.

The clock of a file system is coarse: two changes in one tick look like one.
"""


@dataclass
class Hashes:
    """The hashes of some groups of files.

    Attributes:
        known: What was found the last time, by the name of the group.
    """

    known: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, name: str, paths: Sequence[Path], base: Path) -> str:
        """A hash over the names and contents of files.

        Args:
            name: The name of the group.
            paths: The files.
            base: Their names are relative to this folder.
        """
        now = time.time_ns()
        found = [(path, path.stat()) for path in paths]
        state = digest(
            *(f"{p} {s.st_size} {s.st_mtime_ns} {s.st_ctime_ns} {s.st_ino}" for p, s in found)
        )
        last = self.known.get(name, {})
        newest = max((s.st_ctime_ns for _, s in found), default=0)
        if last.get("state") == state and newest + SETTLED < last["time"]:
            return str(last["hash"])
        known = disk.digest(paths, base)
        self.known[name] = {"state": state, "time": now, "hash": known}
        return known
