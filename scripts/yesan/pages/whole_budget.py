"""What the first page begins with: the whole of one budget, and what else tables list."""

from __future__ import annotations

from yesan.charts import side_names
from yesan.model.comparison import Comparison
from yesan.model.figures import Figure
from yesan.model.phases import Phase
from yesan.model.side import Side
from yesan.package.resource import Resource
from yesan.pages import amounts, sums
from yesan.pages.amounts import Remainder
from yesan.pages.page import Page
from yesan.pages.sums import ListedSum


def shown(page: Page, total: Comparison | None) -> list[tuple[Phase, Figure]]:
    """The amounts of the whole that the page begins with, each in its phase."""
    pair, execution = page.model.comparison, page.model.totals.execution
    if total and pair:
        known = zip(pair, (total.before, total.after or total.change), strict=True)
        return [(phase, figure) for phase, figure in known if figure]
    if execution and page.model.execution:
        return [*zip(page.model.execution, (execution.budget, execution.spent), strict=True)]
    return []


def table(page: Page) -> Resource | None:
    """The table of which the page says what it breaks down."""
    ranking = page.model.rankings.of("program")
    return ranking.total.resource if ranking and ranking.total else None


def part(page: Page) -> str:
    """The table that breaks down only a part of the whole budget; empty where none does."""
    found = table(page) if amounts.remainder(page) else None
    return found.name if found else ""


def broken_down(page: Page) -> frozenset[str]:
    """The table of the whole budget, and the one that breaks down a part of it; else none."""
    total, part = page.model.totals.comparison, table(page)
    if total is None or part is None or amounts.remainder(page) is None:
        return frozenset()
    return frozenset({total.resource.name, part.name})


def remainder(page: Page, begun: list[tuple[Phase, Figure]], side: Side | None) -> Remainder | None:
    """What is not broken down of the whole that the page begins with, or of another it shows."""
    apart = (amount for _, found in page.model.totals.apart(side) for amount in found)
    return amounts.remainder(page) or amounts.remainder_within(page, (*begun, *apart))


def of_table(page: Page, resource: Resource) -> Remainder | None:
    """What a table of the whole budget, or one of a part of it, does not break down."""
    if resource.name in broken_down(page):
        return amounts.remainder(page)
    totals, phases = page.model.totals, page.model.phases.values()
    own = (
        (phase, figure)
        for phase in phases
        for side in totals.sides
        for figure in totals.of(phase, side)
        if figure.resource is resource
    )
    return amounts.remainder_within(page, own)


def listed(page: Page, side: Side | None) -> tuple[ListedSum, ...]:
    """What tables list; of the budget that the page begins with, it says more than that."""
    return tuple(
        each
        for each in sums.of_everything(page)
        if side is None or each.side != side_names.of_side(page.model, page.locale, side)
    )
