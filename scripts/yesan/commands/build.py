"""Building a site, and saying so: once, or each time in a process that is ended in time."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import typer

from yesan.commands import supervision
from yesan.commands.console import Steps, out
from yesan.commands.reporting import Reporting, print_warnings
from yesan.commands.task import Bounds, Task, run
from yesan.descriptor import descriptor
from yesan.limits import Deadline, end_with, own_modules, too_long
from yesan.phrase import Phrase
from yesan.site import inputs
from yesan.site.build import Options
from yesan.site.build import build as make

if TYPE_CHECKING:
    from yesan.reports.report import Report

OUTDATED = 70
"""The exit code of a process that has loaded what is another version now."""


def build(
    package: Path,
    target: Path | None,
    options: Options,
    deadline: Deadline,
    reporting: Reporting | None = None,
) -> None:
    """Build the site of a package, and print what was built.

    Args:
        package: The descriptor, or the folder that holds it.
        target: The folder of the site.
        options: How to build.
        deadline: What bounds the time that it takes.
        reporting: In which language it is said; in that of the system without it.
    """
    known = reporting or Reporting()
    with Steps(known.said) as steps:
        report = make(package, target, steps.step, deadline, options)
    print_warnings(report.warnings, known)
    out.print(known.said(report.summary()), markup=False)


@dataclass
class Builder:
    """Builds a site as often as it is asked to, each time within the bounds of a command.

    The process of the next build is there already, with all libraries loaded.

    Attributes:
        package: The descriptor, or the folder that holds it.
        target: The folder of the site.
        options: How to build.
        bounds: How much time and memory a build may take.
        reporting: How it says what is wrong.
        refused: What is wrong with the package, as a page; empty while nothing is.
    """

    package: Path
    target: Path | None
    options: Options
    bounds: Bounds
    reporting: Reporting = field(default_factory=Reporting)
    refused: str = field(default="", init=False)
    _next: _Process | None = field(default=None, init=False)

    def build(self) -> tuple[bool, list[Path]]:
        """Build; whether there is a site of it now, and the files of the package."""
        ready, self._next = self._next, None
        if ready is None or not ready.process.is_alive():
            ready = _Process.started(self)
        code, paths, self.refused = ready.work()
        if code == OUTDATED:
            code, paths, self.refused = _Process.started(self).work()
        self._next = _Process.started(self)
        return code == 0, paths

    def close(self) -> None:
        """End the process of a build that nobody will ask for."""
        if self._next:
            self._next.end()

    def work(self, sender: Connection, deadline: Deadline) -> None:
        """Build, and send the files of the package before, read within the same bounds."""
        found = descriptor.find(self.package)
        late = too_long(found.name, deadline.seconds, Phrase("give more with yesan --timeout"))
        with deadline.within(deadline.seconds, late):
            sender.send(descriptor.paths(found))
        build(self.package, self.target, self.options, deadline, self.reporting)


@dataclass(frozen=True)
class _Process:
    """The process of one build, which waits until that is asked for.

    Attributes:
        process: The process.
        connection: Leads to it.
    """

    process: SpawnProcess
    connection: Connection

    @classmethod
    def started(cls, builder: Builder) -> Self:
        """A new one."""
        system = get_context("spawn")
        ours, its = system.Pipe()
        given = builder.package, builder.target, builder.options, builder.bounds, builder.reporting
        # The server has threads: a copy of its process could wait for one that is not in it.
        process = system.Process(target=_begin, args=(given, its, os.getpid()))
        signal.pthread_sigmask(signal.SIG_BLOCK, supervision.ENDING)
        with own_modules():
            process.start()
        its.close()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, supervision.ENDING)
        return cls(process, ours)

    def work(self) -> tuple[int, list[Path], str]:
        """Have it build: its exit code, the files of the package, and what is wrong with it.

        Files are none if they are unknown; what is wrong is a page, empty where nothing is.
        """
        said: dict[type, Any] = {list: [], str: ""}
        try:
            with suppress(EOFError, OSError):
                self.connection.send(None)
                while True:
                    message = self.connection.recv()
                    said[type(message)] = message
            self.process.join()
        finally:
            self.end()
        return self.process.exitcode or 0, said[list], said[str]

    def end(self) -> None:
        """End it, whatever it is doing."""
        self.connection.close()
        self.process.terminate()
        self.process.join()


def _begin(given: tuple[Any, ...], connection: Connection, parent: int) -> None:
    """What the process of one build does; it has begun with no signal let through."""
    end_with(parent)
    program = inputs.program()
    # Loaded before they are needed.
    import yesan.site.mkdocs_builder  # noqa: PLC0415
    import yesan.tables.tables  # noqa: PLC0415
    import yesan.validation.rules  # noqa: F401, PLC0415
    from yesan.reports.page import page  # noqa: PLC0415

    try:
        connection.recv()
    except EOFError:
        return
    if inputs.program() != program:
        sys.exit(OUTDATED)
    builder = Builder(*given)
    try:
        task = Task(
            partial(builder.work, connection),
            builder.package,
            builder.reporting,
            lambda report: connection.send(page(report, _note(report))),
        )
        run(builder.bounds, task)
    except typer.Exit as end:
        sys.exit(end.exit_code)


def _note(report: Report) -> str:
    """What a reader of the report should know of the site that is served."""
    return report.said(
        Phrase(
            "The site that is served is the last one that could be built. "
            "This page goes away when the data is repaired."
        )
    )
