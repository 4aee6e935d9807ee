"""``yesan verify``: figures against the source text, or the built site against the tables."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from yesan.commands.console import (
    DATA,
    coverage_table,
    err,
    numbers_table,
    out,
    print_json,
    proof_table,
)
from yesan.commands.reporting import Reporting
from yesan.errors import DataError, InvalidPackage, UsageError
from yesan.limits import Deadline, too_long
from yesan.phrase import Phrase
from yesan.reports.form import Form

if TYPE_CHECKING:
    from yesan.source.coverage import Coverage

CHANGED = Phrase("the package is not as it was recorded")


def against_source(
    package: Path, source: Path, reporting: Reporting, deadline: Deadline, *, keep: bool
) -> None:
    """Print how a package and a text cover each other, and what changed since it was recorded.

    Args:
        package: The descriptor, or the folder that holds it.
        source: The text, as a file.
        reporting: How changes are told.
        deadline: What bounds the time of checking the package.
        keep: Whether to record the result: not where the package contradicts the text.

    Raises:
        UsageError: The text is not the source of any table.
        typer.Exit: The package does not agree with the text, or with the record that is now there.
    """
    from yesan.reading import folder  # noqa: PLC0415 - slow to load
    from yesan.source import record, unrecorded, verification  # noqa: PLC0415 - slow to load
    from yesan.store import disk  # noqa: PLC0415 - it hashes, and is slow to load
    from yesan.validation.validation import validate  # noqa: PLC0415 - slow to load

    model = validate(package, deadline=deadline, recorded=False).model
    content = source.read_bytes()
    digest = verification.digest(content)
    if digest not in {x.hash for x in model.package.sources}:
        raise UsageError(
            Phrase(
                "{source}: no source of the package has its hash, {digest}",
                source=source,
                digest=digest,
            )
        )
    late = too_long(source.name, deadline.seconds, "give more with yesan --timeout")
    with deadline.within(deadline.seconds, late):
        coverages = verification.verify(model, content.decode(), digest)
    _print(coverages)
    agrees = all(coverage.complete for coverage in coverages)
    changed = tuple(unrecorded.unrecorded(model.package, model.tables))
    if not keep:
        if changed:
            _tell(changed, reporting, package, CHANGED)
        agrees = agrees and not changed
    elif any(coverage.errors for coverage in coverages):
        err.print("not recorded: fix what differs from the source first")
        agrees = False
    else:
        for error in changed:
            out.print(f"  recorded anew: {error.place}: {error.found}", markup=False)
        for path, text in record.record(model, coverages, digest).items():
            folder.check(model.package.root, path)
            disk.save(model.package.root / path, text)
    if not agrees:
        raise typer.Exit(DATA)


def _tell(errors: Iterable[DataError], reporting: Reporting, package: Path, then: str) -> None:
    reporting.tell(reporting.report(InvalidPackage(errors), package), package, then)


def _print(coverages: list[Coverage]) -> None:
    """Print how much was found, and everything that was not."""
    from yesan.source.coverage import totals  # noqa: PLC0415 - slow to load

    out.print(coverage_table(coverages))
    for coverage in coverages:
        for error in coverage.errors:
            err.print(f"  {error}", markup=False)
        for number in coverage.left:
            err.print(f"  {coverage.resource.path}: no row accounts for {number}", markup=False)
    found, figures, accounted, numbers = totals(coverages)
    out.print(
        f"{found:,} of {figures:,} figures are in the source; "
        f"{accounted:,} of {numbers:,} numbers of the source are accounted for"
    )


def prove(package: Path, site: Path | None, reporting: Reporting, deadline: Deadline) -> None:
    """Prove the built site of a package.

    Args:
        package: The descriptor, or the folder that holds it.
        site: The folder of the site; ``site`` beside the descriptor by default.
        reporting: How errors are told.
        deadline: What bounds the time that it takes.

    Raises:
        typer.Exit: Something is not as the tables say.
    """
    from yesan.descriptor import descriptor  # noqa: PLC0415 - slow to load
    from yesan.proof import proof  # noqa: PLC0415 - DuckDB is slow to load

    found = descriptor.find(package)
    late = too_long(found.name, deadline.seconds, "give more with yesan --timeout")
    with deadline.within(deadline.seconds, late):
        proven = proof.prove(descriptor.read(found), site or found.parent / "site")
    if reporting.form is not Form.json:
        out.print(proof_table(proven))
        out.print(numbers_table(proven))
        out.print(proven.summary, markup=False)
    if not proven.holds:
        _tell(proven.errors, reporting, package, Phrase("the site does not say what its tables do"))
        raise typer.Exit(DATA)
    if reporting.form is Form.json:
        print_json({"valid": True, "errors": [], **proven.as_dict()})
