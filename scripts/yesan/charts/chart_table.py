"""The table behind a chart: rows of values, and where in them the figure of each datum is.

The values stay numbers until a page writes them for readers, or a download for programs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from yesan.charts.unit import Unit
from yesan.language.sentence import Marked, Origin

MISSING = "–"
"""What a page writes where a row has no figure in a column."""
ROW, COLUMN = "yesan_row", "yesan_column"
"""Where in its table the figure of a datum is: its row, and its column after that of the names."""


class Datum(NamedTuple):
    """A figure of a chart.

    Attributes:
        id: What tells its row from others: two rows can have one name.
        name: The name of its row.
        series: The name of its column.
        value: In the unit of the chart.
        words: What a page writes instead of the number, where that says more.
        origin: Where the figure is from, where it is known.
    """

    id: str
    name: str
    series: str
    value: Decimal
    words: str = ""
    origin: Origin | None = None


class Row(NamedTuple):
    """A row of the table: its name, and a figure or none for each column."""

    name: str
    cells: tuple[Datum | None, ...]


@dataclass(frozen=True)
class ChartTable:
    """The figures of a chart, all in one unit.

    Attributes:
        unit: How they are written.
        columns: The names of the columns of figures.
        rows: The rows, in the order of the chart.
        places: For each datum of the chart, its place in the table.
    """

    unit: Unit
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    places: tuple[dict[str, int], ...]

    @classmethod
    def of(cls, data: Sequence[Datum], unit: Unit, columns: Sequence[str] = ()) -> ChartTable:
        """The table of some data: a row for each id, a column for each series.

        Args:
            data: The figures, in the order in which the chart shows them.
            unit: What they are in.
            columns: The series in their order, where that is not the order of the data.
        """
        ids = {id_: n for n, id_ in enumerate(dict.fromkeys(d.id for d in data))}
        series = {
            name: n for n, name in enumerate(columns or dict.fromkeys(d.series for d in data))
        }
        names = {d.id: d.name for d in data}
        cells = {(d.id, d.series): d for d in data}
        return cls(
            unit,
            tuple(series) if len(series) > 1 else (unit.title or unit.locale.text("Amount"),),
            tuple(Row(names[i], tuple(cells.get((i, s)) for s in series)) for i in ids),
            tuple({ROW: ids[d.id], COLUMN: series[d.series] + 1} for d in data),
        )

    @property
    def header(self) -> tuple[str, ...]:
        """The names of all columns; that of the rows' names has none."""
        return ("", *self.columns)

    @cached_property
    def texts(self) -> tuple[tuple[str, ...], ...]:
        """The rows as a page of the language writes them."""
        return tuple((row.name, *map(self._text, row.cells)) for row in self.rows)

    @property
    def numbers(self) -> tuple[tuple[str, ...], ...]:
        """The rows as programs read them: plain numbers, nothing where there is no figure."""
        plain = self.unit.plain
        return tuple(
            (row.name, *(plain(c.value) if c else "" for c in row.cells)) for row in self.rows
        )

    def _text(self, cell: Datum | None) -> str:
        if cell is None or cell.words:
            return cell.words if cell else MISSING
        text = self.unit.exact(cell.value)
        return Marked(text, cell.origin) if cell.origin else text
