"""The whole budget at a glance: a treemap of what it is made of, before and after a change.

The first page has it where the parts are known to make up the whole, or what is left is known. The
smallest are one tile, with their sum; what is not divided is hatched, with its amount.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yesan.charts import cuts, figure_text, kind_names, not_drawn, side_names, superlatives
from yesan.charts.chart import Caption, Chart
from yesan.charts.measures import column_of
from yesan.charts.row_names import RowNames
from yesan.charts.shapes import treemap
from yesan.charts.shapes.squarify import Box
from yesan.charts.shapes.treemap import NARROW, WIDE, Size, Tile
from yesan.charts.superlatives import Named
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import Marked, join
from yesan.model import figures
from yesan.model.comparison import Comparison
from yesan.model.divisions import Division, Part
from yesan.model.entities import Entity
from yesan.model.model import Model
from yesan.model.phases import Phase
from yesan.package.resource import Resource

ID = "whole"
"""With which the ids of the charts begin."""
MOST, SMALLEST = 60, Decimal("0.001")
"""How many parts have a tile, and how much of the whole they have at least."""
OTHERS, REST = "\nothers", "\nrest"
"""The ids of what is no entity: none of an entity begins so."""
HUNDRED = 100


@dataclass(frozen=True)
class Spot:
    """Where a tile of a picture leads to.

    Attributes:
        box: Where the tile is.
        entity: Whose page it leads to; None where it is several, or what is not divided.
        is_rest: Whether it is what is not divided.
        said: The name of the tile, its amount and its change.
    """

    box: Box
    entity: Entity | None
    is_rest: bool
    said: str


@dataclass(frozen=True)
class Treemap:
    """The treemap of a phase.

    Attributes:
        chart: The chart.
        kind: What its tiles are.
        phase: The phase.
        whole: The table that has the whole.
        spots: Its tiles, in its wide picture and in its narrow one.
    """

    chart: Chart
    kind: str
    phase: Phase
    whole: Resource
    spots: tuple[tuple[Size, tuple[Spot, ...]], ...]


def of_everything(model: Model, locale: Locale) -> list[Treemap]:
    """The whole in each of the phases compared, or in one; none where it cannot be divided."""
    division = model.divisions.of_everything()
    if not isinstance(division, Division):
        return []
    return [_of_phase(model, locale, division, n) for n in range(len(division.phases))]


def explained(model: Model) -> str:
    """Why the first page has a treemap, or has none."""
    division = model.divisions.of_everything()
    if not isinstance(division, Division):
        return f"no treemap on the first page: {division.reason}"
    table = division.parts[0].amounts[0].resource.name
    left = " and what is left of it" if any(division.rests) else ""
    return (
        f"a treemap on the first page: the whole of {' and '.join(p.id for p in division.phases)} "
        f"by {division.kind}, as {table} has it{left}"
    )


def _of_phase(model: Model, locale: Locale, division: Division, place: int) -> Treemap:
    phase, language = division.phases[place], locale.language
    shown, others = _cut(division)
    rates = [rate for part in shown if (rate := _rate(part.comparison)) is not None]
    reach = treemap.step(rates) if len(division.phases) > 1 else 0
    tiles = [_tile(locale, part, place) for part in shown]
    made_of = [part.amounts[place] for part in shown]
    if others:
        together = figures.together([part.amounts[place] for part in others])
        made_of.append(together)
        name, text = locale.text("All others"), figure_text.amount(locale, together)
        tiles.append(Tile(OTHERS, name, "", together.amount, text))
    if rest := division.rests[place]:
        made_of.append(rest)
        name, text = locale.text("Not broken down"), figure_text.amount(locale, rest)
        tiles.append(Tile(REST, name, "", rest.amount, text, hatched=True))
    last = place == len(division.phases) - 1
    title = join(": ", (kind_names.of(model, locale, division.kind), phase.name[language]))
    caption = Caption(
        ID if last else f"{ID}-{place + 1}",
        side_names.titled(model, locale, division.wholes[place], title),
        join(" ", _told(model, locale, division, place, (shown, others))),
        f"the whole of {phase.id} is known in its parts",
    )
    scale = _part(division, place)
    shape = treemap.specify(
        tiles,
        Unit(locale, division.side.currency),
        part=scale,
        reach=reach,
        column=phase.name[language],
    )
    drawn = {part.entity.id: part.entity for part in shown}
    spots = tuple((size, tuple(_spots(tiles, drawn, size, scale))) for size in (WIDE, NARROW))
    chart = Chart.of(model, caption, shape, made_of)
    return Treemap(chart, division.kind, phase, division.wholes[place].resource, spots)


def _cut(division: Division) -> tuple[list[Part], list[Part]]:
    """The parts that have a tile of their own, and the others: of equal ones all or none.

    They are the same in all phases, so that the pictures can be compared.
    """
    least = max(whole.amount for whole in division.wholes) * SMALLEST

    def size(part: Part) -> Decimal:
        return max(figure.amount for figure in part.amounts)

    ranked = sorted(division.parts, key=size, reverse=True)
    large = [part for part in ranked if size(part) >= least]
    kept = {id(part) for part in cuts.largest(large, size, MOST)}
    others = [part for part in division.parts if id(part) not in kept]
    if len(others) == 1:  # which would be no smaller as one tile of others
        return list(division.parts), []
    return [part for part in division.parts if id(part) in kept], others


def _tile(locale: Locale, part: Part, place: int) -> Tile:
    figure, language = part.amounts[place], locale.language
    return Tile(
        part.entity.id,
        part.entity.name[language],
        part.owner.name[language] if part.owner else "",
        figure.amount,
        figure_text.amount(locale, figure),
        _rate(part.comparison),
        _changed(locale, part.comparison),
    )


def _rate(comparison: Comparison | None) -> Decimal | None:
    """By how many per cent an amount changes."""
    rate = comparison.rate if comparison else None
    return rate.amount * HUNDRED if rate else None


def _changed(locale: Locale, comparison: Comparison | None) -> str:
    """The same as it is written, with its sign; empty where it is not known."""
    rate = comparison.rate if comparison else None
    text = figure_text.rate(locale, comparison.change, rate) if comparison else ""
    return Marked(f"+{text}", rate) if text and rate and rate.amount > 0 else text


def _part(division: Division, place: int) -> float:
    """How much of the largest of the pictures the tiles of one fill."""
    sums = [
        sum((part.amounts[n].amount for part in division.parts), rest.amount if rest else Decimal())
        for n, rest in enumerate(division.rests)
    ]
    return float(sums[place] / max(sums))


def _spots(
    tiles: Sequence[Tile], entities: dict[str, Entity], size: Size, scale: float
) -> Iterator[Spot]:
    for tile, box in zip(tiles, treemap.laid(tiles, size, scale), strict=True):
        if tile.amount > 0:
            said = join(", ", filter(None, (tile.text, tile.change)))
            yield Spot(box, entities.get(tile.id), tile.id == REST, f"{tile.name}: {said}")


def _most(model: Model, locale: Locale, division: Division, place: int) -> str:
    """Who has the most, where each row of the table is one of the parts, or a total of them."""
    parts, language = division.parts, locale.language
    amounts = [part.amounts[place] for part in parts]
    resource, field = amounts[0].resource, amounts[0].field
    if division.rests[place] or any(f.is_claim or f.field is not field for f in amounts):
        return ""
    names = RowNames(model, locale, resource)
    apart = [names.apart(row.cells, field) for row in names.table if row.cells[field.name]]
    left = {why for why in apart if why}
    if len(apart) - sum(map(bool, apart)) != sum(1 for f in amounts if f.amount):
        return ""
    named = [
        Named(part.entity.name[language], figure.amount, figure_text.amount(locale, figure))
        for part, figure in zip(parts, amounts, strict=True)
    ]
    column = column_of(model, resource, field, (f.first.rows[0] for f in amounts))[language]
    return not_drawn.among(locale, superlatives.most(locale, named, column), "", left)


def _told(
    model: Model,
    locale: Locale,
    division: Division,
    place: int,
    parts: tuple[Sequence[Part], Sequence[Part]],
) -> Iterator[str]:
    """Who has the most beside one picture alone; how many are shown, what area and shade are.

    Who changes most is told below the pictures of two phases, what is left below the key figures.
    """
    language, (shown, others) = locale.language, parts
    every = [*shown, *others]
    if len(division.phases) == 1 and (most := _most(model, locale, division, place)):
        yield most
    if others:
        counted = (figures.count([p.amounts[place] for p in some]) for some in (others, every))
        small, all_ = (figure_text.number(locale, count) for count in counted)
        yield locale.text(
            "The {others} smallest of {count} are one tile.", others=small, count=all_
        )
    if len(division.phases) == 1:
        yield locale.text("The area of a tile is its amount.")
        return
    before, after = (phase.name[language] for phase in division.phases)
    if division.phases[-1].is_proposed:
        yield locale.text(
            "The area of a tile is its amount, its shade the proposed change from {before} to "
            "{after}.",
            before=before,
            after=after,
        )
    else:
        yield locale.text(
            "The area of a tile is its amount, its shade the change from {before} to {after}.",
            before=before,
            after=after,
        )
