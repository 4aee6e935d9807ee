"""A tile map: every place one square of equal size, where it lies among the others, by Altair.

Equal squares give every place the same weight, where a map would show its area. The darker a
square, the larger its figure, which is written in it as well. A phone has no room for its words:
there it is a bar for each place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.shapes import bars
from yesan.charts.shapes.bars import Bar
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Layers, Specification
from yesan.charts.shapes.theme import AFTER, FONT, FONT_SIZE, INK, MORE, WIDE
from yesan.charts.unit import Unit
from yesan.language.sentence import origins, references

SIDE, LARGEST, MARGIN = 62, 88, 3
"""How large a square is at least, and at most; what is free at the sides of its words."""
PADDING = 2
FAINT, STRONG = 0.08, 0.55
"""How much of the colour the smallest and the largest figure have: text stays readable on both."""


@dataclass(frozen=True)
class Tile:
    """One place.

    Attributes:
        id: Its code.
        name: What it is called.
        column: Its place from the west.
        row: Its place from the north.
        amount: Its figure, in the unit of the chart.
        text: The figure as written in the tile.
        marked: Whether the chart is on the page of this place.
    """

    id: str
    name: str
    column: int
    row: int
    amount: Decimal
    text: str
    marked: bool = False


def specify(tiles: Sequence[Tile], unit: Unit) -> Shape:
    """A tile map, its colours from zero to the largest figure; its unit is that of the tiles."""
    data = [Datum(t.id, t.name, "", t.amount, "", *origins(t.text)[:1]) for t in tiles]
    table = ChartTable.of(data, unit)
    left, top = min(t.column for t in tiles), min(t.row for t in tiles)
    columns = max(t.column for t in tiles) - left + 1
    rows = max(t.row for t in tiles) - top + 1
    values = [
        {
            "name": t.name,
            "column": t.column - left,
            "row": t.row - top,
            "value": float(t.amount),
            "text": str(t.text),
            "figure": references(t.text),
            "marked": t.marked,
            **place,
        }
        for t, place in zip(tiles, table.places, strict=True)
    ]
    spec = Specification.of(Layers(_layers, (columns, rows)), data={"values": values})
    narrow = bars.specify([Bar(t.name, "", t.amount, t.text, t.id) for t in tiles], unit).narrow
    texts = tuple(t.text for t in tiles)
    return Shape(spec, narrow, unit.name, table, texts, labelled=False)


@lru_cache(maxsize=64)
def _layers(columns: int, rows: int) -> dict[str, Any]:
    import altair as alt

    base = alt.Chart().encode(
        alt.X("column:O", axis=None, scale=alt.Scale(domain=list(range(columns)), padding=0.04)),
        alt.Y("row:O", axis=None, scale=alt.Scale(domain=list(range(rows)), padding=0.04)),
    )
    strength = alt.Scale(domainMin=0, range=[FAINT, STRONG])
    layers = [
        base.mark_rect(color=AFTER, cornerRadius=3).encode(
            alt.FillOpacity("value:Q", scale=strength, legend=None)
        ),
        base.mark_rect(filled=False, stroke=MORE, strokeWidth=3, cornerRadius=3).transform_filter(
            "datum.marked"
        ),
        base.mark_text(font=FONT, fontSize=FONT_SIZE, fontWeight="bold", color=INK, dy=-8).encode(
            alt.Text("name:N")
        ),
        base.mark_text(font=FONT, fontSize=FONT_SIZE, color=INK, dy=9).encode(
            alt.Text("text:N"), alt.Description("figure:N")
        ),
    ]
    side = max(SIDE, min(LARGEST, WIDE // columns))
    # As wide as other pictures, so that its letters are as large as theirs in the column.
    beside = max(WIDE - columns * side, 0) + PADDING
    chart = alt.layer(*layers, data=alt.NamedData("tiles")).properties(
        width=columns * side,
        height=rows * side,
        padding={"left": PADDING, "top": PADDING, "right": beside, "bottom": PADDING},
    )
    return chart.to_dict(validate=False)
