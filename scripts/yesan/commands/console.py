"""What the command line prints: errors, warnings, tables and progress."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.segment import Segment
from rich.table import Table

from yesan.errors import DataError, InvalidPackage, by_cause

if TYPE_CHECKING:
    from yesan.proof.proof import Proof
    from yesan.source.coverage import Coverage

DATA, USAGE = 1, 2
"""Exit codes: the package is not valid or not complete; the command was called wrongly."""
SHOWN = 20
"""Maximum number of errors of one cause that are all listed; of more, examples and a count."""
EXAMPLES = 3
INVALID = "the package is not valid"
"""What follows from errors of a package, for people."""
OBEYED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""What a terminal obeys and does not show, or shows in another order; and what none can write."""
BEGUN = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
"""What begins a command where a line begins with it: a workflow of GitHub reads its own log."""
WITHIN = re.compile(r"#(?=#(?:\[|vso\[|teamcity\[))", re.IGNORECASE)
"""What begins one anywhere in a line, for GitHub and for others."""


class Terminal(Console):
    r"""A console that shows what a text could command it by: an escape is written ``\x1b``.

    Neither is a workflow commanded that reads what is printed.
    """

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """What is written of a text, a table or the progress."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=inert(segment.text))


out = Terminal(highlight=False, soft_wrap=True, emoji=False)
err = Terminal(stderr=True, highlight=False, soft_wrap=True, emoji=False)


class Format(StrEnum):
    """The formats of errors."""

    text = "text"
    json = "json"
    github = "github"


def inert(text: str) -> str:
    """A text in which what could command a terminal or a workflow is written as escapes."""
    shown = OBEYED.sub(lambda c: ascii(c[0])[1:-1], text)
    return WITHIN.sub(r"\\x23", BEGUN.sub(r"\1\\x3a", shown))


def in_a_line(text: str) -> str:
    """A text of a package without what would begin a line of its own."""
    return " ".join(text.split("\n"))


def counted(number: int, noun: str) -> str:
    """A number with its noun, singular or plural."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def coverage_table(coverages: list[Coverage]) -> Table:
    """Figures and numbers found in the source, table by table."""
    table = Table("table", box=None, pad_edge=False)
    for heading in ("figures", "found", "numbers", "accounted", "excluded"):
        table.add_column(heading, justify="right")
    for c in coverages:
        counts = (c.figures, c.found, c.numbers, c.accounted, c.excluded)
        table.add_row(escape(inert(c.resource.name)), *(f"{count:,}" for count in counts))
    return table


def proof_table(proof: Proof) -> Table:
    """How many claims are proven, operation by operation."""
    table = Table("claims", box=None, pad_edge=False)
    for heading in ("proven", "of"):
        table.add_column(heading, justify="right")
    for operation, count in sorted(proof.claims.items()):
        table.add_row(operation, f"{proof.proven[operation]:,}", f"{count:,}")
    return table


def numbers_table(proof: Proof) -> Table:
    """What the numbers of a site are."""
    table = Table("numbers", box=None, pad_edge=False)
    table.add_column("accounted for", justify="right")
    for kind, count in sorted(proof.numbers.items()):
        if count:
            table.add_row(kind, f"{count:,}")
    return table


class Steps:
    """The progress of a build: a bar on a terminal; elsewhere a line for each stage."""

    def __init__(self) -> None:
        self.progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=err,
            transient=True,
            disable=not err.is_terminal,
        )
        self.task = self.progress.add_task("", total=None)

    def __enter__(self) -> Steps:
        self.progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def step(self, name: str, done: int, total: int) -> None:
        """Progress callback: the stage that begins, its index, the number of stages."""
        self.progress.update(self.task, description=name, completed=done, total=total)
        if not err.is_terminal:
            err.print(f"[{done + 1}/{total}] {name}", markup=False)


def print_json(value: object) -> None:
    """Print a value as JSON, without colours: these take a minute for a hundred thousand errors."""
    out.file.write(json_text(value))


def json_text(value: object) -> str:
    """A value as JSON that commands neither a terminal nor a workflow."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    written = OBEYED.sub(lambda c: json.dumps(c[0])[1:-1], written)
    return WITHIN.sub(r"\\u0023", written) + "\n"


def report(refused: InvalidPackage, form: Format, package: Path, then: str = INVALID) -> None:
    """Print errors in a format, and the warnings beside them.

    Args:
        refused: Has the errors.
        form: The format.
        package: The package.
        then: What follows from the errors, for people.
    """
    errors, warnings = refused.errors, refused.warnings
    match form:
        case Format.json:
            listed = [error.as_dict() for error in errors]
            beside = [warning.as_dict() for warning in warnings]
            print_json({"valid": False, "errors": listed, "warnings": beside})
        case Format.github:
            annotate("error", errors, package)
            annotate("warning", warnings, package)
        case Format.text:
            _list(warnings, "bold yellow")
            print_errors(errors, then)


def annotate(level: str, errors: tuple[DataError, ...], package: Path) -> None:
    """Print errors or warnings as workflow commands, which GitHub shows beside the lines."""
    folder = package if package.is_dir() else package.parent
    for error in errors:
        line = f",line={error.row}" if error.row else ""
        file = os.path.relpath(folder / error.file)
        place = f"file={_escaped(file, ':,')}{line},title={error.type}"
        out.file.write(f"::{level} {inert(f'{place}::{_escaped(str(error))}')}\n")


def _escaped(text: str, more: str = "") -> str:
    """Text escaped for a workflow command of GitHub."""
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in text)


def print_errors(errors: tuple[DataError, ...], then: str = INVALID) -> None:
    """Print errors for people, grouped by cause.

    Args:
        errors: The errors.
        then: What follows from them.
    """
    _list(errors, "bold red")
    err.print(f"[bold]{counted(len(errors), 'error')}[/]; {then}")


def print_warnings(warnings: tuple[DataError, ...]) -> None:
    """Print warnings for people, grouped by cause."""
    _list(warnings, "bold yellow")
    if warnings:
        err.print(f"[bold]{counted(len(warnings), 'warning')}[/]; --strict makes them errors")


def _list(errors: tuple[DataError, ...], style: str) -> None:
    """Print errors that one fix would remove as one entry: a count, and examples."""
    for group in by_cause(errors):
        err.print(f"[{style}]{group[0].type}[/] ({len(group):,})")
        alike = len({(e.found, e.expected, e.remedy) for e in group}) == 1
        if alike and len(group) > (EXAMPLES if _is_across(group) else SHOWN):
            err.print(f"  {_at_once(group)}", markup=False)
            continue
        shown = group if len(group) <= SHOWN else group[:EXAMPLES]
        for error in shown:
            err.print(f"  {error}", markup=False)
        if len(group) > len(shown):
            err.print(f"  … and {len(group) - len(shown):,} more; --format json lists all")


def _is_across(group: list[DataError]) -> bool:
    """Whether each error is in a table of its own."""
    return len({(e.file, e.resource, e.path[:2]) for e in group}) == len(group)


def _at_once(group: list[DataError]) -> str:
    """One sentence for the same error in many rows, or in many tables."""
    first = group[0]
    if _is_across(group):
        places = "; ".join(e.place for e in group[:EXAMPLES])
        return (
            f"{places} and {len(group) - EXAMPLES:,} more: "
            f"found {first.found}, expected {first.expected}; {first.remedy}; "
            "--format json lists all"
        )
    rows = ", ".join(f"{e.row}" for e in group[:EXAMPLES])
    files = list(dict.fromkeys(e.file for e in group))
    more = f" and {len(files) - 1:,} more files" if len(files) > 1 else ""
    place = ", ".join(filter(None, [f"{first.file}{more}", first.field]))
    return (
        f"{place}: found {first.found} in {len(group):,} rows ({rows}, …), "
        f"expected {first.expected}; {first.remedy}"
    )
