"""One command: what it does, within which bounds, and the exit code that it ends with."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer
from rich.markup import escape

from yesan.commands.console import DATA, USAGE, err
from yesan.commands.reporting import Reporting, print_errors
from yesan.commands.supervision import Ended, TimeOver
from yesan.errors import InvalidPackage, UsageError, YesanError
from yesan.limits import GIGABYTES, SECONDS, Deadline, bounded_memory, lacks_memory, too_large
from yesan.phrase import Phrase
from yesan.store import refusals

if TYPE_CHECKING:
    from yesan.reports.report import Report

Runner = Callable[[Callable[[Deadline], int]], int]
"""What runs a command to its end, in this process or in one of its own; returns its exit code."""


@dataclass(frozen=True)
class Task:
    """A command with its arguments.

    Attributes:
        work: What it does.
        package: The package that it does it for.
        reporting: How it says what is wrong.
        refused: Called with what is wrong, once that is told.
    """

    work: Callable[[Deadline], None]
    package: Path
    reporting: Reporting = field(default_factory=Reporting)
    refused: Callable[[Report], None] = lambda _: None


@dataclass(frozen=True)
class Bounds:
    """How commands are run.

    Attributes:
        run: What runs one that is bounded.
        seconds: How long checking a package may take.
        gigabytes: How much memory each process may take.
    """

    run: Runner
    seconds: float = SECONDS
    gigabytes: float = GIGABYTES


def run(bounds: Bounds, task: Task) -> NoReturn:
    """Do the work of a command within its bounds, and exit with its code."""
    try:
        code = bounds.run(partial(_done, task, bounds))
    except TimeOver as over:
        _tell(InvalidPackage([over.error]), task)
        code = DATA
    except Ended as end:
        _print(str(end), task.reporting)
        code = end.code
    raise typer.Exit(code)


def _tell(error: InvalidPackage, task: Task) -> None:
    report = task.reporting.report(error, task.package)
    task.reporting.tell(report, task.package)
    task.refused(report)


def here(command: Callable[[Deadline], int]) -> int:
    """Run a command in this process, without a time limit."""
    return command(Deadline())


def _done(task: Task, bounds: Bounds, deadline: Deadline) -> int:
    """Do the work of a command; the exit code, once everything has been said."""
    try:
        with bounded_memory(bounds.gigabytes):
            task.work(replace(deadline, seconds=bounds.seconds))
    except typer.Exit as end:
        return end.exit_code
    except InvalidPackage as error:
        _tell(error, task)
        return DATA
    except (YesanError, OSError) as error:
        return refuse(error, task.reporting)
    except Exception as error:
        if not lacks_memory(error):
            raise
    else:
        return 0
    # Only here is what the command had been given back: the report needs memory too.
    file = task.package.name if task.package.is_file() else "datapackage.json"
    _tell(InvalidPackage([too_large(file)]), task)
    return DATA


def refuse(error: YesanError | OSError, reporting: Reporting | None = None) -> int:
    """Print what was wrong, and return the exit code.

    Args:
        error: What was wrong.
        reporting: How it is said; in the language of the system without it.

    Raises:
        OSError: It is none that a system gives to a program that is right.
    """
    if isinstance(error, BrokenPipeError):  # whoever read what is printed, as `head`, has enough
        with Path(os.devnull).open("w") as nothing:
            os.dup2(nothing.fileno(), sys.stdout.fileno())
        return DATA
    if isinstance(error, InvalidPackage):
        print_errors(error.errors, reporting=reporting)
    elif isinstance(error, OSError):
        if error.errno not in refusals.REMEDIES:
            raise error
        said = refusals.said(error)
        if error.filename:
            said = Phrase("{place}: {what}", place=error.filename, what=said)
        _print(said, reporting)
    else:
        _print(error.said, reporting)
    return USAGE if isinstance(error, UsageError) else DATA


def _print(text: str, reporting: Reporting | None) -> None:
    """Print why a command ended, in the language of its reports."""
    said = (reporting or Reporting()).said
    title = said(Phrase("error"))
    err.print(f"[bold red]{title}[/] {escape(said(text))}")
