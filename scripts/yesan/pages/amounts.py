"""Amounts of money as pages show them: rounded and exact, with what is doubtful in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yesan.model.figures import Comparison, Figure
from yesan.model.phases import Phase
from yesan.pages import doubts
from yesan.pages.doubts import Doubt
from yesan.pages.links import Link
from yesan.pages.page import Page

NO_RATE = "–"


@dataclass(frozen=True)
class Amount:
    """An amount of money.

    Attributes:
        value: The amount in units of its currency.
        text: The amount rounded, with its currency.
        exact: The amount to the last digit, with its currency.
        partial: Whether it is a sum over a table that is not complete.
        doubts: What contradicts the published figures that it is made of.
    """

    value: Decimal
    text: str
    exact: str
    partial: bool
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Change:
    """By how much an amount changes.

    Attributes:
        value: The change in units of the currency; negative where the amount falls.
        text: The change rounded, with its sign and currency.
        exact: The change to the last digit, with its currency.
        rate: The change as a percentage of the amount before; empty where there was none.
        ratio: The rate as a number, -0.09 for a cut by 9 %; none where there was no amount before.
    """

    value: Decimal
    text: str
    exact: str
    rate: str = ""
    ratio: Decimal | None = None


@dataclass(frozen=True)
class PerInhabitant:
    """A change divided by the number of inhabitants.

    Attributes:
        text: The change for each inhabitant, with its sign and currency.
        inhabitants: How many inhabitants there are.
    """

    text: str
    inhabitants: int


@dataclass(frozen=True)
class KeyFigures:
    """The two amounts that the site compares, and the change between them.

    Attributes:
        before_name: The name of the first phase, such as "approved".
        before: The amount in that phase.
        after_name: The name of the second phase, such as "adjusted".
        after: The amount in that phase.
        change: The change from the first amount to the second.
        per_inhabitant: The change for each inhabitant; none where their number is not known.
        doubts: What contradicts the published figures that the amounts are made of.
    """

    before_name: str
    before: Amount
    after_name: str
    after: Amount
    change: Change
    per_inhabitant: PerInhabitant | None
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Execution:
    """A budget, and what is spent of it.

    Attributes:
        budget_name: The name of the phase that the budget is from.
        budget: The budget.
        spent_name: The name of the phase that the expenditure is from.
        spent: The expenditure.
        rate: What is spent as a percentage of the budget; a dash where the budget is zero.
        percent: The rate as a number, 36.5 for 36.5 %; none where the budget is zero.
        table: The table that both are from.
        doubts: What contradicts the published figures that the amounts are made of.
    """

    budget_name: str
    budget: Amount
    spent_name: str
    spent: Amount
    rate: str
    percent: Decimal | None
    table: Link
    doubts: tuple[Doubt, ...]


def amount(page: Page, figure: Figure) -> Amount:
    """A figure as `page` shows it."""
    locale = page.locale
    return Amount(
        value=figure.amount,
        text=locale.amount(figure.amount, figure.currency),
        exact=locale.exact(figure.amount, figure.currency),
        partial=figure.partial,
        doubts=doubts.of_figures(page, [figure]),
    )


def change(page: Page, value: Decimal, currency: str, ratio: Decimal | None = None) -> Change:
    """A change as `page` shows it.

    Args:
        page: The page.
        value: The change in units of the currency.
        currency: Its ISO 4217 code.
        ratio: The change as a ratio of the amount before, where there is one.
    """
    return Change(
        value=value,
        text=page.locale.change(value, currency),
        exact=page.locale.exact(value, currency),
        rate="" if ratio is None else page.locale.percent(ratio),
        ratio=ratio,
    )


def changed(page: Page, compared: Comparison) -> Change:
    """The change between two amounts as `page` shows it."""
    return change(page, compared.change, compared.after.currency, compared.rate)


def key_figures(page: Page, compared: Comparison, *, inhabitants: int = 0) -> KeyFigures | None:
    """The key figures of a page.

    Args:
        page: The page.
        compared: The two amounts.
        inhabitants: How many people the change is divided by; 0 where it is not.
    """
    if page.model.comparison is None:
        return None
    first, second = page.model.comparison
    return KeyFigures(
        before_name=first.name[page.language],
        before=amount(page, compared.before),
        after_name=second.name[page.language],
        after=amount(page, compared.after),
        change=changed(page, compared),
        per_inhabitant=_per_inhabitant(page, compared, inhabitants) if inhabitants else None,
        doubts=doubts.of_figures(page, [compared.before, compared.after]),
    )


def texts(page: Page, figures: KeyFigures) -> tuple[tuple[str, str], ...]:
    """The key figures with their labels, as text alone."""
    text, each = page.locale.text, figures.per_inhabitant
    return (
        (figures.before_name, _text(figures.before)),
        (figures.after_name, _text(figures.after)),
        (text("Change"), figures.change.text),
        *([(text("Change per inhabitant"), each.text)] if each else []),
    )


def execution(page: Page, pair: Comparison, phases: tuple[Phase, Phase]) -> Execution:
    """A budget and its expenditure as `page` shows them.

    Args:
        page: The page.
        pair: The two amounts.
        phases: The two phases that they are from.
    """
    budget, spent = pair.before.amount, pair.after.amount
    ratio = spent / budget if budget else None
    return Execution(
        budget_name=phases[0].name[page.language],
        budget=amount(page, pair.before),
        spent_name=phases[1].name[page.language],
        spent=amount(page, pair.after),
        rate=NO_RATE if ratio is None else page.locale.percent(ratio),
        percent=None if ratio is None else ratio * 100,
        table=page.table(pair.before.resource),
        doubts=doubts.of_figures(page, [pair.before, pair.after]),
    )


def _per_inhabitant(page: Page, compared: Comparison, inhabitants: int) -> PerInhabitant:
    currency = compared.after.currency
    each = page.locale.rounded(compared.change / inhabitants, currency)
    return PerInhabitant(page.locale.change(each, currency), inhabitants)


def _text(amount: Amount) -> str:
    return " ".join([amount.text, *("≠" for _ in amount.doubts)])
