"""A report as commands of a GitHub workflow, which shows errors beside the lines of their files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from yesan.errors import DataError
from yesan.reports.report import Report
from yesan.reports.sentences import sentence, type_of


def commands(report: Report, folder: str) -> Iterator[str]:
    """A line for each error and warning.

    Args:
        report: The report.
        folder: The folder of the package, seen from where the workflow runs.
    """
    yield from _annotations("error", report.errors, report, folder)
    yield from _annotations("warning", report.warnings, report, folder)


def _annotations(
    level: str, errors: Sequence[DataError], report: Report, folder: str
) -> Iterator[str]:
    for error in errors:
        excerpt = report.excerpts.get((error.file, error.row, error.path))
        number = excerpt.line if excerpt else error.row
        line = f",line={number}" if number else ""
        file = posixpath.normpath(posixpath.join(folder, error.file))
        place = f"file={escaped(file, ':,')}{line},title={error.type}"
        found, expected, remedy = map(report.said, (error.found, error.expected, error.remedy))
        what = sentence(report.translation, type_of(error), found, expected)
        text = report.line(report.place(error), what, remedy)
        yield f"::{level} {place}::{escaped(text)}"


def escaped(text: str, more: str = "") -> str:
    """Text escaped for a workflow command of GitHub.

    Args:
        text: The text.
        more: What is escaped in it beside what ends a line.
    """
    return "".join(f"%{ord(c):02X}" if c in f"%\r\n{more}" else c for c in text)
