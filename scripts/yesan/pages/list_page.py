"""The list of all entities of a kind, such as programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from yesan.charts import selection
from yesan.language.sentence import Counted
from yesan.model.entities import Kind, is_dimension, kind_of, own_codes
from yesan.pages import lines, shown_chart
from yesan.pages.context import ChangesContext
from yesan.pages.lines import LineTable
from yesan.pages.markup import summarised
from yesan.pages.page import Page
from yesan.pages.shown_chart import ShownChart


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
    """

    template: ClassVar[str] = "list.md.jinja"

    introduction: str
    charts: tuple[ShownChart, ...]
    entities: tuple[LineTable, ...]


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
    return ListPage(
        title=page.title,
        description=summarised(introduction) or description,
        wide=True,
        introduction=introduction,
        charts=tuple(shown_chart.show(page, chart) for chart in charts),
        entities=lines.of(page, page.title, listed, with_department=kind != "department"),
    )


def _introduction(page: Page, kind: Kind) -> str:
    """The description of the table whose rows are the entities of a kind, where there is one."""
    for resource in page.package.resources:
        own = own_codes(resource)
        if own and kind_of(own[0]) == kind and is_dimension(resource):
            return resource.description[page.language]
    return ""
