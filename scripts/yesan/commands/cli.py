"""The command line: ``yesan validate``, ``verify``, ``diff``, ``explain``, ``build``, …."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from yesan import __version__
from yesan.commands import supervision
from yesan.commands.console import in_a_line, out, print_json
from yesan.commands.options import (
    CommentLanguage,
    CommentPath,
    DiffFormat,
    ExitCode,
    First,
    FormatOption,
    GitLab,
    Language,
    Limit,
    Meaning,
    OldEdition,
    OutPath,
    Output,
    PackagePath,
    ReleasesPath,
    Remote,
    ReportFiles,
    ReportLanguage,
    Since,
    SiteLanguage,
    SitePath,
    SourcePath,
    Strict,
    Trusted,
    WorkPath,
    Write,
)
from yesan.commands.reporting import Reporting, known, print_warnings
from yesan.commands.task import Bounds, Runner, Task, here, refuse, run
from yesan.errors import UsageError, YesanError
from yesan.limits import GIGABYTES, SECONDS, Deadline, too_long
from yesan.phrase import Phrase
from yesan.reports.form import Form

app = typer.Typer(
    help="A Fiscal Data Package goes in, a static open-data site comes out.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        out.print(f"yesan {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    *,
    timeout: Annotated[
        float,
        typer.Option(
            min=0.1,
            metavar="SECONDS",
            help="How long checking a package may take; a build may take ten times as long.",
        ),
    ] = SECONDS,
    memory: Annotated[
        float,
        typer.Option(min=0.5, metavar="GB", help="Memory a process; enforced on Linux only."),
    ] = GIGABYTES,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """A Fiscal Data Package goes in, a static open-data site comes out."""
    del version
    ctx.obj = Bounds(ctx.obj or here, timeout, memory)


@app.command()
def validate(
    ctx: typer.Context,
    package: PackagePath = Path(),
    form: FormatOption = Form.text,
    language: Language = "",
    files: ReportFiles = None,
    *,
    strict: Strict = False,
    remote: Remote = False,
) -> None:
    """Check the descriptor, every cell, key and rule; exit 1 if anything is wrong."""
    reporting = Reporting(form, known(language), tuple(files or ()))
    reporting.check()

    def work(deadline: Deadline) -> None:
        from yesan.commands.validate import validate as check  # noqa: PLC0415

        check(package, reporting, deadline, strict=strict, remote=remote)

    run(ctx.obj, Task(work, package, reporting))


@app.command()
def verify(
    ctx: typer.Context,
    package: PackagePath = Path(),
    source: SourcePath = None,
    site: SitePath = None,
    form: FormatOption = Form.text,
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
        raise UsageError(Phrase("give either --source FILE or --claims"))

    def work(deadline: Deadline) -> None:
        from yesan.commands.verify import against_source, prove  # noqa: PLC0415

        if source is None:
            prove(package, site, reporting, deadline)
        else:
            against_source(package, source, reporting, deadline, keep=keep)

    reporting = Reporting(form)
    run(ctx.obj, Task(work, package, reporting))


@app.command()
def diff(
    ctx: typer.Context,
    old: OldEdition,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The edition after, likewise.")] = ".",
    *,
    form: Annotated[
        DiffFormat, typer.Option("--format", help="text, markdown or html for people, or json.")
    ] = DiffFormat.text,
    output: Output = None,
    language: ReportLanguage = "",
    limit: Limit = None,
    meaning: Meaning = None,
    exit_code: ExitCode = False,
    remote: Remote = False,
) -> None:
    """Compare two editions of a package: tables, rows and cells by key, and what that means."""
    from yesan.language import translation  # noqa: PLC0415 - slow to load

    def work(deadline: Deadline) -> None:
        from yesan.commands.diff import Wanted  # noqa: PLC0415 - it hashes, and is slow to load
        from yesan.commands.diff import diff as compare  # noqa: PLC0415

        wanted = Wanted(form, output, language, limit, remote, meaning, exit_code)
        compare(old, new, wanted, deadline)

    known = translation.Translation(language).language if language else ""
    run(ctx.obj, Task(work, Path(new), Reporting(language=known)))


@app.command()
def review(
    ctx: typer.Context,
    old: OldEdition,
    package: PackagePath = Path(),
    *,
    form: FormatOption = Form.text,
    language: CommentLanguage = "",
    comment: CommentPath = None,
    target: OutPath = None,
    strict: Strict = False,
    remote: Remote = False,
) -> None:
    """Say everything of a proposed change: validate, build if valid, compare, write one comment.

    Exit 1 if anything is wrong. It is what every CI calls.
    """
    from yesan.commands.review import Review  # noqa: PLC0415 - slow to load
    from yesan.commands.review import review as say  # noqa: PLC0415
    from yesan.site.build import Options  # noqa: PLC0415

    reporting = Reporting(form, known(language))
    asked = Review(old, package, comment, target, Options(strict=strict, remote=remote))

    def work(deadline: Deadline) -> None:
        say(asked, reporting, deadline)

    run(ctx.obj, Task(work, package, reporting, asked.tell))


@app.command()
def release(
    ctx: typer.Context,
    package: PackagePath = Path(),
    *,
    since: Since = "",
    first: First = False,
    write: Write = False,
    language: Language = "",
    remote: Remote = False,
) -> None:
    """Check that the version is as high as the changes since the last release ask for.

    By the recipe of the Data Package: major where those who use the data must adapt, minor where
    data was added, patch where it was corrected. Exit 1 if the version is too low.
    """

    def work(deadline: Deadline) -> None:
        from yesan.commands.release import Wanted  # noqa: PLC0415 - slow to load
        from yesan.commands.release import release as check  # noqa: PLC0415

        check(package, Wanted(since, write, remote, first), reporting, deadline)

    reporting = Reporting(language=known(language))
    run(ctx.obj, Task(work, package, reporting))


@app.command()
def explain(
    ctx: typer.Context,
    package: PackagePath = Path(),
    *,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON for programs instead of text.")
    ] = False,
    remote: Remote = False,
    timing: Annotated[
        bool, typer.Option("--timing", help="Where the time of the last build went instead.")
    ] = False,
    target: OutPath = None,
    kept: WorkPath = None,
) -> None:
    """Explain how each table is read, which pages and charts the package gets, and why."""

    def work(deadline: Deadline) -> None:
        if timing:
            from yesan.commands.timing import explain as times  # noqa: PLC0415

            times(package, target, kept, as_json=as_json)
            return
        from yesan.commands.explain import explain as explained  # noqa: PLC0415
        from yesan.validation.validation import validate as check  # noqa: PLC0415 - slow to load

        late = too_long(str(package), deadline.seconds, Phrase("give more with yesan --timeout"))
        model = check(package, remote=remote, deadline=deadline).model
        with deadline.within(deadline.seconds, late):
            parts = list(explained(model))
        if as_json:
            listed = [{"subject": part.subject, "reasons": part.reasons} for part in parts]
            print_json(listed)
            return
        for part in parts:
            out.print(f"[bold]{escape(in_a_line(part.subject))}[/]")
            for reason in part.reasons:
                out.print(f"  {in_a_line(reason)}", markup=False)
        print_warnings(model.package.warnings)

    run(ctx.obj, Task(work, package))


@app.command()
def build(
    ctx: typer.Context,
    package: PackagePath = Path(),
    target: OutPath = None,
    kept: WorkPath = None,
    releases: ReleasesPath = None,
    language: Language = "",
    *,
    strict: Strict = False,
    remote: Remote = False,
    trusted: Trusted = False,
) -> None:
    """Validate the package and build its site; if that fails, the old site stays as it is."""

    def work(deadline: Deadline) -> None:
        from yesan.commands.build import build as make  # noqa: PLC0415 - slow to load
        from yesan.site.build import Options  # noqa: PLC0415

        made = Options(kept, strict, remote, trusted, releases)
        make(package, target, made, deadline, reporting)

    reporting = Reporting(language=known(language))
    run(ctx.obj, Task(work, package, reporting))


@app.command()
def serve(
    ctx: typer.Context,
    package: PackagePath = Path(),
    target: OutPath = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The local port.")] = 8000,
    language: Language = "",
    *,
    strict: Strict = False,
    remote: Remote = False,
    trusted: Trusted = False,
) -> None:
    """Build the site, serve it on this machine, and rebuild it when data or pages change."""
    from yesan.commands.build import Builder  # noqa: PLC0415 - slow to load
    from yesan.commands.serve import serve as keep_serving  # noqa: PLC0415
    from yesan.site.build import Options  # noqa: PLC0415

    options = Options(strict=strict, remote=remote, trusted=trusted)
    bounds = replace(ctx.obj, run=supervision.run)
    keep_serving(
        Builder(package, target, options, bounds, Reporting(language=known(language))), port
    )


@app.command()
def new(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")],
    origin: Annotated[
        Path | None,
        typer.Option(
            "--from", help="A data package, a table (CSV, TSV, spreadsheet), or a folder of tables."
        ),
    ] = None,
    title: Annotated[str, typer.Option("--title", help="The title of the site.")] = "",
    language: SiteLanguage = "",
    *,
    example: Annotated[
        bool, typer.Option("--example", help="Write a small example budget to learn from.")
    ] = False,
    gitlab: GitLab = False,
) -> None:
    """Create a project: tables, descriptor, page, and workflows that review and publish."""
    from yesan.language.translation import languages  # noqa: PLC0415 - slow to load

    def work(deadline: Deadline) -> None:
        from yesan.commands.new import Wanted, create  # noqa: PLC0415 - slow to load

        named = (origin or folder).name
        late = too_long(
            named,
            deadline.seconds,
            Phrase("give a smaller table, or more with yesan --timeout"),
        )
        with deadline.within(deadline.seconds, late):
            wanted = Wanted(example=example, title=title, language=language, gitlab=gitlab)
            create(folder, origin, reporting, **wanted)

    # Whoever wants a project in a language reads it, if there are reports in that.
    reporting = Reporting(language=language if language in languages() else "")
    run(ctx.obj, Task(work, origin or folder, reporting))


def main(runner: Runner = supervision.run) -> None:
    """Run the command line; a `YesanError` becomes a sentence and an exit code, no traceback.

    Args:
        runner: What runs a command that is bounded.
    """
    try:
        app(obj=runner)
    except (YesanError, OSError) as error:
        sys.exit(refuse(error))
