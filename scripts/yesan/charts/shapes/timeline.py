"""A timeline in the rows of a table: when what a row is about begins and ends, on one scale.

A table gets it where it has fields for the start and the end. A picture in each row stays with it
when the table is sorted or filtered, and can be linked to.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

WIDTH, HEIGHT, BAR = 240, 16, 10
MONTHS = 12
LONGEST = 60
"""Maximum number of years of a timeline: over more, no month can be seen."""


@dataclass(frozen=True)
class Timeline:
    """The bars of some rows, and the scale above them.

    Attributes:
        scale: The years, as SVG for the head of the column.
        bars: One SVG a row; empty where a row does not say when it is.
    """

    scale: Markup
    bars: tuple[Markup, ...]


def of_rows(rows: Sequence[Mapping[str, Any]], start: str, end: str) -> Timeline | None:
    """The timeline of rows by their fields `start` and `end`; None where no two rows have both."""
    spans = [_span(row[start], row[end]) for row in rows]
    known = [span for span in spans if span]
    if len(known) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    first = math.floor(min(begin for begin, _ in known))
    last = math.ceil(max(until for _, until in known))
    if last - first > LONGEST:
        return None
    unit = WIDTH / (last - first)
    years = range(first, last)
    lines = Markup().join(
        Markup('<path d="M{x} 0V{h}"/>').format(x=_place(year - first, unit), h=HEIGHT)
        for year in range(first, last + 1)
    )
    step = max(1, math.ceil(len(years) / 6))
    labels = Markup().join(
        Markup('<text x="{x}" y="12">{year}</text>').format(x=_place(y - first, unit), year=y)
        for y in years[::step]
    )
    return Timeline(
        _svg(labels + lines),
        tuple(_svg(lines + _bar(span, first, unit)) if span else Markup() for span in spans),
    )


def _bar(span: tuple[float, float], first: int, unit: float) -> Markup:
    begin, until = span
    return Markup('<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="2"/>').format(
        x=_place(begin - first, unit),
        y=(HEIGHT - BAR) // 2,
        w=_place(until - begin, unit),
        h=BAR,
    )


def _svg(inner: Markup) -> Markup:
    return Markup(
        '<svg class="yesan-timeline" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'aria-hidden="true" focusable="false">{inner}</svg>'
    ).format(w=WIDTH, h=HEIGHT, inner=inner)


def _place(years: float, unit: float) -> str:
    return f"{years * unit:.1f}".removesuffix(".0")


def _span(start: object, end: object) -> tuple[float, float] | None:
    """From the beginning of the first to the end of the last month or year, in years."""
    begin, until = _years(start, last=False), _years(end, last=True)
    return (begin, until) if begin is not None and until is not None and begin < until else None


def _years(value: object, *, last: bool) -> float | None:
    match value:
        case (int() as year, int() as month):
            return year + (month - 1 + last) / MONTHS
        case datetime.date():
            return value.year + (value.month - 1) / MONTHS + (value.day - 1 + last) / 372
        case int() if not isinstance(value, bool):
            return value + last
    return None
