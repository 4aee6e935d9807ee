"""Bounds of time and memory for what a package makes us do, and processes that leave no orphans.

A package may come from a stranger: its patterns, rules and charts can take any time and memory.
Memory is bounded in the process that works. Time is bounded from outside, since nothing within a
process can end a search that runs in C: the command line works in a process of its own and reports
to the first one, which waits, how long each part may take.
"""

from __future__ import annotations

import ctypes
import os
import re
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from pathlib import Path

from yesan.errors import DataError
from yesan.phrase import Phrase

SECONDS, GIGABYTES = 300.0, 4.0
"""What checking a package may take by default."""
FULL = 0.9
"""The part of its memory that a process may take before it stops by itself."""
STDERR = 2
LINUX = sys.platform == "linux"
SAFE_PATH = "PYTHONSAFEPATH"
"""The variable by which Python looks for no module in the folder that it is started in."""
WITHOUT_MEMORY = re.compile(
    r"failed to map segment|cannot map zero-fill pages|cannot allocate|cannot extend global scope|"
    r"cannot create (?:scope|capability|search path|cache for search|shared object|TLS|HWCAP)|"
    r"cannot (?:change memory|apply additional memory|make segment|restore segment)|"
    r"out of memory|can't start new thread|"
    r"without (?:setting an )?exception",
    re.IGNORECASE,
)
"""What a library says that found no memory, while it was loaded or later."""
Expected = tuple[float, DataError] | None
"""When something has to be done and the error if it is not; or that it is done."""
_DIES_WITH_PARENT = 1
"""``PR_SET_PDEATHSIG`` of Linux."""


@dataclass(frozen=True)
class Deadline:
    """How long the parts of a command may take; nothing is bounded without a listener.

    Attributes:
        tell: Called with each part that begins, and with nothing when it has ended.
        seconds: How long checking a package may take.
    """

    tell: Callable[[Expected], None] = lambda _: None
    seconds: float = SECONDS

    @contextmanager
    def within(self, seconds: float, error: DataError) -> Iterator[None]:
        """A part of a command that is ended, with this error, if it takes longer."""
        self.tell((time.monotonic() + seconds, error))
        try:
            yield
        finally:
            self.tell(None)


def too_long(file: str, seconds: float, remedy: str) -> DataError:
    """The error for what has not ended in time."""
    return DataError(
        file,
        "limit-error",
        Phrase("still running after {seconds:g} s", seconds=seconds),
        Phrase("an end"),
        remedy,
    )


def too_large(file: str) -> DataError:
    """The error for what needs more memory than a process may have."""
    return DataError(
        file,
        "limit-error",
        Phrase("more memory needed than a process may have"),
        Phrase("less"),
        Phrase(
            "publish a smaller table, look for a pattern that grows without end, or "
            "give more with yesan --memory"
        ),
    )


UNBOUNDED = Deadline()
"""For those who call yesan from Python: no process can end itself."""


@contextmanager
def bounded_memory(gigabytes: float) -> Iterator[None]:
    """Bound the memory of this process, and of each that it starts meanwhile; on Linux only."""
    with _soft_limit(int(gigabytes * 2**30)):
        yield


@contextmanager
def more_memory(size: int) -> Iterator[None]:
    """Bound by how many bytes the memory of this process may grow meanwhile; on Linux only."""
    if not LINUX:
        yield
        return
    with _soft_limit(_used() + size):
        yield


def check_memory() -> None:
    """Stop while there is still memory to stop with: without any, Python may try for ever.

    Raises:
        MemoryError: Nine tenths of what this process may have are taken; on Linux only.
    """
    soft, _ = resource.getrlimit(resource.RLIMIT_DATA)
    if LINUX and soft != resource.RLIM_INFINITY and _used() > soft * FULL:
        raise MemoryError


def lacks_memory(error: BaseException) -> bool:
    """Whether an error comes from a lack of memory, whatever a library made of it."""
    before: BaseException | None = error
    while before is not None:
        if isinstance(before, MemoryError) or WITHOUT_MEMORY.search(str(before)):
            return True
        before = before.__cause__ or before.__context__
    return False


def _used() -> int:
    """How many bytes of data this process has."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    return pages * resource.getpagesize()


@contextmanager
def _soft_limit(size: int) -> Iterator[None]:
    """Lower the limit of this process to a size, if it is higher."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    lower = size if soft == resource.RLIM_INFINITY else min(size, soft)
    resource.setrlimit(resource.RLIMIT_DATA, (lower, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def set_variable(name: str, value: str | None) -> None:
    """Set a variable of this process and of those that it starts, or remove it: only done here."""
    if value is None:
        os.environ.pop(name, None)
    else:
        os.environ[name] = value


@contextmanager
def own_modules() -> Iterator[None]:
    """Have each Python that is started meanwhile find no module in the folder where it is.

    That folder may be a stranger's package: a ``socket.py`` in it would be run. The first of them
    clears up after all others, and would write of each that is ended.
    """
    before = os.environ.get(SAFE_PATH)
    set_variable(SAFE_PATH, "1")
    try:
        with unheard():
            resource_tracker.ensure_running()
        yield
    finally:
        set_variable(SAFE_PATH, before)


@contextmanager
def unheard() -> Iterator[None]:
    """Have each process that is started meanwhile write nothing to the console.

    What ends it, such as a lack of memory, writes pages of addresses, be it before its first line.
    """
    kept = os.dup(STDERR)
    try:
        with Path(os.devnull).open("w") as nothing:
            os.dup2(nothing.fileno(), STDERR)
        yield
    finally:
        os.dup2(kept, STDERR)
        os.close(kept)


def end_with(parent: int) -> None:
    """Have the system end this process when the thread that started it ends; on Linux only.

    Args:
        parent: The process of that thread, which may have ended already.
    """
    if not LINUX:
        return
    ctypes.CDLL(None, use_errno=True).prctl(_DIES_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
