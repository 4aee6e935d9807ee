"""Foreign keys, checked against the rows that were read already.

Frictionless would read the table that a key leads to once more for each key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from frictionless import Row
from frictionless.errors import ForeignKeyError

from yesan.package.package import Package

Rows = Mapping[str, Sequence[Row]]
"""The rows of each table by its id; a table that cannot be read has no entry."""
Key = tuple[object, ...]


def dangling(package: Package, rows: Rows) -> Iterator[tuple[str, ForeignKeyError]]:
    """The id of a table, and a row of it whose key leads to no row.

    A key without any value leads nowhere on purpose. Keys of columns that a table has not, and
    those to a table that cannot be read, say nothing that is not said already.

    Raises:
        TypeError: A key holds lists or objects.
    """
    known: dict[tuple[str, tuple[str, ...]], set[Key]] = {}
    for resource in package.resources:
        own = rows.get(resource.id, ())
        for key in resource.foreign_keys:
            if key.package or not own or any(name not in own[0].field_names for name in key.fields):
                continue
            target = package.by_name[key.resource].id
            if target not in rows:
                continue
            place = target, tuple(key.reference)
            if place not in known:
                known[place] = {_cells(row, key.reference) for row in rows[target]}
            for row in own:
                cells = _cells(row, key.fields)
                if any(cell is not None for cell in cells) and cells not in known[place]:
                    yield (
                        resource.id,
                        ForeignKeyError.from_row(
                            row,
                            note="",
                            field_names=list(key.fields),
                            field_values=list(cells),
                            reference_name=target,
                            reference_field_names=list(key.reference),
                        ),
                    )


def _cells(row: Row, names: Sequence[str]) -> Key:
    return tuple(row.get(name) for name in names)
