"""What became of fields, in words, and the sums of their figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from yesan.changes.document import Block, Grid, Items
from yesan.changes.naming import Naming
from yesan.changes.property_words import said
from yesan.changes.table_change import FieldChange, Kind, SumChange, TableChange
from yesan.package.field import Field

UNIT = frozenset({"unit", "factor", "currency"})
"""The properties that say what a figure is in."""


def field_sentence(field: FieldChange, table: TableChange, naming: Naming) -> str:
    """What became of a field."""
    text, title = naming.locale.text, naming.field(table, field.name)
    named = title if title == field.name else f"{title}, {field.name}"
    match field.kind:
        case Kind.NEW:
            return text("Field “{name}” was added.", name=named)
        case Kind.GONE:
            return text("Field “{name}” was removed.", name=field.name)
    more = " ".join(_described(field, table, naming))
    if field.kind is Kind.RENAMED:
        return f"{_renamed(field, table, named, naming)} {more}".rstrip()
    head = text("Field “{name}”:", name=named)
    return f"{head} {more}"


def _renamed(field: FieldChange, table: TableChange, named: str, naming: Naming) -> str:
    text = naming.locale.text
    resource = naming.new.package.by_name.get(table.name)
    if resource and field.name not in resource.by_name:
        return text(
            "Column “{old}” is called “{new}” in the file now, and not in the descriptor: all of "
            "its values are the same.",
            old=field.was,
            new=field.name,
        )
    return text(
        "Field “{old}” is called “{new}” now: all of its values are the same.",
        old=field.was,
        new=named,
    )


def _described(field: FieldChange, table: TableChange, naming: Naming) -> Iterator[str]:
    """What the descriptor says of a field otherwise: its unit in a sentence, all else as it is."""
    units = {name for name in field.properties if name.partition("@")[0] in UNIT}
    before, after = naming.before(table, field.name), table.columns.get(field.name)
    if units == {"currency"}:
        nothing = naming.locale.text("(nothing)")
        old, new = field.properties["currency"]
        yield naming.locale.text(
            "Its currency was {old}, and is {new} now.", old=old or nothing, new=new or nothing
        )
    elif units and before and after:
        yield naming.locale.text(
            "Its unit was {old}, and is {new} now.",
            old=naming.unit(before, beside=after),
            new=naming.unit(after, beside=before),
        )
        yield from _rescaled(table, field.name, naming)
    else:
        units = set()
    rest = {name: pair for name, pair in field.properties.items() if name not in units}
    if rest:
        yield said(rest, naming)


def _rescaled(table: TableChange, name: str, naming: Naming) -> Iterator[str]:
    """What became of the figures of a field whose unit is another one."""
    found, plural = table.rescaled.get(name), naming.locale.plural
    if found and found.kept:
        yield plural(
            "{count} figure is written as before, and so means another amount.",
            "{count} figures are written as before, and so mean other amounts.",
            found.kept,
        )
    if found and found.converted:
        yield plural(
            "{count} figure was converted, and means the same amount.",
            "{count} figures were converted, and mean the same amounts.",
            found.converted,
        )


def sums(table: TableChange, naming: Naming) -> Iterator[Block]:
    """The sums of columns before and after, where any is another one, and what they leave out."""
    if not _told(table):
        return
    text = naming.locale.text
    header = (
        text("Sum of all rows, totals among them"),
        text("Before"),
        text("After"),
        text("Change"),
    )
    yield Grid(header, [_sum(found, naming) for found in _told(table)], frozenset({1, 2, 3}))
    if blanks := [found for found in _told(table) if found.old_missing != found.new_missing]:
        yield Items([_blank(found, naming) for found in blanks])


def _blank(found: SumChange, naming: Naming) -> str:
    """How many rows have no figure that a sum could have: it is not one of the same rows."""
    return naming.locale.text(
        "Rows without a figure in “{field}”, which the sums leave out: {old} before, {new} after",
        field=found.field.title[naming.locale.language],
        old=naming.locale.number(found.old_missing),
        new=naming.locale.number(found.new_missing),
    )


def _told(table: TableChange) -> list[SumChange]:
    """The sums that are others; where as much is missing more or less often, they are not."""
    return [found for found in table.sums if found.old != found.new]


def _sum(found: SumChange, naming: Naming) -> tuple[str, str, str, str]:
    """The sum of a column: in its currency, else with its unit where that is another one."""
    before, after = found.old_field, found.field
    other_unit = not after.currency and before.unit.default != after.unit.default
    nothing = naming.locale.text("(nothing)")
    old, new = (
        nothing if value is None else _figure(field, value, naming, with_unit=other_unit)
        for field, value in ((before, found.old), (after, found.new))
    )
    change = ""
    alike = before.currency == after.currency and not other_unit
    if found.old is not None and found.new is not None and alike:
        difference = after.in_currency(found.new) - before.in_currency(found.old)
        change = naming.change(difference, after.currency)
    bare = after.currency or other_unit
    title = after.title[naming.locale.language] if bare else naming.of_field(after)
    return title, old, new, change


def _figure(field: Field, value: Decimal, naming: Naming, *, with_unit: bool) -> str:
    said = naming.figure(field.in_currency(value), field.currency)
    return f"{said} {field.unit[naming.locale.language]}".rstrip() if with_unit else said
