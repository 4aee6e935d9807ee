"""Amounts of money as pages show them: rounded and exact, with what contradicts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from yesan.charts import figure_text, proposal
from yesan.language.sentence import Marked
from yesan.model import figures
from yesan.model.comparison import Comparison
from yesan.model.completeness import EVERYTHING
from yesan.model.entities import Codes
from yesan.model.figures import Figure
from yesan.model.phases import Phase
from yesan.pages import amount_bars, shown_discrepancy
from yesan.pages.amount_bars import Bars
from yesan.pages.links import Link
from yesan.pages.page import Page
from yesan.pages.shown_discrepancy import ShownDiscrepancy


@dataclass(frozen=True)
class Amount:
    """An amount of money.

    Attributes:
        text: The amount rounded, with its currency.
        exact: The amount to the last digit, with its currency.
        listed: Whether it is the sum of what a table lists, and not known to be the whole.
        discrepancies: What contradicts the published figures that it is made of.
    """

    text: str
    exact: str
    listed: bool
    discrepancies: tuple[ShownDiscrepancy, ...]


@dataclass(frozen=True)
class Change:
    """By how much an amount changes.

    Attributes:
        value: The change in units of the currency; negative where the amount falls.
        text: The change rounded, with its sign and currency.
        exact: The change to the last digit, with its currency.
        rate: The change as a percentage of the amount before; empty where that is not known.
        ratio: The rate as a number, -0.09 for a cut by 9 %; none where it is not known.
        computed: Whether the change or its rate is computed here, and not printed.
    """

    value: Decimal
    text: str
    exact: str
    rate: str = ""
    ratio: Decimal | None = None
    computed: bool = False


@dataclass(frozen=True)
class PerInhabitant:
    """A change divided by the number of inhabitants.

    Attributes:
        name: What it is called: a change not decided yet is proposed.
        value: The change for each inhabitant, in units of the currency.
        text: The same with its sign and currency.
        inhabitants: How many inhabitants there are.
    """

    name: str
    value: Decimal
    text: str
    inhabitants: int


@dataclass(frozen=True)
class Remainder:
    """What the whole budget, or the total of a table, has beyond what a table breaks down.

    Attributes:
        year: The fiscal year; empty where the package has only one.
        of: The title of the table.
        name: The name of the phase.
        whole: The whole budget, or the total.
        known: What the table breaks down.
        rest: The rest.
    """

    year: str
    of: str
    name: str
    whole: str
    known: str
    rest: str


@dataclass(frozen=True)
class KeyFigures:
    """The two amounts that the site compares, and the change between them.

    Attributes:
        direction: Expenditure or revenue.
        currency: The currency of the amounts, by its code; empty where the package has none.
        year: The fiscal year; empty where the package has only one.
        before_name: The name of the first phase, such as "approved".
        before: The amount in that phase; none where only the change is known.
        after_name: The name of the second phase, such as "adjusted".
        after: The amount in that phase; none where only the change is known.
        bars: Both amounts as bars; none where one is not known, or negative, or both are zero.
        change_name: What the change is called: one not decided yet is proposed.
        change: The change from the first amount to the second.
        per_inhabitant: The change for each inhabitant; none where their number is not known.
        table: The table that has the figures.
        unit: The unit that the amounts are printed in, where that is a multiple of the currency.
        other_rate: The rate as the amounts give it, where another is printed; else empty.
        rounded: Whether the printed change is not the difference of the two printed amounts.
        discrepancies: What contradicts the published figures that the amounts are made of.
    """

    direction: str
    currency: str
    year: str
    before_name: str
    before: Amount | None
    after_name: str
    after: Amount | None
    bars: Bars | None
    change_name: str
    change: Change
    per_inhabitant: PerInhabitant | None
    table: Link
    unit: str
    other_rate: str
    rounded: bool
    discrepancies: tuple[ShownDiscrepancy, ...]


def amount(page: Page, figure: Figure, digits: int = 1) -> Amount:
    """A figure as `page` shows it.

    Args:
        page: The page.
        figure: The figure.
        digits: To how many decimals it is rounded, as `figure_text.digits` says.
    """
    return Amount(
        text=figure_text.amount(page.locale, figure, digits),
        exact=figure_text.exact(page.locale, figure),
        listed=figure.is_listed,
        discrepancies=shown_discrepancy.of_figures(page, [figure]),
    )


def change(page: Page, changed: Figure, rate: Figure | None = None, digits: int = 1) -> Change:
    """A change as `page` shows it.

    Args:
        page: The page.
        changed: The change.
        rate: The change as a ratio of the amount before, where there is one.
        digits: To how many decimals it is rounded.
    """
    return Change(
        value=changed.amount,
        text=figure_text.change(page.locale, changed, digits),
        exact=figure_text.exact(page.locale, changed),
        rate=figure_text.rate(page.locale, changed, rate),
        ratio=rate.amount if rate else None,
        computed=changed.is_claim or (rate is not None and rate.is_claim),
    )


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
    other, pair = compared.other_rate, [f for f in (compared.before, compared.after) if f]
    digits = figure_text.digits(page.locale, pair)
    return KeyFigures(
        direction=compared.change.direction,
        currency=compared.currency,
        year=page.year(compared.change),
        before_name=first.name[page.language],
        before=amount(page, compared.before, digits) if compared.before else None,
        after_name=second.name[page.language],
        after=amount(page, compared.after, digits) if compared.after else None,
        bars=amount_bars.of(compared),
        change_name=proposal.change(page.model, page.locale),
        change=change(page, compared.change, compared.rate, digits),
        per_inhabitant=per_inhabitant(page, compared, inhabitants) if inhabitants else None,
        table=page.table(compared.resource),
        unit=_unit(page, compared),
        other_rate=figure_text.percent(page.locale, other) if other else "",
        rounded=compared.is_rounded,
        discrepancies=shown_discrepancy.of_figures(page, compared.figures),
    )


def texts(key: KeyFigures) -> tuple[tuple[str, str], ...]:
    """The key figures with their labels, as text alone; each with its year if there are several."""
    each = key.per_inhabitant
    amounts = ((key.before_name, key.before), (key.after_name, key.after))
    year = f" ({key.year})" if key.year else ""
    found = (
        *((name, _text(amount)) for name, amount in amounts if amount),
        (key.change_name, str(key.change.text)),
        *([(each.name, str(each.text))] if each else []),
    )
    return tuple((f"{name}{year}", text) for name, text in found)


def remainder(page: Page) -> Remainder | None:
    """What no table of programs breaks down of the budget before."""
    model = page.model
    ranking, total = model.rankings.of("program"), model.totals.comparison
    if not ranking or not total or not total.before or model.comparison is None:
        return None
    left, part = model.rankings.not_broken_down(ranking), ranking.total
    if left is None or part is None or part.before is None:
        return None
    return _remainder(page, model.comparison[0], (total.before, part.before, left[0]))


def remainder_within(
    page: Page, amounts: Iterable[tuple[Phase, Figure]], given: Codes = EVERYTHING
) -> Remainder | None:
    """What the table of a total does not break down itself, of the first of some totals.

    Args:
        page: The page.
        amounts: The totals, each in its phase.
        given: Whose they are, by kind; none for those of everything.
    """
    for phase, whole in amounts:
        rest = page.model.totals.rest(whole, phase, given)
        if rest:
            return _remainder(page, phase, (whole, rest.operands[1], rest))
    return None


def _remainder(page: Page, phase: Phase, of: tuple[Figure, Figure, Figure]) -> Remainder:
    """A whole, the part of it that is broken down, and the rest."""
    whole, known, rest = of
    digits = figure_text.digits(page.locale, of)
    return Remainder(
        year=page.year(whole),
        of=known.resource.title[page.language],
        name=phase.name[page.language],
        whole=figure_text.amount(page.locale, whole, digits),
        known=figure_text.amount(page.locale, known, digits),
        rest=figure_text.amount(page.locale, rest, digits),
    )


def _unit(page: Page, compared: Comparison) -> str:
    """The unit that the amounts are printed in; empty where they are computed, or in full."""
    field = compared.change.field
    printed = not any(f.is_claim for f in (compared.before, compared.after, compared.change) if f)
    return field.unit[page.language] if printed and field.factor > 1 else ""


def per_inhabitant(page: Page, compared: Comparison, inhabitants: int) -> PerInhabitant | None:
    """The change for each inhabitant; none where that is less than the smallest coin.

    Args:
        page: The page.
        compared: The two amounts.
        inhabitants: How many people the change is divided by.
    """
    each = figures.per_inhabitant(compared.change, inhabitants)
    coins = page.locale.rounded(each.amount, compared.currency)
    if compared.change.amount and not coins:
        return None
    text = Marked(page.locale.change(coins, compared.currency), each)
    name = proposal.change_per_inhabitant(page.model, page.locale)
    return PerInhabitant(name, each.amount, text, inhabitants)


def _text(amount: Amount) -> str:
    listed = "*" if amount.listed else ""
    return " ".join([f"{amount.text}{listed}", *("≠" for _ in amount.discrepancies)])
