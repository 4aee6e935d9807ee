"""What every shape of a chart gives: its specification, the unit of its axis, its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from yesan.charts.chart_table import ChartTable


@dataclass(frozen=True)
class Shape:
    """Figures in the form in which they are drawn.

    Attributes:
        spec: The Vega-Lite specification; each datum has its place in the table.
        axis: The unit of the axis.
        table: The table of the figures.
        texts: The figures as written in the picture.
    """

    spec: dict[str, Any]
    axis: str
    table: ChartTable
    texts: tuple[str, ...] = ()
