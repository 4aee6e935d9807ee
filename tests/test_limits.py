"""Bounds of time and memory: what is told, what is held, and what ends with its parent."""

from __future__ import annotations

import os
import resource
import select
import signal
import subprocess
import sys
import time

import pytest

from yesan.limits import (
    SAFE_PATH,
    Deadline,
    Expected,
    bounded_memory,
    check_memory,
    lacks_memory,
    more_memory,
    own_modules,
    too_long,
)

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds to it")
LATE = too_long("data/a.csv", 2, "look")


def test_each_part_tells_when_it_must_end_and_that_it_has():
    """Also where it fails."""
    told: list[Expected] = []
    before = time.monotonic()
    with pytest.raises(KeyError), Deadline(told.append).within(5, LATE):
        raise KeyError
    begun, ended = told
    assert begun is not None
    assert before + 5 <= begun[0] <= time.monotonic() + 5
    assert begun[1] == LATE
    assert ended is None


def test_without_a_listener_nothing_is_bounded():
    with Deadline().within(0, LATE):
        pass


@LINUX
def test_memory_is_bounded_and_afterwards_as_before():
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with bounded_memory(1), pytest.raises(MemoryError):
        bytearray(2 * 2**30)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    assert len(bytearray(2**30)) == 2**30


@LINUX
def test_memory_may_grow_by_so_much():
    before = resource.getrlimit(resource.RLIMIT_DATA)
    with more_memory(2**28):
        assert len(bytearray(2**27)) == 2**27
        with pytest.raises(MemoryError):
            bytearray(2**29)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@LINUX
def test_there_is_a_stop_before_all_memory_is_taken():
    with more_memory(2**30):
        check_memory()
        with pytest.raises(MemoryError) as stopped:
            fill()
    assert stopped.traceback[-1].name == "check_memory"
    check_memory()


def fill():
    """Take more and more memory, and look before each time whether there is any."""
    taken: list[bytearray] = []
    while len(taken) < 2**10:
        check_memory()
        taken.append(bytearray(2**25))


def test_a_bound_never_widens_one_that_is_there():
    with bounded_memory(1):
        narrow = resource.getrlimit(resource.RLIMIT_DATA)
        with bounded_memory(2):
            assert resource.getrlimit(resource.RLIMIT_DATA) == narrow


PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdout=subprocess.PIPE)
print(child.stdout.readline().decode().strip(), flush=True)
time.sleep(600)
"""
CHILD = """
import os, time
from yesan.limits import end_with
end_with(os.getppid())
print(os.getpid(), flush=True)
time.sleep(600)
"""


@LINUX
def test_a_process_ends_with_the_one_that_started_it():
    """Whatever ends the parent: it is killed without a chance to say so."""
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, CHILD], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        watched = os.pidfd_open(child)
        parent.kill()
    assert parent.returncode == -signal.SIGKILL
    assert _has_ended(watched)


@LINUX
def test_a_process_ends_whose_parent_has_ended_before_it_could_ask():
    script = "import os, sys; from yesan.limits import end_with; end_with(os.getpid()); print(1)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, b"")


def _has_ended(watched: int) -> bool:
    """Whether a process has ended within ten seconds."""
    ready, _, _ = select.select([watched], [], [], 10)
    os.close(watched)
    return bool(ready)


@pytest.mark.parametrize("before", [None, "", "1"])
def test_the_variable_for_own_modules_is_as_before(
    monkeypatch: pytest.MonkeyPatch, before: str | None
):
    if before is None:
        monkeypatch.delenv(SAFE_PATH, raising=False)
    else:
        monkeypatch.setenv(SAFE_PATH, before)
    with own_modules():
        assert os.environ[SAFE_PATH] == "1"
    assert os.environ.get(SAFE_PATH) == before


def test_nothing_is_said_of_what_an_ended_process_leaves():
    """Python clears up after it, and would tell of it in lines of its own."""
    script = (
        "import os; from multiprocessing import get_context; from yesan.limits import own_modules\n"
        "with own_modules(): left = get_context('spawn').Semaphore()\n"
        "os.abort()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGABRT, b"")


@pytest.mark.parametrize(
    ("error", "lacks"),
    [
        (MemoryError(), True),
        (ImportError("libx.so: failed to map segment from shared object"), True),
        (RuntimeError("can't start new thread"), True),
        (RuntimeError("Out of Memory Error: Allocation failure"), True),
        (OSError("Cannot allocate memory"), True),
        (SystemError("<method> returned NULL without setting an exception"), True),
        (ImportError("No module named x"), False),
        (KeyError("memory"), False),
    ],
)
def test_a_lack_of_memory_is_known_by_its_error(error: Exception, *, lacks: bool):
    assert lacks_memory(error) is lacks


def test_a_lack_of_memory_is_known_behind_what_a_library_made_of_it():
    """As where a library says that it needs another, which could not be loaded."""
    error = ImportError("see the traceback")
    error.__cause__ = MemoryError()
    assert lacks_memory(error)
