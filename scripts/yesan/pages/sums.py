"""What tables list of an entity, or of everything, added up: sums that are not told as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yesan.charts import figure_text
from yesan.model import figures
from yesan.model.entities import Entity
from yesan.model.figures import Figure
from yesan.model.phases import Phase
from yesan.pages import amounts
from yesan.pages.amounts import Amount
from yesan.pages.links import Link
from yesan.pages.page import Page


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
        selection: By which criterion its rows were selected; empty where they were not.
        count: How many rows are added up.
        rows: The same as text.
        amounts: The sum in each phase.
    """

    table: Link
    selection: str
    count: int
    rows: str
    amounts: tuple[NamedAmount, ...]


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


def _sums(page: Page, found: Iterable[tuple[Phase, Figure]]) -> Iterator[ListedSum]:
    by_table: dict[str, list[tuple[Phase, Figure]]] = {}
    for phase, figure in found:
        by_table.setdefault(figure.resource.name, []).append((phase, figure))
    for listed in by_table.values():
        resource = listed[0][1].resource
        longest = max((figure for _, figure in listed), key=lambda f: figures.rows(f).amount)
        yield ListedSum(
            table=page.table(resource),
            selection=resource.selection[page.language],
            count=int(figures.rows(longest).amount),
            rows=figure_text.number(page.locale, figures.rows(longest)),
            amounts=tuple(
                NamedAmount(p.name[page.language], amounts.amount(page, f), f.missing, f.reference)
                for p, f in listed
            ),
        )
