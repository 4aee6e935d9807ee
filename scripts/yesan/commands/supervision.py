"""A command in a process of its own, which the first process ends when its time is over.

The second process is a copy of the first, made before anything large is loaded. It dies with the
first; its workers die with it.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import FrameType
from typing import NoReturn

from yesan.errors import DataError
from yesan.limits import Deadline, Expected, end_with, lacks_memory

PATIENCE = 5.0
"""How many seconds a command has to end by itself when it is asked to."""
ENDING = (signal.SIGINT, signal.SIGTERM)
NOTHING_LEFT = (
    "error there is not even memory to say what needs more; give more with yesan --memory\n"
)
GARBAGE = 50_000
"""How many objects that could be garbage are made before Python looks for it."""
STOPPED = 128
"""A process that a signal ended has this exit code and the number of the signal, as in a shell."""


class TimeOver(Exception):  # noqa: N818 - it is what has happened
    """A command did not end in time; `error` says which part of it."""

    def __init__(self, error: DataError) -> None:
        self.error = error
        super().__init__(str(error))


class Ended(Exception):  # noqa: N818 - it is what has happened
    """A command was ended by a signal that this process did not send, which `number` is."""

    def __init__(self, number: signal.Signals) -> None:
        self.number = number
        super().__init__(
            f"the command was ended by {number.name}; "
            "a system does so where memory runs out: see how much there is"
        )

    @property
    def code(self) -> int:
        """The exit code, as a shell has it."""
        return STOPPED + self.number


def run(command: Callable[[Deadline], int]) -> int:
    """Run a command in a process of its own, to its end or the end of its time.

    Args:
        command: Called with what bounds its parts; returns its exit code.

    Returns:
        The exit code.

    Raises:
        TimeOver: It took too long, and was ended.
        Ended: Something else ended it.
    """
    system = get_context("fork")
    receiver, sender = system.Pipe(duplex=False)
    child = system.Process(target=_work, args=(command, sender, os.getpid()))
    # A signal that comes before both know what to do with it waits until they do.
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    child.start()
    sender.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _: _stop(child, number))
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    _wait(child, receiver)
    child.join()
    code = child.exitcode or 0
    if code < 0:
        raise Ended(signal.Signals(-code))
    return code


def _work(command: Callable[[Deadline], int], sender: Connection, parent: int) -> NoReturn:
    """What the second process does."""
    end_with(parent)
    # What was loaded is no garbage, and a command that ends soon leaves little.
    gc.freeze()
    gc.set_threshold(GARBAGE)
    threading.excepthook = _abort
    sys.unraisablehook = _ignore
    signal.signal(signal.SIGTERM, _leave)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)

    def tell(expected: Expected) -> None:
        sender.send(expected)

    code = None
    try:
        code = command(Deadline(tell))
    except KeyboardInterrupt:
        code = STOPPED + signal.SIGINT
    except Exception as error:
        if not lacks_memory(error):
            raise
    if code is None:  # only here is what the command had been given back
        sys.stderr.write(NOTHING_LEFT)
        code = 1
    raise SystemExit(code)


def _wait(child: BaseProcess, receiver: Connection) -> None:
    """Wait until the second process has ended.

    Raises:
        TimeOver: It took longer than it said for one of its parts.
    """
    parts: list[tuple[float, DataError]] = []
    while True:
        end, error = min(parts, key=lambda part: part[0], default=(None, None))
        if not receiver.poll(None if end is None else max(0.0, end - time.monotonic())) and error:
            child.kill()
            child.join()
            raise TimeOver(error)
        try:
            expected: Expected = receiver.recv()
        except EOFError:
            return
        if expected is None:
            parts.pop()
        else:
            parts.append(expected)


def _abort(error: threading.ExceptHookArgs) -> NoReturn:
    """End the process with a thread of it: what waits for that thread would wait for ever."""
    if error.exc_value is None or not lacks_memory(error.exc_value):
        threading.__excepthook__(error)
    os.abort()


def _ignore(error: sys.UnraisableHookArgs) -> None:
    """Say nothing of what Python could not tidy up for want of memory: the command says that."""
    if error.exc_value is None or not lacks_memory(error.exc_value):
        sys.__unraisablehook__(error)


def _leave(number: int, _: FrameType | None) -> NoReturn:
    """Leave in order: what is open is closed, what is temporary deleted."""
    raise SystemExit(STOPPED + number)


def _stop(child: BaseProcess, number: int) -> NoReturn:
    """End the second process, by force if it does not end by itself; then this one."""
    child.terminate()
    child.join(PATIENCE)
    child.kill()
    raise SystemExit(STOPPED + number)
