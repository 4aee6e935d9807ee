"""Columns: upright bars from a common zero line in the order of time: a long trend, whole.

Only some times are written below the bars, as many as there is room for; the table has all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yesan.charts.chart_table import ROW, ChartTable, Datum
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Layers, Specification
from yesan.charts.shapes.theme import AFTER
from yesan.charts.shapes.theme import WIDTH as WHOLE
from yesan.charts.unit import Unit
from yesan.language.sentence import origins, references
from yesan.render.typesetting import width

if TYPE_CHECKING:
    import altair as alt

MOST = 240
"""Maximum number of bars that can be told apart; more figures are a line."""
WIDTH, HEIGHT = WHOLE - 50, 170
FONT_SIZE, SPACE, LABELS = 12, 24, 6
"""Of the times: their letters, what is at least between two of them, and how many are enough."""
WIDE = 100
"""Minimum number of bars without space between them."""


@dataclass(frozen=True)
class Moment:
    """A figure at one time, and as it is written."""

    time: str
    amount: Decimal
    text: str


def table_of(moments: Sequence[Moment], unit: Unit) -> ChartTable:
    """The table behind a picture of some moments, a row for each."""
    data = [
        Datum(str(n), m.time, "", m.amount, "", *origins(m.text)[:1]) for n, m in enumerate(moments)
    ]
    return ChartTable.of(data, unit)


def specify(moments: Sequence[Moment], unit: Unit) -> Shape:
    """A bar for each moment, in the order of time.

    Args:
        moments: At most `MOST` figures.
        unit: What they are in.
    """
    divisor, axis = unit.axis(max((abs(m.amount) for m in moments), default=Decimal(0)))
    table = table_of(moments, unit)
    times = [m.time for m in moments]
    below = written(times)
    values = [
        {
            "time": m.time,
            "amount": float(m.amount / divisor),
            "text": str(m.text),
            "figure": references(m.text),
            "below": below.get(n, ""),
            **place,
        }
        for n, (m, place) in enumerate(zip(moments, table.places, strict=True))
    ]
    ends = sum(width(time) * FONT_SIZE for time in (times[:1] + times[-1:])) + SPACE
    layers = Layers(_layers, (axis, len(moments) >= WIDE, ends > WIDTH))
    spec = Specification.of(layers, data={"values": values})
    return Shape(spec, axis, table, tuple(m.text for m in moments))


def written(times: Sequence[str]) -> dict[int, str]:
    """Which figures have their time below them, and where of it: first and last at the ends."""
    longest = max((width(time) for time in times), default=0) * FONT_SIZE + SPACE
    count = max(2, min(LABELS, int(WIDTH // longest), len(times)))
    last = len(times) - 1
    chosen = [n * last // (count - 1) for n in range(count)]
    return {n: "start" if n == 0 else "end" if n == last else "middle" for n in chosen}


@lru_cache(maxsize=64)
def _layers(unit: str, dense: bool, low: bool) -> dict[str, Any]:  # noqa: FBT001 - as in `Layers`
    """The specification without its data.

    Args:
        unit: What the axis is in.
        dense: Whether the bars have no room between them; then no seam is seen either.
        low: Whether the last time is below the first, because both are long.
    """
    import altair as alt

    scale = alt.Scale(paddingInner=0 if dense else 0.2, paddingOuter=0)
    place = f"{ROW}:O"
    base = alt.Chart()
    bars = base.mark_bar(color=AFTER, stroke=AFTER, strokeWidth=0.5 if dense else 0).encode(
        alt.X(place, axis=None, scale=scale),
        alt.Y("amount:Q", title=unit or None, axis=alt.Axis(tickCount=4, grid=True)),
        alt.Description("figure:N"),
    )
    low_end = FONT_SIZE + 3 if low else 0
    text = base.encode(alt.Text("time:N"))
    times = [
        _below(text.mark_text(align="left", baseline="top", fontSize=FONT_SIZE), "start", 0, 0),
        _below(
            text.mark_text(align="center", baseline="top", fontSize=FONT_SIZE), "middle", 0.5, 0
        ),
        _below(
            text.mark_text(align="right", baseline="top", fontSize=FONT_SIZE), "end", 1, low_end
        ),
    ]
    chart = alt.layer(bars, *times).properties(
        width=WIDTH, height=HEIGHT, data=alt.NamedData("moments")
    )
    return chart.to_dict(validate=False)


def _below(texts: alt.Chart, which: str, at: float, drop: int) -> alt.Chart:
    """Times below their bars: at which part of the bar, and how much lower than others."""
    import altair as alt

    place = alt.X(f"{ROW}:O", bandPosition=at)
    return texts.encode(place, alt.YValue(HEIGHT + 8 + drop)).transform_filter(  # type: ignore[no-untyped-call]
        f"datum.below == '{which}'"
    )
