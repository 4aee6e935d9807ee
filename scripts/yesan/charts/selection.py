"""Every chart of a page, in the order in which it shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
from yesan.model.divisions import Division
from yesan.model.entities import Entity, Kind
from yesan.model.model import Model
from yesan.package.resource import Resource

LARGEST = 10
"""How many changes home shows."""
BUILDUP, CHANGES = "buildup", "changes"
"""The ids of the charts of changes: how they add up, and which are the largest."""


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
    """What the list of a kind begins with: changes, rates, parts, and where its places lie.

    How the changes add up is shown instead of their ranking. What home shows is not shown again.
    """
    whole = list(of_whole(model, locale))
    if whole and whole[0][0] == kind and not _is_pictured(model):
        whole = whole[1:]
    own = [chart for k, chart in whole if k == kind and chart.id != CHANGES]
    ranking = None if any(c.id == BUILDUP for c in own) else ranked(model, locale, kind)
    return [*filter(None, [ranking]), *own, *place_map.of_kind(model, locale, kind)]


def ranked(model: Model, locale: Locale, kind: Kind) -> Chart | None:
    """The largest changes of a kind."""
    return changes.of_changes(model, locale, model.rankings.of(kind))


def of_table(model: Model, locale: Locale, resource: Resource) -> list[Chart]:
    """Its map or its series or its default chart, and the package's own views of it."""
    chosen = (
        place_map.of_table(model, locale, resource)
        or time_series.of_table(model, locale, resource)
        or groups.of_table(model, locale, resource)
        or defaults.of_table(model, locale, resource)
    )
    return [*filter(None, [chosen]), *package_views.charts(model, locale, resource)]


def of_home(model: Model, locale: Locale, listed: Collection[Kind]) -> Iterator[tuple[Kind, Chart]]:
    """What the first page shows beside its treemap, each chart with the kind that it is about.

    That is the amount over the years; what is about a kind without a list of its own; and, where
    there is no treemap to begin with, whatever is the first of the whole.

    Args:
        model: Has the amounts.
        locale: The language.
        listed: The kinds that have lists, which show the others.
    """
    for place, (kind, chart) in enumerate(of_whole(model, locale)):
        if not kind or kind not in listed or (place == 0 and not _is_pictured(model)):
            yield kind, chart


def of_whole(model: Model, locale: Locale) -> Iterator[tuple[Kind, Chart]]:
    """What happened to the whole, each chart with the kind of entities whose list has it."""
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
        yield "program", rates
    if years := trends.of(model, locale, {}, side):
        yield "", years
    yield from breakdowns.of_everything(model, locale, side)


def _is_pictured(model: Model) -> bool:
    """Whether the first page begins with a treemap."""
    return isinstance(model.divisions.of_everything(), Division)
