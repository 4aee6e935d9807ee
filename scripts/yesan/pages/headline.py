"""What happened to an amount, in a sentence."""

from __future__ import annotations

from yesan.language.locale import Locale
from yesan.model.figures import Comparison


def of(locale: Locale, comparison: Comparison) -> str:
    """The sentence: the budget rises or falls, from what to what, by how much.

    Args:
        locale: The language.
        comparison: The amount before and after.
    """
    text, amount = locale.text, locale.amount
    currency = comparison.after.currency
    before, after = comparison.before.amount, comparison.after.amount
    if comparison.change and amount(before, currency) == amount(after, currency):
        amount = locale.exact  # rounded, both would look the same
    values = {
        "before": amount(before, currency),
        "after": amount(after, currency),
        "change": amount(abs(comparison.change), currency),
    }
    if not comparison.change:
        return text("The budget stays at {after}.", **values)
    if comparison.rate is None:
        return text("The budget is new: {after}.", **values)
    values["rate"] = locale.percent(abs(comparison.rate))
    if not after:
        return text("The budget of {before} is cut entirely.", **values)
    if comparison.change < 0:
        return text(
            "The budget falls from {before} to {after}: by {change}, that is {rate}.", **values
        )
    return text("The budget rises from {before} to {after}: by {change}, that is {rate}.", **values)
