"""The command line: ``yesan validate``, ``verify``, ``explain``, ``build``, ``serve``, ``new``."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from yesan import __version__
from yesan.commands.console import (
    Format,
    Steps,
    annotate,
    counted,
    err,
    numbers_table,
    out,
    print_errors,
    print_warnings,
    proof_table,
    report,
)
from yesan.errors import InvalidPackage, UsageError, YesanError

DATA, USAGE = 1, 2
"""Exit codes: the package is not valid or not complete; the command was called wrongly."""
app = typer.Typer(
    help="A Fiscal Data Package goes in, a static open-data site comes out.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)
PackagePath = Annotated[
    Path,
    typer.Argument(metavar="PACKAGE", help="The datapackage.json, or its folder."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
Remote = Annotated[
    bool,
    typer.Option("--allow-remote", help="Fetch remote tables, schemas and profiles."),
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="text for people, json for programs, github for CI.")
]
OutPath = Annotated[
    Path | None,
    typer.Option("--out", help="Output folder; by default site, beside the descriptor."),
]


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        out.print(f"yesan {__version__}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """A Fiscal Data Package goes in, a static open-data site comes out."""


@app.command()
def validate(
    package: PackagePath = Path(),
    form: FormatOption = Format.text,
    *,
    strict: Strict = False,
    remote: Remote = False,
) -> None:
    """Check the descriptor, every cell, key and rule; exit 1 if anything is wrong."""
    from yesan.validation.validation import validate as check  # noqa: PLC0415 - pandas is slow to load

    try:
        checked = check(package, strict=strict, remote=remote)
    except InvalidPackage as error:
        report(error.errors, form, package)
        raise typer.Exit(DATA) from None
    warnings = checked.model.package.warnings
    if form is Format.json:
        listed = [warning.as_dict() for warning in warnings]
        result = {"valid": True, "errors": [], "warnings": listed}
        out.print_json(json.dumps(result, ensure_ascii=False))
        return
    if form is Format.github:
        annotate("warning", warnings, package)
    else:
        print_warnings(warnings)
    tables = checked.model.tables
    counts = (
        counted(len(tables), "table"),
        counted(sum(map(len, tables.values())), "row"),
        counted(len(checked.outcomes), "rule") if checked.outcomes else "no rules",
        counted(sum(len(outcome.checked) for outcome in checked.outcomes), "cell"),
    )
    out.print("valid: {}, {}; {} ({} checked)".format(*counts))


@app.command()
def verify(
    package: PackagePath = Path(),
    source: Annotated[
        Path | None,
        typer.Option("--source", exists=True, dir_okay=False, help="The source text, as a file."),
    ] = None,
    site: Annotated[
        Path | None,
        typer.Option("--site", help="The built site; by default site, beside the descriptor."),
    ] = None,
    form: FormatOption = Format.text,
    *,
    keep: Annotated[
        bool,
        typer.Option(
            "--record", help="Save the result, and which cell took which figure, for the site."
        ),
    ] = False,
    claims: Annotated[
        bool,
        typer.Option("--claims", help="Prove every computed figure of the built site anew."),
    ] = False,
) -> None:
    """Check figures against the source text, or with --claims the built site against the tables.

    With --source: every figure against the text, and every number of the text against the tables.
    With --claims: every computed figure is computed again with SQL from the CSV files, and found
    at its place in the built pages and pictures. Exit 1 if anything is missing or wrong.
    """
    if claims == bool(source):
        raise UsageError("give either --source FILE or --claims")
    if claims:
        _prove(package, site, form)
        return
    from yesan.commands import holding  # noqa: PLC0415 - pandas is slow to load

    if source and not holding.hold(package, source, form, keep=keep):
        raise typer.Exit(DATA)


def _prove(package: Path, site: Path | None, form: Format) -> None:
    """Prove the built site of a package; exit 1 where that fails."""
    from yesan.descriptor import descriptor  # noqa: PLC0415 - slow to load
    from yesan.proof import proof  # noqa: PLC0415 - DuckDB is slow to load

    found = descriptor.find(package).resolve()
    proven = proof.prove(descriptor.read(found), site or found.parent / "site")
    if form is not Format.json:
        out.print(proof_table(proven))
        out.print(numbers_table(proven))
        out.print(proven.summary, markup=False)
    if not proven.holds:
        report(proven.errors, form, package)
        raise typer.Exit(DATA)
    if form is Format.json:
        out.print_json(json.dumps({"valid": True, "errors": [], **proven.as_dict()}))


@app.command()
def explain(
    package: PackagePath = Path(),
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON for programs instead of text.")
    ] = False,
    remote: Remote = False,
) -> None:
    """Explain how each table is read, which pages and charts the package gets, and why."""
    from yesan.commands.explain import explain as explained  # noqa: PLC0415
    from yesan.validation.validation import validate as check  # noqa: PLC0415 - pandas is slow to load

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
    print_warnings(model.package.warnings)


@app.command()
def build(
    package: PackagePath = Path(),
    target: OutPath = None,
    *,
    strict: Strict = False,
    remote: Remote = False,
) -> None:
    """Validate the package and build its site; if that fails, the old site stays as it is."""
    from yesan.site.build import build as make  # noqa: PLC0415 - MkDocs and pandas are slow to load

    with Steps() as steps:
        report = make(package, target, steps.step, strict=strict, remote=remote)
    print_warnings(report.warnings)
    out.print(report.summary(), markup=False)


@app.command()
def serve(
    package: PackagePath = Path(),
    target: OutPath = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The local port.")] = 8000,
) -> None:
    """Build the site, serve it on this machine, and rebuild it when data or pages change."""
    from yesan.commands.serve import serve as run  # noqa: PLC0415

    run(package, target, port, partial(out.print, markup=False), _refuse)


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    origin: Annotated[
        Path | None,
        typer.Option("--from", help="A data package, a table (CSV or TSV), or a folder of tables."),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The title of the site.")] = "",
    language: Annotated[
        str, typer.Option("--language", help="The language of the site, such as en or pt-BR.")
    ] = "",
    *,
    example: Annotated[
        bool, typer.Option("--example", help="Write a small example budget to learn from.")
    ] = False,
) -> None:
    """Create a project: tables, descriptor, page, and a GitHub workflow that publishes the site."""
    from yesan.commands.scaffold import make  # noqa: PLC0415 - pandas and more load slowly

    made = make(folder, origin, example=example, title=title, language=language)
    # The word marks what the maintainer has to write in the new project; see `scaffold`.
    todo = f"; grep -rn TODO {folder} lists what is left to write" if made.gaps else ""
    out.print(
        f"created {folder}: {counted(made.tables, 'table')}, {counted(len(made.files), 'file')}",
        f"  edit      {folder / 'datapackage.json'}{todo}",
        f"  validate  yesan validate {folder}",
        f"  build     yesan build {folder}, then open {folder / 'site' / 'index.html'}",
        sep="\n",
        markup=False,
    )


def _refuse(error: YesanError) -> int:
    """Print what was wrong, and return the exit code."""
    if isinstance(error, InvalidPackage):
        print_errors(error.errors)
    else:
        err.print(f"[bold red]error[/] {escape(str(error))}")
    return USAGE if isinstance(error, UsageError) else DATA


def main() -> None:
    """Run the command line; a `YesanError` becomes a sentence and an exit code, no traceback."""
    try:
        app()
    except YesanError as error:
        sys.exit(_refuse(error))
