"""The command line: ``yesan validate``, ``verify``, ``explain``, ``build``, ``serve``, ``new``."""

from __future__ import annotations

import json
import os
import sys
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from yesan import __version__
from yesan.errors import DataError, InvalidPackage, UsageError, YesanError, by_cause

if TYPE_CHECKING:
    from yesan.verification import Coverage

SHOWN = 20
"""How many errors of one cause are all shown; of more there are examples, and a count."""
EXAMPLES = 3
DATA, USAGE = 1, 2
"""Exit codes: the package is wrong, the command is wrong."""

app = typer.Typer(
    help="A Fiscal Data Package goes in, a static open-data site comes out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console(highlight=False, soft_wrap=True, emoji=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)


class Format(StrEnum):
    """How errors are written."""

    text = "text"
    json = "json"
    github = "github"


PackagePath = Annotated[
    Path,
    typer.Argument(metavar="PACKAGE", help="The datapackage.json, or the folder that holds it."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat a warning as an error.")]
Remote = Annotated[
    bool,
    typer.Option("--allow-remote", help="Fetch the addresses that the package names."),
]
OutPath = Annotated[
    Path | None,
    typer.Option("--out", help="The folder of the site; by default site, beside the descriptor."),
]


@app.callback(invoke_without_command=True)
def root(
    *, version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    """A Fiscal Data Package goes in, a static open-data site comes out."""
    if version:
        out.print(f"yesan {__version__}")
        raise typer.Exit


@app.command()
def validate(
    package: PackagePath = Path(),
    form: Annotated[
        Format, typer.Option("--format", help="text to read, json to process, github for CI.")
    ] = Format.text,
    *,
    strict: Strict = False,
    remote: Remote = False,
) -> None:
    """Check the descriptor, every cell, key and rule; exit 1 where anything is wrong."""
    from yesan.build import validate as check  # noqa: PLC0415 - pandas is slow to load

    try:
        checked = check(package, strict=strict, remote=remote)
    except InvalidPackage as error:
        _show(error.errors, form, package)
        raise typer.Exit(DATA) from None
    warnings = checked.model.package.warnings
    if form is Format.json:
        listed = [warning.as_dict() for warning in warnings]
        result = {"valid": True, "errors": [], "warnings": listed}
        out.print_json(json.dumps(result, ensure_ascii=False))
        return
    if form is Format.github:
        _annotate("warning", warnings, package)
    else:
        _warn(warnings)
    tables = checked.model.tables
    counts = (
        _count(len(tables), "table"),
        _count(sum(len(frame) for frame in tables.values()), "row"),
        _count(len(checked.outcomes), "rule"),
        _count(sum(len(outcome.checked) for outcome in checked.outcomes), "cell"),
    )
    out.print("valid: {}, {}; {} held {} against each other".format(*counts))


@app.command()
def verify(
    source: Annotated[
        Path, typer.Option("--source", exists=True, dir_okay=False, help="The text of the source.")
    ],
    package: PackagePath = Path(),
    *,
    keep: Annotated[
        bool,
        typer.Option("--record", help="Keep the result, whatever it is, for the site."),
    ] = False,
) -> None:
    """Hold the package against the text it was taken from, both ways; exit 1 where one lacks."""
    from yesan import store, verification  # noqa: PLC0415 - pandas is slow to load
    from yesan.build import validate as check  # noqa: PLC0415

    model = check(package).model
    content = source.read_bytes()
    digest = verification.digest(content)
    if digest not in {x.hash for x in model.package.sources}:
        raise UsageError(f"{source}: {digest} is the hash of no source of the package")
    coverages = verification.verify(model, content.decode(), digest)
    out.print(_coverage_table(coverages))
    for coverage in coverages:
        for error in coverage.errors:
            err.print(f"  {error}", markup=False)
        for number in coverage.left:
            err.print(f"  {coverage.resource.path}: no row accounts for {number}", markup=False)
    found, figures, accounted, numbers = verification.totals(coverages)
    out.print(
        f"{found:,} of {figures:,} figures stand in the source; "
        f"{accounted:,} of {numbers:,} numbers of the source are accounted for"
    )
    if keep:
        text = verification.record(coverages, digest)
        store.save(model.package.root / verification.RECORD, text)
    if not all(coverage.complete for coverage in coverages):
        raise typer.Exit(DATA)


@app.command()
def explain(
    package: PackagePath = Path(),
    *,
    as_json: Annotated[bool, typer.Option("--json", help="JSON to process, not text.")] = False,
    remote: Remote = False,
) -> None:
    """Say what was found in the package, which pages and charts it gets, and why."""
    from yesan.build import validate as check  # noqa: PLC0415 - pandas is slow to load
    from yesan.explanation import explain as explained  # noqa: PLC0415

    model = check(package, remote=remote).model
    parts = list(explained(model))
    if as_json:
        listed = [{"subject": part.subject, "reasons": part.reasons} for part in parts]
        out.print_json(json.dumps(listed, ensure_ascii=False))
        return
    for part in parts:
        out.print(f"[bold]{escape(part.subject)}[/]")
        for reason in part.reasons:
            out.print(f"  {reason}", markup=False)
    _warn(model.package.warnings)


@app.command()
def build(
    package: PackagePath = Path(),
    target: OutPath = None,
    *,
    strict: Strict = False,
    remote: Remote = False,
) -> None:
    """Validate the package and build its site; the old site stays where that fails."""
    from yesan.build import build as make  # noqa: PLC0415 - MkDocs and pandas are slow to load

    with _Steps() as steps:
        report = make(package, target, steps.step, strict=strict, remote=remote)
    _warn(report.warnings)
    out.print(report.summary(), markup=False)


@app.command()
def serve(
    package: PackagePath = Path(),
    target: OutPath = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on this machine.")] = 8000,
) -> None:
    """Build, serve on this machine, and build again whenever the data or the pages change."""
    from yesan.serve import serve as run  # noqa: PLC0415

    run(package, target, port, partial(out.print, markup=False), _refuse)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new folder, or an empty one.")],
    origin: Annotated[
        Path | None,
        typer.Option("--from", help="A data package, a CSV or TSV file, or a folder of such."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The title of the site.")] = "",
    language: Annotated[
        str, typer.Option("--language", help="The language of the site, such as en or pt-BR.")
    ] = "",
    *,
    example: Annotated[
        bool, typer.Option("--example", help="Write a small budget to learn from.")
    ] = False,
) -> None:
    """Make a project: tables, their descriptor, a page, and what publishes the site."""
    from yesan.projects import make  # noqa: PLC0415 - pandas and more load slowly

    made = make(folder, origin, example=example, title=title, language=language)
    # The word marks what the maintainer has to write into the new project; see `projects`.
    todo = f"; grep -rn TODO {folder} finds what is left to say" if made.gaps else ""
    out.print(
        f"made {folder}: {_count(made.tables, 'table')}, {_count(len(made.files), 'file')}",
        f"  edit      {folder / 'datapackage.json'}{todo}",
        f"  validate  yesan validate {folder}",
        f"  build     yesan build {folder}, then open {folder / 'site' / 'index.html'}",
        sep="\n",
        markup=False,
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _coverage_table(coverages: list[Coverage]) -> Table:
    table = Table("table", box=None, pad_edge=False)
    for heading in ("figures", "found", "numbers", "accounted", "excluded"):
        table.add_column(heading, justify="right")
    for c in coverages:
        counts = (c.figures, c.found, c.numbers, c.accounted, c.excluded)
        table.add_row(c.resource.name, *(f"{count:,}" for count in counts))
    return table


class _Steps:
    """What is being done: a bar on a terminal, a line a step elsewhere."""

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

    def __enter__(self) -> _Steps:
        self.progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.progress.stop()

    def step(self, name: str, done: int, total: int) -> None:
        self.progress.update(self.task, description=name, completed=done, total=total)
        if not err.is_terminal:
            err.print(f"[{done + 1}/{total}] {name}", markup=False)


def _show(errors: tuple[DataError, ...], form: Format, package: Path) -> None:
    match form:
        case Format.json:
            listed = [error.as_dict() for error in errors]
            out.print_json(json.dumps({"valid": False, "errors": listed}, ensure_ascii=False))
        case Format.github:
            _annotate("error", errors, package)
        case Format.text:
            _say(errors)


def _annotate(level: str, errors: tuple[DataError, ...], package: Path) -> None:
    """Write errors or warnings as GitHub shows them beside the lines of a change."""
    folder = package if package.is_dir() else package.parent
    for error in errors:
        line = f",line={error.row}" if error.row else ""
        file = os.path.relpath(folder / error.file)
        place = f"file={_escaped(file, ':,')}{line},title={error.type}"
        out.print(f"::{level} {place}::{_escaped(str(error))}", markup=False)


def _escaped(text: str, more: str = "") -> str:
    """Text as a workflow command of GitHub takes it."""
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in text)


def _say(errors: tuple[DataError, ...]) -> None:
    """Write errors to read, those of one cause together."""
    _list(errors, "bold red")
    err.print(f"[bold]{_count(len(errors), 'error')}[/]; the package is not valid")


def _warn(warnings: tuple[DataError, ...]) -> None:
    """Write warnings to read."""
    _list(warnings, "bold yellow")
    if warnings:
        err.print(f"[bold]{_count(len(warnings), 'warning')}[/]; --strict makes them errors")


def _list(errors: tuple[DataError, ...], style: str) -> None:
    """Write what one mend would end together as one entry: a count, and examples."""
    for (type_, *_), group in by_cause(errors).items():
        err.print(f"[{style}]{type_}[/] ({len(group):,})")
        if len(group) > SHOWN and len({(e.found, e.expected, e.remedy) for e in group}) == 1:
            err.print(f"  {_at_once(group)}", markup=False)
            continue
        shown = group if len(group) <= SHOWN else group[:EXAMPLES]
        for error in shown:
            err.print(f"  {error}", markup=False)
        if len(group) > len(shown):
            err.print(f"  … and {len(group) - len(shown):,} more; --format json lists all")


def _at_once(group: list[DataError]) -> str:
    """The same error in many rows, as one sentence."""
    first = group[0]
    rows = ", ".join(f"{e.row}" for e in group[:EXAMPLES])
    place = ", ".join(filter(None, [first.file, first.field]))
    return (
        f"{place}: found {first.found} in {len(group):,} rows ({rows}, …), "
        f"expected {first.expected}; {first.remedy}"
    )


def _refuse(error: YesanError) -> int:
    """Say what was wrong; the exit code."""
    if isinstance(error, InvalidPackage):
        _say(error.errors)
    else:
        err.print(f"[bold red]error[/] {escape(str(error))}")
    return USAGE if isinstance(error, UsageError) else DATA


def main() -> None:
    """Run the command line; every error that is meant ends in a sentence and an exit code."""
    try:
        app()
    except YesanError as error:
        sys.exit(_refuse(error))
