"""What the budgets of a package are called, where it has several: by direction and currency."""

from __future__ import annotations

from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.model.side import Side
from yesan.package.column_types import EXPENDITURE, REVENUE


def of_direction(locale: Locale, direction: str) -> str:
    """What a direction is called."""
    names = {EXPENDITURE: locale.text("Expenditure"), REVENUE: locale.text("Revenue")}
    return names.get(direction, direction)


def of_side(model: Model, locale: Locale, side: Side) -> str:
    """What a budget is called; empty where the package has expenditure in one currency alone."""
    known = model.totals.sides
    directions, currencies = {s.direction for s in known}, {s.currency for s in known}
    named = side.direction != EXPENDITURE or len(directions) > 1
    parts = [of_direction(locale, side.direction)] if named else []
    return ", ".join([*parts, *([side.currency] if len(currencies) > 1 else [])])


def titled(model: Model, locale: Locale, side: Side, title: str) -> str:
    """A title, after the name of the budget that it is of, if that has one."""
    return ": ".join(filter(None, (of_side(model, locale, side), title)))
