"""A small package in two states, the sites that they should become, and how a build is started."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from yesan.store import disk

PACKAGES = Path(__file__).parent / "packages"
PATIENCE = 10.0
STATES = ("fiscal-wide", "regional-aggregates")
"""Two packages that take turns at one place."""


@dataclass(frozen=True)
class Place:
    """A package, where its site is published, and where its builds work.

    Attributes:
        folder: What holds all three.
        sites: The bytes of the site of each state, by the state: what is right.
    """

    folder: Path
    sites: dict[str, dict[str, bytes]]

    @property
    def site(self) -> Path:
        return self.folder / "site"

    def put(self, state: str) -> None:
        """Have the package in one of its states."""
        shutil.rmtree(self.folder / "package", ignore_errors=True)
        shutil.copytree(PACKAGES / "wild" / state, self.folder / "package")

    def command(self, *more: object) -> list[str]:
        """The command that builds the site."""
        package, site, work = (self.folder / name for name in ("package", "site", "work"))
        bounds = [str(part) for part in more]
        start = [sys.executable, "-m", "yesan", *bounds, "build", package, "--out", site]
        return [*map(str, start), "--work", str(work)]

    def build(self, *more: object) -> subprocess.CompletedProcess[str]:
        """Build to the end."""
        return subprocess.run(
            self.command(*more), capture_output=True, text=True, check=False, env=ENVIRONMENT
        )

    @contextmanager
    def started(self) -> Iterator[subprocess.Popen[str]]:
        """A build that runs, the leader of a session of its own."""
        with subprocess.Popen(
            self.command(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env=ENVIRONMENT,
        ) as build:
            yield build

    def published(self) -> dict[str, bytes]:
        """The site at the address, by the names of its files."""
        return read(self.site)

    def states(self) -> list[str]:
        """The states whose site, whole and with nothing else in it, is at the address."""
        found = self.published()
        return [state for state, site in self.sites.items() if site == found]


ENVIRONMENT = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1600000000"}


def read(site: Path) -> dict[str, bytes]:
    """The files of a site by their names."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in disk.tree(site)}


def reach(build: subprocess.Popen[str], stage: str) -> None:
    """Wait until a build says that it begins a stage."""
    assert build.stderr is not None
    assert any(line.split()[1:] == [stage] for line in build.stderr)


def of_session(leader: int) -> list[int]:
    """The processes of a session that have not ended, by their numbers."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            _, _, rest = status.read_text().rpartition(")")
            state, _, _, session, *_ = rest.split()
            if int(session) == leader and state != "Z":
                found.append(int(status.parent.name))
    return found


def ended(session: int) -> bool:
    """Whether every process of a session has ended, or does so in time."""
    until = time.monotonic() + PATIENCE
    while of_session(session):
        if time.monotonic() > until:
            return False
        os.sched_yield()
    return True
