"""Tile maps: the figures of places, each a square where the place lies among the others.

A table gets one where the package states the column and row of its places (roles ``tile-column``
and ``tile-row``), each of them has one row with a figure, and the figures differ. The page of a
place has the map of each table that is about it, with the place marked; so has the list of all
places, unmarked.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yesan.charts import figure_text, superlatives
from yesan.charts.chart import Caption, Chart
from yesan.charts.measures import column_of, directions
from yesan.charts.shapes.theme import FONT_SIZE
from yesan.charts.shapes.tiles import MARGIN, SIDE, Tile, specify
from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.language.sentence import Marked, join
from yesan.model import comparability
from yesan.model.entities import Entity, Kind, code_fields, is_dimension, kind_of
from yesan.model.figures import Figure, count
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.render.typesetting import width

LEAST = 4
"""Fewer places make no map."""
DECIMALS = 2
"""Number of decimals that tell figures apart of which some are 1 or more."""


def of_table(
    model: Model, locale: Locale, resource: Resource, marked: Entity | None = None
) -> Chart | None:
    """The first figure of a table's places, one row each; `marked` is the place of the page."""
    keys = code_fields(resource)
    if len(keys) != 1 or is_dimension(resource) or len(directions(model, resource)) > 1:
        return None
    places = model.tile_positions(kind_of(keys[0]))
    measure = resource.measure
    if measure is None or not places or (marked and marked.code not in places):
        return None
    rows = model.tables[resource.name]
    if not comparability.are_ranked(resource, rows, measure) or comparability.has_ranks(
        rows, measure
    ):
        return None
    found = [
        (number, str(row[keys[0].name]), Decimal(row[measure.name]))
        for number, row in rows
        if str(row[keys[0].name]) in places and row[measure.name] is not None
    ]
    codes = [code for _, code, _ in found]
    if len(found) < LEAST or len(set(codes)) < len(codes) or min(v for *_, v in found) < 0:
        return None
    ranked = sorted(found, key=lambda x: -x[2])
    names = {code: model.entities.name(kind_of(keys[0]), code, locale.language) for code in codes}
    said = [
        superlatives.Named(
            names[code], value, figure_text.printed(locale, resource, measure, number, value)
        )
        for number, code, value in ranked
    ]
    if not superlatives.differ(said):
        return None
    written = _written(locale, measure, [value for *_, value in ranked])
    tiles = [
        Tile(
            code,
            names[code],
            *places[code],
            amount(measure, value),
            Marked(written[value], Figure.printed(resource, measure, number, value)),
            marked=marked is not None and code == marked.code,
        )
        for number, code, value in ranked
    ]
    legend = locale.text(
        "Each square is a place, the darker the more; it shows where places lie, not their size. "
        "A narrow screen has a bar for each instead."
    )
    figures = [Figure.printed(resource, measure, number, value) for number, _, value in ranked]
    blank = any(str(row[keys[0].name]) in places and row[measure.name] is None for _, row in rows)
    known = figure_text.number(locale, count(figures)) if blank else ""
    others = len(rows.known(measure.name)) > len(said)
    column = column_of(model, resource, measure, (n for n, *_ in ranked))[locale.language]
    ends = [superlatives.most(locale, said, column), superlatives.least(locale, said)]
    caption = Caption(
        f"map-{resource.id}",
        locale.text(
            "{table}: {measure} on a tile map",
            table=resource.title[locale.language],
            measure=measure.title[locale.language],
        ),
        join(" ", filter(None, (superlatives.on_map(locale, ends, known, others=others), legend))),
        "the package says where its places are on a tile map, and each has one row",
    )
    return Chart.of(model, caption, specify(tiles, Unit.of_field(locale, measure)), figures)


def _written(locale: Locale, field: Field, values: Sequence[Decimal]) -> dict[Decimal, str]:
    """The figures as their squares have room for them: all to as many decimals as fit in each."""
    if field.currency:
        said = {v: locale.amount(field.in_currency(v), field.currency) for v in values}
        if all(map(_fits, said.values())):
            return said
    printed = max(map(_decimals, values))
    most = 0 if field.whole else min(printed, DECIMALS) if max(values) >= 1 else printed
    rounded = (
        {v: locale.number(min(v, round(v, decimals), key=_decimals)) for v in values}
        for decimals in range(most, 0, -1)
    )
    fitting = (said for said in rounded if all(map(_fits, said.values())))
    return next(fitting, {v: locale.number(int(round(v, 0))) for v in values})


def _decimals(value: Decimal) -> int:
    return max(0, -int(value.as_tuple().exponent))


def _fits(text: str) -> bool:
    return width(text) * FONT_SIZE <= SIDE - 2 * MARGIN


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """The maps that show an entity, itself marked."""
    if entity.code not in model.tile_positions(entity.kind):
        return []
    resources = model.package.resources
    charts = (of_table(model, locale, r, entity) for r in resources if _tells(r, entity.kind))
    return [chart for chart in charts if chart]


def of_kind(model: Model, locale: Locale, kind: Kind) -> list[Chart]:
    """The maps of all entities of a kind, one for each table that is about them."""
    charts = (of_table(model, locale, r) for r in model.package.resources if _tells(r, kind))
    return [chart for chart in charts if chart]


def _tells(resource: Resource, kind: Kind) -> bool:
    return [kind_of(f) for f in code_fields(resource)] == [kind]
