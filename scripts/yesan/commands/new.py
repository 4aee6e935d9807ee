"""``yesan new``: a project is created, and what to do next is printed."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TypedDict, Unpack

from yesan.commands.console import in_a_line, out
from yesan.commands.reporting import Reporting
from yesan.commands.scaffold.found_table import printable
from yesan.commands.scaffold.scaffold import WITH_TEXTS, make
from yesan.phrase import Phrase


class Wanted(TypedDict):
    """What is asked of a project, as `scaffold.make` takes it."""

    example: bool
    title: str
    language: str
    gitlab: bool


def create(
    folder: Path, origin: Path | None, reporting: Reporting, **wanted: Unpack[Wanted]
) -> None:
    """Create a project, and print what to do next.

    Args:
        folder: The folder of the project.
        origin: The package or the tables that it is made of, if any.
        reporting: Has the language in which that is said.
        wanted: What is asked of the project.
    """
    made = make(folder, origin, **wanted)
    said = reporting.said
    for note in made.notes:
        line = Phrase("  guessed   {note}", note=in_a_line(printable(said(note))))
        out.print(said(line), markup=False)
    # The word marks what the maintainer has to write in the new project; see `scaffold`.
    texts = " ".join(shlex.quote(str(folder / name)) for name in WITH_TEXTS)
    todo = Phrase("; what is left to write says TODO: grep -rn TODO {texts}", texts=texts)
    lines = (
        Phrase(
            "created {folder}: {tables}, {files}",
            folder=folder,
            tables=Phrase.counting("{count:,} table", "{count:,} tables", count=made.tables),
            files=Phrase.counting("{count:,} file", "{count:,} files", count=len(made.files)),
        ),
        Phrase(
            "  edit      {file}{todo}",
            file=folder / "datapackage.json",
            todo=todo if made.gaps else "",
        ),
        Phrase("  validate  yesan validate {folder}", folder=folder),
        Phrase(
            "  build     yesan build {folder}, then open {page}",
            folder=folder,
            page=folder / "site" / "index.html",
        ),
    )
    out.print(*map(said, lines), sep="\n", markup=False)
