"""A line through the figures of a series in the order of time, all of them: too many for bars.

It need not begin at zero: what it shows is how a figure moves. Only some times are written below
it, as many as there is room for; the table has all.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yesan.charts.chart_table import ROW
from yesan.charts.shapes.columns import FONT_SIZE, HEIGHT, SPACE, WIDTH, Moment, table_of, written
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Layers, Specification
from yesan.charts.shapes.theme import AFTER
from yesan.charts.unit import Unit
from yesan.render.typesetting import width

if TYPE_CHECKING:
    import altair as alt

MOST = 5000
"""Maximum number of figures: one path of some 60 kB, and as many rows of a table on the page."""


def specify(moments: Sequence[Moment], unit: Unit) -> Shape:
    """A line through all moments, in the order of time, at even distances.

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
            "amount": float(m.amount / divisor),
            **place,
            **({"time": m.time, "below": below[n]} if n in below else {}),
        }
        for n, (m, place) in enumerate(zip(moments, table.places, strict=True))
    ]
    ends = sum(width(time) * FONT_SIZE for time in (times[:1] + times[-1:])) + SPACE
    layers = Layers(_layers, (axis, len(moments), ends > WIDTH))
    spec = Specification.of(layers, data={"values": values})
    return Shape(spec, axis, table, tuple(m.text for m in moments))


@lru_cache(maxsize=64)
def _layers(unit: str, count: int, low: bool) -> dict[str, Any]:  # noqa: FBT001 - as in `Layers`
    """The specification without its data.

    Args:
        unit: What the axis is in.
        count: How many figures there are.
        low: Whether the last time is below the first, because both are long.
    """
    import altair as alt

    place = alt.X(f"{ROW}:Q", axis=None, scale=alt.Scale(domain=[0, count - 1], nice=False))
    base = alt.Chart()
    line = base.mark_line(color=AFTER, strokeWidth=1, clip=False).encode(
        place,
        alt.Y(
            "amount:Q",
            title=unit or None,
            axis=alt.Axis(tickCount=4, grid=True),
            scale=alt.Scale(zero=False),
        ),
    )
    text = base.encode(place, alt.Text("time:N"))
    drop = FONT_SIZE + 3 if low else 0
    times = [
        _below(text.mark_text(align="left", baseline="top", fontSize=FONT_SIZE), "start", 0),
        _below(text.mark_text(align="center", baseline="top", fontSize=FONT_SIZE), "middle", 0),
        _below(text.mark_text(align="right", baseline="top", fontSize=FONT_SIZE), "end", drop),
    ]
    chart = alt.layer(line, *times).properties(
        width=WIDTH, height=HEIGHT, data=alt.NamedData("moments")
    )
    return chart.to_dict(validate=False)


def _below(texts: alt.Chart, which: str, drop: int) -> alt.Chart:
    """Times below their figures, and how much lower than others."""
    import altair as alt

    return texts.encode(alt.YValue(HEIGHT + 8 + drop)).transform_filter(f"datum.below == '{which}'")  # type: ignore[no-untyped-call]
