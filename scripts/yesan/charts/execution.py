"""The chart of execution rates: how much of their budgets some entities have spent.

Home has it for the programs whose whole budget and expenditure are known in one table. A table that
lists a selection, such as items hardly spent, gives no rate.
"""

from __future__ import annotations

from collections.abc import Sequence

from yesan.charts import cuts, figure_text, side_names
from yesan.charts.chart import MOST, Caption, Chart
from yesan.charts.shapes.bars import Bar, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import Counted, join
from yesan.model import figures
from yesan.model.comparison import Execution
from yesan.model.entities import Entity
from yesan.model.figures import Operation
from yesan.model.model import Model

PERCENT = 100
"""What the axis reaches, so that a low rate looks low."""


def of_rates(
    model: Model,
    locale: Locale,
    executed: Sequence[tuple[Entity, Execution]],
    most: int = MOST,
) -> Chart | None:
    """How much of their budgets some entities have spent, the largest budget first."""
    rates = [(e, known, known.rate) for e, known in executed if known.rate]
    currency = next((s.currency for s in model.totals.sides), "")
    rates = [x for x in rates if x[1].budget.currency == currency]  # the largest budget first
    if len({rate.amount for *_, rate in rates}) < 2 or model.execution is None:  # noqa: PLR2004 - equal bars
        return None
    rates.sort(key=lambda x: -x[1].budget.amount)
    bars = []
    drawn = cuts.largest(rates, lambda x: x[1].budget.amount, most)
    for e, known, rate in drawn:
        text = locale.text(
            "{rate} of {budget}",
            rate=figure_text.percent(locale, rate),
            budget=figure_text.amount(locale, known.budget),
        )
        value = rate.amount * PERCENT
        name = e.name[locale.language]
        bars.append(Bar(name, "", value, text, e.id, words=text, entity=e))
    if len({bar.amount for bar in bars}) < 2:  # noqa: PLR2004 - equal bars
        return None
    every = [rate for *_, rate in rates]
    low = figures.count(every, Operation.BARELY)
    of = figure_text.number(locale, figures.count(every))
    finding = ""
    told = [locale.text("The rate of execution of {count} is known.", count=of)]
    if low.amount:
        told = []
        finding = locale.plural(
            "Of {count} whose rate of execution is known, {low} has spent under a tenth.",
            "Of {count} whose rate of execution is known, {low} have spent under a tenth.",
            int(low.amount),
            count=of,
            low=figure_text.number(locale, low),
        )
    if len(rates) > len(drawn):
        shown = Counted(locale.number(len(drawn)), "bars")
        told.append(locale.text("Shown are the {count} largest budgets.", count=shown))
    first, last = model.execution
    title = locale.text(
        "Rate of execution, {after} of {before}",
        before=first.name[locale.language],
        after=last.name[locale.language],
    )
    caption = Caption(
        "rates",
        side_names.titled(model, locale, rates[0][1].budget, title),
        join(" ", told),
        "the whole budget and expenditure of these entities are known in one table",
        finding,
    )
    made_of = [f for _, known, _ in drawn for f in (known.budget, known.spent)]
    unit = Unit(locale, name="%", decimals=1, title=locale.text("Rate of execution"))
    shape = specify(bars, unit, reach=PERCENT)
    return Chart.of(model, caption, shape, [*made_of, *every])
