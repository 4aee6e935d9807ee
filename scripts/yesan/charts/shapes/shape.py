"""What every shape of a chart gives: its specification, the unit of its axis, its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yesan.charts.chart_table import ChartTable
from yesan.charts.shapes.row_place import RowPlace
from yesan.charts.shapes.specification import Specification


@dataclass(frozen=True)
class Shape:
    """Figures in the form in which they are drawn.

    Attributes:
        specification: In Vega-Lite; each datum has its place in the table.
        narrow: The same for a phone.
        axis: The unit of the axis.
        table: The table of the figures.
        texts: The figures as written in the picture.
        labelled: Whether the picture says the unit, at its axis.
        places: Where the rows of entities are.
    """

    specification: Specification
    narrow: Specification
    axis: str
    table: ChartTable
    texts: tuple[str, ...] = ()
    labelled: bool = True
    places: tuple[RowPlace, ...] = ()

    @property
    def spec(self) -> dict[str, Any]:
        """The whole of the wide specification."""
        return self.specification.whole()
