"""Bars from a common zero line, by Altair: the one form that all charts of amounts share.

Each band has its label above its bars, so that a picture is as narrow as a phone and long names
have room; where there is one series the figures are above the bars as well, else at their ends.
Text takes the colour of the page (``currentColor``), so that one picture serves the light and the
dark page; signs are distinguished by the figure written at each bar, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Layers, Specification
from yesan.charts.shapes.theme import AFTER, BEFORE, INK, LESS, MORE, WIDTH
from yesan.charts.unit import Unit
from yesan.language.sentence import origins, references
from yesan.render.typesetting import BOLD, lines, width

if TYPE_CHECKING:
    import altair as alt

FONT_SIZE, LINE_HEIGHT = 13, 17
LEAST = 160
"""How wide a label may be in any case, however long the figure beside it is."""
LINES = 3
"""How many lines of a label are drawn; the table behind the chart has the whole of it."""
SPACE = 13
"""Between a label and its figure."""
BAR, GAP, LEADING = 14, 12, 2
"""Heights: of a bar, between two bands, between a label and its bars."""
ROOM = 0.42
"""Room for figures beyond the bars, on each side that has some, as a share of their span."""


@dataclass(frozen=True)
class Bar:
    """One bar.

    Attributes:
        label: What it is about.
        series: Of which of the amounts it is one: before or after, say.
        amount: How long it is, in the unit of the chart.
        text: The figure as written beside it.
        id: Bars of one id share a band; without an id, bars of one label do.
        start: Where it begins: in a waterfall where the bar before it ends, else at zero.
        words: What the table says of it, where that is more than the figure.
    """

    label: str
    series: str
    amount: Decimal
    text: str
    id: str = ""
    start: Decimal = Decimal(0)
    words: str = ""

    @property
    def end(self) -> Decimal:
        """Where on the axis the bar ends."""
        return self.start + self.amount

    @property
    def band(self) -> str:
        """What tells its band from others."""
        return self.id or self.label


def specify(
    bars: Sequence[Bar],
    unit: Unit,
    series: Sequence[str] = (),
    *,
    signed: bool = False,
    reach: int = 0,
) -> Shape:
    """Horizontal bars, grouped where there is more than one series.

    Args:
        bars: The bars, in the order in which they are drawn.
        unit: What their amounts are in.
        series: All series in their order, where the first bars may lack one.
        signed: Colour by sign instead of by series; the sign is in the text as well.
        reach: What the axis reaches at least: 100 for rates.
    """
    divisor, axis = unit.axis(max((abs(bar.end) for bar in bars), default=Decimal(0)))
    data = [
        Datum(bar.band, bar.label, bar.series, bar.amount, bar.words, *origins(bar.text)[:1])
        for bar in bars
    ]
    series = tuple(series or dict.fromkeys(bar.series for bar in bars))
    table = ChartTable.of(data, unit, series)
    grouped = len(series) > 1
    values, height = _stacked(bars, divisor, grouped=grouped)
    ends = [value["amount"] for value in values]
    low, high = min(*ends, 0.0), max(*ends, float(reach))
    high = high or float(not low)
    room = (high - low) * (ROOM if grouped else 0)
    limits = [
        {"name": "low", "value": low - room if low < 0 else 0},
        {"name": "high", "value": high + room if high > 0 else 0},
    ]
    values = [{**value, **place} for value, place in zip(values, table.places, strict=True)]
    layers = Layers(_layers, (series, axis, signed))
    spec = Specification.of(layers, height=height, data={"values": values}, params=limits)
    return Shape(spec, axis, table, tuple(bar.text for bar in bars))


def _stacked(
    bars: Sequence[Bar], divisor: int, *, grouped: bool
) -> tuple[list[dict[str, Any]], int]:
    """The bars with their labels and places, from the top; and the height of them all."""
    figures = max((width(bar.text, BOLD) for bar in bars), default=0) * FONT_SIZE + SPACE
    room = WIDTH if grouped else max(LEAST, WIDTH - figures)
    values: list[dict[str, Any]] = []
    top, band = 0, None
    for bar in bars:
        label = (
            "" if bar.band == band else "\n".join(lines(bar.label, room / FONT_SIZE, most=LINES))
        )
        head = top
        if bar.band != band:
            head = top + (GAP if band is not None else 0)
            top = head + (label.count("\n") + 1) * LINE_HEIGHT + LEADING
        band = bar.band
        values.append(
            {
                "label": label,
                "band": bar.band,
                "name": bar.label,
                "series": bar.series,
                "start": float(bar.start / divisor),
                "amount": float(bar.end / divisor),
                "text": str(bar.text),
                "figure": references(bar.text),
                "head": head,
                "top": top,
                "bottom": top + BAR,
            }
        )
        top += BAR
    return values, top + LEADING


@lru_cache(maxsize=64)
def _layers(series: tuple[str, ...], unit: str, signed: bool) -> dict[str, Any]:  # noqa: FBT001 - as in `Layers`
    """The specification without its data."""
    import altair as alt

    reach = alt.Scale(domainMin=alt.ExprRef("low"), domainMax=alt.ExprRef("high"), nice=False)
    down = alt.Scale(domainMin=0, domainMax=alt.ExprRef("height"), nice=False, reverse=True)
    grouped = len(series) > 1
    base = alt.Chart().encode(
        alt.X("amount:Q", title=unit or None, scale=reach),
        alt.Y("top:Q", title=None, scale=down, axis=None),
    )
    colour: Any
    if signed:
        less = "datum.amount < datum.start"
        colour = alt.ColorValue(MORE, condition={"test": less, "value": LESS})
    else:
        colour = alt.Color(
            "series:N",
            sort=list(series),
            scale=alt.Scale(domain=list(series), range=[BEFORE, AFTER] if grouped else [AFTER]),
            legend=alt.Legend(orient="top", title=None) if grouped else None,
        )
    beams = base.mark_rect().encode(
        alt.X2("start"), alt.Y2("bottom"), colour, alt.Description("figure:N")
    )
    zero = base.mark_rule(color=INK).encode(alt.Y2("bottom"), alt.XDatum(0))
    labels = base.mark_text(
        align="left",
        fontSize=FONT_SIZE,
        baseline="line-top",
        lineBreak="\n",
        lineHeight=LINE_HEIGHT,
    ).encode(alt.Y("head:Q", title=None), alt.XValue(0), alt.Text("label:N"))  # type: ignore[no-untyped-call]
    chart = alt.layer(beams, *_figures(base, grouped=grouped), zero, labels)
    chart = chart.properties(width=WIDTH, data=alt.NamedData("bars"))
    return chart.to_dict(validate=False)


def _figures(base: alt.Chart, *, grouped: bool) -> list[alt.Chart]:
    """The figures: at the ends of the bars, or above them at the right."""
    import altair as alt

    if not grouped:
        above = base.mark_text(
            align="right", baseline="line-top", fontSize=FONT_SIZE, fontWeight="bold"
        )
        head = alt.Y("head:Q", title=None)
        return [
            above.encode(head, alt.XValue(WIDTH), alt.Text("text:N"), alt.Description("figure:N"))  # type: ignore[no-untyped-call]
        ]
    right = base.mark_text(align="left", baseline="middle", dx=4, dy=BAR / 2)
    left = base.mark_text(align="right", baseline="middle", dx=-4, dy=BAR / 2)
    return [
        right.encode(alt.Text("text:N"), alt.Description("figure:N")).transform_filter(
            "datum.amount >= 0"
        ),
        left.encode(alt.Text("text:N"), alt.Description("figure:N")).transform_filter(
            "datum.amount < 0"
        ),
    ]
