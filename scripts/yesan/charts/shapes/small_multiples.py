"""Small multiples: one little chart for each name, all on one scale, so that they compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Layers, Specification
from yesan.charts.shapes.theme import AFTER, FONT, FONT_SIZE, INK, NARROW, WIDE
from yesan.charts.unit import Unit
from yesan.language.sentence import origins, references
from yesan.render.typesetting import width

if TYPE_CHECKING:
    import altair as alt

COLUMNS = {True: 4, False: 2}
"""How many panels are beside each other: in the column of a page, on a phone."""
HEIGHT, AXIS, BETWEEN = 90, 40, 20
"""How high a panel is; how wide the numbers at the side are, and what is between two panels."""
HEAD, ABOVE = 8, 12
"""How far the name of a panel is above it, and the unit of all above the names of the first."""
SPACE = 8
"""What is at least between two times."""
FEW = 3
"""Minimum number of times that are written at the axis, where there is no room for all."""


@dataclass(frozen=True)
class Point:
    """A figure of one name at one time, and as it is written."""

    name: str
    time: str
    amount: Decimal
    text: str


def specify(points: Sequence[Point], times: Sequence[str], unit: Unit) -> Shape:
    """Bars in the order of time, a panel for each name.

    Args:
        points: The figures, those of one name together.
        times: All times in their order: the first name need not have a figure at each.
        unit: What the figures are in.
    """
    divisor, axis = unit.axis(max((abs(p.amount) for p in points), default=Decimal(0)))
    data = [Datum(p.name, p.name, p.time, p.amount, "", *origins(p.text)[:1]) for p in points]
    table = ChartTable.of(data, unit, times)
    values: list[dict[str, Any]] = [
        {
            "name": p.name,
            "time": p.time,
            "amount": float(p.amount / divisor),
            "text": str(p.text),
            "figure": references(p.text),
            **place,
        }
        for p, place in zip(points, table.places, strict=True)
    ]
    names = tuple(dict.fromkeys(p.name for p in points))
    drawn = [
        Specification.of(
            Layers(_panels, (names, tuple(times), axis, wide)), data={"values": values}
        )
        for wide in (True, False)
    ]
    return Shape(drawn[0], drawn[1], axis, table, tuple(p.text for p in points))


@lru_cache(maxsize=64)
def _panels(
    names: tuple[str, ...],
    times: tuple[str, ...],
    unit: str,
    wide: bool,  # noqa: FBT001 - as in `Layers`
) -> dict[str, Any]:
    """The specification without its data."""
    import altair as alt

    columns = min(COLUMNS[wide], len(names))
    room = _room(columns, wide=wide)
    if not _have_room(times, room) and columns > 1:
        columns //= 2
        room = _room(columns, wide=wide)
    panel = (
        alt.Chart()
        .mark_bar(color=AFTER)
        .encode(
            alt.X("time:O", sort=list(times), title=None, axis=_axis(times, room)),
            alt.Y("amount:Q", title=None, axis=alt.Axis(tickCount=3, grid=True)),
            alt.Description("figure:N"),
        )
        .properties(width=room, height=HEIGHT)
    )
    header = alt.Header(
        labelFontSize=FONT_SIZE,
        labelFontWeight="bold",
        labelColor=INK,
        labelPadding=HEAD,
        title=unit or None,
        titleAlign="left",
        titleAnchor="start",
        titleColor=INK,
        titleFont=FONT,
        titleFontSize=FONT_SIZE,
        titleFontWeight="normal",
        titlePadding=ABOVE,
    )
    chart = panel.facet(
        facet=alt.Facet("name:N", sort=list(names), header=header),
        columns=columns,
        data=alt.NamedData("points"),
    )
    made: dict[str, Any] = chart.to_dict(validate=False)
    return made


def _room(columns: int, *, wide: bool) -> int:
    """How wide each of some panels beside each other is."""
    whole = (WIDE if wide else NARROW) - AXIS
    return (whole - BETWEEN * (columns - 1)) // columns


def _have_room(times: tuple[str, ...], room: int) -> bool:
    """Whether the first time and the last, each from the middle of its bar inwards, do not meet."""
    ends = sum(width(time) * FONT_SIZE for time in {times[0], times[-1]})
    return ends + SPACE <= room - room / len(times)


def _axis(times: tuple[str, ...], room: int) -> alt.Axis:
    """The axis of the times: as many are written as have room, at even distances.

    Of long ones these are the first and the last, which end with the panel, not to meet those of
    the next.
    """
    import altair as alt

    longest = max((width(time) for time in times), default=0) * FONT_SIZE + SPACE
    count = int(room // longest)
    if count < FEW < len(times):
        return alt.Axis(labelAngle=0, values=[times[0], times[-1]], labelFlush=room / len(times))
    step = -(-len(times) // max(count, 1))
    return alt.Axis(labelAngle=0, values=list(times[::step]))
