"""The figures of a table that a chart could show, that which says most of it first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yesan.charts import column_times
from yesan.charts.times import year_columns
from yesan.model import comparability
from yesan.model.model import Model
from yesan.model.phases import SPENT
from yesan.package.column_types import DIRECTION, EXPENDITURE
from yesan.package.field import Field
from yesan.package.money import is_average, is_money
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.tables.table import Table

FEWEST = 3
"""Minimum number of figures whose sum is another by no accident."""
RATES = frozenset({"%", "‰"})
"""The units of figures that are no amounts: they are ranked, and never added up."""


def measures(model: Model, resource: Resource, *, phased: bool = False) -> list[Field]:
    """The figures that are no part of another: amounts, counts, and rates last.

    No ranks, which are no amounts, and none whose rows differ in what they are of: phase, currency,
    kind or unit.

    Of a phase each, that of the budget to which the package compares comes first; of a year each,
    the latest year.

    Args:
        model: Has the rows.
        resource: The table.
        phased: Whether the rows may be of several phases, each of which is told apart.
    """
    comparable = comparability.are_alike if phased else comparability.are_ranked
    budgets = [phase.id for phase in model.comparison or () if phase.standard != SPENT]
    after = budgets[-1] if budgets else None
    years = year_columns(resource)

    table = model.tables[resource.name]
    figures = [
        f
        for f in resource.fields
        if f.numeric and not f.is_part and comparable(resource, table, f)
        if not comparability.has_ranks(table, f)
    ]
    total = _total(table, figures)
    if total and total.name in years:
        total = None

    def rank(f: Field) -> tuple[bool, ...]:
        amount = f.is_value or bool(f.currency)
        return (
            is_rate(f) or f.computed is not None,
            f is not total,
            not amount,
            not (amount or is_money(f.name) or is_money(f.title.default)),
            not f.is_value,
            after not in f.normalize.values(),
        )

    latest = sorted(figures, key=lambda f: years.get(f.name, ""), reverse=True)
    return sorted(latest if years else column_times.latest_first(figures), key=rank)


def _total(table: Table, figures: Sequence[Field]) -> Field | None:
    """The one figure that in all rows is the sum of all others of its unit, of several.

    A column for each month, say, and one for the year.
    """
    for f in figures:
        kind = (f.currency, f.unit.default, f.factor)
        others = [
            x for x in figures if x is not f and (x.currency, x.unit.default, x.factor) == kind
        ]
        if len(others) < FEWEST or is_rate(f):
            continue
        rows = [[row.cells[x.name] for x in (f, *others)] for row in table]
        known = [row for row in rows if None not in row and row[0]]
        if len(known) == len(rows) > 1 and all(row[0] == sum(row[1:]) for row in known):
            return f
    return None


def directions(model: Model, resource: Resource) -> list[str]:
    """The directions of the rows of a table that says them row by row, expenditure first."""
    field = resource.with_column_type(DIRECTION)
    known = set(model.tables[resource.name].known(field.name)) if field else set()
    return sorted(known, key=lambda direction: (direction != EXPENDITURE, direction))


def is_rate(field: Field) -> bool:
    """Whether a figure is a rate, a share or an average, which adds up to nothing."""
    said = f"{field.name} {field.title.default}"
    return field.unit.default.strip() in RATES or is_average(said)


def column_of(model: Model, resource: Resource, field: Field, numbers: Iterable[int]) -> Text:
    """What figures are called where nobody has the most of them; empty where somebody has.

    They are rates or averages, or another column like theirs has larger ones: that of another
    month, say, or of the maximum.

    Args:
        model: Has the rows.
        resource: The table.
        field: The column.
        numbers: The rows that are compared.
    """
    kind = field.currency, "" if field.currency else field.unit.default
    cells = model.tables[resource.name].by_number
    rows = [cells[number] for number in numbers]
    most = {
        f.name: max((f.in_currency(v) for row in rows if (v := row[f.name]) is not None), default=0)
        for f in resource.fields
        if f.numeric and (f.currency, "" if f.currency else f.unit.default) == kind
    }
    exceeded = any(amount > most[field.name] for amount in most.values())
    return field.title if exceeded or is_rate(field) else Text("")
