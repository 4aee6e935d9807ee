"""The first page: what happened, why, what is wrong in the source, and where to read on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from yesan.charts import breakdowns, package_views, selection
from yesan.charts.chart import Chart
from yesan.model.comparison import Comparison
from yesan.model.side import Side
from yesan.package import package
from yesan.pages import (
    amounts,
    execution,
    finding_groups,
    headline,
    other_amounts,
    provenance,
    shown_chart,
    shown_discrepancy,
    statements,
    sums,
    tables_page,
    whole_at_a_glance,
    whole_budget,
)
from yesan.pages.amounts import KeyFigures, Remainder
from yesan.pages.context import ChangesContext
from yesan.pages.execution import Execution
from yesan.pages.finding_groups import FindingGroup
from yesan.pages.links import FileLink, Link, Sections
from yesan.pages.markup import summarised
from yesan.pages.other_amounts import OtherAmount
from yesan.pages.page import Page
from yesan.pages.provenance import Inhabitants, Source
from yesan.pages.shown_chart import ShownChart
from yesan.pages.shown_discrepancy import ShownDiscrepancy
from yesan.pages.sitemap import DISCREPANCIES, list_of
from yesan.pages.statements import ReasonGroup
from yesan.pages.sums import ListedSum, OtherBudget
from yesan.pages.tables_page import TableLine
from yesan.pages.whole_at_a_glance import WholeInPhase

QUOTED = 3
"""How many discrepancies the page quotes."""
REASONS = 5
"""How many reasons the page has: those of the largest changes."""
WAYS = 6
"""To how many entities the page leads below a chart."""


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
class HomeChart:
    """A chart of the first page, and where it leads.

    Attributes:
        chart: The chart; its `id` is one of `buildup`, `changes`, `rates`, `years`.
        parts: What the parts of everything are that it shows; empty where it shows none.
        entities: The entities that change most.
        all: The list of all entities of their kind; none where the chart is not about one kind.
    """

    chart: ShownChart
    parts: str
    entities: tuple[Link, ...]
    all: Link | None


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
        reasons: Why the largest amounts change.
        reasons_table: The table that has all reasons; none where there are none.
        labels: What the labels of reasons are, as the package calls them; may be empty.
        highlights: What a reader should know first.
        introduction: The description of the package, as Markdown.
        charts: What happened to the whole budget.
        other_charts: The charts that the package itself describes; where there are no other charts,
            that of its first table.
        findings: What reviewers said, by kind.
        findings_table: The table that has all of it; none where nothing was said.
        discrepancies: The most serious errors of the source.
        discrepancy_count: How many errors of the source are known.
        discrepancies_address: The address of the page that has all of them.
        term_count: How many terms the glossary has.
        ruled: Whether the package has rules.
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
    reasons: tuple[ReasonGroup, ...]
    reasons_table: Link | None
    labels: str
    highlights: tuple[Highlight, ...]
    introduction: str
    charts: tuple[HomeChart, ...]
    other_charts: tuple[ShownChart, ...]
    findings: tuple[FindingGroup, ...]
    findings_table: Link | None
    discrepancies: tuple[ShownDiscrepancy, ...]
    discrepancy_count: int
    discrepancies_address: str
    term_count: int
    ruled: bool
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
    introduction = page.package.description[page.language]
    shown = whole_budget.shown(page, total)
    side = Side.of(shown[0][1]) if shown else None
    divided = whole_budget.table(page) if amounts.remainder(page) else None
    charts = list(selection.of_home(model, page.locale))
    return HomePage(
        title=page.title,
        description=summarised(introduction),
        wide=False,
        whole=whole_at_a_glance.of(page),
        headline=headline.of_page(page, total),
        key_figures=_key_figures(page, total) if total else None,
        execution=_execution(page),
        remainder=whole_budget.remainder(page, shown, side),
        others=other_amounts.of_everything(page, shown, divided),
        listed=whole_budget.listed(page, side),
        apart=sums.apart(page, side),
        reasons=statements.reasons(page, statements.largest(page.sitemap.remarks.reasons, REASONS)),
        reasons_table=_reasons_table(page),
        labels=page.sitemap.remarks.label_title,
        highlights=tuple(_highlight(page, item) for item in page.package.highlights),
        introduction=introduction,
        charts=tuple(_chart(page, kind, chart) for kind, chart in charts),
        other_charts=_other_charts(page, alone=not charts),
        findings=finding_groups.of(page),
        findings_table=finding_groups.table(page),
        discrepancies=tuple(shown_discrepancy.of(page, d) for d in model.discrepancies[:QUOTED]),
        discrepancy_count=len(model.discrepancies),
        discrepancies_address=page.href(DISCREPANCIES),
        term_count=len(page.sitemap.glossary.terms),
        ruled=ruled,
        sections=page.sections(),
        tables=tables_page.lines(page),
        files=page.files(),
        sources=provenance.sources(page, page.package.sources),
        licenses=provenance.licenses(page),
        inhabitants=provenance.inhabitants(page),
    )


def _reasons_table(page: Page) -> Link | None:
    reasons = page.sitemap.remarks.reasons
    return page.table(reasons[0].resource) if reasons else None


def _execution(page: Page) -> Execution | None:
    known, phases = page.model.totals.execution, page.model.execution
    return execution.of(page, known, phases) if known and phases else None


def _key_figures(page: Page, total: Comparison) -> KeyFigures | None:
    people = page.package.inhabitants
    return amounts.key_figures(page, total, inhabitants=people.number if people else 0)


def _highlight(page: Page, item: package.Highlight) -> Highlight:
    return Highlight(
        title=item.title[page.language],
        text=item.text[page.language],
        more=page.table(page.package.by_name[item.resource]) if item.resource else None,
    )


def _chart(page: Page, kind: str, chart: Chart) -> HomeChart:
    shown = shown_chart.show(page, chart)
    if not kind:
        return HomeChart(shown, "", (), None)
    title = page.sitemap.title(kind)
    lines = page.sitemap.lines(kind)
    compared = [x for x in lines if x.comparison and x.side == lines[0].side][:WAYS]
    return HomeChart(
        chart=shown,
        parts=title if chart.id.startswith(breakdowns.PREFIX) else "",
        entities=tuple(
            page.entity(line.entity)
            for line in compared
            if line.comparison and line.comparison.change.amount
        ),
        all=Link(page.href(list_of(kind)), title) if kind in page.sitemap.kinds else None,
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
