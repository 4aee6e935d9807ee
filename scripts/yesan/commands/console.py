"""What the command line prints: tables and progress, and nothing that commands a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.segment import Segment
from rich.table import Table

from yesan.site.report import STAGES

if TYPE_CHECKING:
    from yesan.proof.proofs import Proof
    from yesan.source.coverage import Coverage

DATA, USAGE = 1, 2
"""Exit codes: the package is not valid or not complete; the command was called wrongly."""
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
    """The progress of a build: a bar on a terminal; elsewhere a line for each stage.

    Args:
        said: What says the name of a stage in a language.
    """

    def __init__(self, said: Callable[[str], str] = str) -> None:
        self.said = said
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
        name = self.said(STAGES.get(name, name))
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
