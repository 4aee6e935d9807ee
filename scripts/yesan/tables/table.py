"""The rows of one resource, made once: exact Python values, each row with its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import pandas as pd


class Row(NamedTuple):
    """A row of a table.

    Attributes:
        number: Its line in the table, the header being row 1.
        cells: Its values by the names of the fields; None where a value is missing.
    """

    number: int
    cells: dict[str, Any]


@dataclass(frozen=True, eq=False)
class Table:
    """Some rows of a resource, in their order.

    Attributes:
        names: The names of the fields.
        rows: The rows. Their cells are shared by everything that reads them, and never changed.
    """

    names: tuple[str, ...]
    rows: tuple[Row, ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def column(self, name: str) -> list[Any]:
        """The values of a field, row by row."""
        return [row.cells[name] for row in self.rows]

    def known(self, name: str) -> list[Any]:
        """The values of a field that are not missing."""
        return [row.cells[name] for row in self.rows if row.cells[name] is not None]

    def head(self, count: int) -> Table:
        """The first rows."""
        return Table(self.names, self.rows[:count])

    def take(self, positions: Iterable[int]) -> Table:
        """The rows at some positions, counted from 0."""
        return Table(self.names, tuple(self.rows[n] for n in positions))

    @cached_property
    def by_number(self) -> dict[int, dict[str, Any]]:
        """The cells of each row by its number."""
        return {row.number: row.cells for row in self.rows}

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as pandas has them: every column of Python objects, indexed by row number."""
        import pandas as pd  # noqa: PLC0415 - only rules need it, and it takes long to load

        return pd.DataFrame(
            [list(row.cells.values()) for row in self.rows],
            columns=list(self.names),
            index=pd.Index([row.number for row in self.rows], name="row"),
            dtype=object,
        )


Tables = Mapping[str, Table]
"""The tables of a package by the names of their resources."""
