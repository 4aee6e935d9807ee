"""The arguments and options that several commands take, each with its help."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from yesan.reports.form import Form


class DiffFormat(StrEnum):
    """The formats of a report on changes."""

    text = "text"
    markdown = "markdown"
    json = "json"
    html = "html"
    github = "github"


PackagePath = Annotated[
    Path,
    typer.Argument(metavar="PACKAGE", help="The datapackage.json, or its folder."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Treat warnings as errors.")]
Remote = Annotated[
    bool,
    typer.Option("--allow-remote", help="Fetch remote tables, schemas and profiles."),
]
Trusted = Annotated[
    bool,
    typer.Option("--trust-config", help="Let mkdocs.yml run code: hooks, plugins, any setting."),
]
FormatOption = Annotated[
    Form,
    typer.Option(
        "--format",
        help="text and html for people, json for programs, github for the log of a CI, markdown "
        "for its comments.",
    ),
]
ReportFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Save the report as well: .md, .html, .json, .txt, or FORMAT:FILE. More than once.",
    ),
]
Language = Annotated[
    str,
    typer.Option("--language", help="The language of errors, ko or en; the system's by default."),
]
OutPath = Annotated[
    Path | None,
    typer.Option("--out", help="Output folder; by default site, beside the descriptor."),
]
WorkPath = Annotated[
    Path | None,
    typer.Option(
        "--work", help="Folder for what the next build can use again; by default beside the site's."
    ),
]
ReleasesPath = Annotated[
    Path | None,
    typer.Option(
        "--releases", help="Folder with a zip of each release; by default as the descriptor says."
    ),
]
OldEdition = Annotated[
    str,
    typer.Argument(
        metavar="OLD",
        help="The edition before: a folder, a zip, a git revision (HEAD~1, v1.2, main:path), "
        "or the address of a zip.",
    ),
]
SourcePath = Annotated[
    Path | None,
    typer.Option("--source", exists=True, dir_okay=False, help="The source text, as a file."),
]
SitePath = Annotated[
    Path | None,
    typer.Option("--site", help="The built site; by default site, beside the descriptor."),
]
CommentLanguage = Annotated[
    str,
    typer.Option("--language", help="The language, ko or en; that of the package by default."),
]
CommentPath = Annotated[
    Path | None,
    typer.Option("--comment", help="The file of the comment, which is Markdown."),
]
Limit = Annotated[
    int | None,
    typer.Option(min=1, help="How many rows, cells or pages are listed of each kind."),
]
Meaning = Annotated[
    bool | None,
    typer.Option(
        help="Compare the budget, claims, rules and pages as well; by default up to 32 MB."
    ),
]
Since = Annotated[
    str,
    typer.Option(
        help="The release before: a folder, a zip, a git revision, or the address of a zip; "
        "by default the newest zip of the releases, or the last tag of the repository."
    ),
]
First = Annotated[bool, typer.Option("--first", help="It is the first release: none is before it.")]
Write = Annotated[bool, typer.Option("--write", help="Write what changed into data/CHANGELOG.md.")]
Output = Annotated[
    Path | None, typer.Option("--output", help="Write the report to this file instead.")
]
ReportLanguage = Annotated[
    str,
    typer.Option("--language", help="The language of the report; by default the system's."),
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit 1 if there are differences.")]
SiteLanguage = Annotated[
    str, typer.Option("--language", help="The language of the site, such as en or pt-BR.")
]
GitLab = Annotated[
    bool, typer.Option("--gitlab", help="Have GitLab review and publish, instead of GitHub.")
]
