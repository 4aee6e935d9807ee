"""Bars from a common zero line, by Altair: the one form that all charts of amounts share.

In a wide picture each band has its label at the left of its bars, and the figures are at their
ends. In a narrow one the label is above the bars, so that long names have room; where there is one
series the figures are above the bars as well, else at their ends. Text takes the colour of the page
(``currentColor``), so that one picture serves the light and the dark page; signs are distinguished
by the figure written at each bar, not by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.shapes.row_place import RowPlace
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Layers, Specification
from yesan.charts.shapes.squarify import Box
from yesan.charts.shapes.theme import AFTER, BEFORE, FONT_SIZE, INK, LESS, MORE, NARROW, WIDE
from yesan.charts.unit import Unit
from yesan.language.sentence import origins, references
from yesan.model.entities import Entity
from yesan.render.typesetting import BOLD, REGULAR, lines, width

if TYPE_CHECKING:
    import altair as alt

LINE_HEIGHT = 17
LEAST, COLUMN = 160, 260
"""How wide a label may be: in any case, however long the figure beside it is; left of the bars."""
LINES = 3
"""How many lines of a label are drawn; the table behind the chart has the whole of it."""
SPACE, BESIDE = 13, 4
"""Between a label and its figure or its bar; between a bar and its figure."""
BAR, GAP, LEADING = 16, 12, 2
"""Heights: of a bar, between two bands, between a label and its bars."""
AROUND = 5
"""How far the place of a row reaches beyond it: a finger hits it, and no other."""
QUARTER, QUARTERS = 25, 4
"""The step of an axis of rates, and how many steps there are at most."""
FEWER = 3
"""About how many numbers an axis on a phone has: they must not run into one another."""
SHORTEST = 0.3
"""The share of a picture that bars have at least, however long the figures at their ends are."""


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
        entity: Whose it is; None where it is that of several, of a time, or of none with a page.
    """

    label: str
    series: str
    amount: Decimal
    text: str
    id: str = ""
    start: Decimal = Decimal(0)
    words: str = ""
    entity: Entity | None = None

    @property
    def end(self) -> Decimal:
        """Where on the axis the bar ends."""
        return self.start + self.amount

    @property
    def band(self) -> str:
        """What tells its band from others."""
        return self.id or self.label


@dataclass(frozen=True)
class _Form:
    """How bars are drawn.

    Attributes:
        wide: Whether for the column of a page; else for a phone.
        grouped: Whether there is more than one series.
        ends: From where to where the axis reaches at least, in the unit of the axis.
    """

    wide: bool
    grouped: bool
    ends: tuple[float, float]

    @property
    def beyond(self) -> bool:
        """Whether figures are at the ends of bars; else they are above them."""
        return self.wide or self.grouped

    @property
    def style(self) -> str:
        """In which letters figures are written."""
        return REGULAR if self.grouped else BOLD

    @property
    def width(self) -> int:
        """How wide the picture is."""
        return WIDE if self.wide else NARROW


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
    reached = [float(bar.end / divisor) for bar in bars]
    low, high = min(*reached, 0.0), max(*reached, float(reach))
    numbers = _numbers(high) if reach else ()
    ends = low, high or float(not low)
    drawn, places = [], []
    for wide in (True, False):
        form = _Form(wide, len(series) > 1, ends)
        values, sizes = _values(bars, divisor, form)
        places.append(_boxes(values, form.width))
        values = [{**value, **place} for value, place in zip(values, table.places, strict=True)]
        layers = Layers(_layers, (series, axis, signed, wide, numbers))
        drawn.append(Specification.of(layers, data={"values": values}, **sizes))
    entities = {bar.band: bar.entity for bar in bars if bar.entity}
    rows = (RowPlace(e, places[0][band], places[1][band]) for band, e in entities.items())
    texts = tuple(bar.text for bar in bars)
    return Shape(drawn[0], drawn[1], axis, table, texts, places=tuple(rows))


def _numbers(high: float) -> tuple[int, ...]:
    """What is written at an axis of rates: 0, 25, 50, 75 and 100, or fewer, and none beyond."""
    step = QUARTER
    while high / step > QUARTERS:
        step *= 2
    return tuple(range(0, int(high) + 1, step))


def _boxes(values: Sequence[dict[str, Any]], across: int) -> dict[str, Box]:
    """Where each band is, with its label, from the left edge of the picture to the right."""
    found: dict[str, Box] = {}
    for band, together in groupby(values, lambda value: str(value["band"])):
        own = [*together]
        tall = (own[0]["label"].count("\n") + 1) * LINE_HEIGHT
        top = max(min(own[0]["head"], own[0]["top"]) - AROUND, -1)
        bottom = max(own[0]["head"] + tall, own[-1]["bottom"]) + AROUND
        found[band] = Box(0, top, across, bottom - top)
    return found


def _values(
    bars: Sequence[Bar], divisor: int, form: _Form
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The bars with their labels and places, from the top; the height of them all, and the axis."""
    labels = _labels(bars, form)
    left = 0
    if form.wide:
        written = (line for label in labels.values() for line in label.split("\n"))
        left = round(max((width(line) for line in written), default=0) * FONT_SIZE) + SPACE
    values: list[dict[str, Any]] = []
    bottom = -GAP
    for band, together in groupby(bars, lambda bar: bar.band):
        own = [*together]
        head, top, bottom = _place(labels[band], len(own), bottom + GAP, wide=form.wide)
        for n, bar in enumerate(own):
            values.append(
                {
                    "label": "" if n else labels[band],
                    "band": bar.band,
                    "name": bar.label,
                    "series": bar.series,
                    "start": float(bar.start / divisor),
                    "amount": float(bar.end / divisor),
                    "text": str(bar.text),
                    "figure": references(bar.text),
                    "head": head if not n else top + n * BAR,
                    "top": top + n * BAR,
                    "bottom": top + (n + 1) * BAR,
                }
            )
    low, high = _reach(values, form, form.width - left) if form.beyond else form.ends
    limits = {"low": low, "high": high, "left": left}
    return values, {
        "height": bottom + LEADING,
        "params": [{"name": name, "value": value} for name, value in limits.items()],
    }


def _labels(bars: Sequence[Bar], form: _Form) -> dict[str, str]:
    """The label of each band in its lines."""
    room = COLUMN
    if not form.wide:
        figures = max((width(bar.text, BOLD) for bar in bars), default=0) * FONT_SIZE + SPACE
        room = NARROW if form.grouped else max(LEAST, round(NARROW - figures))
    return {
        bar.band: "\n".join(lines(bar.label, room / FONT_SIZE, most=LINES))
        for bar in reversed(bars)
    }


def _place(label: str, count: int, top: int, *, wide: bool) -> tuple[int, int, int]:
    """Where a band has its label and its first bar, from its top on, and where it ends."""
    tall, bars = (label.count("\n") + 1) * LINE_HEIGHT, count * BAR
    if not wide:
        return top, top + tall + LEADING, top + tall + LEADING + bars
    whole = max(tall, bars)
    return top + (whole - tall) // 2, top + (whole - bars) // 2, top + whole


def _reach(values: Sequence[dict[str, Any]], form: _Form, room: int) -> tuple[float, float]:
    """What an axis reaches, with room for the figures at the ends of the bars.

    Args:
        values: The bars.
        form: How they are drawn.
        room: How wide the axis is.
    """
    low, high = form.ends
    after, before = [(high, 0.0)], [(low, 0.0)]
    for value in values:
        side = after if value["amount"] >= value["start"] else before
        beyond = width(value["text"], form.style) * FONT_SIZE + BESIDE + 1
        side.append((value["amount"], beyond))
    least = room * SHORTEST
    most = max(w for _, w in after) + max(w for _, w in before)
    # As many pixels as one of the unit has at least: a figure needs less where its bar is shorter.
    scale = max(least, room - most) / (high - low)
    right = max(w - (high - end) * scale for end, w in after)
    left = max(w - (end - low) * scale for end, w in before)
    scale = max(least, room - left - right) / (high - low)
    return low - left / scale, high + right / scale


@lru_cache(maxsize=64)
def _layers(
    series: tuple[str, ...],
    unit: str,
    signed: bool,  # noqa: FBT001 - as in `Layers`
    wide: bool,  # noqa: FBT001 - as in `Layers`
    numbers: tuple[int, ...],
) -> dict[str, Any]:
    """The specification without its data.

    Args:
        series: The series in their order.
        unit: What the axis is in.
        signed: Whether bars are coloured by their signs.
        wide: Whether for the column of a page; else for a phone.
        numbers: What is written at the axis; none where that is as it comes.
    """
    import altair as alt

    reach = alt.Scale(
        domainMin=alt.ExprRef("low"),
        domainMax=alt.ExprRef("high"),
        nice=False,
        range=[alt.ExprRef("left"), alt.ExprRef("width")],
    )
    down = alt.Scale(domainMin=0, domainMax=alt.ExprRef("height"), nice=False, reverse=True)
    form = _Form(wide, len(series) > 1, (0, 0))
    given: dict[str, Any] = {"values": list(numbers)} if numbers else {}
    written = alt.Axis(grid=False, **(given if wide else {"tickCount": FEWER, **given}))
    base = alt.Chart().encode(
        alt.X("amount:Q", title=unit or None, scale=reach, axis=written),
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
            scale=alt.Scale(
                domain=list(series), range=[BEFORE, AFTER] if form.grouped else [AFTER]
            ),
            legend=alt.Legend(orient="top", title=None) if form.grouped else None,
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
    chart = alt.layer(beams, *_figures(base, form), zero, labels)
    chart = chart.properties(width=form.width, data=alt.NamedData("bars"))
    return chart.to_dict(validate=False)


def _figures(base: alt.Chart, form: _Form) -> list[alt.Chart]:
    """The figures: at the ends of the bars, or above them at the right."""
    import altair as alt

    written: dict[str, Any] = {"fontSize": FONT_SIZE}
    if not form.grouped:
        written["fontWeight"] = "bold"
    if not form.beyond:
        above = base.mark_text(align="right", baseline="line-top", **written)
        head = alt.Y("head:Q", title=None)
        return [
            above.encode(head, alt.XValue(NARROW), alt.Text("text:N"), alt.Description("figure:N"))  # type: ignore[no-untyped-call]
        ]
    right = base.mark_text(align="left", baseline="middle", dx=BESIDE, dy=BAR / 2, **written)
    left = base.mark_text(align="right", baseline="middle", dx=-BESIDE, dy=BAR / 2, **written)
    return [
        right.encode(alt.Text("text:N"), alt.Description("figure:N")).transform_filter(
            "datum.amount >= datum.start"
        ),
        left.encode(alt.Text("text:N"), alt.Description("figure:N")).transform_filter(
            "datum.amount < datum.start"
        ),
    ]
