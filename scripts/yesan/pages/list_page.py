"""The list of all entities of a kind, such as programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from yesan.api.published import INDEX
from yesan.charts import selection
from yesan.charts.chart import Chart
from yesan.language.sentence import Counted
from yesan.model.entities import Kind, is_dimension, kind_of, own_codes
from yesan.pages import citation, lines, other_amounts, shown_chart, statements
from yesan.pages.citation import Citation
from yesan.pages.context import ChangesContext
from yesan.pages.lines import LineTable
from yesan.pages.links import Link
from yesan.pages.markup import summarised
from yesan.pages.other_amounts import OtherAmount
from yesan.pages.page import Page
from yesan.pages.shown_chart import ShownChart
from yesan.pages.statements import ReasonGroup

REASONS = 5
"""How many reasons the page has: those of the largest changes."""


@dataclass(frozen=True)
class ListPage(ChangesContext):
    """The list of all entities of a kind.

    Attributes:
        title: What the entities are called.
        description: What they are, or how many.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        claims: How the computed figures of the page came about.
        proposed: Whether the changes are not decided yet.
        introduction: What the table that lists them says of itself, as Markdown; may be empty.
        charts: The largest changes, and where places are.
        entities: The entities with their amounts, those of each budget by themselves.
        others: What other tables print for these amounts, where that differs.
        reasons: Why the largest amounts change; none on the list of another kind.
        reasons_table: The table that has all reasons; none where there are none.
        labels: What the labels of reasons are, as the package calls them; may be empty.
        cite: How the page is cited.
    """

    template: ClassVar[str] = "list.md.jinja"

    introduction: str
    charts: tuple[ShownChart, ...]
    entities: tuple[LineTable, ...]
    others: tuple[OtherAmount, ...]
    reasons: tuple[ReasonGroup, ...]
    reasons_table: Link | None
    labels: str
    cite: Citation


def of(page: Page, kind: Kind) -> ListPage:
    """The list of all entities of a kind."""
    listed = page.sitemap.lines(kind)
    plural, count = page.locale.plural, len(listed)
    counted = Counted(page.locale.number(count), "pages")
    if page.model.phases.is_proposal and any(line.comparison for line in listed):
        description = plural(
            "{count} entry with its amounts and the change that is proposed",
            "{count} entries with their amounts and the changes that are proposed",
            count,
            count=counted,
        )
    elif any(line.comparison for line in listed):
        description = plural(
            "{count} entry with its amounts and change",
            "{count} entries with their amounts and changes",
            count,
            count=counted,
        )
    else:
        description = plural("{count} entry", "{count} entries", count, count=counted)
    introduction = _introduction(page, kind)
    charts = selection.of_kind(page.model, page.locale, kind)
    told = page.sitemap.remarks.reasons if kind == _told_of(page) else []
    _keep_ranking(page, kind, charts)
    return ListPage(
        title=page.title,
        description=summarised(introduction) or description,
        wide=True,
        introduction=introduction,
        charts=tuple(shown_chart.show(page, chart) for chart in charts),
        entities=lines.of(page, page.title, listed, with_department=kind != "department"),
        others=other_amounts.of_lines(page, listed),
        reasons=statements.reasons(page, statements.largest(told, REASONS)),
        reasons_table=page.table(told[0].resource) if told else None,
        labels=page.sitemap.remarks.label_title,
        cite=citation.of_page(page, INDEX),
    )


def _told_of(page: Page) -> Kind:
    """The kind whose list says why amounts change: the first that reasons are of."""
    known = {kind for reason in page.sitemap.remarks.reasons for kind in reason.codes}
    return next((kind for kind in page.sitemap.kinds if kind in known), "")


def _keep_ranking(page: Page, kind: Kind, shown: Sequence[Chart]) -> None:
    """Where changes are shown as they add up, the chart of the largest keeps its address."""
    ids = {chart.id for chart in shown}
    if selection.BUILDUP in ids and (ranking := selection.ranked(page.model, page.locale, kind)):
        page.placed_charts.keep(page.path, (page.path, page.title), ranking)


def _introduction(page: Page, kind: Kind) -> str:
    """The description of the table whose rows are the entities of a kind, where there is one."""
    for resource in page.package.resources:
        own = own_codes(resource)
        if own and kind_of(own[0]) == kind and is_dimension(resource):
            return resource.description[page.language]
    return ""
