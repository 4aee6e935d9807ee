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
from yesan.charts.shapes.theme import ABOVE, AFTER, FONT_SIZE, NARROW, WIDE
from yesan.charts.unit import Unit
from yesan.language.sentence import origins, references
from yesan.render.typesetting import width

if TYPE_CHECKING:
    import altair as alt

MOST = 240
"""Maximum number of bars that can be told apart; more figures are a line."""
AXIS = 50
"""How wide the numbers at the side are."""
SPACE, LABELS, BELOW = 24, 6, 8
"""Of the times: what is at least between two, how many are enough, how far down they are."""
DENSE = 100
"""Minimum number of bars without space between them."""


@dataclass(frozen=True)
class Moment:
    """A figure at one time, and as it is written."""

    time: str
    amount: Decimal
    text: str


def size(*, wide: bool) -> tuple[int, int]:
    """How wide and how high a picture is, without the numbers at its side."""
    return (WIDE - AXIS, 240) if wide else (NARROW - AXIS, 170)


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
    drawn = []
    for wide in (True, False):
        below, low = written([m.time for m in moments], size(wide=wide)[0])
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
        layers = Layers(_layers, (axis, len(moments) >= DENSE, low, wide))
        drawn.append(Specification.of(layers, data={"values": values}))
    return Shape(drawn[0], drawn[1], axis, table, tuple(m.text for m in moments))


def written(times: Sequence[str], room: int) -> tuple[dict[int, str], bool]:
    """Which figures have their time below them, and where of it: first and last at the ends.

    And whether the last is below the first, because both are long.

    Args:
        times: The times in their order.
        room: How wide the picture is.
    """
    longest = max((width(time) for time in times), default=0) * FONT_SIZE + SPACE
    count = max(2, min(LABELS, int(room // longest), len(times)))
    last = len(times) - 1
    chosen = [n * last // (count - 1) for n in range(count)]
    ends = sum(width(time) * FONT_SIZE for time in (*times[:1], *times[-1:])) + SPACE
    said = {n: "start" if n == 0 else "end" if n == last else "middle" for n in chosen}
    return said, ends > room


@lru_cache(maxsize=64)
def _layers(unit: str, dense: bool, low: bool, wide: bool) -> dict[str, Any]:  # noqa: FBT001 - as in `Layers`
    """The specification without its data.

    Args:
        unit: What the axis is in.
        dense: Whether the bars have no room between them; then no seam is seen either.
        low: Whether the last time is below the first, because both are long.
        wide: Whether for the column of a page; else for a phone.
    """
    import altair as alt

    across, height = size(wide=wide)
    scale = alt.Scale(paddingInner=0 if dense else 0.2, paddingOuter=0)
    place = f"{ROW}:O"
    base = alt.Chart()
    bars = base.mark_bar(color=AFTER, stroke=AFTER, strokeWidth=0.5 if dense else 0).encode(
        alt.X(place, axis=None, scale=scale),
        alt.Y("amount:Q", title=unit or None, axis=alt.Axis(tickCount=4, grid=True, **ABOVE)),
        alt.Description("figure:N"),
    )
    lower = height + BELOW + (FONT_SIZE + 3 if low else 0)
    times = [
        _below(base, "left", 0, height + BELOW),
        _below(base, "center", 0.5, height + BELOW),
        _below(base, "right", 1, lower),
    ]
    chart = alt.layer(bars, *times).properties(
        width=across, height=height, data=alt.NamedData("moments")
    )
    return chart.to_dict(validate=False)


def _below(base: alt.Chart, align: Any, at: float, down: int) -> Any:
    """Times below their bars: at which part of the bar, and how far down."""
    import altair as alt

    which = {"left": "start", "center": "middle", "right": "end"}[align]
    text = base.mark_text(align=align, baseline="top", fontSize=FONT_SIZE)
    place = alt.X(f"{ROW}:O", bandPosition=at)
    return text.encode(place, alt.YValue(down), alt.Text("time:N")).transform_filter(  # type: ignore[no-untyped-call]
        f"datum.below == '{which}'"
    )
