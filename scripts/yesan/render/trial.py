"""Drawing on trial: what a package describes is drawn first in a process that may end of it.

Expressions of Vega can take any time and memory, and the renderer ends its process where there is
no memory. What ended it is reported; the process ends with the one that started it.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any

from yesan.errors import Fault
from yesan.limits import more_memory, own_modules, unheard
from yesan.phrase import Phrase
from yesan.render import worker

SECONDS, MEMORY = 30, 2 * 2**30
"""How long one drawing may take, and by how many bytes a process may grow."""


class Trial:
    """Does tasks one after another in a process, a new one after each task that ended it."""

    def __init__(self) -> None:
        self.process: BaseProcess | None = None
        self.connection: Connection | None = None

    def __enter__(self) -> Trial:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def run(self, task: Callable[..., Any], *arguments: Any) -> Any:
        """What a task returns. It raises nothing of its own.

        Args:
            task: A function of a module.
            arguments: What it is called with.

        Raises:
            Fault: It has ended its process, or taken too long.
        """
        connection = self.connection or self._start()
        try:
            connection.send((SECONDS, task, arguments))
            return connection.recv()
        except (EOFError, OSError) as error:
            raise _fault(self._end()) from error

    def _start(self) -> Connection:
        spawn = get_context("spawn")
        ours, its = spawn.Pipe()
        process = spawn.Process(target=_work, args=(its, os.getpid()), daemon=True)
        with its, own_modules(), unheard():
            process.start()
        self.process, self.connection = process, ours
        return ours

    def _end(self) -> int | None:
        """End the process; its exit code, where it has ended by itself."""
        process, connection = self.process, self.connection
        self.process = self.connection = None
        if process is None or connection is None:
            return None
        connection.close()
        process.kill()
        process.join()
        return process.exitcode


def _work(connection: Connection, parent: int) -> None:
    """Do one task after another until none comes; the system ends this process at one too long."""
    worker.begin(parent)
    with more_memory(MEMORY):
        while True:
            try:
                seconds, task, arguments = connection.recv()
            except EOFError:
                return
            signal.alarm(seconds)
            answer = task(*arguments)
            signal.alarm(0)
            connection.send(answer)


def _fault(code: int | None) -> Fault:
    """The fault of what ended its process with this exit code."""
    if code == -signal.SIGALRM:
        found, expected = (
            Phrase("still being drawn after {seconds} s", seconds=SECONDS),
            Phrase("an end"),
        )
    else:
        found, expected = (
            Phrase("the renderer ended, as it does where it has no memory"),
            Phrase("a picture"),
        )
    return Fault(
        "limit-error",
        found,
        expected,
        Phrase("take out what repeats, makes rows or searches without end, or draw fewer rows"),
    )
