"""Every chart of a page, in the order in which it shows them."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.charts import (
    breakdowns,
    changes,
    composition,
    defaults,
    execution,
    groups,
    package_views,
    place_map,
    programs,
    time_series,
    trends,
)
from yesan.charts.chart import Chart
from yesan.language.locale import Locale
from yesan.model.entities import Entity, Kind
from yesan.model.model import Model
from yesan.package.resource import Resource

LARGEST = 10
"""How many changes home shows."""


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """What its own figures show: before and after, its years, its parts, its place on a map."""
    side = model.amounts.side_of(entity)
    years = trends.of(model, locale, {entity.kind: entity.code}, side)
    return [
        *programs.of_entity(model, locale, entity),
        *filter(None, [years]),
        *breakdowns.of_entity(model, locale, entity, side),
        *composition.of_entity(model, locale, entity),
        *place_map.of_entity(model, locale, entity),
    ]


def of_kind(model: Model, locale: Locale, kind: Kind) -> list[Chart]:
    """What the list of a kind begins with: the largest changes, and where its places lie."""
    ranking = changes.of_changes(model, locale, model.rankings.of(kind))
    return [*filter(None, [ranking]), *place_map.of_kind(model, locale, kind)]


def of_table(model: Model, locale: Locale, resource: Resource) -> list[Chart]:
    """Its map or its series or its default chart, and the package's own views of it."""
    chosen = (
        place_map.of_table(model, locale, resource)
        or time_series.of_table(model, locale, resource)
        or groups.of_table(model, locale, resource)
        or defaults.of_table(model, locale, resource)
    )
    return [*filter(None, [chosen]), *package_views.charts(model, locale, resource)]


def of_home(model: Model, locale: Locale) -> Iterator[tuple[str, Chart]]:
    """What happened to the whole, each chart with the kind of entity that it leads to."""
    side = next(iter(model.totals.sides), None)
    ranking = model.rankings.of
    if buildup := changes.of_buildup(model, locale, ranking("department")):
        yield "department", buildup
    if largest := changes.of_changes(model, locale, ranking("program"), LARGEST):
        yield "program", largest
    executed = [
        (e, known)
        for e in model.entities["program"].values()
        if (known := model.amounts.execution_of(e)) is not None
    ]
    if rates := execution.of_rates(model, locale, executed, LARGEST):
        yield "", rates
    if years := trends.of(model, locale, {}, side):
        yield "", years
    yield from breakdowns.of_everything(model, locale, side)
