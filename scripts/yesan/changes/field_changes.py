"""Fields of a table that are new, gone, renamed, or described otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yesan.changes.comparison import Comparison, Pair
from yesan.changes.database import Side
from yesan.changes.raw import properties, raw_field
from yesan.changes.table_change import FieldChange, Kind
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.reading.parsing import Json

MOST_PAIRS = 100
"""How many pairs of a field that is gone and a new one are looked at."""
UNSAID = frozenset({"name", "type"})
"""Of a field, what is looked at by itself."""
TOLD = frozenset({"name", "data", "schema", "dialect", "encoding", "format", "bytes", "hash"})
"""Of a table, what is looked at by itself, or follows from its file."""
DEFAULT = "utf-8"
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
    """Whether two columns have the same values; of one that is not described, the same texts."""
    described = (
        column.field.name in side.resource.by_name
        for column, side in ((pair.old, comparison.old), (pair.new, comparison.new))
    )
    if pair.old.field.type != pair.new.field.type and all(described):
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
    old: tuple[Resource, Mapping[str, Field]],
    new: tuple[Resource, Mapping[str, Field]],
    renames: Mapping[str, str],
) -> Iterator[FieldChange]:
    """What became of each field that is not as it was.

    Args:
        old: The table before, with its fields and its columns without a field.
        new: The same after.
        renames: What fields with another name were called, by their new names.
    """
    (before, known), (after, fields) = old, new
    for name, field in fields.items():
        was = renames.get(name, name)
        if was not in known:
            yield FieldChange(name, Kind.NEW)
            continue
        described = was in before.by_name and name in after.by_name
        found = (
            differing(_described(before, known[was]), _described(after, field)) if described else {}
        )
        if name in renames:
            yield FieldChange(name, Kind.RENAMED, was, found)
        elif found:
            yield FieldChange(name, Kind.CHANGED, properties=found)
    for name in known:
        if name not in fields and name not in renames.values():
            yield FieldChange(name, Kind.GONE)


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> Properties:
    """The properties of which two descriptions differ, before and after."""
    names = dict.fromkeys((*before, *after))
    pairs = {name: (before.get(name, ""), after.get(name, "")) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _described(resource: Resource, field: Field) -> dict[str, str]:
    """What the descriptor says of a field, as texts by property."""
    return {**properties(raw_field(resource, field.name), UNSAID), "type": field.type}


def table_properties(old: Resource, new: Resource) -> Properties:
    """What the descriptor says of a table otherwise, its fields aside.

    How a file is written that the descriptor does not describe is nothing that it says.
    """
    before, after = (
        {
            **properties(resource.raw, TOLD),
            **properties(_keyed(resource.raw.get("schema")), frozenset({"fields"})),
            "encoding": str(resource.raw.get("encoding") or DEFAULT),
            **properties(_mapping(resource.raw.get("dialect"))),
        }
        for resource in (old, new)
    )
    return differing(before, after)


def _keyed(schema: object) -> Json:
    """A schema with its key as a list, which may be one name as well."""
    found = _mapping(schema)
    key = found.get("primaryKey")
    return {**found, "primaryKey": [key]} if isinstance(key, str) else found


def _mapping(value: object) -> Json:
    """Properties; of a file that has them, its name."""
    return value if isinstance(value, dict) else {"file": value} if value else {}
