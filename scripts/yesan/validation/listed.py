"""The list of discrepancies held against the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from yesan.errors import DataError
from yesan.package.package import CHECKS, DISCREPANCIES, Package
from yesan.tables.keys import row_key
from yesan.tables.tables import Tables, records
from yesan.validation.rule import Outcome


def unlisted(
    package: Package, tables: Tables, outcomes: Sequence[Outcome], failed: Collection[str]
) -> Iterator[DataError]:
    """Errors for breaks that are not listed, and for listed discrepancies that do not break.

    Those of a rule that could not be run are left alone: nothing is known of them.
    """
    resource = package.by_name.get(DISCREPANCIES)
    listed: dict[tuple[str, str, str, str], tuple[int, Decimal, Decimal]] = {}
    if resource:
        frame = tables[DISCREPANCIES]
        for number, row in zip(frame.index, records(frame), strict=True):
            place = row["rule"], row["table"], row["key"], row["field"]
            listed[place] = int(number), row["published"], row["computed"]
    broken = {cell.place: cell for outcome in outcomes for cell in outcome.broken}
    rules = {outcome.rule.name for outcome in outcomes}
    numbers = {
        name: {row_key(r, row): int(n) for n, row in zip(t.index, records(t), strict=True)}
        for name in {cell.table for cell in broken.values()}
        for r, t in [(package.by_name[name], tables[name])]
    }
    for place, cell in broken.items():
        if place in listed and listed[place][1:] == (cell.published, cell.computed):
            continue
        target = package.by_name[cell.table]
        yield DataError(
            file=target.path,
            type="rule-break",
            found=f"{_plain(cell.published)} ({cell.rule}, key {cell.key})",
            expected=_plain(cell.computed),
            remedy="mend its row in the discrepancies, which has other figures"
            if place in listed
            else "mend the figure; if the source prints it so, list it as a discrepancy",
            resource=target.name,
            row=numbers[target.name].get(cell.key),
            field=cell.field,
        )
    for place, (number, *_) in listed.items():
        if place in broken or resource is None:
            continue
        rule, table, key, field = place
        if f"{CHECKS}/{rule}.sql" in failed:
            continue
        yield DataError(
            file=resource.path,
            type="discrepancy-error",
            found=f"{rule}: {field} of {table}, key {key}",
            expected="a cell that breaks the rule" if rule in rules else "a rule that exists",
            remedy="remove the row, or mend it",
            resource=resource.name,
            row=number,
            field="" if rule in rules else "rule",
        )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
