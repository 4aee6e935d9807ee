"""A project that can only be read, the programs that run in it as anybody, and what they made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from permitting import POWERLESS
from yesan.store import disk


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in disk.tree(folder)
    }


@contextmanager
def read_only(folder: Path) -> Iterator[dict[str, str]]:
    """A folder in which nothing can be written; gives its files, to be compared afterwards."""
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield digests(folder)
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)


def run(arguments: list[str], folder: Path, own: Path) -> None:
    """Run a program as an ordinary user: root has to do without its right to write everywhere."""
    powerless = list(POWERLESS)
    prefix = powerless if os.geteuid() == 0 else []
    environment = {**os.environ, "HOME": str(own), "XDG_CACHE_HOME": str(own / "cache")}
    done = subprocess.run(
        [*prefix, sys.executable, "-m", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
