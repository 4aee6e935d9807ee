"""What other tables print for an amount that a page shows, where that differs: both, with ≠."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from yesan.charts import figure_text
from yesan.charts.chart import Chart
from yesan.model.entities import Entity
from yesan.model.figures import Figure
from yesan.model.listing import Line
from yesan.model.phases import Phase
from yesan.package.resource import Resource
from yesan.pages import amounts
from yesan.pages.amounts import Amount
from yesan.pages.links import Link
from yesan.pages.page import Page


@dataclass(frozen=True)
class OtherAmount:
    """What another table prints for an amount.

    Attributes:
        of: Whose amount it is; empty where the page says so, or where it is that of everything.
        name: The name of its phase.
        amount: The amount.
        table: The table.
    """

    of: str
    name: str
    amount: Amount
    table: Link


def of_entity(page: Page, entity: Entity) -> tuple[OtherAmount, ...]:
    """What other tables print for the amounts of an entity."""
    known = page.model.amounts
    return tuple(
        _other(page, phase, figure, [f for f in [known.figure_of(entity, phase)] if f])
        for phase in page.model.phases.values()
        for figure in known.others_of(entity, phase)
    )


def of_everything(
    page: Page, shown: Iterable[tuple[Phase, Figure]], told: Resource | None
) -> tuple[OtherAmount, ...]:
    """What other tables print for the whole.

    Args:
        page: The page.
        shown: What it shows of the whole, each in its phase.
        told: The table of which it says that it breaks down a part of the whole, if it does.
    """
    return tuple(
        _other(page, phase, other, [figure])
        for phase, figure in shown
        for other in page.model.totals.others(figure, phase)
        if other.resource is not told
    )


def of_table(page: Page, resource: Resource, told: Container[str] = ()) -> tuple[OtherAmount, ...]:
    """What other tables print for the amounts of a table: of everything, and of each entity.

    Args:
        page: The page.
        resource: The table.
        told: The tables of which the page says that they are the whole, and a part of it.
    """
    model = page.model
    phases = model.phases.values()
    whole = (
        (phase, "", figure)
        for phase in phases
        for figure in model.totals.others_than(resource, phase)
        if figure.resource.name not in told
    )
    each = (
        (phase, entity.name[page.language], figure)
        for entity in model.amounts.listed_in(resource)
        for phase in phases
        for figure in model.amounts.others_of(entity, phase, resource)
    )
    return tuple(
        _other(page, phase, figure, _of(page, resource, phase), of)
        for phase, of, figure in (*whole, *each)
    )


def of_chart(page: Page, chart: Chart, part: str) -> tuple[OtherAmount, ...]:
    """What tables other than that of its figures print for those of a chart.

    Args:
        page: The page.
        chart: The chart.
        part: The table of which pages say that it breaks down only a part of the whole; or empty.
    """
    return tuple(
        _other(page, c.phase, c.other, [c.own], c.entity.name[page.language] if c.entity else "")
        for c in chart.contradictions
        if c.entity or part not in {c.own.resource.name, c.other.resource.name}
    )


def of_figures(page: Page, figures: Iterable[Figure]) -> tuple[OtherAmount, ...]:
    """What other tables print for some amounts of the entity whose page it is."""
    found = page.model.contradictions.of_figures(figures)
    return tuple(_other(page, c.phase, c.other, [c.own]) for c in found)


def of_lines(page: Page, listed: Iterable[Line]) -> tuple[OtherAmount, ...]:
    """What other tables print for the amounts of entities in a list, and for those compared."""
    figures = [
        figure
        for line in listed
        for figure in (
            *line.shown.values(),
            *(line.comparison.figures if line.comparison else ()),
        )
    ]
    return tuple(
        _other(page, c.phase, c.other, [c.own], c.entity.name[page.language])
        for c in page.model.contradictions.of_figures(figures)
        if c.entity
    )


def _of(page: Page, resource: Resource, phase: Phase) -> list[Figure]:
    """The totals and the amounts of entities that a table has in a phase."""
    model = page.model
    totals = [f for side in model.totals.sides for f in model.totals.of(phase, side)]
    each = (model.amounts.figure_of(e, phase) for e in model.amounts.listed_in(resource))
    return [f for f in (*totals, *each) if f and f.resource is resource]


def _other(
    page: Page, phase: Phase, figure: Figure, own: Sequence[Figure], of: str = ""
) -> OtherAmount:
    """What another table prints, as precise as shows how far it is from the others."""
    digits = figure_text.digits(page.locale, [figure, *own])
    shown = amounts.amount(page, figure, digits)
    return OtherAmount(of, phase.name[page.language], shown, page.table(figure.resource))
