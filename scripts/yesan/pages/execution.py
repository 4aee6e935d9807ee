"""A budget and what is spent of it, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yesan.charts import figure_text
from yesan.model import comparison, figures, spending
from yesan.model.phases import Phase
from yesan.pages import amounts, shown_discrepancy
from yesan.pages.amounts import Amount
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.pages.shown_discrepancy import ShownDiscrepancy


@dataclass(frozen=True)
class Execution:
    """A budget, and what is spent of it.

    Attributes:
        budget_name: The name of the phase that the budget is from.
        budget: The budget.
        spent_name: The name of the phase that the expenditure is from.
        spent: The expenditure.
        rate: What is spent as a percentage of the budget; empty where nothing may be said: there
            is no budget, or the table lists a selection.
        other_rate: The rate as the two amounts give it, where another is printed; else empty.
        percent: The rate as a number, 36.5 for 36.5 %; none where there is no rate.
        rows: How many rows of the table the amounts are the sum of; 0 where they are printed.
        is_spent: Whether it is expenditure: the table says so, or has codes of what money is for;
            and part of the budget: nothing is less than nothing.
        year: The fiscal year; empty where the package has only one.
        counted: The same as it is written; empty where they are printed.
        selection: By which criterion the rows of the table were selected; may be empty.
        table: The table that both are from.
        discrepancies: What contradicts the published figures that the amounts are made of.
    """

    budget_name: str
    budget: Amount
    spent_name: str
    spent: Amount
    rate: str
    other_rate: str
    percent: Decimal | None
    rows: int
    is_spent: bool
    year: str
    counted: str
    selection: str
    table: Link
    discrepancies: tuple[ShownDiscrepancy, ...]


def of(page: Page, known: comparison.Execution, phases: tuple[Phase, Phase]) -> Execution:
    """A budget and its expenditure as `page` shows them.

    Args:
        page: The page.
        known: The two amounts.
        phases: The two phases that they are from.
    """
    budget, spent, rate, other = known.budget, known.spent, known.rate, known.other_rate
    digits = figure_text.digits(page.locale, [budget, spent])
    rows = figures.rows(spent) if spent.summed else None
    return Execution(
        budget_name=phases[0].name[page.language],
        budget=amounts.amount(page, budget, digits),
        spent_name=phases[1].name[page.language],
        spent=amounts.amount(page, spent, digits),
        rate=figure_text.rate(page.locale, spent, rate),
        other_rate=figure_text.percent(page.locale, other) if other else "",
        percent=rate.amount * 100 if figure_text.rate(page.locale, spent, rate) and rate else None,
        rows=int(rows.amount) if rows else 0,
        is_spent=spending.is_of_spending(budget.resource) and figures.is_part(spent, budget),
        year=page.year(budget),
        counted=figure_text.number(page.locale, rows) if rows else "",
        selection=spent.resource.selection[page.language],
        table=page.table(budget.resource),
        discrepancies=shown_discrepancy.of_figures(
            page, [budget, spent, *([rate] if rate else [])]
        ),
    )
