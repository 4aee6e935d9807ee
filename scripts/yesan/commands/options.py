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
