"""A treemap, by Altair: tiles whose areas are amounts, and whose shades are changes in per cent.

A label is only where it fits. Less and more have a colour each, told apart by all who see colours
at all, and the figure is written; what is not divided is hatched. Two pictures on one scale show
before and after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from math import ceil
from typing import TYPE_CHECKING, Any

from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.shapes import theme
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.specification import Layers, Specification
from yesan.charts.shapes.squarify import Box, squarify, stack
from yesan.charts.shapes.theme import AFTER, BEFORE, INK, LESS, MORE
from yesan.charts.shapes.tile_labels import FONT_SIZE, LINE_HEIGHT, PADDING, fitting
from yesan.charts.unit import Unit
from yesan.language.sentence import origins, references
from yesan.render.typesetting import width

if TYPE_CHECKING:
    import altair as alt

PAPER = "var(--yesan-paper, #ffffff)"
"""The colour between tiles: that of the page."""
STEPS = (1, 2, 5, 10, 20, 50)
"""How many per cent one shade can reach; three shades of less and three of more make a scale."""
SHADES = (0.16, 0.32, 0.5)
"""How much of its colour each shade has: text stays readable on all of them."""
PLAIN, FAINT = 0.22, 0.1
"""How much of its colour a tile without a change has, and what is not divided."""
SEAM, EDGE = 1.5, 4
"""How wide the lines between tiles are, and between those of different owners."""
HATCH = 14
"""How far the lines are apart of what is not divided."""
STRIP, SHADE_WIDTH, ABOVE, BELOW = 10, 44, 8, 24
"""Of the scale of the shades: how high it is, how wide each of them, and the room around it."""
MARGIN = 2
"""The room around a picture."""


@dataclass(frozen=True)
class Tile:
    """An amount.

    Attributes:
        id: What tells it from others.
        name: Whose it is.
        group: What it belongs to: tiles of one group lie together; may be empty.
        amount: How large it is, in the unit of the chart; at least 0.
        text: The amount as written in the tile.
        rate: By how many per cent it changes; None where that is not known.
        change: The rate as written in the tile; may be empty.
        hatched: Whether it is what is not divided.
    """

    id: str
    name: str
    group: str
    amount: Decimal
    text: str
    rate: Decimal | None = None
    change: str = ""
    hatched: bool = False


@dataclass(frozen=True)
class Size:
    """How large a picture is.

    Attributes:
        width: How wide.
        height: How high what is largest of all pictures on one scale is.
        upright: Whether groups are below each other: what is smaller is less high, not less wide.
    """

    width: int
    height: int
    upright: bool = False

    def box(self, part: float) -> Box:
        """Where the tiles are that are a part of the largest of all pictures."""
        if self.upright:
            return Box(0, 0, self.width, self.height * part)
        return Box(0, 0, self.width * part, self.height)


WIDE, NARROW = Size(theme.WIDE, 320), Size(theme.NARROW, 496, upright=True)
"""For a screen of which a column has 700 pixels, and for a phone."""


def step(rates: Sequence[Decimal]) -> int:
    """How many per cent one shade reaches, so that half of the changes are within two of them."""
    sizes = sorted(map(abs, rates))
    middle = sizes[len(sizes) // 2] if sizes else Decimal(0)
    return next((each for each in STEPS if middle <= 2 * each), STEPS[-1])


def laid(tiles: Sequence[Tile], size: Size, part: float) -> list[Box]:
    """Where each tile lies, those of one group together; tiles of nothing have no box.

    On a phone each group is a row of the whole width, as high as its amount.
    """
    groups: dict[str, list[int]] = {}
    for place, tile in enumerate(tiles):
        if tile.amount > 0:
            groups.setdefault(f"\n{tile.id}" if tile.hatched else tile.group, []).append(place)
    sums = [sum(float(tiles[n].amount) for n in places) for places in groups.values()]
    rows = stack if size.upright else squarify
    found = [Box(0, 0, 0, 0)] * len(tiles)
    for box, places in zip(rows(sums, size.box(part)), groups.values(), strict=True):
        inside = squarify([float(tiles[n].amount) for n in places], box)
        for place, own in zip(places, inside, strict=True):
            found[place] = own
    return found


def specify(
    tiles: Sequence[Tile], unit: Unit, *, part: float = 1, reach: int = 0, column: str = ""
) -> Shape:
    """Tiles of one amount each.

    Args:
        tiles: Them in their order; those of a group together.
        unit: What their amounts are in.
        part: How much of the largest picture on the same scale the tiles fill.
        reach: How many per cent one shade reaches; 0 where no changes are shown.
        column: What the column of amounts is called.
    """
    data = [Datum(t.id, t.name, column, t.amount, "", *origins(t.text)[:1]) for t in tiles]
    table = ChartTable.of(data, replace(unit, title=column))
    wide, narrow = (_drawn(tiles, table.places, size, part, reach) for size in (WIDE, NARROW))
    return Shape(wide, narrow, "", table, tuple(_written(tiles, (wide, narrow))))


def _written(tiles: Sequence[Tile], drawn: Sequence[Specification]) -> Iterator[str]:
    """The figures that have room in some picture."""
    values = [value for spec in drawn for value in spec.rest["data"]["values"]]
    keys = ("text", "figure"), ("change", "change_figure")
    told = {value[figure] for value in values for text, figure in keys if value[text]}
    for tile in tiles:
        yield from (text for text in (tile.text, tile.change) if text and references(text) in told)


def _drawn(
    tiles: Sequence[Tile],
    places: Sequence[dict[str, int]],
    size: Size,
    part: float,
    reach: int,
) -> Specification:
    """The tiles in a picture of one size."""
    values: list[dict[str, Any]] = []
    hatches: list[dict[str, float]] = []
    boxes = laid(tiles, size, part)
    heads: set[str] = set()
    for tile, box, place in zip(tiles, boxes, places, strict=True):
        values.append({**_tile(tile, box, reach, heads), **place})
        if tile.hatched:
            hatches += _hatched(box)
    datasets = {"hatches": hatches, "groups": [*_groups(tiles, boxes)]}
    bottom = size.box(part).height
    if reach:
        datasets["shades"] = [*_scale(reach, bottom + ABOVE)]
    # Where a picture begins and ends must be known: over it lie the links of its tiles.
    room = {"left": MARGIN, "top": MARGIN, "right": MARGIN, "bottom": BELOW if reach else MARGIN}
    return Specification.of(
        Layers(_layers, (size.width, reach)),
        height=ceil(bottom) + (ABOVE + STRIP if reach else 0),
        autosize={"type": "none"},
        padding=room,
        data={"values": values},
        datasets=datasets,
    )


def shade(rate: Decimal | None, reach: int) -> tuple[str, float]:
    """The colour of a change in per cent, and how much of it."""
    if not reach:
        return AFTER, PLAIN
    if not rate:
        return BEFORE, PLAIN
    # A rate at the edge of two shades has the fainter one.
    place = min(len(SHADES), ceil(abs(rate) / reach))
    return LESS if rate < 0 else MORE, SHADES[place - 1]


def _tile(tile: Tile, box: Box, reach: int, heads: set[str]) -> dict[str, Any]:
    """A tile with its label; the first of a group has the name of that above it, if it fits."""
    head = tile.group if tile.group and tile.group not in heads else ""
    heads.add(tile.group)
    label = fitting((tile.name, tile.text, tile.change), (box.width, box.height), head)
    fill, strength = (BEFORE, FAINT) if tile.hatched else shade(tile.rate, reach)
    left, top = box.left + PADDING, box.top + PADDING
    above = len(label.head) + len(label.name)
    lines, below = above * LINE_HEIGHT, LINE_HEIGHT if label.amount else 0
    end = box.left + box.width - PADDING - width(tile.change) * FONT_SIZE
    return {
        "name": tile.name,
        "group": tile.group,
        "amount": float(tile.amount),
        "figure": references(tile.text),
        "left": round(box.left, 2),
        "top": round(box.top, 2),
        "right": round(box.left + box.width, 2),
        "bottom": round(box.top + box.height, 2),
        "fill": fill,
        "strength": strength,
        "x": round(left, 2),
        "head": "\n".join(label.head),
        "head_at": round(top, 2),
        "label": "\n".join(label.name),
        "label_at": round(top + len(label.head) * LINE_HEIGHT, 2),
        "text": str(tile.text) if label.amount else "",
        "text_at": round(top + lines, 2),
        "change": str(tile.change) if label.change else "",
        "change_figure": references(tile.change),
        "change_x": round(end if label.beside else left, 2),
        "change_at": round(top + (0 if label.beside else lines + below), 2),
    }


def _groups(tiles: Sequence[Tile], boxes: Sequence[Box]) -> Iterator[dict[str, float]]:
    """The edges around the tiles of each group."""
    groups: dict[str, list[Box]] = {}
    for tile, box in zip(tiles, boxes, strict=True):
        if tile.group and tile.amount > 0:
            groups.setdefault(tile.group, []).append(box)
    for own in groups.values():
        yield {
            "left": round(min(b.left for b in own), 2),
            "top": round(min(b.top for b in own), 2),
            "right": round(max(b.left + b.width for b in own), 2),
            "bottom": round(max(b.top + b.height for b in own), 2),
        }


def _hatched(box: Box) -> Iterator[dict[str, float]]:
    """Lines from the left below to the right above, all of them within a box."""
    reach = box.width + box.height
    for n in range(1, int(reach // HATCH) + 1):
        at = n * HATCH
        across, down = max(0.0, at - box.height), min(at, box.height)
        end_across, end_down = min(at, box.width), max(0.0, at - box.width)
        yield {
            "left": round(box.left + across, 2),
            "top": round(box.top + down, 2),
            "right": round(box.left + end_across, 2),
            "bottom": round(box.top + end_down, 2),
        }


def _scale(reach: int, top: float) -> Iterator[dict[str, Any]]:
    """The shades, from the most that is less to the most that is more."""
    count = len(SHADES)
    for place in range(-count, count):
        middle = Decimal(place * 2 + 1) * reach / 2
        fill, strength = shade(middle, reach)
        yield {
            "from": place * reach,
            "to": (place + 1) * reach,
            "top": round(top, 2),
            "bottom": round(top + STRIP, 2),
            "fill": fill,
            "strength": strength,
        }


@lru_cache(maxsize=64)
def _layers(across: int, reach: int) -> dict[str, Any]:
    import altair as alt

    base = alt.Chart().encode(
        alt.X("left:Q", scale=None, axis=None), alt.Y("top:Q", scale=None, axis=None)
    )
    right, down = alt.X2("right"), alt.Y2("bottom")
    tiles = (
        base.mark_rect(stroke=PAPER, strokeWidth=SEAM)
        .encode(
            right,
            down,
            alt.Fill("fill:N", scale=None, legend=None),
            alt.FillOpacity("strength:Q", scale=None, legend=None),
            alt.Description("figure:N"),
        )
        .transform_filter("datum.amount > 0")
    )
    hatches = (
        base.mark_rule(color=INK, strokeOpacity=0.15)
        .encode(right, down)
        .properties(data=alt.NamedData("hatches"))
    )
    edges = (
        base.mark_rect(filled=False, stroke=PAPER, strokeWidth=EDGE)
        .encode(right, down)
        .properties(data=alt.NamedData("groups"))
    )
    texts = [
        _text(base, "head", ("x", "head_at")),
        _text(base, "label", ("x", "label_at"), bold=True),
        _text(base, "text", ("x", "text_at"), "figure"),
        _text(base, "change", ("change_x", "change_at"), "change_figure"),
    ]
    shades = [_shades(base, reach)] if reach else []
    chart = alt.layer(tiles, hatches, edges, *texts, *shades).properties(
        width=across, data=alt.NamedData("tiles")
    )
    made: dict[str, Any] = chart.resolve_scale(x="independent").to_dict(validate=False)
    return made


def _text(
    base: alt.Chart, name: str, at: tuple[str, str], figure: str = "", *, bold: bool = False
) -> alt.Chart:
    """One of the texts of a tile, where it has it."""
    import altair as alt

    mark: alt.Chart = base.mark_text(
        align="left",
        baseline="line-top",
        fontSize=FONT_SIZE,
        fontWeight="bold" if bold else "normal",
        lineBreak="\n",
        lineHeight=LINE_HEIGHT,
    ).encode(
        alt.X(f"{at[0]}:Q", scale=None, axis=None),
        alt.Y(f"{at[1]}:Q", scale=None, axis=None),
        alt.Text(f"{name}:N"),
        *([alt.Description(f"{figure}:N")] if figure else []),
    )
    shown: alt.Chart = mark.transform_filter(f"datum.{name} != ''")
    return shown


def _shades(base: alt.Chart, reach: int) -> alt.Chart:
    """The shades in a row, with the changes between two of them."""
    import altair as alt

    count = len(SHADES)
    ticks = [place * reach for place in range(1 - count, count)]
    written = "(datum.value > 0 ? '+' : '') + datum.label + '%'"
    axis = alt.Axis(values=ticks, tickCount=len(ticks), labelExpr=written, title=None, grid=False)
    ends, room = [-count * reach, count * reach], [0, 2 * count * SHADE_WIDTH]
    shades: alt.Chart = (
        base.mark_rect(stroke=PAPER, strokeWidth=SEAM)
        .encode(
            alt.X("from:Q", scale=alt.Scale(domain=ends, range=room, nice=False), axis=axis),
            alt.X2("to"),
            alt.Y2("bottom"),
            alt.Fill("fill:N", scale=None, legend=None),
            alt.FillOpacity("strength:Q", scale=None, legend=None),
        )
        .properties(data=alt.NamedData("shades"))
    )
    return shades
