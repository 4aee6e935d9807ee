"""``yesan diff``: what differs between two editions of a package, and what that means."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from yesan.commands.console import inert, json_text, out
from yesan.commands.options import DiffFormat
from yesan.commands.reporting import Reporting, command
from yesan.limits import Deadline, too_long
from yesan.phrase import Phrase
from yesan.store.nodes import digest

if TYPE_CHECKING:
    from yesan.changes.changes import Changes
    from yesan.changes.edition import Edition

DIFFERENT = 1
"""The exit code of two editions that differ, where it is asked for."""
LISTED = 1_000
"""How much JSON lists of each kind of change and table, where nothing else is said."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a comparison.

    Attributes:
        form: The format of the report.
        output: The file that it is written to; none to print it.
        language: Its language; empty for that of the system.
        limit: How much it lists of each kind of change; none for what is usual in the format.
        remote: Whether addresses may be fetched.
        meaning: Whether to look at the budget, claims, rules and pages; none where it is small.
        exit_code: Whether the exit code says that the editions differ.
    """

    form: DiffFormat
    output: Path | None
    language: str
    limit: int | None
    remote: bool
    meaning: bool | None
    exit_code: bool


def diff(old: str, new: str, wanted: Wanted, deadline: Deadline) -> None:
    """Compare two editions, and print or write the report.

    Args:
        old: The edition before: a folder, a zip, a revision or an address.
        new: The edition after.
        wanted: What is asked.
        deadline: What bounds the time that it takes.

    Raises:
        UsageError: One of the two is no package.
        InvalidPackage: The descriptor of one cannot be read at all.
        typer.Exit: They differ, and the exit code is to say so.
    """
    late = too_long(
        f"{old} → {new}",
        deadline.seconds,
        Phrase("leave the meaning out with --no-meaning, or give more with yesan --timeout"),
    )
    limit = wanted.limit or LISTED
    asked = Asked(old, new, limit, remote=wanted.remote, meaning=wanted.meaning)
    with deadline.within(deadline.seconds, late), compared(asked, deadline) as found:
        _tell(found, wanted)
    if wanted.exit_code and not found.is_empty:
        raise typer.Exit(DIFFERENT)


@dataclass(frozen=True)
class Asked:
    """Two editions that are to be compared.

    Attributes:
        old: The edition before: a folder, a zip, a revision or an address.
        new: The edition after.
        limit: How many rows or cells are listed of each kind of change and table.
        remote: Whether addresses may be fetched.
        meaning: Whether to look at the budget, claims, rules and pages; none where it is small.
        names: What the editions are called in the report; what was given where it is empty.
    """

    old: str
    new: str
    limit: int = LISTED
    remote: bool = False
    meaning: bool | None = None
    names: tuple[str, str] = ("", "")


@contextmanager
def compared(asked: Asked, deadline: Deadline) -> Iterator[Changes]:
    """What differs between two editions; what was unpacked for that is deleted afterwards.

    Args:
        asked: The editions.
        deadline: What bounds the time of their rules.

    Raises:
        UsageError: One of the two is no package.
        InvalidPackage: The descriptor of one cannot be read at all.
    """
    from yesan.changes import changes, edition, origin  # noqa: PLC0415 - slow to load

    with ExitStack() as stack:
        editions = []
        for one, name in zip(origin.origins(asked.old, asked.new), asked.names, strict=True):
            read = edition.opened(one, deadline, remote=asked.remote, meaning=asked.meaning)
            found = stack.enter_context(read)
            editions.append(replace(found, label=name or found.label))
        before, after = editions
        published = None
        if before.is_publishable and after.is_publishable:
            published = published_files(before), published_files(after)
        yield changes.compare(before, after, asked.limit, published, deadline)


def published_files(edition: Edition) -> Mapping[str, bytes]:
    """The files of the site of an edition; charts are not drawn, but known by what they draw."""
    from yesan.language.locale import Locale  # noqa: PLC0415
    from yesan.pages import pages  # noqa: PLC0415 - slow to load
    from yesan.validation.validation import Checked  # noqa: PLC0415

    if edition.model is None:
        return {}
    checked = Checked(edition.model, edition.outcomes)
    return pages.generate(checked, Locale.of(edition.package), 0, _drawing).files


def _drawing(specification: dict[str, Any]) -> str:
    return digest(json.dumps(specification, sort_keys=True, default=str))


def _tell(found: Changes, wanted: Wanted) -> None:
    """Print or write the report in its format."""
    from yesan.changes import as_json, report, writing  # noqa: PLC0415
    from yesan.language import translation  # noqa: PLC0415

    if wanted.form is DiffFormat.json:
        written = json_text(as_json.as_json(found))
    else:
        language = wanted.language or translation.of_system({**os.environ})
        said = report.report(found, language, wanted.limit or report.SHOWN)
        match wanted.form:
            case DiffFormat.markdown:
                written = writing.markdown(said)
            case DiffFormat.html:
                written = writing.html(said)
            case DiffFormat.github:
                written = "".join(f"{command(line)}\n" for line in writing.github(said))
            case DiffFormat.text:
                lines = list(writing.text(said))
                if wanted.output is None:
                    for is_heading, line in lines:
                        out.print(line, style="bold" if is_heading else None, markup=False)
                    return
                written = "".join(f"{line}\n" for _, line in lines)
        if wanted.form is not DiffFormat.github:
            written = inert(written)
    if wanted.output is None:
        out.file.write(written)
    else:
        Reporting(language=wanted.language).keep(wanted.output, written)
