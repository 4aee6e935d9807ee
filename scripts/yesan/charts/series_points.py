"""The figures of a series over time, and those of them that a picture has room for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from yesan.charts import times
from yesan.charts.row_names import RowNames
from yesan.language.sentence import Counted
from yesan.package.field import Field

MOST_TIMES, MOST_POINTS = 140, 600
"""At most how many times and figures make a picture that one can read."""


class Point(NamedTuple):
    """A figure of a table.

    Attributes:
        name: Whose it is.
        when: Its time, as the table has it: times are ordered by it.
        time: Its time, as written in the language.
        said: Its time, as a sentence says it.
        field: The field that has it.
        row: The number of its row.
        value: In the unit of the field.
        text: The figure as it is written; empty until it is drawn.
    """

    name: str
    when: Any
    time: str
    said: str
    field: Field
    row: int
    value: Decimal
    text: str = ""


def at_some_times(points: Sequence[Point]) -> Sequence[Point]:
    """The figures; of more times than a picture can show, those at even steps and of the most."""
    ordered = sorted({p.time: p.when for p in points}.items(), key=lambda x: times.order(x[1]))
    most = min(MOST_TIMES, MOST_POINTS // len({p.name for p in points}))
    if len(ordered) <= MOST_TIMES and len(points) <= MOST_POINTS:
        return points
    step = (len(ordered) - 1) / (most - 2)
    kept = {ordered[round(n * step)][0] for n in range(most - 1)}
    kept.add(max(points, key=lambda p: p.value).time)
    return [p for p in points if p.time in kept]


def cut(names: RowNames, every: Sequence[Point], points: Sequence[Point]) -> str:
    """At how many times the figures are shown, where these are not all."""
    shown, count = len({p.time for p in points}), len({p.time for p in every})
    if shown == count:
        return ""
    return names.locale.text(
        "Shown are {shown} of {count} times, at even steps, among them that of the largest figure.",
        shown=Counted(names.locale.number(shown), "times"),
        count=Counted(
            names.locale.number(count), f"all-times:{names.resource.id}/{points[0].field.name}"
        ),
    )
