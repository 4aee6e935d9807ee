"""What a view looks up in another table: by fields that both have, with values that both have.

Vega-Lite finds nothing where a key does not exist, and draws what is then blank, without an error.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from yesan.errors import Fault, called
from yesan.phrase import Phrase
from yesan.reading.parsing import Json
from yesan.reading.suggestion import meant


def check(transforms: Sequence[Json], values: Mapping[str, Sequence[Any]], known: set[str]) -> None:
    """Refuse what is looked up by a field that there is not, or that has no value of the other.

    Args:
        transforms: The transformations of a specification, with the rows of tables.
        values: The values of the fields of its tables, by name.
        known: Its fields, with those that transformations make.

    Raises:
        Fault: Something cannot be looked up.
    """
    for transform in transforms:
        own, source = transform.get("lookup"), transform.get("from")
        if not isinstance(own, str) or not isinstance(source, dict):
            continue
        if own not in known:
            raise _unknown(own, [*values])
        data = source.get("data")
        rows = data.get("values") if isinstance(data, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            continue
        names = [*dict.fromkeys(name for row in rows for name in row)]
        for name in _named(source):
            if name not in names:
                raise _unknown(name, names)
        key = str(source.get("key"))
        held = {*map(str, (row[key] for row in rows if row.get(key) is not None))}
        looked = {*map(str, (value for value in values.get(own, ()) if value is not None))}
        if looked and not looked & held:
            raise Fault(
                "view-error",
                Phrase(
                    "a lookup of {own} by {key}, which have no value in common",
                    own=called(own),
                    key=called(key),
                ),
                Phrase("a key that has the values that are looked up"),
                Phrase("look it up by the field of the other table that has them"),
            )


def _named(source: Json) -> Iterator[str]:
    """The fields of the other table: its key, and what is taken from it."""
    fields = source.get("fields")
    for name in (source.get("key"), *(fields if isinstance(fields, list) else ())):
        if isinstance(name, str):
            yield name


def _unknown(name: str, names: Sequence[str]) -> Fault:
    listed = ", ".join(map(called, names)) or "its table has none"
    remedy = meant(name, names, Phrase("name a field of the table that is looked up"))
    return Fault(
        "view-error",
        Phrase("the field {name} in a lookup", name=called(name)),
        Phrase("a field: {listed}", listed=listed),
        remedy,
    )
