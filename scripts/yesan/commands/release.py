"""``yesan release``: which version changes ask for, and the changelog of the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from yesan.commands.console import out
from yesan.commands.diff import Asked, compared
from yesan.commands.reporting import Reporting
from yesan.descriptor import descriptor
from yesan.errors import InvalidPackage, UsageError
from yesan.limits import Deadline, too_long
from yesan.phrase import Phrase
from yesan.store import disk

if TYPE_CHECKING:
    from yesan.changes.changes import Changes
    from yesan.changes.document import Document
    from yesan.changes.required_step import Reason
    from yesan.package.package import Package
    from yesan.package.version import Version

TOO_LOW = 1
"""The exit code where the version of the package is lower than its changes ask for."""
SHOWN = 12
"""How many reasons are printed."""
STEPS = {
    "MAJOR": Phrase("a new MAJOR version"),
    "MINOR": Phrase("a new MINOR version"),
    "PATCH": Phrase("a new PATCH version"),
}
"""What each step of a version asks for."""


@dataclass(frozen=True)
class Wanted:
    """What is asked of a release.

    Attributes:
        since: The release before: a folder, a zip, a revision or an address; empty for the last
            tag of the repository.
        write: Whether to write the changelog.
        remote: Whether addresses may be fetched.
        first: Whether it is the first release.
    """

    since: str
    write: bool
    remote: bool
    first: bool = False


def release(package: Path, wanted: Wanted, reporting: Reporting, deadline: Deadline) -> None:
    """Print which step of the version the changes since a release ask for, and check it.

    Args:
        package: The descriptor, or the folder that holds it.
        wanted: What is asked.
        reporting: In which language it is said.
        deadline: What bounds the time that it takes.

    Raises:
        UsageError: There is no release before, or the version is no version.
        InvalidPackage: The package is not valid: it cannot be released.
        typer.Exit: The version is too low.
    """
    root = descriptor.find(package).parent
    if wanted.first and wanted.since:
        raise UsageError(
            Phrase("give either --first or --since: the first release has none before")
        )
    last = "" if wanted.since else _last(descriptor.find(package))
    if wanted.first and last:
        raise UsageError(
            Phrase(
                "this is not the first release: {last} is one already; leave --first out, or give "
                "--since with the release before",
                last=last,
            )
        )
    if wanted.first:
        _first(package, wanted, reporting, deadline)
        return
    since = wanted.since or last
    if not since:
        raise UsageError(
            Phrase(
                "the release before is not known: no tag of a version (such as v1.2.3) is in the "
                "repository; give --since with a folder, a zip or a revision, or --first if this "
                "is the first release"
            )
        )
    late = too_long(since, deadline.seconds, Phrase("give more with yesan --timeout"))
    asked = Asked(since, str(package), SHOWN, remote=wanted.remote)
    with deadline.within(deadline.seconds, late), compared(asked, deadline) as found:
        if found.new.errors:
            raise InvalidPackage(found.new.errors)
        _check(found, root, reporting, write=wanted.write)


def _last(found: Path) -> str:
    """The last release: the newest zip where the releases are zips, else the last tag."""
    from yesan.releases import stored  # noqa: PLC0415 - slow to load

    return str(stored.last_zip(found) or "") or stored.last_tag(found)


def _first(package: Path, wanted: Wanted, reporting: Reporting, deadline: Deadline) -> None:
    """Check the version of a first release, and write what it holds."""
    from yesan.changes import first_release  # noqa: PLC0415 - slow to load
    from yesan.validation.validation import validate  # noqa: PLC0415

    model = validate(package, remote=wanted.remote, deadline=deadline).model
    version = _version(model.package)
    _say(reporting, Phrase("the first release, version {version}", version=version))
    if wanted.write:
        said = first_release.document(model.package, model.tables, model.package.language)
        _write(model.package, descriptor.find(package).parent, said, reporting)


def _version(package: Package, least: Version | None = None) -> Version:
    """The version of a package.

    Args:
        package: The package.
        least: What it must be at least, where that is known.

    Raises:
        UsageError: It is none.
    """
    from yesan.package.version import Version  # noqa: PLC0415 - slow to load

    if (version := Version.read(package.version)) is None:
        raise UsageError(
            Phrase(
                'version is "{version}"; write one as MAJOR.MINOR.PATCH: "version": "{least}"',
                version=package.version,
                least=least or Version(0, 1, 0),
            )
        )
    return version


def _check(found: Changes, root: Path, reporting: Reporting, *, write: bool) -> None:
    from yesan.changes import report, required_step  # noqa: PLC0415 - slow to load
    from yesan.package.version import Step, Version  # noqa: PLC0415

    package, since = found.new.package, found.old.label
    reasons = required_step.reasons(found)
    step = required_step.required(reasons)
    old = Version.read(found.old.package.version)
    new = _version(package, old.raised(step) if old else None)
    if step is Step.NONE:
        _say(reporting, Phrase("nothing has changed since {since}", since=since))
        if old and new < old:
            lower = Phrase(
                'version {version} is lower than {old}; write "version": "{old}" into the '
                "descriptor",
                version=new,
                old=old,
            )
            _say(reporting, lower)
            raise typer.Exit(TOO_LOW)
        return
    asked = STEPS[step.name]
    _say(reporting, Phrase("changes since {since} ask for {step}:", since=since, step=asked))
    for line in _lines(reasons):
        out.print(f"  {reporting.said(line)}", markup=False)
    least = old.raised(step) if old else new
    if new < least:
        said = Phrase(
            "version {version} is too low: it was {old}, and these changes ask for {least} at "
            'least; write "version": "{least}" into the descriptor',
            version=new,
            old=old,
            least=least,
        )
        _say(reporting, said)
        raise typer.Exit(TOO_LOW)
    before = Phrase("{old} before", old=old) if old else Phrase("no version before")
    _say(
        reporting, Phrase("version {version} is high enough ({before})", version=new, before=before)
    )
    if write:
        _write(package, root, report.report(found, package.language), reporting)


def _write(package: Package, root: Path, said: Document, reporting: Reporting) -> None:
    """Write a release into the changelog."""
    from yesan.changes import changelog  # noqa: PLC0415 - slow to load
    from yesan.package.package import CHANGELOG  # noqa: PLC0415

    path = root / CHANGELOG
    try:
        known = disk.plain(path).decode() if path.exists() else ""
    except ValueError as error:
        unread = Phrase("{file}: not UTF-8; save it as UTF-8", file=CHANGELOG)
        raise UsageError(unread) from error
    title = package.title[package.language]
    written = changelog.with_release(known, title, _version(package), _today(), said)
    disk.save(path, written)
    _say(reporting, Phrase("wrote {file}", file=CHANGELOG))


def _say(reporting: Reporting, text: str) -> None:
    out.print(reporting.said(text), markup=False)


def _lines(reasons: Sequence[Reason]) -> Iterator[str]:
    """The reasons, each with the step that it asks for."""
    from yesan.changes import reason_words  # noqa: PLC0415 - slow to load

    for reason in reasons[:SHOWN]:
        said = reason_words.said(reason)
        yield Phrase("{step}: {reason}", step=reason.step.name, reason=said)
    if (more := len(reasons) - SHOWN) > 0:
        yield Phrase("… and {count:,} more", count=more)


def _today() -> date:
    return datetime.now(UTC).date()
