"""Building a site, and saying so: once, or each time in a process that is ended in time."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import typer

from yesan.commands import supervision
from yesan.commands.console import Steps, out, print_warnings
from yesan.commands.task import Bounds, Task, run
from yesan.descriptor import descriptor
from yesan.limits import Deadline, end_with, own_modules, too_long
from yesan.site.build import Options
from yesan.site.build import build as make


def build(package: Path, target: Path | None, options: Options, deadline: Deadline) -> None:
    """Build the site of a package, and print what was built.

    Args:
        package: The descriptor, or the folder that holds it.
        target: The folder of the site.
        options: How to build.
        deadline: What bounds the time that it takes.
    """
    with Steps() as steps:
        report = make(package, target, steps.step, deadline, options)
    print_warnings(report.warnings)
    out.print(report.summary(), markup=False)


@dataclass(frozen=True)
class Builder:
    """Builds a site as often as it is asked to, each time within the bounds of a command.

    Attributes:
        package: The descriptor, or the folder that holds it.
        target: The folder of the site.
        options: How to build.
        bounds: How much time and memory a build may take.
    """

    package: Path
    target: Path | None
    options: Options
    bounds: Bounds

    def build(self) -> tuple[bool, list[Path]]:
        """Build; whether there is a site of it now, and the files of the package."""
        system = get_context("spawn")
        receiver, sender = system.Pipe(duplex=False)
        # The server has threads: a copy of its process could wait for one that is not in it.
        process = system.Process(target=_begin, args=(self, sender, os.getpid()))
        signal.pthread_sigmask(signal.SIG_BLOCK, supervision.ENDING)
        with own_modules():
            process.start()
        sender.close()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, supervision.ENDING)
        try:
            paths = _received(receiver)
            process.join()
        finally:
            process.terminate()
            process.join()
        return process.exitcode == 0, paths

    def work(self, sender: Connection, deadline: Deadline) -> None:
        """Build, and send the files of the package before, read within the same bounds."""
        found = descriptor.find(self.package)
        late = too_long(found.name, deadline.seconds, "give more with yesan --timeout")
        with deadline.within(deadline.seconds, late), sender:
            sender.send(descriptor.paths(found))
        build(self.package, self.target, self.options, deadline)


def _begin(builder: Builder, sender: Connection, parent: int) -> None:
    """What the process of one build does; it has begun with no signal let through."""
    end_with(parent)
    try:
        run(builder.bounds, Task(partial(builder.work, sender), builder.package))
    except typer.Exit as end:
        sys.exit(end.exit_code)


def _received(receiver: Connection) -> list[Path]:
    """The files of the package; none where it took too long to find them."""
    try:
        paths: list[Path] = receiver.recv()
    except EOFError:
        return []
    return paths
