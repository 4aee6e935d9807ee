"""What every shape of a chart gives: its specification, the unit of its axis, its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yesan.charts.chart_table import ChartTable
from yesan.charts.shapes.specification import Specification


@dataclass(frozen=True)
class Shape:
    """Figures in the form in which they are drawn.

    Attributes:
        specification: In Vega-Lite; each datum has its place in the table.
        axis: The unit of the axis.
        table: The table of the figures.
        texts: The figures as written in the picture.
    """

    specification: Specification
    axis: str
    table: ChartTable
    texts: tuple[str, ...] = ()

    @property
    def spec(self) -> dict[str, Any]:
        """The whole of its specification."""
        return self.specification.whole()
