"""The source's own errors, found by the figure, by the cell and by the entity that they concern."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, overload

from yesan.model.entities import Entities, Entity, Kind, by_entity
from yesan.model.figures import Figure
from yesan.tables.discrepancies import Discrepancy
from yesan.tables.table import Tables


@dataclass(frozen=True, eq=False)
class Discrepancies(Sequence[Discrepancy]):
    """The discrepancies of a package, the most serious first.

    Attributes:
        listed: The discrepancies in that order.
        tables: The rows of the package.
        entities: What its codes identify.
    """

    listed: tuple[Discrepancy, ...]
    tables: Tables
    entities: Entities

    @overload
    def __getitem__(self, index: int) -> Discrepancy: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Discrepancy]: ...
    def __getitem__(self, index: int | slice) -> Discrepancy | Sequence[Discrepancy]:
        return self.listed[index]

    def __iter__(self) -> Iterator[Discrepancy]:
        return iter(self.listed)

    def __len__(self) -> int:
        return len(self.listed)

    @cached_property
    def by_cell(self) -> dict[tuple[str, int, str], Discrepancy]:
        """The most serious discrepancy of each figure, by table, row and field."""
        cells: dict[tuple[str, int, str], Discrepancy] = {}
        for found in self.listed:
            cells.setdefault((found.resource.name, found.row, found.field), found)
        return cells

    def of_figures(self, figures: Iterable[Figure]) -> list[Discrepancy]:
        """The grave discrepancies of the printed figures that these are made of."""
        cells = (
            (c.resource.name, row, c.field)
            for f in figures
            for c in f.all_cells()
            for row in c.rows
        )
        found = (self.by_cell.get(cell) for cell in dict.fromkeys(cells))
        return [d for d in found if d is not None and d.grave]

    def of_entity(self, entity: Entity) -> list[Discrepancy]:
        """The discrepancies in the rows of an entity, the most serious first."""
        return self._by_entity.get((entity.kind, entity.code), [])

    @cached_property
    def _by_entity(self) -> dict[tuple[Kind, str], list[Discrepancy]]:
        return by_entity((d, self.entities.of_row(d.resource, self._row(d))) for d in self.listed)

    def _row(self, found: Discrepancy) -> dict[str, Any]:
        return self.tables[found.resource.name].by_number[found.row]
