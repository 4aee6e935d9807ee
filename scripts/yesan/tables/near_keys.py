"""The key that was meant, where a foreign key misses it by case, spaces, zeros or Unicode form."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from frictionless import Row

Rows = Mapping[str, Sequence[Row]]
Keys = dict[tuple[str, ...], tuple[str, ...]]


class NearKeys:
    """The keys of the tables to which foreign keys lead, as they are and as they are compared.

    Args:
        rows: The rows of each table, by the id of its resource.
    """

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._known: dict[tuple[str, tuple[str, ...]], Keys] = {}

    def of(self, table: str, fields: Sequence[str], cells: Sequence[object]) -> str:
        """The one key of a table that is like these cells, as text; empty if none is.

        Args:
            table: The id of the table that the key leads to.
            fields: Its fields.
            cells: The values that are none of its keys.
        """
        place = table, tuple(fields)
        if place not in self._known:
            found: Keys = {}
            for row in self.rows.get(table, ()):
                texts = tuple(str(row.get(name)) for name in fields)
                found.setdefault(tuple(map(_folded, texts)), texts)
            self._known[place] = found
        return ", ".join(self._known[place].get(tuple(_folded(str(cell)) for cell in cells), ()))


def _folded(text: str) -> str:
    """A text without what one does not see or say of it: case, spaces, zeros before digits."""
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    return (folded.lstrip("0") or "0") if folded.isdigit() else folded
