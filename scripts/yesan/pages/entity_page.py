"""The page of an entity: its amounts, why they change, what reviewers said, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from dataclasses import dataclass
from typing import ClassVar

from yesan.api.listed_rows import file_of
from yesan.charts import changes, figure_text, selection, side_names
from yesan.charts.chart import Chart
from yesan.model import figures, remarks
from yesan.model.comparison import Comparison
from yesan.model.entities import Entity, Kind, base_of
from yesan.model.figures import Figure
from yesan.model.listing import Line
from yesan.model.side import Side
from yesan.package.column_types import EXPENDITURE
from yesan.pages import (
    amounts,
    changed_marks,
    citation,
    entity_rows,
    execution,
    headline,
    known_amounts,
    lines,
    other_amounts,
    shown_chart,
    shown_discrepancy,
    siblings,
    standings,
    statements,
    sums,
)
from yesan.pages.amounts import KeyFigures, Remainder
from yesan.pages.changed_marks import ChangedMark
from yesan.pages.citation import Citation
from yesan.pages.context import ChangesContext
from yesan.pages.entity_rows import Fact, TableSection
from yesan.pages.execution import Execution
from yesan.pages.known_amounts import KnownAmounts
from yesan.pages.lines import LineTable
from yesan.pages.links import FileLink, Link
from yesan.pages.other_amounts import OtherAmount
from yesan.pages.page import Page
from yesan.pages.shown_chart import ShownChart
from yesan.pages.shown_discrepancy import ShownDiscrepancy
from yesan.pages.standings import Standing
from yesan.pages.statements import Finding, Purpose, ReasonGroup
from yesan.pages.sums import ListedSum, OtherBudget

MOST = 6
"""How many reasons and findings a page shows; all of them are in their tables."""
WRONG = 6
"""How many errors of the source a page lists, the most serious first."""
SHARED_BY_ALL = ("program", "department", "function")
"""What all inhabitants pay for: its change is told for each of them."""
FEW = 2
"""Maximum number of tables that are open on a page; more are folded, each under its name."""


@dataclass(frozen=True)
class EntityPage(ChangesContext):
    """The page of an entity: a program, a department, a line item, a place, a row with a page.

    Attributes:
        title: The name of the entity.
        description: What happened to its amount; else its amounts; else its name.
        wide: Whether the page has no table of contents at its side.
        feedback: Where readers say that something on the page is wrong; empty where nobody is
            named.
        claims: How the computed figures of the page came about.
        proposed: Whether the changes are not decided yet.
        crumbs: The way to the page: home, the list of its kind, the entities that it belongs to.
        purposes: What it is for; empty where no table says it.
        headline: What happened to its amount, in a sentence; empty where nothing is compared.
        share: Its part of the change of all, as a percentage; empty where there is none.
        share_of: The change of all that it is a share of.
        share_table: The title of the table that has the change of all.
        key_figures: Its amount before and after; none where nothing is compared.
        summed_rows: How many rows its amount before is the sum of; 0 where it is printed.
        summed_count: The same as it is written; empty where it is printed.
        summed_table: The title of the table of these rows; empty where it is printed.
        direction: Whether its amounts are expenditure or revenue.
        side: The name of the budget that they are part of; empty where there is only one.
        earlier: The latest year of its amounts, where it has none of the year of the site.
        latest: The year of the site, where it has none of that.
        known: Its amounts that are printed or whole, those of each year by themselves.
        selections: By which criteria the rows of some of these were selected.
        remainder: What the table of its amount does not break down of it; none if nothing.
        others: What other tables print for the same amounts, where that differs.
        listed: What tables list of it, added up, where none prints its amount.
        apart: Its amounts in other directions and currencies.
        facts: What its own row says, where its table is one of entities.
        standings: Its rank among its siblings.
        reasons: Why its amounts change.
        labels: What the labels of reasons are, as the package calls them; may be empty.
        more_reasons: How many more reasons are in the tables.
        charts: Its charts.
        execution: What is spent of its budget, where both are known.
        children: The entities that belong to it, those of each budget by themselves.
        asked: What a reviewer asked of it: one question or request, or none.
        findings: What else reviewers said about it.
        more_findings: How many more findings are in the tables.
        discrepancies: What is wrong in its published figures.
        more_discrepancies: How many more errors are known.
        tables: The tables that name it.
        folded: Whether these are folded, each under its name, since they are many.
        compare: Where it is shown beside others of its kind; none where it is the only one.
        siblings: Others that belong to the same owner.
        file: Its figures to download.
        changed: The version in which a row of the page was last changed; none where none was.
        before: The page before it in the list of its kind.
        after: The page after it in the list of its kind.
        cite: How the page is cited.
    """

    template: ClassVar[str] = "entity.md.jinja"

    crumbs: tuple[Link, ...]
    purposes: tuple[Purpose, ...]
    headline: str
    share: str
    share_of: str
    share_table: str
    key_figures: KeyFigures | None
    summed_rows: int
    summed_count: str
    summed_table: str
    direction: str
    side: str
    earlier: str
    latest: str
    known: tuple[KnownAmounts, ...]
    selections: tuple[str, ...]
    remainder: Remainder | None
    others: tuple[OtherAmount, ...]
    listed: tuple[ListedSum, ...]
    apart: tuple[OtherBudget, ...]
    facts: tuple[Fact, ...]
    standings: tuple[Standing, ...]
    reasons: tuple[ReasonGroup, ...]
    labels: str
    more_reasons: int
    charts: tuple[ShownChart, ...]
    execution: Execution | None
    children: tuple[LineTable, ...]
    asked: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    more_findings: int
    discrepancies: tuple[ShownDiscrepancy, ...]
    more_discrepancies: int
    tables: tuple[TableSection, ...]
    folded: bool
    compare: Link | None
    siblings: tuple[Link, ...]
    file: FileLink
    changed: ChangedMark | None
    before: Link | None
    after: Link | None
    cite: Citation


def of(page: Page, entity: Entity, file: FileLink) -> EntityPage:
    """The page of an entity.

    Args:
        page: The page.
        entity: The entity.
        file: Its figures to download.
    """
    all_remarks, line = page.sitemap.remarks, page.sitemap.line_of(entity)
    reasons, asked = all_remarks.reasons_for(entity), _asked(all_remarks.asked_of(entity))
    findings = [found for found in all_remarks.findings_on(entity) if found not in asked]
    largest = statements.largest(reasons, MOST) or reasons[:MOST]  # all are equal
    wrong, known = page.model.discrepancies.of_entity(entity), known_amounts.of_line(page, line)
    share, total = _share(page, entity, line.comparison)
    digits = figure_text.digits(page.locale, share.operands if share else ())
    said, summed = headline.of_page(page, line.comparison, digits), _summed(line.comparison)
    children, tables = page.sitemap.children(entity), entity_rows.tables(page, entity)
    before, after = page.neighbours()
    last = page.model.facts.last_years.get((entity.kind, entity.code), "")
    earlier = last if last and last < page.model.facts.year else ""
    owners = [page.model.entities[kind][code] for kind, code in entity.links.items()]
    return EntityPage(
        title=page.title,
        description=str(said) or "; ".join(map(known_amounts.text, known)) or page.title,
        wide=False,
        crumbs=page.crumbs(entity.kind, *owners),
        purposes=statements.purposes(page, entity),
        headline=said,
        share=figure_text.rate(page.locale, share.operands[0], share) if share else "",
        share_of=figure_text.change(page.locale, total, digits) if share and total else "",
        share_table=total.resource.title[page.language] if share and total else "",
        key_figures=_key_figures(page, entity, line.comparison),
        summed_rows=int(figures.rows(summed).amount) if summed else 0,
        summed_count=figure_text.number(page.locale, figures.rows(summed)) if summed else "",
        summed_table=summed.resource.title[page.language] if summed else "",
        direction=line.side.direction if line.side else EXPENDITURE,
        side=side_names.of_side(page.model, page.locale, line.side) if line.side else "",
        earlier=earlier,
        latest=page.model.facts.year if earlier else "",
        known=known,
        selections=sums.selections(page, line.figures.values()),
        remainder=_remainder(page, entity, line),
        others=other_amounts.of_entity(page, entity),
        listed=sums.of_entity(page, entity),
        apart=sums.apart_of(page, entity),
        facts=entity_rows.facts(page, entity),
        standings=standings.of_entity(page, entity),
        reasons=statements.reasons(page, largest, entity),
        labels=all_remarks.label_title,
        more_reasons=len(reasons) - len(largest),
        charts=tuple(shown_chart.show(page, chart) for chart in _charts(page, entity, children)),
        execution=_execution(page, entity),
        children=_children(page, children) if children else (),
        asked=statements.findings(page, asked, entity),
        findings=statements.findings(page, findings[: MOST - len(asked)], entity),
        more_findings=max(0, len(asked) + len(findings) - MOST),
        discrepancies=tuple(shown_discrepancy.of(page, d) for d in wrong[:WRONG]),
        more_discrepancies=max(0, len(wrong) - WRONG),
        tables=tables,
        folded=len(tables) > FEW,
        compare=page.comparison(entity),
        siblings=tuple(map(page.entity, siblings.of(page.sitemap.siblings(entity), entity))),
        file=file,
        changed=changed_marks.last(
            page, [*entity_rows.own(page, entity), *page.model.mentions.rows_of(entity)]
        ),
        before=before,
        after=after,
        cite=citation.of_page(page, file_of(entity.kind, entity.id)),
    )


def _asked(first: remarks.Finding | None) -> list[remarks.Finding]:
    """A question or a request; a finding of another kind asks for nothing."""
    return [first] if first and first.asks is not None else []


def _more(listed: Sized) -> int:
    """How many more there are than a page shows."""
    return max(0, len(listed) - MOST)


def _summed(compared: Comparison | None) -> Figure | None:
    """The amount before, where it is the sum of a table that is complete."""
    before = compared.before if compared else None
    return before if before and before.summed else None


def _key_figures(page: Page, entity: Entity, compared: Comparison | None) -> KeyFigures | None:
    """Both amounts, and the change for each inhabitant; a place has inhabitants of its own."""
    if compared is None:
        return None
    return amounts.key_figures(page, compared, inhabitants=_inhabitants(page, entity.kind))


def _inhabitants(page: Page, kind: Kind) -> int:
    """How many people share what is paid for something of a kind; 0 where that is not known."""
    people = page.package.inhabitants
    return people.number if people and base_of(kind) in SHARED_BY_ALL else 0


def _share(
    page: Page, entity: Entity, compared: Comparison | None
) -> tuple[Figure | None, Figure | None]:
    """The part of the change of all that the same table has, and that change."""
    ranking = page.model.rankings.of(entity.kind)
    if compared is None or ranking is None or ranking.total is None or not ranking.goes_one_way:
        return None, None
    if ranking.resource is not compared.resource:
        return None, None
    total = ranking.total.change
    if Side.of(compared.change) != Side.of(total):
        return None, None
    return figures.share(compared.change, total), total


def _charts(page: Page, entity: Entity, children: Sequence[Line]) -> list[Chart]:
    """The charts of the entity, and the ranking of what belongs to it."""
    listed = [line.entity for line in children]
    among = page.model.rankings.among(listed, "program")
    ranking = changes.of_changes(page.model, page.locale, among)
    own = selection.of_entity(page.model, page.locale, entity)
    return [*own, *([ranking] if ranking else [])]


def _execution(page: Page, entity: Entity) -> Execution | None:
    """Its budget and spending, where they are more than a sum of what is listed."""
    known, phases = page.model.amounts.execution_of(entity), page.model.execution
    if known is None or phases is None or known.budget.is_listed or known.spent.is_listed:
        return None
    return execution.of(page, known, phases)


def _remainder(page: Page, entity: Entity, line: Line) -> Remainder | None:
    """What the table of its amount does not break down of it, or of one in another budget."""
    phases, known, pair = page.model.phases, line.comparison, page.model.comparison
    begun = [(phases[phase], figure) for phase, figure in line.figures.items()]
    if known and pair:
        both = zip(pair, (known.before, known.after), strict=True)
        begun = [(phase, figure) for phase, figure in both if figure]
    apart = (amount for _, found in page.model.amounts.apart_of(entity) for amount in found)
    return amounts.remainder_within(page, (*begun, *apart), {entity.kind: entity.code})


def _children(page: Page, children: Sequence[Line]) -> tuple[LineTable, ...]:
    kinds = dict.fromkeys(line.entity.kind for line in children)
    return tuple(
        table
        for kind in kinds
        for table in lines.of(
            page,
            page.sitemap.title(kind),
            [line for line in children if line.entity.kind == kind],
            with_department=False,
            inhabitants=_inhabitants(page, kind),
        )
    )
