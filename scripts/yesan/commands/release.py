"""``yesan release``: which version changes ask for, and the changelog of the data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from yesan.commands.console import out
from yesan.commands.diff import Asked, compared
from yesan.descriptor import descriptor
from yesan.errors import InvalidPackage, UsageError
from yesan.limits import Deadline, too_long
from yesan.store import disk

if TYPE_CHECKING:
    from yesan.changes.changes import Changes
    from yesan.changes.required_step import Reason

TOO_LOW = 1
"""The exit code where the version of the package is lower than its changes ask for."""
SHOWN = 12
"""How many reasons are printed."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a release.

    Attributes:
        since: The release before: a folder, a zip, a revision or an address; empty for the last
            tag of the repository.
        write: Whether to write the changelog.
        remote: Whether addresses may be fetched.
    """

    since: str
    write: bool
    remote: bool


def release(package: Path, wanted: Wanted, deadline: Deadline) -> None:
    """Print which step of the version the changes since a release ask for, and check it.

    Args:
        package: The descriptor, or the folder that holds it.
        wanted: What is asked.
        deadline: What bounds the time that it takes.

    Raises:
        UsageError: There is no release before, or the version is no version.
        InvalidPackage: The package is not valid: it cannot be released.
        typer.Exit: The version is too low.
    """
    from yesan.reading import revision  # noqa: PLC0415 - slow to load

    root = descriptor.find(package).parent
    since = wanted.since or revision.last_tag(root)
    if not since:
        raise UsageError(
            "no release before: the repository has no tag; give --since with a folder, a zip or "
            "a revision"
        )
    late = too_long(since, deadline.seconds, "give more with yesan --timeout")
    asked = Asked(since, str(package), SHOWN, remote=wanted.remote)
    with deadline.within(deadline.seconds, late), compared(asked, deadline) as found:
        if found.new.errors:
            raise InvalidPackage(found.new.errors)
        _check(found, root, write=wanted.write)


def _check(found: Changes, root: Path, *, write: bool) -> None:
    from yesan.changes import changelog, report, required_step  # noqa: PLC0415 - slow to load
    from yesan.package.version import Step, Version  # noqa: PLC0415

    package = found.new.package
    reasons = required_step.reasons(found)
    step = required_step.required(reasons)
    old, new = Version.read(found.old.package.version), Version.read(package.version)
    if new is None:
        raise UsageError(
            f'version is "{package.version}"; write one as MAJOR.MINOR.PATCH: "version": "0.1.0"'
        )
    if step is Step.NONE:
        out.print(f"nothing has changed since {found.old.label}", markup=False)
        return
    out.print(f"{step.name} changes since {found.old.label}:", markup=False)
    for line in _lines(reasons):
        out.print(f"  {line}", markup=False)
    least = old.raised(step) if old else new
    if new < least:
        out.print(
            f'version is {new}, and was {old}; write "version": "{least}", or a higher one',
            markup=False,
        )
        raise typer.Exit(TOO_LOW)
    out.print(f"version {new} is high enough (before: {old or 'none'})", markup=False)
    if write:
        path = root / changelog.PATH
        known = disk.plain(path).decode() if path.exists() else ""
        said = report.report(found, package.language)
        title = package.title[package.language]
        disk.save(path, changelog.with_release(known, title, new, _today(), said))
        out.print(f"wrote {changelog.PATH}", markup=False)


def _lines(reasons: Sequence[Reason]) -> list[str]:
    shown = [
        f"{reason.step.name.lower()}: "
        + " ".join(filter(None, [reason.table, reason.field, f"({reason.kind})"]))
        for reason in reasons[:SHOWN]
    ]
    more = len(reasons) - len(shown)
    return [*shown, *([f"… and {more:,} more"] if more else [])]


def _today() -> date:
    return datetime.now(UTC).date()
