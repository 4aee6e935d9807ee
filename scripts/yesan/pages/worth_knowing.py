"""Three things worth knowing first, as the first page tells them: each with its amount and source.

`model.worth_knowing` chooses them. What a reviewer asked about one is told with it, where the data
links a finding to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yesan.charts import figure_text, proposal, superlatives
from yesan.model import figures, worth_knowing
from yesan.model.entities import Codes, Entity
from yesan.model.figures import Figure, Operation
from yesan.model.worth_knowing import LargestChange, LeastSpent
from yesan.package.column_types import EXPENDITURE
from yesan.pages import (
    amounts,
    execution,
    headline,
    other_amounts,
    row_names,
    shown_discrepancy,
    statements,
)
from yesan.pages.amounts import Amount, Change
from yesan.pages.links import LineMark, Link
from yesan.pages.other_amounts import OtherAmount
from yesan.pages.page import Page
from yesan.pages.shown_discrepancy import ShownDiscrepancy
from yesan.pages.statements import Finding
from yesan.tables.discrepancies import Discrepancy


@dataclass(frozen=True)
class WorthKnowing:
    """One thing worth knowing first.

    Attributes:
        rule: By which rule it was chosen: `change`, `spent` or `discrepancy`.
        title: What it is the first of: a change not decided yet is called proposed.
        about: What it is about, with the address of its page.
        change: By how much it changes; none where it is no change.
        amount: What is spent, or what the source prints; none where that is no money.
        sentence: What happened, in a sentence; empty where `discrepancy` says it.
        among: Among how many it is the first, and in which table; empty likewise.
        discrepancy: The two figures that contradict each other; none where it is no error.
        discrepancies: What contradicts the published figures that it is made of.
        others: What other tables print for the same amounts.
        findings: What a reviewer asked about it: one finding, or none.
        table: The table that its figures are from.
        mark: The line of the source; none where it is not known, or where it is of several rows.
    """

    rule: str
    title: str
    about: Link
    change: Change | None
    amount: Amount | None
    sentence: str
    among: str
    discrepancy: ShownDiscrepancy | None
    discrepancies: tuple[ShownDiscrepancy, ...]
    others: tuple[OtherAmount, ...]
    findings: tuple[Finding, ...]
    table: Link
    mark: LineMark | None


def of(page: Page) -> tuple[WorthKnowing, ...]:
    """What the first page tells first: of the three things those that can truly be told."""
    return tuple(_all(page))


def _all(page: Page) -> Iterator[WorthKnowing]:
    change = worth_knowing.largest_change(page.model)
    if isinstance(change, LargestChange):
        yield _change(page, change)
    spent = worth_knowing.least_spent(page.model)
    if isinstance(spent, LeastSpent):
        yield _spent(page, spent)
    wrong = worth_knowing.gravest(page.model)
    if isinstance(wrong, Discrepancy):
        yield _discrepancy(page, wrong)


def _change(page: Page, found: LargestChange) -> WorthKnowing:
    compared = found.compared
    known = [f for f in (compared.before, compared.after) if f]
    digits = figure_text.digits(page.locale, known)
    return WorthKnowing(
        rule=worth_knowing.CHANGE,
        title=_title(page, compared.change),
        about=page.entity(found.entity),
        change=amounts.change(page, compared.change, compared.rate, digits),
        amount=None,
        sentence=headline.of_page(page, compared, digits),
        among=_among_changes(page, found),
        discrepancy=None,
        discrepancies=shown_discrepancy.of_figures(page, compared.figures),
        others=other_amounts.of_entity(page, found.entity),
        findings=_asked(page, found.entity),
        table=page.table(compared.resource),
        mark=_mark(page, compared.change),
    )


def _title(page: Page, change: Figure) -> str:
    """What the largest change is: a cut or a raise of a budget for spending, else a change."""
    text, pair = page.locale.text, page.model.comparison or ()
    is_proposal = page.model.phases.is_proposal
    if change.direction != EXPENDITURE or not all(phase.is_budget for phase in pair):
        return text("The largest proposed change") if is_proposal else text("The largest change")
    if change.amount < 0:
        return text("The largest proposed cut") if is_proposal else text("The largest cut")
    return text("The largest proposed raise") if is_proposal else text("The largest raise")


def _among_changes(page: Page, found: LargestChange) -> str:
    """Among how many changes it is the largest; of those that are known, if not of all."""
    locale, ranking = page.locale, found.ranking
    moved = figures.count([c.change for _, c in ranking.moved], Operation.MOVED)
    every = figures.count([c.change for _, c in ranking.changes])
    said = locale.text(
        "In “{table}”, {count} change; this is the largest change.",
        table=ranking.resource.title[page.language],
        count=figure_text.number(locale, moved),
    )
    known = figure_text.number(locale, every) if ranking.unknown else ""
    said = superlatives.of_changes(locale, said, known, left=ranking.leaves_out)
    return proposal.sentence(page.model, locale, said)


def _spent(page: Page, found: LeastSpent) -> WorthKnowing:
    locale, known = page.locale, found.executed
    shown = execution.of(page, known, found.phases)
    every = figures.count([found.rate, *found.others])
    said = locale.text(
        "Of {budget} ({budget_name}), {spent} is spent ({spent_name}): {rate}.",
        budget=shown.budget.text,
        budget_name=shown.budget_name,
        spent=shown.spent.text,
        spent_name=shown.spent_name,
        rate=figure_text.percent(locale, found.rate),
    )
    return WorthKnowing(
        rule=worth_knowing.SPENT,
        title=locale.text("Least spent"),
        about=page.entity(found.entity),
        change=None,
        amount=shown.spent,
        sentence=headline.dated(locale, shown.year, said),
        among=locale.text(
            "In “{table}”, {count} rates are known; this is the lowest.",
            table=known.spent.resource.title[page.language],
            count=figure_text.number(locale, every),
        ),
        discrepancy=None,
        discrepancies=shown.discrepancies,
        others=other_amounts.of_entity(page, found.entity),
        findings=_asked(page, found.entity),
        table=shown.table,
        mark=_mark(page, known.spent),
    )


def _discrepancy(page: Page, found: Discrepancy) -> WorthKnowing:
    resource, field = found.resource, found.resource.by_name[found.field]
    row = page.model.tables[resource.name].by_number[found.row]
    entity = _entity(page, page.model.entities.of_row(resource, row))
    shown = shown_discrepancy.of(page, found)
    printed = Figure.printed(resource, field, found.row, row[field.name])
    named = Link(page.row(resource, found.row), row_names.of(page, resource, found.row))
    return WorthKnowing(
        rule=worth_knowing.DISCREPANCY,
        title=page.locale.text("The gravest discrepancy"),
        about=page.entity(entity) if entity else named,
        change=None,
        amount=amounts.amount(page, printed) if field.currency else None,
        sentence="",
        among="",
        discrepancy=shown,
        discrepancies=(),
        others=(),
        findings=_asked(page, entity) if entity else (),
        table=page.table(resource),
        mark=page.mark(resource, found.row, found.line),
    )


def _entity(page: Page, codes: Codes) -> Entity | None:
    """What a row is about first: a program before the department that it belongs to."""
    known = page.model.entities
    found = (known[kind].get(codes[kind]) for kind in page.sitemap.kinds if kind in codes)
    return next((entity for entity in found if entity), None)


def _asked(page: Page, entity: Entity) -> tuple[Finding, ...]:
    asked = page.sitemap.remarks.asked_of(entity)
    return statements.findings(page, [asked] if asked else [], entity)


def _mark(page: Page, figure: Figure) -> LineMark | None:
    """The line of the one row that a figure is from."""
    cells = {(c.resource.name, row) for c in figure.all_cells() for row in c.rows}
    resource = figure.resource
    if len(cells) != 1 or resource.source_line is None:
        return None
    ((_, number),) = cells
    line = page.model.tables[resource.name].by_number[number][resource.source_line.name]
    return page.mark(resource, number, None if line is None else int(line))
