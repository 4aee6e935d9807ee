"""Every chart of a page, in the order in which it shows them."""

from __future__ import annotations

from collections.abc import Iterator

from yesan import charts, compositions, maps, overviews, rankings, series, views
from yesan.charts import Chart
from yesan.entities import Entity, Kind
from yesan.figures import Comparison
from yesan.locales import Locale
from yesan.model import Model
from yesan.package import Resource
from yesan.stories import Stories

LARGEST = 10
"""How many changes home shows."""


def of_entity(model: Model, locale: Locale, entity: Entity) -> list[Chart]:
    """What its own figures show: before and after, execution, its parts, its place on a map."""
    return [
        *charts.of_entity(model, locale, entity),
        *compositions.of_entity(model, locale, entity),
        *maps.of_entity(model, locale, entity),
    ]


def of_kind(model: Model, locale: Locale, kind: Kind) -> list[Chart]:
    """What the list of a kind begins with: the largest changes, and where its places lie."""
    ranking = rankings.of_changes(model, locale, _compared(model, kind))
    return [*filter(None, [ranking]), *maps.of_kind(model, locale, kind)]


def of_table(model: Model, locale: Locale, resource: Resource) -> list[Chart]:
    """Its map or its series or its default chart, and the package's own views of it."""
    chosen = (
        maps.of_table(model, locale, resource)
        or series.of_table(model, locale, resource)
        or overviews.of_table(model, locale, resource)
    )
    return [*filter(None, [chosen]), *views.charts(model, locale, resource)]


def of_home(model: Model, locale: Locale, stories: Stories) -> Iterator[tuple[str, Chart]]:
    """What happened to the whole, each chart with the kind of entity that it leads to."""
    total = model.total_comparison
    departments = _compared(model, "department")
    if total and (buildup := rankings.of_buildup(model, locale, departments, total)):
        yield "department", buildup
    if ranking := rankings.of_changes(model, locale, _compared(model, "program"), LARGEST):
        yield "program", ranking
    figures = {
        kind: [r.figure for r in reasons if r.figure]
        for kind, reasons in stories.kinds_of_reason.items()
    }
    if reasons := rankings.of_reasons(model, locale, figures):
        yield "", reasons
    items = [
        (e, c)
        for e in model.entities["line-item"].values()
        if (c := model.comparison_of(e, partial=True))
    ]
    if kinds := rankings.of_changes(model, locale, items, LARGEST, id_="line-items"):
        yield "line-item", kinds
    executed = [
        (e, pair)
        for e in model.entities["program"].values()
        if (pair := model.execution_of(e)) is not None
    ]
    if rates := rankings.of_rates(model, locale, executed, LARGEST):
        yield "", rates


def _compared(model: Model, kind: Kind) -> list[tuple[Entity, Comparison]]:
    entities = model.entities[kind].values()
    return [(e, c) for e in entities if (c := model.comparison_of(e))]
