"""Saying what is wrong with a package: on the terminal, and in files, in somebody's language."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from yesan.commands.console import err, inert, out, print_json
from yesan.errors import DataError, InvalidPackage, UsageError
from yesan.phrase import Phrase
from yesan.reports.counts import warnings_of
from yesan.reports.form import Form, asked

if TYPE_CHECKING:
    from yesan.language.translation import Translation
    from yesan.reports.report import Entry, Report

INVALID = Phrase("the package is not valid")
"""What follows from errors of a package, for people."""


@dataclass(frozen=True)
class Reporting:
    """How a command says what is wrong.

    Attributes:
        form: The form in which it is printed.
        language: The language; that of the system where it is empty.
        files: Where reports are saved, each by its name, which says its form.
    """

    form: Form = Form.text
    language: str = ""
    files: tuple[str, ...] = ()

    def check(self) -> None:
        """Refuse names of files that say no form.

        Raises:
            UsageError: There is such a name.
        """
        for file in self.files:
            asked(file)

    @property
    def spoken(self) -> Translation:
        """The language, with what it says."""
        from yesan.language import translation  # noqa: PLC0415 - slow to load

        return translation.Translation(self.language or translation.of_system({**os.environ}))

    def said(self, text: str) -> str:
        """A text in that language."""
        return self.spoken.said(text)

    def report(self, refused: InvalidPackage, package: Path, checked: str = "") -> Report:
        """A report of errors and warnings.

        Args:
            refused: Has them; no error where the package is valid.
            package: The package.
            checked: What was checked of a valid one.
        """
        from yesan.reports.report import Report  # noqa: PLC0415 - slow to load

        spoken = self.spoken
        return Report(
            package=Path(os.path.realpath(_folder(package))).name,
            errors=refused.errors,
            warnings=refused.warnings,
            excerpts=refused.excerpts,
            translation=spoken,
            checked=spoken.said(checked),
        )

    def keep(self, path: Path, text: str) -> None:
        """Save a text that was asked for, and say so where that makes a folder.

        Args:
            path: The file.
            text: Its text.
        """
        from yesan.store import disk  # noqa: PLC0415 - slow to load

        folder = path.parent
        made = not folder.exists()
        disk.deliver(path, text)
        if made:
            said = Phrase("made the folder {folder} for {file}", folder=folder, file=path.name)
            err.print(self.said(said), markup=False)

    def tell(self, report: Report, package: Path, then: str = INVALID) -> None:
        """Print a report, and save it wherever that is asked for.

        Args:
            report: The report.
            package: The package.
            then: What follows from its errors, for people.
        """
        from yesan.reports import forms  # noqa: PLC0415 - slow to load
        from yesan.reports.data import data  # noqa: PLC0415

        folder = os.path.relpath(_folder(package))
        for name in self.files:
            form, file = asked(name)
            self.keep(Path(file), forms.written(report, form, folder))
        match self.form:
            case Form.text:
                _print(report, then)
            case Form.json:
                print_json(data(report))
            case _:
                # A command of a workflow is one on purpose where these are asked for.
                lines = forms.written(report, self.form, folder).splitlines()
                commands = self.form is Form.github
                out.file.write("".join(f"{command(x) if commands else inert(x)}\n" for x in lines))


def print_errors(
    errors: tuple[DataError, ...], then: str = INVALID, reporting: Reporting | None = None
) -> None:
    """Print errors for people, grouped by cause.

    Args:
        errors: The errors.
        then: What follows from them.
        reporting: Has the language; that of the system without it.
    """
    known = replace(reporting or Reporting(), form=Form.text, files=())
    known.tell(known.report(InvalidPackage(errors), Path()), Path(), then)


def print_warnings(warnings: tuple[DataError, ...], reporting: Reporting | None = None) -> None:
    """Print warnings for people, grouped by cause."""
    known = replace(reporting or Reporting(), form=Form.text, files=())
    known.tell(known.report(InvalidPackage((), warnings), Path()), Path())


def _folder(package: Path) -> Path:
    return package if package.is_dir() else package.parent


def command(line: str) -> str:
    """A command of a workflow, in which nothing of a package is another one.

    Args:
        line: The command, or a line that is none.
    """
    _, level, text = line.split("::", 2) if line.startswith("::") else ("", "", line)
    return f"::{level}::{inert(text)}" if level else inert(text)


def _print(report: Report, then: str) -> None:
    """Print a report for people: warnings first, so that errors are what is seen last."""
    entries = list(report.entries())
    for entry in [*(e for e in entries if not e.is_error), *(e for e in entries if e.is_error)]:
        _print_entry(entry, report)
    if report.errors:
        _print_end(report.summary, then, report)
    elif report.warnings:
        strict = Phrase("--strict makes them errors")
        _print_end(warnings_of(len(report.warnings)), strict, report)


def _print_end(count: str, then: str, report: Report) -> None:
    said = report.said(Phrase("{count}; {then}", count=f"[bold]{report.said(count)}[/]", then=then))
    err.print(said)


def _print_entry(entry: Entry, report: Report) -> None:
    from yesan.reports import text  # noqa: PLC0415 - slow to load

    style = "bold red" if entry.is_error else "bold yellow"
    err.print(f"[{style}]{entry.type}[/] ({entry.count:,})", end="")
    level = "" if entry.is_error else f"{report.said(Phrase('warning'))}: "
    err.print(f" {level}{entry.title}", markup=False)
    for line in text.lines(entry, report):
        err.print(line, markup=False)


def known(language: str) -> str:
    """A language that reports are written in, or none.

    Raises:
        UsageError: It is another one.
    """
    if not language:
        return ""
    from yesan.language import translation  # noqa: PLC0415 - slow to load

    if language not in translation.languages():
        listed = ", ".join(translation.languages())
        raise UsageError(
            Phrase(
                "--language {language}: reports are written in {listed}",
                language=language,
                listed=listed,
            )
        )
    return language
