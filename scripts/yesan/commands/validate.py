"""``yesan validate``: what is wrong with a package, or how much was checked."""

from __future__ import annotations

from pathlib import Path

from yesan.commands.console import Format, annotate, counted, out, print_json, print_warnings
from yesan.limits import Deadline


def validate(
    package: Path, form: Format, deadline: Deadline, *, strict: bool = False, remote: bool = False
) -> None:
    """Check a package, and print what was checked and what is odd about it.

    Args:
        package: The descriptor, or the folder that holds it.
        form: The format of what is printed.
        deadline: What bounds the time of checking.
        strict: Whether a warning is an error.
        remote: Whether addresses that the package names may be fetched.

    Raises:
        InvalidPackage: The package is not valid.
    """
    from yesan.validation.validation import validate as check  # noqa: PLC0415 - pandas is slow to load

    checked = check(package, strict=strict, remote=remote, deadline=deadline)
    warnings = checked.model.package.warnings
    if form is Format.json:
        listed = [warning.as_dict() for warning in warnings]
        result = {"valid": True, "errors": [], "warnings": listed}
        print_json(result)
        return
    if form is Format.github:
        annotate("warning", warnings, package)
    else:
        print_warnings(warnings)
    tables = checked.model.tables
    counts = (
        counted(len(tables), "table"),
        counted(sum(map(len, tables.values())), "row"),
        counted(len(checked.outcomes), "rule") if checked.outcomes else "no rules",
        counted(sum(len(outcome.checked) for outcome in checked.outcomes), "cell"),
    )
    out.print("valid: {}, {}; {} ({} checked)".format(*counts))
