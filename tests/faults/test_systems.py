"""A system that refuses: no room, no memory, no handles, no permission; and builds that meet."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from faulting import ENVIRONMENT, STATES, Place, reach, read

MIB = 2**20
MOUNTED = """
set -e
mkdir -p small
mount -t tmpfs -o size={size} none small
cp -r site package small/
{make}
cd small
set +e
"$@" > ../said 2>&1
echo $? > ../code
cd ..
rm -rf after
cp -r small/site after
ls -A small > listed
"""


def in_small(place: Place, size: int, *command: str, make: str = "") -> tuple[int, str]:
    """Run a command in a copy of the place on a file system of a given size, or a read-only one.

    Returns:
        The exit code, and what was said. The site is left in ``after``.
    """
    script = MOUNTED.format(size=size, make=make)
    subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script, "sh", *command],
        cwd=place.folder,
        check=True,
        env=ENVIRONMENT,
    )
    return int((place.folder / "code").read_text()), (place.folder / "said").read_text()


def refused(code: int, said: str, cause: str) -> bool:
    """Whether a build ended with one sentence on the cause and what to do, after its stages."""
    sentences = [line for line in said.splitlines() if not re.match(r"\[\d/\d\] ", line)]
    return code == 1 and len(sentences) == 1 and f"{cause}; " in sentences[0]


def build(*more: str) -> list[str]:
    return [sys.executable, "-m", "yesan", "build", "package", "--out", "site", *more]


def occupied(folder: Path) -> int:
    """The bytes of all files below a folder, in whole pages as a file system counts them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in files)


@pytest.mark.parametrize("part", [0.02, 0.2, 0.5])
@pytest.mark.parametrize("work", ["work", "elsewhere"])
def test_a_full_disk_leaves_the_last_site(place: Place, part: float, work: str):
    """There is room for the last site and a part of the new one, beside it or in the workspace."""
    used = occupied(place.site) + occupied(place.folder / "package")
    size = used + int(part * occupied(place.site)) + MIB // 8
    where = "work" if work == "work" else str(place.folder / "elsewhere")
    code, said = in_small(place, size, *build("--work", where))
    assert refused(code, said, "No space left on device"), said
    assert read(place.folder / "after") == place.sites[STATES[0]]
    left = {"package", "site", *(["work"] if work == "work" else [])}
    assert set((place.folder / "listed").read_text().split()) <= left


def test_a_read_only_system_leaves_the_last_site(place: Place):
    code, said = in_small(
        place,
        64 * MIB,
        *build("--work", str(place.folder / "elsewhere")),
        make="mount -o remount,ro small",
    )
    assert refused(code, said, "Read-only file system"), said
    assert read(place.folder / "after") == place.sites[STATES[0]]


def test_a_read_only_package_is_built_elsewhere(place: Place):
    """A checkout that nobody may write to: the site and the workspace are somewhere else."""
    site = place.folder / "elsewhere" / "site"
    code, said = in_small(
        place,
        64 * MIB,
        *(sys.executable, "-m", "yesan", "build", "package", "--out", str(site)),
        *("--work", str(place.folder / "elsewhere" / "work")),
        make="mount -o remount,ro small",
    )
    assert code == 0, said
    assert read(site) == place.sites[STATES[1]]


@pytest.mark.parametrize("handles", [9, 11, 16, 20, 24])
def test_a_build_without_handles_leaves_the_last_site(place: Place, handles: int):
    """Few files may be open at once; whatever fails first, a sentence says it."""
    limited = ["sh", "-c", f'ulimit -n {handles}; exec "$@"', "sh", *place.command()]
    done = subprocess.run(limited, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert refused(done.returncode, done.stderr, "Too many open files"), done.stderr
    assert place.states() == [STATES[0]]


@pytest.mark.parametrize("blocks", [1, 400])
def test_a_build_whose_files_may_not_be_large_leaves_the_last_site(place: Place, blocks: int):
    limited = ["sh", "-c", f'ulimit -f {blocks}; exec "$@"', "sh", *place.command()]
    done = subprocess.run(limited, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert refused(done.returncode, done.stderr, "File too large"), done.stderr
    assert place.states() == [STATES[0]]


@pytest.mark.parametrize("command", ["validate", "explain"])
def test_who_stops_reading_what_is_printed_is_told_nothing(place: Place, command: str):
    """As in ``yesan explain | head``."""
    start = [sys.executable, "-m", "yesan", command, place.folder / "package"]
    form = "--json" if command == "explain" else "--format=json"
    unread, written = os.pipe()
    os.close(unread)
    try:
        done = subprocess.run(
            [*map(str, start), form],
            stdout=written,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            env=ENVIRONMENT,
        )
    finally:
        os.close(written)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("megabytes", [160, 220, 260, 500])
def test_a_system_without_memory_for_a_library_is_told(place: Place, megabytes: int):
    """In addresses, which are counted where a library is loaded or a thread is started."""
    limited = ["sh", "-c", f'ulimit -v {megabytes * 1000}; exec "$@"', "sh", *place.command()]
    done = subprocess.run(limited, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert "Traceback" not in done.stderr
    assert done.returncode != 0
    assert "memory" in done.stderr.lower()
    assert place.states() == [STATES[0]]


@pytest.mark.parametrize("megabytes", [60, 150, 300])
def test_a_build_without_memory_leaves_the_last_site(place: Place, megabytes: int):
    limited = ["sh", "-c", f'ulimit -d {megabytes * 1024}; exec "$@"', "sh", *place.command()]
    done = subprocess.run(limited, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert "memory" in done.stderr.lower()
    assert place.states() == [STATES[0]]


def test_of_two_builds_at_once_the_second_is_refused(place: Place):
    """The first is stopped in the middle, so that the second surely meets it."""
    with place.started() as first:
        reach(first, "site")
        os.killpg(first.pid, signal.SIGSTOP)
        second = place.build()
        os.killpg(first.pid, signal.SIGCONT)
        first.communicate()
    assert second.returncode == 2
    assert "another build is running" in second.stderr
    assert first.returncode == 0
    assert place.states() == [STATES[1]]


@pytest.mark.parametrize("change", [b"", b"\n"], ids=["as before", "changed"])
def test_what_changes_while_a_build_runs_is_built_by_the_next(place: Place, change: bytes):
    """Also where it is as before when the build ends, since the build may have read the change."""
    note = place.folder / "package" / "data" / "note.txt"
    note.write_bytes(b"kept")
    with place.started() as build:
        reach(build, "validate")
        note.write_bytes(b"kept" + change)
        build.communicate()
    assert build.returncode == 0
    assert "unchanged" not in place.build().stdout
    assert "unchanged" in place.build().stdout
    assert place.states() == [STATES[1]]


def test_a_site_that_somebody_changed_is_built_again(place: Place):
    assert place.build().returncode == 0
    (place.site / "index.html").write_text("changed")
    assert "unchanged" not in place.build().stdout
    assert place.states() == [STATES[1]]
    shutil.rmtree(place.site)
    assert place.build().returncode == 0
    assert place.states() == [STATES[1]]
