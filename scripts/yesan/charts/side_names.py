"""What the budgets of a package are called, where it has several: by direction and currency."""

from __future__ import annotations

from yesan.language.locale import Locale
from yesan.model import spending
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.model.side import Side
from yesan.package.column_types import EXPENDITURE, REVENUE
from yesan.package.directions import CALLED


def of_direction(locale: Locale, direction: str) -> str:
    """What a direction is called."""
    names = {
        EXPENDITURE: locale.text("Expenditure"),
        REVENUE: locale.text("Revenue"),
        CALLED: locale.text("Called revenue by name only"),
        "": locale.text("Not called expenditure or revenue"),
    }
    return names.get(direction, direction)


def of_side(model: Model, locale: Locale, side: Side) -> str:
    """What a budget is called; empty where the package has expenditure in one currency alone."""
    known, direction = model.totals.sides, of_direction(locale, side.direction)
    if side.direction == EXPENDITURE and not is_stated(model, side):
        direction = of_direction(locale, "")
    directions, currencies = {s.direction for s in known}, {s.currency for s in known}
    named = side.direction != EXPENDITURE or len(directions) > 1
    parts = [direction] if named else []
    return ", ".join([*parts, *([side.currency] if len(currencies) > 1 else [])])


def is_stated(model: Model, side: Side) -> bool:
    """Whether every table with amounts of a budget says that they are of its direction.

    Expenditure is said as well by what it is spent on: a program.
    """
    return all(
        spending.is_of_spending(rollup.resource)
        for rollup in model.rollups.values()
        if any(Side(fact.direction, fact.field.currency) == side for fact in rollup.facts)
    )


def titled(model: Model, locale: Locale, figure: Figure, title: str) -> str:
    """A title, with the budget that a figure of the chart is of, and the year, if there are more.

    Args:
        model: Knows what there is.
        locale: The language.
        figure: Any figure of the chart.
        title: The title.
    """
    year = model.rollups[figure.resource.name].year if len(model.facts.years) > 1 else ""
    dated = f"{title} ({year})" if year else title
    return ": ".join(filter(None, (of_side(model, locale, Side.of(figure)), dated)))
