"""``yesan validate``: what is wrong with a package, or how much was checked."""

from __future__ import annotations

from pathlib import Path

from yesan.commands.console import out
from yesan.commands.reporting import Reporting
from yesan.errors import InvalidPackage
from yesan.limits import Deadline
from yesan.phrase import Phrase
from yesan.reports.form import Form


def validate(
    package: Path,
    reporting: Reporting,
    deadline: Deadline,
    *,
    strict: bool = False,
    remote: bool = False,
) -> None:
    """Check a package, and print what was checked and what is odd about it.

    Args:
        package: The descriptor, or the folder that holds it.
        reporting: How it is told.
        deadline: What bounds the time of checking.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched.

    Raises:
        InvalidPackage: The package is not valid.
    """
    found, said = checked(package, deadline, strict=strict, remote=remote)
    report = reporting.report(found, package, said)
    reporting.tell(report, package)
    if reporting.form in {Form.text, Form.github}:
        out.print(report.checked, markup=False)


def checked(
    package: Path, deadline: Deadline, *, strict: bool, remote: bool
) -> tuple[InvalidPackage, Phrase]:
    """Check a package: what is odd about it, without any error, and what was checked.

    Args:
        package: The descriptor, or the folder that holds it.
        deadline: What bounds the time of checking.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched.

    Raises:
        InvalidPackage: The package is not valid.
    """
    from yesan.descriptor import descriptor  # noqa: PLC0415
    from yesan.validation import excerpts  # noqa: PLC0415
    from yesan.validation.validation import validate as check  # noqa: PLC0415 - pandas is slow to load

    found = check(package, strict=strict, remote=remote, deadline=deadline)
    package_read, tables = found.model.package, found.model.tables
    cells = sum(len(outcome.checked) for outcome in found.outcomes)
    said = Phrase(
        "valid: {tables}, {rows}; {rules} ({cells} checked)",
        tables=Phrase.counting("{count:,} table", "{count:,} tables", count=len(tables)),
        rows=Phrase.counting(
            "{count:,} row", "{count:,} rows", count=sum(map(len, tables.values()))
        ),
        rules=Phrase.counting("{count:,} rule", "{count:,} rules", count=len(found.outcomes))
        if found.outcomes
        else Phrase("no rules"),
        cells=Phrase.counting("{count:,} cell", "{count:,} cells", count=cells),
    )
    warnings = package_read.warnings
    rows = excerpts.read(descriptor.find(package), package_read, warnings)
    return InvalidPackage((), warnings, rows), said
