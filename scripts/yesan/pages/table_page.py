"""The page of a table: its rows, its data dictionary, its checks, its sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from yesan.api.listed_rows import file_of_table
from yesan.charts import selection
from yesan.package.resource import Resource
from yesan.pages import (
    citation,
    dictionary,
    grid,
    other_amounts,
    provenance,
    shown_chart,
    whole_budget,
)
from yesan.pages.amounts import Remainder
from yesan.pages.citation import Citation
from yesan.pages.context import FiguresContext
from yesan.pages.dictionary import DictionaryField, Value
from yesan.pages.grid import Grid
from yesan.pages.links import FileLink, Link
from yesan.pages.markup import summarised
from yesan.pages.other_amounts import OtherAmount
from yesan.pages.page import Page
from yesan.pages.provenance import Evidence, Source, Verification
from yesan.pages.shown_chart import ShownChart
from yesan.source.record import Record
from yesan.validation.rule import Outcome

NARROW = 6
"""Maximum number of columns that leave space for a table of contents beside the table."""


@dataclass(frozen=True)
class TableCheck:
    """What a rule found in a table.

    Attributes:
        title: The rule, in a sentence.
        name: The name of its file, without suffix.
        checked: How many cells of the table it checked.
        broken: How many of them differ from it in the source itself.
    """

    title: str
    name: str
    checked: int
    broken: int


@dataclass(frozen=True)
class TablePage(FiguresContext):
    """The page of a table.

    Attributes:
        title: The title of the table.
        description: The beginning of its description.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        claims: How the computed figures of the page came about.
        crumbs: The way to the page: home, the list of tables.
        introduction: The description of the table, as Markdown.
        file: The table to download, as it was published.
        rows: How many rows it has.
        remainder: What is not broken down by program, where the table is that of the whole, or the
            one that breaks down a part of it; else what it does not break down of its own total,
            if anything.
        others: What other tables print for its amounts, where that differs.
        charts: Its charts.
        grid: Its first rows.
        shown_elsewhere: Whether other pages show its rows: as entities, or as explained terms.
        fields: Its data dictionary.
        missing: What cells of any field hold where a value is missing, with the reason.
        checks: What the rules found in it.
        verification: How it was compared with its source; none where it was not.
        sources: What it is from; where it has no sources of its own, those of the package.
        located: Whether these are its own sources, each with the lines that it is from.
        evidence: What shows that its rows make up a whole; none where the package names nothing.
        before: The table before it.
        after: The table after it.
        formats: The table in other formats than that of its file.
        cite: How the page is cited.
    """

    template: ClassVar[str] = "table.md.jinja"

    crumbs: tuple[Link, ...]
    introduction: str
    file: FileLink
    rows: int
    remainder: Remainder | None
    others: tuple[OtherAmount, ...]
    charts: tuple[ShownChart, ...]
    grid: Grid
    shown_elsewhere: bool
    fields: tuple[DictionaryField, ...]
    missing: tuple[Value, ...]
    checks: tuple[TableCheck, ...]
    verification: Verification | None
    sources: tuple[Source, ...]
    located: bool
    evidence: Evidence | None
    before: Link | None
    after: Link | None
    cite: Citation
    formats: tuple[FileLink, ...] = ()


def of(
    page: Page, resource: Resource, outcomes: Sequence[Outcome], records: Mapping[str, Record]
) -> TablePage:
    """The page of a table.

    Args:
        page: The page.
        resource: The table.
        outcomes: What the rules found.
        records: What was verified against the sources, by the name of the table.
    """
    introduction, shown = resource.description[page.language], grid.of_table(page, resource)
    charts = selection.of_table(page.model, page.locale, resource)
    before, after = page.neighbours()
    record, told = records.get(resource.name), whole_budget.broken_down(page)
    return TablePage(
        title=page.title,
        description=summarised(introduction),
        wide=len(shown.columns) > NARROW,
        crumbs=page.crumbs("tables"),
        introduction=introduction,
        file=page.file(resource),
        rows=len(page.model.tables[resource.name]),
        remainder=whole_budget.of_table(page, resource),
        others=other_amounts.of_table(page, resource, told if resource.name in told else ()),
        charts=tuple(shown_chart.show(page, chart) for chart in charts),
        grid=shown,
        shown_elsewhere=page.sitemap.shows_rows_elsewhere(resource),
        fields=dictionary.of(page, resource),
        missing=tuple(Value(value, why) for value, why in resource.missing.items() if why),
        checks=_checks(resource, outcomes, page.language),
        verification=provenance.verification(page, record) if record else None,
        sources=provenance.sources(page, resource.sources or page.package.sources, resource),
        located=bool(resource.sources),
        evidence=provenance.evidence(page, resource),
        before=before,
        after=after,
        cite=citation.of_page(page, file_of_table(resource)),
    )


def _checks(
    resource: Resource, outcomes: Sequence[Outcome], language: str
) -> tuple[TableCheck, ...]:
    """What the rules found in a table; a rule that checks none of its cells is left out."""
    found = (
        TableCheck(
            title=outcome.rule.title[language],
            name=outcome.rule.name,
            checked=sum(1 for cell in outcome.checked if cell.table == resource.name),
            broken=sum(1 for cell in outcome.broken if cell.table == resource.name),
        )
        for outcome in outcomes
    )
    return tuple(check for check in found if check.checked)
