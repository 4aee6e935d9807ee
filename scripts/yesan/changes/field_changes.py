"""Fields of a table that are new, gone, renamed, or described otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yesan.changes.database import Side
from yesan.changes.row_changes import Comparison, Pair
from yesan.changes.table_change import FieldChange, Kind
from yesan.package.resource import Field, Resource
from yesan.package.text import Text

MOST_PAIRS = 100
"""How many pairs of a field that is gone and a new one are looked at."""
Properties = dict[str, tuple[str, str]]


def paired(old: Side, new: Side) -> list[Pair]:
    """The columns that both editions have by one name, in the order of the new one."""
    return [
        Pair(name, old.columns[name], column)
        for name, column in new.columns.items()
        if name in old.columns
    ]


def renamed(comparison: Comparison) -> Iterator[Pair]:
    """Columns that are gone and new, and have the same values, each as often, and not all missing.

    Where two columns have the same values, neither is recognized.
    """
    old, new = comparison.old, comparison.new
    gone = [n for n in old.columns if n not in new.columns]
    fresh = [n for n in new.columns if n not in old.columns]
    if old.rows != new.rows or len(gone) * len(fresh) > MOST_PAIRS:
        return
    alike = [
        (before, after)
        for before in gone
        for after in fresh
        if _have_same_values(comparison, Pair(after, old.columns[before], new.columns[after]))
    ]
    for before, after in alike:
        if sum(before == a or after == b for a, b in alike) == 1:
            yield Pair(after, old.columns[before], new.columns[after])


def _have_same_values(comparison: Comparison, pair: Pair) -> bool:
    if pair.old.field.type != pair.new.field.type:
        return False
    before, after = pair.values
    counts = [
        f"SELECT ({value}) AS v, count(*) AS c FROM {side.name} GROUP BY 1"  # noqa: S608
        for value, side in ((before, comparison.old), (after, comparison.new))
    ]
    return not comparison.count(
        f"SELECT count(*) FROM ({counts[0]}) a FULL JOIN ({counts[1]}) b "  # noqa: S608
        "ON a.v IS NOT DISTINCT FROM b.v WHERE a.c IS DISTINCT FROM b.c"
    ) and bool(
        comparison.count(
            f"SELECT count({after}) FROM {comparison.new.name}"  # noqa: S608
        )
    )


def field_changes(
    old: Mapping[str, Field], new: Mapping[str, Field], renames: Mapping[str, str]
) -> Iterator[FieldChange]:
    """What became of each field that is not as it was.

    Args:
        old: The fields before.
        new: The fields after.
        renames: What fields with another name were called, by their new names.
    """
    for name, field in new.items():
        was = renames.get(name, name)
        if was not in old:
            yield FieldChange(name, Kind.NEW)
        elif name in renames:
            yield FieldChange(name, Kind.RENAMED, was, _differing(old[was], field))
        elif found := _differing(old[name], field):
            yield FieldChange(name, Kind.CHANGED, properties=found)
    for name in old:
        if name not in new and name not in renames.values():
            yield FieldChange(name, Kind.GONE)


def _differing(old: Field, new: Field) -> Properties:
    """What the descriptor says of a field otherwise."""
    before, after = _described(old), _described(new)
    return differing(before, after)


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> Properties:
    """The properties of which two descriptions differ, before and after."""
    names = dict.fromkeys((*before, *after))
    pairs = {name: (before.get(name, ""), after.get(name, "")) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _described(field: Field) -> dict[str, str]:
    """What the descriptor says of a field, as texts by property."""
    return {
        "type": field.type,
        **texts("title", field.title),
        **texts("description", field.description),
        **texts("unit", field.unit),
        "role": field.role,
        "columnType": field.column_type.name if field.column_type else "",
        "currency": field.currency,
        "factor": str(field.factor) if field.factor != 1 else "",
        "phase": ", ".join(field.normalize.values()),
        "categories": ", ".join(
            f"{value}: {name.default}" for value, name in field.categories.items()
        ),
    }


def texts(name: str, text: Text) -> dict[str, str]:
    """A text of the descriptor in each of its languages, by property."""
    return {name: text.default, **{f"{name}@{k}": v for k, v in text.translations.items()}}


def table_properties(old: Resource, new: Resource) -> Properties:
    """What the descriptor says of a table otherwise."""
    before, after = (
        {
            **texts("title", resource.title),
            **texts("description", resource.description),
            **texts("selection", resource.selection),
            "path": resource.path,
            "primaryKey": ", ".join(resource.primary_key),
            "foreignKeys": "; ".join(
                f"{', '.join(k.fields)} → {k.resource} ({', '.join(k.reference)})"
                for k in resource.foreign_keys
            ),
        }
        for resource in (old, new)
    )
    return differing(before, after)
