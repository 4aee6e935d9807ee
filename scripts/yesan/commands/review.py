"""``yesan review``: everything that is to be said of a proposed change, in one go, for a CI."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from yesan.commands.console import DATA, Steps, err, out
from yesan.commands.reporting import Reporting
from yesan.errors import InvalidPackage, SiteError, UsageError
from yesan.limits import Deadline, too_long
from yesan.phrase import Phrase

if TYPE_CHECKING:
    from yesan.changes.comment import Comment
    from yesan.package.package import Package
    from yesan.reports.report import Report
    from yesan.site.build import Options

LONGER = 10
"""How many times as long as checking a package it may take to compare two, their sites included."""
NAMED = 5
"""How many files that were changed meanwhile are named."""


@dataclass(frozen=True)
class Review:
    """What is asked of a review.

    Attributes:
        old: The edition before: a folder, a zip, a revision or an address.
        package: The descriptor of the edition after, or the folder that holds it.
        comment: The file that the report is written to; none to write none.
        target: The folder of the site.
        options: How to build it.
    """

    old: str
    package: Path
    comment: Path | None
    target: Path | None
    options: Options

    def tell(self, report: Report, said: Comment | None = None) -> None:
        """Write the comment; of what was refused as a whole the report is all that there is."""
        from yesan.changes.comment import Comment  # noqa: PLC0415 - slow to load

        if self.comment is not None:
            speaking = Reporting(language=report.translation.language)
            speaking.keep(self.comment, (said or Comment(report)).markdown())


def review(asked: Review, reporting: Reporting, deadline: Deadline) -> None:
    """Check a package, build its site if it is valid, compare it, and write one comment on it all.

    Args:
        asked: What is asked.
        reporting: How it is told.
        deadline: What bounds the time that it takes.

    Raises:
        typer.Exit: The package is not valid, its site cannot be built, or it was edited meanwhile.
    """
    from yesan.changes.comment import Comment  # noqa: PLC0415 - slow to load
    from yesan.commands.diff import Asked, compared  # noqa: PLC0415
    from yesan.commands.validate import checked  # noqa: PLC0415

    begun = _begun(asked.package)
    speaking = replace(reporting, language=reporting.language or _language(begun))
    options = asked.options
    said, failed = "", False
    try:
        found, counts = checked(
            asked.package, deadline, strict=options.strict, remote=options.remote
        )
        report = speaking.report(found, asked.package, counts)
        said, failed = _built(asked, deadline, speaking)
    except InvalidPackage as invalid:
        report = speaking.report(invalid, asked.package)
    comment = Comment(report, said)
    names = report.said(Phrase("before")), report.said(Phrase("this change"))
    pair = Asked(asked.old, str(asked.package), remote=options.remote, names=names)
    limit = LONGER * deadline.seconds
    late = too_long(str(asked.package), limit, Phrase("give more with yesan --timeout"))
    try:
        with deadline.within(limit, late), compared(pair, deadline) as changes:
            unsteady = _unsteady(begun, changes.new.package)
            comment = replace(comment, changes=changes, unsteady=unsteady)
            asked.tell(report, comment)
    except (UsageError, InvalidPackage) as error:
        # What cannot be compared is no fault of the package: it may be new.
        unknown = Phrase("What differs is not known: {why}.", why=_why(error, report))
        asked.tell(report, replace(comment, unknown=unknown))
    speaking.tell(report, asked.package)
    if report.is_valid:
        for line in filter(None, (report.checked, report.said(said))):
            out.print(line, markup=False)
    if comment.unsteady:
        err.print(report.said(comment.unsteady), markup=False)
    if failed or comment.unsteady or not report.is_valid:
        raise typer.Exit(DATA)


def _why(error: UsageError | InvalidPackage, report: Report) -> str:
    """Why two editions could not be compared, in the language of the report."""
    if isinstance(error, InvalidPackage):
        return " ".join(map(report.told, error.errors)).removesuffix(".")
    return report.said(error.args[0]).removesuffix(".")


def _built(asked: Review, deadline: Deadline, speaking: Reporting) -> tuple[str, bool]:
    """Build the site: what became of it, in a sentence, and whether that failed."""
    from yesan.site.build import build  # noqa: PLC0415 - slow to load

    try:
        with Steps(speaking.said) as steps:
            report = build(asked.package, asked.target, steps.step, deadline, asked.options)
    except SiteError as error:
        why = speaking.said(error.said).removesuffix(".")
        return Phrase("❌ The site could not be built: {why}.", why=why), True
    place = report.site.name
    return Phrase.counting(
        "The site with this change has {count:,} page. It is in the folder {folder} of what this "
        "run has made: download it, and open index.html.",
        "The site with this change has {count:,} pages. It is in the folder {folder} of what this "
        "run has made: download it, and open index.html.",
        count=report.pages,
        folder=place,
    ), False


def _begun(path: Path) -> Package | None:
    """The package as it is before anything is said of it; none where it cannot be read."""
    from yesan.descriptor import descriptor  # noqa: PLC0415 - slow to load

    try:
        return descriptor.examine(path)[0]
    except InvalidPackage:
        return None


def _unsteady(begun: Package | None, compared: Package) -> str:
    """Which files are others than when the check began; empty where none is."""
    before, after = begun.contents if begun else {}, compared.contents
    paths = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    if begun is None or not paths:
        return ""
    return Phrase(
        "⚠️ Files were changed while this was made, so that what was checked is not what was "
        "compared: {files}. Run it again.",
        files=", ".join(paths[:NAMED]) + ("…" if len(paths) > NAMED else ""),
    )


def _language(package: Package | None) -> str:
    """The language of a package, if reports are written in it; else none."""
    from yesan.language import translation  # noqa: PLC0415 - slow to load

    language = package.language if package else ""
    return language if language in translation.languages() else ""
