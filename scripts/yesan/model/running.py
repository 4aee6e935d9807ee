"""Amounts of a year so far: what is printed again month by month is not added up.

Spending to January, to February and so on contains itself: a sum would count January with each.
The descriptor says whether amounts are so, as `cumulative`. Where it does not, amounts that hardly
ever fall from one time of a year to the next may be; those that do are of each time by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from yesan.model.entities import code_fields
from yesan.package.column_types import DIRECTION, FISCAL_YEAR, PHASE
from yesan.package.field import Field
from yesan.package.periods import is_called
from yesan.package.resource import Resource
from yesan.tables.table import Table

MONTH = "date:fiscal-month"
NUMBERED = re.compile(r"(\d{4}\D{1,3})?(0?[1-9]|1[0-2])\D?")
"""A month or a quarter: ``2024-01``, ``2024년 1월``, ``3``."""
RARELY = 20
"""Of this number of steps from one time to the next, fewer than one falls where a source counts
on: it corrects itself."""
Series = dict[tuple[Any, ...], Decimal]


def may_run(resource: Resource, table: Table) -> bool:
    """Whether amounts of a table are those of a year so far, or may be."""
    if resource.cumulative is not None:
        return resource.cumulative
    time = _time(resource, table)
    values = [f for f in resource.fields if f.is_value and not f.is_part]
    if time is None or not values or not table.known(time.name):
        return False
    found = [series for f in values if (series := _series(resource, table, time, f))]
    if len(found) < len(values):
        return False
    return hardly_falls(step for every in found for series in every for step in _steps(series))


def hardly_falls(steps: Iterable[tuple[Decimal, Decimal]]) -> bool:
    """Whether amounts are hardly ever less than those of the time before, and there are such."""
    every = [*steps]
    fallen = sum(later < earlier for earlier, later in every)
    return bool(every) and fallen * RARELY < len(every)


def _time(resource: Resource, table: Table) -> Field | None:
    """The field that says which part of a year a row is of: by its type, role, or its name."""
    if resource.period:
        return resource.by_name[resource.period.part]
    month = resource.with_column_type(MONTH)
    times = (f for f in resource.fields if f.type in {"yearmonth", "date"} and not f.role)
    named = (f for f in resource.fields if _is_named(f, table))
    return month or next(times, None) or next(named, None)


def _is_named(field: Field, table: Table) -> bool:
    """Whether a column is called months or quarters, and has their numbers, after a year or not."""
    if field.column_type or field.role or field.entity or not is_called(field):
        return False
    known = [str(value) for value in table.known(field.name)]
    return field.type in {"integer", "string"} and all(map(NUMBERED.fullmatch, known))


def _series(resource: Resource, table: Table, time: Field, value: Field) -> list[Series]:
    """The amounts of each entity in each year by their times.

    None where one has several at a time, or where dates are of one entity each: these are payments.
    """
    roles = (PHASE, DIRECTION, FISCAL_YEAR)
    keys = [*code_fields(resource), *(f for f in resource.fields if f.categories)]
    keys += [f for role in roles if (f := resource.with_column_type(role)) and f not in keys]
    years = [resource.by_name[resource.period.year]] if resource.period else []
    found: dict[tuple[Any, ...], Series] = {}
    for _, row in table:
        if row[time.name] is not None and row[value.name] is not None:
            when = tuple(map(int, re.findall(r"\d+", str(row[time.name]))))
            year = when[0] if len(when) > 1 else None
            own = found.setdefault((*(row[f.name] for f in (*keys, *years)), year), {})
            if when in own:
                return []
            own[when] = Decimal(row[value.name])
    times = [when for series in found.values() for when in series]
    apart = len({*times}) == len(times)
    return [] if time.type == "date" and apart else [*found.values()]


def _steps(series: Series) -> Iterator[tuple[Decimal, Decimal]]:
    return pairwise(series[when] for when in sorted(series))
