"""What tables list of an entity, or of everything, added up: sums that are not called a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from yesan.charts import figure_text, side_names
from yesan.model import figures
from yesan.model.entities import Entity
from yesan.model.figures import Figure
from yesan.model.phases import Phase
from yesan.model.side import Side
from yesan.pages import amounts, lines, other_amounts
from yesan.pages.amounts import Amount
from yesan.pages.links import Link
from yesan.pages.other_amounts import OtherAmount
from yesan.pages.page import Page

Amounts = Sequence[tuple[Phase, Figure]]
"""Amounts, each in its phase."""


@dataclass(frozen=True)
class NamedAmount:
    """An amount in a phase.

    Attributes:
        name: The name of the phase.
        amount: The amount.
        missing: How many rows of the table have no amount in the phase.
        reference: What identifies the amount in the table of claims.
    """

    name: str
    amount: Amount
    missing: int
    reference: str


@dataclass(frozen=True)
class ListedSum:
    """What a table lists, added up: it may be all there is, or not.

    Attributes:
        table: The table.
        direction: Expenditure or revenue.
        side: The name of the budget that it is part of; empty where there is only one.
        year: The fiscal year; empty where the package has only one.
        selection: By which criterion its rows were selected; empty where they were not.
        count: How many rows are added up.
        rows: The same as text.
        amounts: The sum in each phase.
        unnamed: How many rows name no entity, and are not added.
        added_up: Whether rows are left out that others add up to, which may be an accident.
        of_years: Whether they are of several years, and nothing says which column has these.
        reference: What identifies the sum of most rows in the table of claims.
    """

    table: Link
    direction: str
    side: str
    year: str
    selection: str
    count: int
    rows: str
    amounts: tuple[NamedAmount, ...]
    unnamed: int
    added_up: bool
    of_years: bool
    reference: str


@dataclass(frozen=True)
class OtherBudget:
    """Amounts in another direction or currency than those that a page begins with.

    Attributes:
        name: What the budget is called.
        direction: Expenditure or revenue.
        year: The fiscal year; empty where the package has only one.
        amounts: The amount in each phase.
        tables: The tables that have them.
        listed: The titles of those of whose rows an amount is a sum; empty without such.
        of_years: Whether such a sum is of several years, and nothing says which column has these.
        selections: By which criteria the rows of some were selected.
        others: What other tables print for the whole instead.
    """

    name: str
    direction: str
    year: str
    amounts: tuple[NamedAmount, ...]
    tables: tuple[Link, ...]
    listed: str
    of_years: bool
    selections: tuple[str, ...]
    others: tuple[OtherAmount, ...]


def of_entity(page: Page, entity: Entity) -> tuple[ListedSum, ...]:
    """What tables list of an entity, where they neither print it nor are complete."""
    phases = page.model.phases.values()
    found = ((p, f) for p in phases for f in page.model.amounts.listed_of(entity, p))
    return tuple(_sums(page, found))


def of_everything(page: Page) -> tuple[ListedSum, ...]:
    """What tables list of everything, where none gives a whole."""
    phases = page.model.phases.values()
    found = ((p, f) for p in phases for f in page.model.totals.listed(p))
    return tuple(_sums(page, found))


def apart_of(page: Page, entity: Entity) -> tuple[OtherBudget, ...]:
    """The amounts of an entity in other directions and currencies than its own."""
    return tuple(_others(page, page.model.amounts.apart_of(entity), whole=False))


def apart(page: Page, shown: Side | None) -> tuple[OtherBudget, ...]:
    """The totals of budgets other than the one that a page shows, and what contradicts them."""
    return tuple(_others(page, page.model.totals.apart(shown), whole=True))


def selections(page: Page, shown: Iterable[Figure]) -> tuple[str, ...]:
    """By which criteria the rows of some figures were selected."""
    criteria = (figure.resource.selection[page.language] for figure in shown)
    return tuple(dict.fromkeys(filter(None, criteria)))


def _others(
    page: Page, budgets: Iterable[tuple[Side, Amounts]], *, whole: bool
) -> Iterator[OtherBudget]:
    """Some budgets, of everything or of an entity, each once for every year of its amounts."""
    for side, found in budgets:
        for year in dict.fromkeys(page.year(figure) for _, figure in found):
            of_year = [x for x in found if page.year(x[1]) == year]
            yield _other(page, side, of_year, whole=whole)


def _other(page: Page, side: Side, found: Amounts, *, whole: bool) -> OtherBudget:
    tables = {f.resource.name: f.resource for _, f in found}
    return OtherBudget(
        name=side_names.of_side(page.model, page.locale, side),
        direction=side.direction,
        year=page.year(found[0][1]),
        amounts=_named(page, found),
        tables=tuple(map(page.table, tables.values())),
        listed=lines.listed_tables(page, [figure for _, figure in found]),
        of_years=any(page.model.of_several_years(figure) for _, figure in found),
        selections=selections(page, [figure for _, figure in found]),
        others=(
            other_amounts.of_everything(page, found, None)
            if whole
            else other_amounts.of_figures(page, [figure for _, figure in found])
        ),
    )


def _sums(page: Page, found: Iterable[tuple[Phase, Figure]]) -> Iterator[ListedSum]:
    by_table: dict[tuple[str, Side], list[tuple[Phase, Figure]]] = {}
    for phase, figure in found:
        place = figure.resource.name, Side.of(figure)
        by_table.setdefault(place, []).append((phase, figure))
    for (_, side), listed in by_table.items():
        resource = listed[0][1].resource
        rollup = page.model.rollups[resource.name]
        longest = max((figure for _, figure in listed), key=lambda f: figures.rows(f).amount)
        yield ListedSum(
            table=page.table(resource),
            direction=side.direction,
            side=side_names.of_side(page.model, page.locale, side),
            year=page.year(longest),
            selection=resource.selection[page.language],
            count=int(figures.rows(longest).amount),
            rows=figure_text.number(page.locale, figures.rows(longest)),
            amounts=_named(page, listed),
            unnamed=longest.unnamed,
            added_up=any(rollup.leaves_out_sums(figure) for _, figure in listed),
            of_years=any(page.model.of_several_years(figure) for _, figure in listed),
            reference=longest.reference,
        )


def _named(page: Page, found: Amounts) -> tuple[NamedAmount, ...]:
    digits = figure_text.digits(page.locale, [figure for _, figure in found])
    return tuple(
        NamedAmount(
            phase.name[page.language],
            amounts.amount(page, figure, digits),
            figure.missing,
            figure.reference,
        )
        for phase, figure in found
    )
