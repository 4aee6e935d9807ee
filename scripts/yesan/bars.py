"""Bars from a common zero line, by Altair: the one form that all charts of amounts share.

Text takes the colour of the page (``currentColor``), so that one picture serves the light and the
dark page; signs are told apart by the figure written at each bar, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any
from unicodedata import east_asian_width

import altair as alt

from yesan.locales import Locale

FONT = "Yesan Sans"
WIDTH = 380
BAND = 26
INK = "currentColor"
THEME: dict[str, Any] = {
    "font": FONT,
    "background": "transparent",
    "padding": 2,
    "view": {"stroke": None},
    "bar": {"color": "var(--yesan-after, #2a6fb0)"},
    "text": {"font": FONT, "fontSize": 12, "color": INK},
    "title": {"font": FONT, "color": INK, "subtitleColor": INK},
    "header": {"labelColor": INK, "titleColor": INK},
    "axis": {
        "labelColor": INK,
        "labelFont": FONT,
        "labelFontSize": 12,
        "labelPadding": 6,
        "titleColor": INK,
        "titleFont": FONT,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "domain": False,
        "ticks": False,
        "gridColor": INK,
        "gridOpacity": 0.15,
    },
    "axisY": {"grid": False},
    "axisX": {"tickCount": 4, "titleAlign": "right", "titleAnchor": "end"},
    "legend": {
        "labelColor": INK,
        "labelFont": FONT,
        "labelFontSize": 12,
        "titleColor": INK,
        "titleFont": FONT,
        "symbolType": "square",
    },
}
"""The look of every chart, those of a package's own as well: text in the colour of the page."""
BEFORE, AFTER = "var(--yesan-before, #8796a8)", "var(--yesan-after, #2a6fb0)"
LESS, MORE = "var(--yesan-less, #c2410c)", "var(--yesan-more, #2a6fb0)"
"""Colours of the page, which a project can choose; a picture that stands alone has its own."""
COLUMNS = 28
"""How wide a label may be, in half-width characters, before it goes on in the next line."""
MOST_LINES = 3
LINE_HEIGHT = 15
LEADING = 6
"""What keeps the last line of a label from the first of the next."""
ROOM = 0.42
"""Room for figures beyond the bars, on each side that has some, as a share of their span."""


@dataclass(frozen=True)
class Bar:
    """One bar: what it stands for, in which series, how long, and the figure written at its end.

    Bars of one `id` share a band; without one, bars of one label do. A bar of a waterfall begins
    where the one before it ends: at `start`, which is zero for every other.
    """

    label: str
    series: str
    amount: Decimal
    text: str
    id: str = ""
    start: Decimal = Decimal(0)

    @property
    def end(self) -> Decimal:
        """Where on the axis the bar ends."""
        return self.start + self.amount

    @property
    def band(self) -> str:
        """What tells its band from others."""
        return self.id or self.label


def specify(
    bars: Sequence[Bar], *, locale: Locale, currency: str, unit: str = "", signed: bool = False
) -> tuple[dict[str, Any], str]:
    """Horizontal bars, grouped where there is more than one series.

    Args:
        bars: The bars, in the order in which they are drawn.
        locale: Whose words name the axis.
        currency: ISO 4217 code, or empty where the bars are no money.
        unit: What the bars count where they are no money.
        signed: Colour by sign instead of by series; the sign is in the text as well.

    Returns:
        The Vega-Lite specification, and the unit of its axis.
    """
    largest = max((abs(bar.end) for bar in bars), default=Decimal(0))
    divisor, word = locale.scale(largest)
    axis = f"{word} {locale.currency(currency) if currency else unit}".strip()
    ends = [float(bar.end / divisor) for bar in bars]
    starts = [float(bar.start / divisor) for bar in bars]
    floating = any(starts)
    heads = {bar.band: bar for bar in reversed(bars)}
    values = [
        {
            "label": (label := _wrapped(bar.label)),
            "lines": label.count("\n") + 1 if heads[bar.band] is bar else 0,
            "band": bar.band,
            "series": bar.series,
            "amount": end,
            **({"start": start} if floating else {}),
            "text": bar.text,
        }
        for bar, start, end in zip(bars, starts, ends, strict=True)
    ]
    low, high = min(*ends, 0.0), max(*ends, 0.0)
    high = high or float(not low)
    room = (high - low) * ROOM
    reach = [
        {"name": "low", "value": low - room if low < 0 else 0},
        {"name": "high", "value": high + room if high > 0 else 0},
    ]
    series = tuple(dict.fromkeys(bar.series for bar in bars))
    shape = _shape(series, axis, signed=signed, floating=floating)
    lines = max(
        (label.count("\n") + 1 for label in map(_wrapped, {b.label for b in bars})), default=1
    )
    room = (lines * LINE_HEIGHT + LEADING) / len(series) if series else 0
    if room > shape["height"]["step"]:
        shape = {**shape, "height": {**shape["height"], "step": room}}
    return {**shape, "data": {"values": values}, "params": reach}, axis


@cache
def _shape(series: tuple[str, ...], unit: str, *, signed: bool, floating: bool) -> dict[str, Any]:
    """The specification without its data: Altair is slow, and few shapes serve all charts."""
    reach = alt.Scale(domainMin=alt.ExprRef("low"), domainMax=alt.ExprRef("high"), nice=False)
    base = alt.Chart().encode(
        alt.Y("band:N", sort=None, title=None, axis=alt.Axis(labels=False)),
        alt.X("amount:Q", title=unit or None, scale=reach),
    )
    labels = [_label(base, lines) for lines in range(1, MOST_LINES + 1)]
    begin = "datum.start" if floating else "0"
    grouped = len(series) > 1
    if grouped:
        base = base.encode(alt.YOffset("series:N", sort=list(series)))
    colour: Any
    if signed:
        colour = alt.condition(f"datum.amount < {begin}", alt.value(LESS), alt.value(MORE))
    else:
        colour = alt.Color(
            "series:N",
            sort=list(series),
            scale=alt.Scale(domain=list(series), range=[BEFORE, AFTER] if grouped else [AFTER]),
            legend=alt.Legend(orient="top", title=None) if grouped else None,
        )
    beams = base.mark_bar(height=alt.RelativeBandSize(0.8)).encode(color=colour)
    layers = [
        beams.encode(alt.X2("start")) if floating else beams,
        base.mark_text(align="left", dx=4)
        .encode(text="text:N")
        .transform_filter("datum.amount >= 0"),
        base.mark_text(align="right", dx=-4)
        .encode(text="text:N")
        .transform_filter("datum.amount < 0"),
        alt.Chart().mark_rule(color="currentColor").encode(x=alt.datum(0)),
        *labels,
    ]
    chart = alt.layer(*layers, data=alt.NamedData("bars")).properties(
        width=WIDTH, height=alt.Step(BAND if grouped else BAND + 6)
    )
    return {**chart.to_dict(validate=False), "config": THEME}


def _label(base: alt.Chart, lines: int) -> alt.Chart:
    """The labels of so many lines, centred on their band: an axis would centre their first line."""
    mark = base.mark_text(
        align="right",
        fontSize=13,
        dx=-6,
        dy=-(lines - 1) * LINE_HEIGHT / 2,
        lineBreak="\n",
        lineHeight=LINE_HEIGHT,
    )
    placed = mark.encode(text="label:N", x=alt.value(0))
    kept: alt.Chart = placed.transform_filter(f"datum.lines == {lines}")
    return kept


def _wrapped(label: str) -> str:
    """The label broken at spaces into lines of about equal width."""
    width = _width(label)
    limit = max(COLUMNS, width // 2 + 2) if width > COLUMNS else COLUMNS
    lines = [""]
    for word in label.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _width(longer) > limit and len(lines) < MOST_LINES:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _width(text: str) -> int:
    """Width in half-width characters: a Hangul syllable takes two."""
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
