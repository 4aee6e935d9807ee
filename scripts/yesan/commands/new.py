"""``yesan new``: a project is created, and what to do next is printed."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TypedDict, Unpack

from yesan.commands.console import counted, in_a_line, out
from yesan.commands.scaffold.scaffold import WITH_TEXTS, make


class Wanted(TypedDict):
    """What is asked of a project, as `scaffold.make` takes it."""

    example: bool
    title: str
    language: str
    gitlab: bool


def create(folder: Path, origin: Path | None, **wanted: Unpack[Wanted]) -> None:
    """Create a project, and print what to do next."""
    made = make(folder, origin, **wanted)
    for note in made.notes:
        out.print(f"  guessed   {in_a_line(note)}", markup=False)
    # The word marks what the maintainer has to write in the new project; see `scaffold`.
    texts = " ".join(shlex.quote(str(folder / name)) for name in WITH_TEXTS)
    todo = f"; what is left to write says TODO: grep -rn TODO {texts}" if made.gaps else ""
    out.print(
        f"created {folder}: {counted(made.tables, 'table')}, {counted(len(made.files), 'file')}",
        f"  edit      {folder / 'datapackage.json'}{todo}",
        f"  validate  yesan validate {folder}",
        f"  build     yesan build {folder}, then open {folder / 'site' / 'index.html'}",
        sep="\n",
        markup=False,
    )
