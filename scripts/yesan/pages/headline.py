"""What happens to an amount, or is proposed, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from yesan.charts import figure_text, side_names
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model.comparison import Comparison
from yesan.model.figures import Figure
from yesan.model.phases import Pair, Phase
from yesan.package.column_types import EXPENDITURE
from yesan.pages.page import Page


def of(
    locale: Locale, comparison: Comparison, phases: Pair, digits: int = figure_text.ROUNDED[0]
) -> str:
    """The sentence: the budget rises or falls, from what to what, by how much.

    Args:
        locale: The language.
        comparison: The amount before and after.
        phases: The phases before and after; either may not be decided yet.
        digits: How many decimals the amounts have at least.
    """
    pair = [f for f in (comparison.before, comparison.after) if f]
    digits = figure_text.finest(digits, figure_text.digits(locale, pair))
    first, after = phases
    direction = comparison.change.direction
    if direction != EXPENDITURE:
        name = side_names.of_direction(locale, direction)
        told = _plainly(locale, comparison, phases, digits)
        return join(" ", (locale.text("{side}:", side=name), told))
    rate = figure_text.rate(locale, comparison.change, comparison.rate, signed=False)
    unseen = comparison.rate is not None and not rate
    if not (first.is_budget and after.is_budget) or _is_below(pair) or unseen:
        return _plainly(locale, comparison, phases, digits)
    if comparison.before is None or comparison.after is None:
        return _alone(locale, comparison, after, digits)
    values: dict[str, str] = {
        "before": figure_text.amount(locale, comparison.before, digits),
        "after": figure_text.amount(locale, comparison.after, digits),
        "change": figure_text.size(locale, comparison.change, digits),
    }
    values |= {"rate": rate} | _names(locale, phases)
    if after.is_proposed:
        return _proposed(locale, comparison, values)
    if first.is_proposed:
        return locale.text("{first} {before}, {second} {after}.", **values)
    return _decided(locale, comparison, values)


def _is_below(pair: Sequence[Figure]) -> bool:
    """Whether both amounts are known, and one is less than nothing."""
    return len(pair) > 1 and min(figure.amount for figure in pair) < 0


def of_page(page: Page, compared: Comparison | None, digits: int = figure_text.ROUNDED[0]) -> str:
    """The sentence on the amount of a page, after its year; empty where nothing is compared."""
    pair = page.model.comparison
    if compared is None or pair is None:
        return ""
    said = of(page.locale, compared, pair, digits)
    return dated(page.locale, page.year(compared.change), said)


def dated(locale: Locale, year: str, said: str) -> str:
    """A sentence on amounts of a year, after the year where the package has several."""
    if not (said and year):
        return said
    return join(" ", (locale.text("{side}:", side=Counted(year, "label")), said))


def _decided(locale: Locale, comparison: Comparison, values: Mapping[str, str]) -> str:
    text = locale.text
    if not comparison.change.amount:
        return text("The budget stays at {after}.", **values)
    if comparison.rate is None:
        return text("There is nothing in {first}, and {after} in {second}.", **values)
    if comparison.after and not comparison.after.amount:
        return text("The budget of {before} is cut entirely.", **values)
    if comparison.change.amount < 0:
        return text(
            "The budget falls from {before} to {after}: by {change}, that is {rate}.", **values
        )
    return text("The budget rises from {before} to {after}: by {change}, that is {rate}.", **values)


def _proposed(locale: Locale, comparison: Comparison, values: Mapping[str, str]) -> str:
    text = locale.text
    if not comparison.change.amount:
        return text("The proposal leaves the budget at {after}.", **values)
    if comparison.rate is None:
        return text("There is nothing in {first}; the proposal is for {after}.", **values)
    if comparison.after and not comparison.after.amount:
        return text("The proposal is to cut the whole budget of {before}.", **values)
    if comparison.change.amount < 0:
        return text(
            "The proposal is to cut the budget from {before} to {after}: by {change}, that is "
            "{rate}.",
            **values,
        )
    return text(
        "The proposal is to raise the budget from {before} to {after}: by {change}, that is "
        "{rate}.",
        **values,
    )


def _plainly(locale: Locale, comparison: Comparison, phases: Pair, digits: int) -> str:
    """The amounts and their difference: of what is no budget for spending, or less than nothing."""
    text, before, after = locale.text, comparison.before, comparison.after
    change = figure_text.change(locale, comparison.change, digits)
    values = _names(locale, phases) | {"change": change}
    if before is None or after is None:
        return text("from {first} to {second} {change}.", **values)
    values |= {
        "before": figure_text.amount(locale, before, digits),
        "after": figure_text.amount(locale, after, digits),
    }
    values["rate"] = figure_text.rate(locale, comparison.change, comparison.rate)
    if not values["rate"]:
        return text("{first} {before}, {second} {after}: a difference of {change}.", **values)
    return text("{first} {before}, {second} {after}: a difference of {change} ({rate}).", **values)


def _names(locale: Locale, phases: Pair) -> dict[str, str]:
    first, second = (phase.name[locale.language] for phase in phases)
    return {"first": first, "second": second}


def _alone(locale: Locale, comparison: Comparison, after: Phase, digits: int) -> str:
    """The sentence where only the change is known."""
    text, change = locale.text, comparison.change
    values = {"change": figure_text.size(locale, change, digits)}
    if after.is_proposed:
        if not change.amount:
            return text("The proposal leaves the budget as it is.")
        if change.amount < 0:
            return text("The proposal is to cut the budget by {change}.", **values)
        return text("The proposal is to raise the budget by {change}.", **values)
    if not change.amount:
        return text("The budget does not change.")
    if change.amount < 0:
        return text("The budget falls by {change}.", **values)
    return text("The budget rises by {change}.", **values)
