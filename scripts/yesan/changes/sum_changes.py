"""The sums of the columns of figures of a table, before and after, over all of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.changes.comparison import Comparison
from yesan.changes.database import Column, Side
from yesan.changes.table_change import SumChange
from yesan.changes.values import quoted
from yesan.package.field import Field

WHOLE, DIGITS = 28, 38
"""Digits of a DECIMAL, and how many of them are kept for what is before the point."""
NUMBER = r"-?[0-9]{1,28}(\.[0-9]{1,10})?"
NOTHING = (None, 0)


def sum_changes(comparison: Comparison, renames: dict[str, str]) -> Iterator[SumChange]:
    """The sums that are not what they were, of fields with a unit or a currency.

    Percentages are not added up, and neither is a column with a figure that the database cannot
    hold exactly.

    Args:
        comparison: The table.
        renames: What fields with another name were called, by their new names.
    """
    old, new = comparison.old, comparison.new
    for name, column in new.columns.items():
        before = old.columns.get(renames.get(name, name))
        if _measures(column.field) and before and _measures(before.field):
            first = _sum(comparison, old, before)
            then = _sum(comparison, new, column)
            if first != then and None not in (first, then):
                (a, a_missing), (b, b_missing) = first or NOTHING, then or NOTHING
                found = SumChange(column.field, before.field, a, b, a_missing, b_missing)
                if a_missing != b_missing or not _is_same_amount(found):
                    yield found


def _is_same_amount(found: SumChange) -> bool:
    """Whether a sum is the same amount, converted to another unit or not."""
    if found.old is None or found.new is None or found.field.currency != found.old_field.currency:
        return False
    return found.old_field.in_currency(found.old) == found.field.in_currency(found.new)


def _measures(field: Field) -> bool:
    unit = field.unit.default
    return field.numeric and bool(field.currency or unit) and unit != "%"


def _sum(comparison: Comparison, side: Side, column: Column) -> tuple[Decimal | None, int] | None:
    """The sum of a column, and how many of its cells are missing; None where it is not exact."""
    decimals = DIGITS - WHOLE
    reasons = ", ".join(map(quoted, column.reasons)) or "NULL"
    sums = comparison.ask(
        f"SELECT sum(CAST(CASE WHEN fits THEN v END AS DECIMAL({DIGITS}, {decimals}))), "  # noqa: S608
        "count(*) FILTER (WHERE v IS NULL), count(*) FILTER (WHERE NOT fits) FROM "
        f"(SELECT v, regexp_full_match(v, '{NUMBER}') AS fits FROM "
        f"(SELECT CASE WHEN {column.text} IN ({reasons}) THEN NULL ELSE ({column.value}) END AS v "
        f"FROM {side.name}))"
    )
    total, missing, unfit = sums[0]
    if unfit:
        return None
    return (None if total is None else plain(Decimal(total))), int(missing)


def plain(value: Decimal) -> Decimal:
    """A number without zeros at its end."""
    return Decimal(f"{value.normalize():f}")
