"""``yesan verify --source``: a package held against the text of its source, and recorded."""

from __future__ import annotations

from pathlib import Path

from yesan import store
from yesan.commands.console import Format, coverage_table, err, out, report
from yesan.errors import UsageError
from yesan.source import record, unrecorded, verification
from yesan.source.coverage import totals
from yesan.validation.validation import validate


def hold(package: Path, source: Path, form: Format, *, keep: bool) -> bool:
    """Print how a package and a text cover each other, and what changed since it was recorded.

    Args:
        package: The descriptor, or its folder.
        source: The text.
        form: How changes are printed.
        keep: Whether to record the result: not where the package contradicts the text.

    Returns:
        Whether the package agrees with the text, and with the record that is now there.
    """
    model = validate(package, recorded=False).model
    content = source.read_bytes()
    digest = verification.digest(content)
    if digest not in {x.hash for x in model.package.sources}:
        raise UsageError(f"{source}: no source of the package has its hash, {digest}")
    coverages = verification.verify(model, content.decode(), digest)
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
    agrees = all(coverage.complete for coverage in coverages)
    changed = tuple(unrecorded.unrecorded(model.package, model.tables))
    if not keep:
        if changed:
            report(changed, form, package)
        return agrees and not changed
    if any(coverage.errors for coverage in coverages):
        err.print("not recorded: fix what differs from the source first")
        return False
    for error in changed:
        out.print(f"  recorded anew: {error.place}: {error.found}", markup=False)
    for path, text in record.record(model, coverages, digest).items():
        store.save(model.package.root / path, text)
    return agrees
