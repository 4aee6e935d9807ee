"""The chart of execution rates: how much of their budgets some entities have spent.

Home has it for the programs whose budget and expenditure are known in one table: a budget that
nobody spends says something, and a rate compares large programs with small ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.model.entities import Entity
from yesan.model.figures import Comparison
from yesan.model.model import Model

PERCENT = 100
"""What the axis reaches, so that a low rate looks low."""
LOW = Decimal("0.1")
"""A rate of execution below which spending has hardly begun."""


def of_rates(
    model: Model,
    locale: Locale,
    figures: Sequence[tuple[Entity, Comparison]],
    most: int = MOST,
) -> Chart | None:
    """How much of their budgets some entities have spent, the largest budget first."""
    rates = [
        (e, pair, pair.after.amount / pair.before.amount)
        for e, pair in figures
        if pair.before.amount > 0 and 0 <= pair.after.amount <= pair.before.amount
    ]
    if len(rates) < 2 or model.execution is None:  # noqa: PLR2004 - one bar compares nothing
        return None
    rates.sort(key=lambda x: -x[1].before.amount)
    bars = []
    for e, pair, rate in rates[:most]:
        text = locale.text(
            "{rate} of {budget}",
            rate=locale.percent(rate),
            budget=locale.amount(pair.before.amount, pair.before.currency),
        )
        bars.append(Bar(e.name[locale.language], "", rate * PERCENT, text, e.id, words=text))
    # Outside of the call: the extraction of messages takes `*_` in it for a function.
    low = sum(rate < LOW for *_, rate in rates)
    sentence = locale.plural(
        "Of {count} with a known budget, {low} has spent under a tenth.",
        "Of {count} with a known budget, {low} have spent under a tenth; the largest are below.",
        len(rates),
        low=locale.number(low),
    )
    partial = [pair.before.resource for _, pair, _ in rates if pair.before.partial]
    if partial:
        sentence += " " + locale.text(
            "The table is not complete: {table}.", table=partial[0].title[locale.language]
        )
    first, last = model.execution
    caption = Caption(
        "rates",
        locale.text(
            "Rate of execution: {after} of {before}",
            before=first.name[locale.language],
            after=last.name[locale.language],
        ),
        sentence,
        "budget and expenditure of these entities are known in one table",
    )
    made_of = [f for _, pair, _ in rates[:most] for f in (pair.before, pair.after)]
    shape = specify(bars, Unit(locale, name="%", decimals=1), reach=PERCENT)
    return Chart.of(model, caption, shape, made_of, computed=True)
