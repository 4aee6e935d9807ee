"""The first page: the whole at a glance, three things worth knowing, and where to read on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from yesan.charts import package_views, selection
from yesan.charts.chart import Chart
from yesan.model.comparison import Comparison
from yesan.model.remarks import Finding, Reason
from yesan.model.side import Side
from yesan.package import package
from yesan.pages import (
    amounts,
    execution,
    headline,
    other_amounts,
    provenance,
    shown_chart,
    sums,
    tables_page,
    whole_at_a_glance,
    whole_budget,
    worth_knowing,
)
from yesan.pages.amounts import KeyFigures, Remainder
from yesan.pages.context import ChangesContext
from yesan.pages.execution import Execution
from yesan.pages.links import FileLink, Link, Sections
from yesan.pages.markup import summarised
from yesan.pages.other_amounts import OtherAmount
from yesan.pages.page import Page
from yesan.pages.provenance import Inhabitants, Source
from yesan.pages.shown_chart import ShownChart
from yesan.pages.sitemap import SEARCH, list_of
from yesan.pages.sums import ListedSum, OtherBudget
from yesan.pages.tables_page import TableLine
from yesan.pages.whole_at_a_glance import WholeInPhase
from yesan.pages.worth_knowing import WorthKnowing


@dataclass(frozen=True)
class Highlight:
    """What a reader should know first, in the package's own words.

    Attributes:
        title: What it is about.
        text: One or two sentences.
        more: The table that has more on it, if any.
    """

    title: str
    text: str
    more: Link | None


@dataclass(frozen=True)
class HomePage(ChangesContext):
    """The first page of the site.

    Attributes:
        title: The title of the package.
        description: The beginning of the package's description.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        claims: How the computed figures of the page came about.
        proposed: Whether the changes are not decided yet.
        whole: What the whole budget is made of, a treemap for each phase; none where that is not
            known.
        headline: What happened to the whole budget, in a sentence; empty where nothing is compared.
        key_figures: The whole budget before and after; none where nothing is compared.
        execution: The whole budget and what is spent of it; none where that is not known.
        remainder: The part of the whole that no program has; None if there is none.
        others: What other tables print for the same amounts, where that differs.
        listed: What the tables list, added up, where none gives a whole.
        apart: The totals in other directions and currencies.
        worth_knowing: Three things that are worth knowing first, or those of them that can be told.
        highlights: What a reader should know first.
        introduction: What the package says of itself, as Markdown, where nothing else says what it
            is; else empty. The page of all tables has all of it.
        charts: What happened to the whole budget, beside `whole`.
        other_charts: The charts that the package itself describes; where there are no other charts,
            that of its first table.
        reasons_table: The table that says why amounts change; none where none does.
        reason_count: How many reasons it has.
        findings_table: The table that has what reviewers said; none where nothing was said.
        finding_count: How much that is.
        discrepancy_count: How many errors of the source are known.
        term_count: How many terms the glossary has.
        ruled: Whether the package has rules.
        search: The address of the page to search on.
        sections: The sections of the site.
        tables: All tables.
        files: The files of the package that are not tables.
        sources: What the figures are from.
        licenses: Under what terms the data may be used.
        inhabitants: How many people the budget is for, where the package says.
    """

    template: ClassVar[str] = "home.md.jinja"

    whole: tuple[WholeInPhase, ...]
    headline: str
    key_figures: KeyFigures | None
    execution: Execution | None
    remainder: Remainder | None
    others: tuple[OtherAmount, ...]
    listed: tuple[ListedSum, ...]
    apart: tuple[OtherBudget, ...]
    worth_knowing: tuple[WorthKnowing, ...]
    highlights: tuple[Highlight, ...]
    introduction: str
    charts: tuple[ShownChart, ...]
    other_charts: tuple[ShownChart, ...]
    reasons_table: Link | None
    reason_count: int
    findings_table: Link | None
    finding_count: int
    discrepancy_count: int
    term_count: int
    ruled: bool
    search: str
    sections: Sections
    tables: tuple[TableLine, ...]
    files: tuple[FileLink, ...]
    sources: tuple[Source, ...]
    licenses: tuple[Link, ...]
    inhabitants: Inhabitants | None


def of(page: Page, *, ruled: bool) -> HomePage:
    """The first page.

    Args:
        page: The page.
        ruled: Whether the package has rules.
    """
    model, total = page.model, page.model.totals.comparison
    shown = whole_budget.shown(page, total)
    side = Side.of(shown[0][1]) if shown else None
    divided = whole_budget.table(page) if amounts.remainder(page) else None
    whole, introduction = whole_at_a_glance.of(page), page.package.description[page.language]
    charts = [*selection.of_home(model, page.locale, page.sitemap.kinds)]
    reasons, findings = page.sitemap.remarks.reasons, page.sitemap.remarks.findings
    _keep_charts(page, [chart.id for _, chart in charts])
    return HomePage(
        title=page.title,
        description=summarised(introduction),
        wide=False,
        whole=whole,
        headline=headline.of_page(page, total),
        key_figures=_key_figures(page, total, bars=not whole) if total else None,
        execution=_execution(page),
        remainder=whole_budget.remainder(page, shown, side),
        others=other_amounts.of_everything(page, shown, divided),
        listed=whole_budget.listed(page, side),
        apart=sums.apart(page, side),
        worth_knowing=worth_knowing.of(page),
        highlights=tuple(_highlight(page, item) for item in page.package.highlights),
        introduction="" if shown and page.package.highlights else introduction,
        charts=tuple(shown_chart.show(page, chart) for _, chart in charts),
        other_charts=_other_charts(page, alone=not (charts or whole)),
        reasons_table=page.table(reasons[0].resource) if reasons else None,
        reason_count=_in_table(reasons),
        findings_table=page.table(findings[0].resource) if findings else None,
        finding_count=_in_table(findings),
        discrepancy_count=len(model.discrepancies),
        term_count=len(page.sitemap.glossary.terms),
        ruled=ruled,
        search=page.href(SEARCH),
        sections=page.sections(),
        tables=tables_page.lines(page),
        files=page.files(),
        sources=provenance.sources(page, page.package.sources),
        licenses=provenance.licenses(page),
        inhabitants=provenance.inhabitants(page),
    )


def _in_table(said: Sequence[Reason | Finding]) -> int:
    """How many of some remarks are in the table of the first."""
    return sum(remark.resource is said[0].resource for remark in said)


def _keep_charts(page: Page, shown: Collection[str]) -> None:
    """The charts that lists show now keep the addresses that they had on the first page."""
    for kind, chart in selection.of_whole(page.model, page.locale):
        if chart.id not in shown:
            now = list_of(kind), page.sitemap.title(kind)
            page.placed_charts.keep(page.path, now, chart)


def _execution(page: Page) -> Execution | None:
    known, phases = page.model.totals.execution, page.model.execution
    return execution.of(page, known, phases) if known and phases else None


def _key_figures(page: Page, total: Comparison, *, bars: bool) -> KeyFigures | None:
    """The key figures; their bars where no treemap shows the same."""
    people = page.package.inhabitants
    found = amounts.key_figures(page, total, inhabitants=people.number if people else 0)
    return replace(found, bars=found.bars if bars else None) if found else None


def _highlight(page: Page, item: package.Highlight) -> Highlight:
    return Highlight(
        title=item.title[page.language],
        text=item.text[page.language],
        more=page.table(page.package.by_name[item.resource]) if item.resource else None,
    )


def _other_charts(page: Page, *, alone: bool) -> tuple[ShownChart, ...]:
    """The package's own charts, after that of its first table where there are no other charts."""
    model, locale = page.model, page.locale
    views = list(package_views.charts(model, locale))
    overview: list[Chart] = []
    if alone and not model.totals.comparison and not page.package.views:
        drawn = (selection.of_table(model, locale, r) for r in page.package.resources)
        overview = next((charts[:1] for charts in drawn if charts), [])
    return tuple(shown_chart.show(page, chart) for chart in (*overview, *views))
