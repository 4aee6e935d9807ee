"""Every chart of a page, in the order in which it shows them."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.charts import (
    changes,
    composition,
    defaults,
    execution,
    package_views,
    place_map,
    programs,
    time_series,
)
from yesan.charts.chart import Chart
from yesan.language.locale import Locale
from yesan.model.entities import Entity, Kind
from yesan.model.figures import Comparison
from yesan.model.model import Model
from yesan.model.remarks import Remarks
from yesan.package.resource import Resource

LARGEST = 10
"""How many changes home shows."""


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """What its own figures show: before and after, execution, its parts, its place on a map."""
    return [
        *programs.of_entity(model, locale, entity),
        *composition.of_entity(model, locale, entity),
        *place_map.of_entity(model, locale, entity),
    ]


def of_kind(model: Model, locale: Locale, kind: Kind) -> list[Chart]:
    """What the list of a kind begins with: the largest changes, and where its places lie."""
    ranking = changes.of_changes(model, locale, _compared(model, kind))
    return [*filter(None, [ranking]), *place_map.of_kind(model, locale, kind)]


def of_table(model: Model, locale: Locale, resource: Resource) -> list[Chart]:
    """Its map or its series or its default chart, and the package's own views of it."""
    chosen = (
        place_map.of_table(model, locale, resource)
        or time_series.of_table(model, locale, resource)
        or defaults.of_table(model, locale, resource)
    )
    return [*filter(None, [chosen]), *package_views.charts(model, locale, resource)]


def of_home(model: Model, locale: Locale, remarks: Remarks) -> Iterator[tuple[str, Chart]]:
    """What happened to the whole, each chart with the kind of entity that it leads to."""
    total = model.amounts.total_comparison
    departments = _compared(model, "department")
    if total and (buildup := changes.of_buildup(model, locale, departments, total)):
        yield "department", buildup
    if ranking := changes.of_changes(model, locale, _compared(model, "program"), LARGEST):
        yield "program", ranking
    figures = {
        kind: [r.figure for r in reasons if r.figure]
        for kind, reasons in remarks.kinds_of_reason.items()
    }
    if reasons := changes.of_reasons(model, locale, figures):
        yield "", reasons
    items = [
        (e, c)
        for e in model.entities["line-item"].values()
        if (c := model.amounts.comparison_of(e, partial=True))
    ]
    if kinds := changes.of_changes(model, locale, items, LARGEST, id_="line-items"):
        yield "line-item", kinds
    executed = [
        (e, pair)
        for e in model.entities["program"].values()
        if (pair := model.amounts.execution_of(e)) is not None
    ]
    if rates := execution.of_rates(model, locale, executed, LARGEST):
        yield "", rates


def _compared(model: Model, kind: Kind) -> list[tuple[Entity, Comparison]]:
    entities = model.entities[kind].values()
    return [(e, c) for e in entities if (c := model.amounts.comparison_of(e))]
