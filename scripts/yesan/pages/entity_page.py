"""What the page of an entity says: its amounts, why they change, what is said, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from yesan.charts import changes, selection
from yesan.charts.chart import Chart
from yesan.model import listing
from yesan.model.entities import Entity
from yesan.model.figures import Comparison, Figure
from yesan.model.listing import Line
from yesan.model.phases import Phase
from yesan.model.remarks import Finding, Reason
from yesan.model.standings import Standing
from yesan.package.resource import Resource
from yesan.pages import grid as grids
from yesan.pages.sitemap import Sitemap, line_ranges
from yesan.tables.discrepancies import Discrepancy

TOLD = 20
"""How many reasons, remarks or errors a page tells; all of them stand in their tables."""
NEAR = 24
"""How many others a page names beside its own entity."""
FEW = 2
"""So many tables stand open on a page; more are folded, each under its name."""


@dataclass(frozen=True)
class Section:
    """The rows of one table that name the entity.

    Attributes:
        resource: The table.
        grid: The rows, as the page shows them.
        lines: Where they stand in the source.
    """

    resource: Resource
    grid: grids.Grid
    lines: Sequence[str]


@dataclass(frozen=True)
class Portrait:
    """Everything that the page of an entity says, in its order.

    Attributes:
        line: Its amounts in each phase, and its comparison.
        headline: What happened, in a sentence; empty where no amount is known.
        figures: Its amounts by phase.
        execution: Its budget and what is spent of it.
        share: Its part of the whole change.
        facts: What its own row says of it, where its table is marked as one of entities.
        charts: Its own charts, and the ranking of what belongs to it.
        reasons: Why its amounts change, those of one wording together.
        findings: What reviewers said of it.
        discrepancies: What is wrong in the published figures of its rows.
        untold: How many reasons, findings and errors more there are than the page tells.
        standings: How manieth it is among those beside it.
        children: What belongs to it.
        phases: The phases in which these have amounts.
        sections: Every table that names it.
        beside: Others of its owner, the nearest.
    """

    entity: Entity
    line: Line
    headline: str
    figures: Sequence[tuple[Phase, Figure]]
    execution: Comparison | None
    share: str
    facts: Sequence[tuple[grids.Column, grids.Cell]]
    charts: Sequence[Chart]
    reasons: Sequence[Sequence[Reason]]
    findings: Sequence[Finding]
    discrepancies: Sequence[Discrepancy]
    untold: Mapping[str, int]
    standings: Sequence[Standing]
    children: Sequence[Line]
    phases: tuple[list[Phase], list[Phase]]
    sections: Sequence[Section]
    beside: Sequence[Entity]
    owners: Sequence[Entity]

    @property
    def is_folded(self) -> bool:
        """Whether its tables are folded, each under its name."""
        return len(self.sections) > FEW


def of(sitemap: Sitemap, entity: Entity, path: str) -> Portrait:
    """The portrait of an entity, its links seen from the page at `path`."""
    model, locale, remarks = sitemap.model, sitemap.locale, sitemap.remarks
    reasons, findings = remarks.reasons_for(entity), remarks.findings_on(entity)
    wrong = model.discrepancies.of_entity(entity)
    line, children = sitemap.line_of(entity), sitemap.children(entity)
    pairs = [(other.entity, other.comparison) for other in children if other.comparison]
    ranking = changes.of_changes(model, locale, pairs)
    link = sitemap.linker(path)
    return Portrait(
        entity=entity,
        line=line,
        headline=headline(sitemap, line.comparison) if line.comparison else "",
        figures=[(model.phases[phase], figure) for phase, figure in line.figures.items()],
        execution=model.amounts.execution_of(entity),
        share=_share(sitemap, line.comparison),
        facts=_facts(sitemap, entity, path),
        charts=[*selection.of_entity(model, locale, entity), *([ranking] if ranking else [])],
        reasons=_by_wording(reasons[:TOLD]),
        findings=findings[:TOLD],
        discrepancies=wrong[:TOLD],
        untold={
            name: len(told) - TOLD
            for name, told in (("reasons", reasons), ("findings", findings), ("wrong", wrong))
            if len(told) > TOLD
        },
        standings=list(model.standings.of(entity)),
        children=children,
        phases=listing.phases(model, children),
        sections=[
            Section(r, grids.of_rows(model, locale, r, f, link, without=entity), line_ranges(r, f))
            for r, f in model.mentions.rows_of(entity)
        ],
        beside=_beside(sitemap.beside(entity), entity),
        owners=[model.entities[kind][code] for kind, code in entity.links.items()],
    )


def headline(sitemap: Sitemap, comparison: Comparison) -> str:
    """What happened to an amount, in a sentence."""
    text, amount = sitemap.locale.text, sitemap.locale.amount
    currency = comparison.after.currency
    before, after = comparison.before.amount, comparison.after.amount
    if comparison.change and amount(before, currency) == amount(after, currency):
        amount = sitemap.locale.exact  # what is rounded would look the same
    values = {
        "before": amount(before, currency),
        "after": amount(after, currency),
        "change": amount(abs(comparison.change), currency),
    }
    if not comparison.change:
        return text("The budget stays at {after}.", **values)
    if comparison.rate is None:
        return text("The budget is new: {after}.", **values)
    values["rate"] = sitemap.locale.percent(abs(comparison.rate))
    if not comparison.after.amount:
        return text("The budget of {before} is cut entirely.", **values)
    if comparison.change < 0:
        return text(
            "The budget falls from {before} to {after}: by {change}, that is {rate}.", **values
        )
    return text("The budget rises from {before} to {after}: by {change}, that is {rate}.", **values)


def _by_wording(reasons: Sequence[Reason]) -> list[list[Reason]]:
    """The reasons, those of one wording together, in their order."""
    grouped: dict[str, list[Reason]] = {}
    for reason in reasons:
        grouped.setdefault(reason.text, []).append(reason)
    return list(grouped.values())


def _share(sitemap: Sitemap, comparison: Comparison | None) -> str:
    """The part of the whole change, where the whole goes the same way."""
    total = sitemap.model.amounts.total_comparison
    if not comparison or not total or not comparison.change or not total.change:
        return ""
    if total.after.currency != comparison.after.currency:
        return ""
    ratio = comparison.change / total.change
    return sitemap.locale.percent(ratio) if 0 < ratio <= 1 else ""


def _beside(beside: Sequence[Entity], entity: Entity) -> list[Entity]:
    """The others nearest to an entity in their list: a page never lists all there are."""
    position = next((n for n, other in enumerate(beside) if other is entity), 0)
    first = max(0, min(position - NEAR // 2, len(beside) - NEAR - 1))
    return [other for other in beside[first : first + NEAR + 1] if other is not entity]


def _facts(sitemap: Sitemap, entity: Entity, path: str) -> list[tuple[grids.Column, grids.Cell]]:
    model = sitemap.model
    for resource in sitemap.package.resources:
        if resource.entity and resource.id == entity.kind:
            key = resource.primary_key[0]
            table = model.tables[resource.name]
            codes = enumerate(table.column(key))
            row = table.take(n for n, code in codes if str(code) == entity.code)
            grid = grids.of_rows(model, sitemap.locale, resource, row, sitemap.linker(path))
            pairs = zip(grid.columns, grid.rows[0], strict=True)
            return [(column, cell) for column, cell in pairs if cell.text]
    return []
