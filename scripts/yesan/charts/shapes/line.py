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
from yesan.charts.shapes.columns import BELOW, Moment, size, table_of, written
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Layers, Specification
from yesan.charts.shapes.theme import ABOVE, AFTER, FONT_SIZE
from yesan.charts.unit import Unit

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
    drawn = []
    for wide in (True, False):
        below, low = written([m.time for m in moments], size(wide=wide)[0])
        values = [
            {
                "amount": float(m.amount / divisor),
                **place,
                **({"time": m.time, "below": below[n]} if n in below else {}),
            }
            for n, (m, place) in enumerate(zip(moments, table.places, strict=True))
        ]
        layers = Layers(_layers, (axis, len(moments), low, wide))
        drawn.append(Specification.of(layers, data={"values": values}))
    return Shape(drawn[0], drawn[1], axis, table, tuple(m.text for m in moments))


@lru_cache(maxsize=64)
def _layers(unit: str, count: int, low: bool, wide: bool) -> dict[str, Any]:  # noqa: FBT001 - as in `Layers`
    """The specification without its data.

    Args:
        unit: What the axis is in.
        count: How many figures there are.
        low: Whether the last time is below the first, because both are long.
        wide: Whether for the column of a page; else for a phone.
    """
    import altair as alt

    across, height = size(wide=wide)
    place = alt.X(f"{ROW}:Q", axis=None, scale=alt.Scale(domain=[0, count - 1], nice=False))
    base = alt.Chart()
    line = base.mark_line(color=AFTER, strokeWidth=1, clip=False).encode(
        place,
        alt.Y(
            "amount:Q",
            title=unit or None,
            axis=alt.Axis(tickCount=4, grid=True, **ABOVE),
            scale=alt.Scale(zero=False),
        ),
    )
    lower = height + BELOW + (FONT_SIZE + 3 if low else 0)
    text = base.encode(place, alt.Text("time:N"))
    times = [
        _below(text, "left", height + BELOW),
        _below(text, "center", height + BELOW),
        _below(text, "right", lower),
    ]
    chart = alt.layer(line, *times).properties(
        width=across, height=height, data=alt.NamedData("moments")
    )
    return chart.to_dict(validate=False)


def _below(texts: alt.Chart, align: Any, down: int) -> Any:
    """Times below their figures, and how far down."""
    import altair as alt

    which = {"left": "start", "center": "middle", "right": "end"}[align]
    marked = texts.mark_text(align=align, baseline="top", fontSize=FONT_SIZE)
    return marked.encode(alt.YValue(down)).transform_filter(f"datum.below == '{which}'")  # type: ignore[no-untyped-call]
