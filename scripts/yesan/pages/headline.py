"""What happens to an amount, or is proposed, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from yesan.charts import figure_text
from yesan.language.locale import Locale
from yesan.model.comparison import Comparison
from yesan.model.phases import Pair, Phase


def of(locale: Locale, comparison: Comparison, phases: Pair) -> str:
    """The sentence: the budget rises or falls, from what to what, by how much.

    Args:
        locale: The language.
        comparison: The amount before and after.
        phases: The phases before and after; of either nobody may have decided yet.
    """
    first, after = phases
    if comparison.before is None or comparison.after is None:
        return _alone(locale, comparison, after)
    alike = locale.amount(comparison.before.amount, comparison.currency) == locale.amount(
        comparison.after.amount, comparison.currency
    )
    exactly = bool(comparison.change.amount) and alike  # rounded, both would look the same
    written = figure_text.exact if exactly else figure_text.amount
    values = {
        "before": written(locale, comparison.before),
        "after": written(locale, comparison.after),
        "change": figure_text.size(locale, comparison.change, exactly=exactly),
    }
    if comparison.rate:
        values["rate"] = figure_text.percent(locale, comparison.rate, signed=False)
    if after.is_proposed:
        return _proposed(locale, comparison, values)
    if first.is_proposed:
        names = {"first": first.name[locale.language], "second": after.name[locale.language]}
        return locale.text("{first} {before}, {second} {after}.", **names, **values)
    return _decided(locale, comparison, values)


def _decided(locale: Locale, comparison: Comparison, values: Mapping[str, str]) -> str:
    text = locale.text
    if not comparison.change.amount:
        return text("The budget stays at {after}.", **values)
    if comparison.rate is None:
        return text("The budget is new: {after}.", **values)
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
        return text("The proposal is for a new budget: {after}.", **values)
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


def _alone(locale: Locale, comparison: Comparison, after: Phase) -> str:
    """The sentence where only the change is known."""
    text, change = locale.text, comparison.change
    values = {"change": figure_text.size(locale, change)}
    if not change.amount:
        return text("The budget does not change.")
    if after.is_proposed:
        if change.amount < 0:
            return text("The proposal is to cut the budget by {change}.", **values)
        return text("The proposal is to raise the budget by {change}.", **values)
    if change.amount < 0:
        return text("The budget falls by {change}.", **values)
    return text("The budget rises by {change}.", **values)
