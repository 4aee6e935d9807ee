"""Which tables tell of a year so far, time after time: nothing of them is added up.

By the descriptor, else by the figures: where each entity has one at a time, and hardly any is less
than the one before it in its year, all of them may contain those before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.cells import Cells
from yesan.proof.data.records import Texts
from yesan.proof.data.row_times import is_part
from yesan.proof.data.timed_columns import LEAST

PLAIN = re.compile(r"(?:[0-9]{4}[^0-9]{1,3})?0?(?:[1-9]|1[0-2])[^0-9]?")
"""The number of a month or a quarter, with its year before it or without."""
DIGITS = re.compile(r"\d+")
TIMES = ("yearmonth", "date")
SAME = ("phase:id", "direction", "date:fiscal-year")
"""What is the same in one row after another, beside codes and categories."""


def may_run(cells: Cells, resource: Resource, codes: Collection[str]) -> bool:
    """Whether a table may have amounts of a year so far.

    Args:
        cells: The tables.
        resource: The table.
        codes: The names of its fields of codes.
    """
    if resource.cumulative is not None:
        return resource.cumulative
    when = _when(resource, cells.rows[resource.id].values())
    amounts = [f.name for f in resource.fields if f.is_value and f.role != "part"]
    falls = steps = 0
    for name in amounts if when else ():
        points = _points(cells, resource, when, name, codes) if when else []
        places = Counter((of, time) for of, time, _ in points)
        times = Counter(time for _, time in places)
        own_dates = when is not None and when.type == "date" and max(times.values(), default=1) == 1
        if not points or own_dates or max(places.values()) > 1:
            return False
        before: dict[tuple[str | None, ...], Decimal] = {}
        for of, _, amount in sorted(points, key=lambda point: point[1]):
            if of in before:
                steps += 1
                falls += amount < before[of]
            before[of] = amount
    return steps > 0 and Decimal(falls) < LEAST * steps


def _when(resource: Resource, rows: Iterable[Texts]) -> Field | None:
    if resource.period:
        return resource.by_name[resource.period.part]
    plain = [f for f in resource.fields if f.type in TIMES and not f.role]
    if found := resource.with_column_type("date:fiscal-month") or next(iter(plain), None):
        return found
    listed = [*rows]
    for field in resource.fields:
        texts = [text for row in listed if (text := row[field.name])]
        if is_part(field) and not field.role and texts and all(map(PLAIN.fullmatch, texts)):
            return field
    return None


def _points(
    cells: Cells, resource: Resource, when: Field, name: str, codes: Collection[str]
) -> list[tuple[tuple[str | None, ...], tuple[int, ...], Decimal]]:
    """Of what each amount of a field is, with its year; its time; and how much it is."""
    same = {f.name for f in resource.fields if f.categories} | {*codes}
    same |= {f.name for role in SAME if (f := resource.with_column_type(role))}
    same |= {resource.period.year} if resource.period else set()
    found = []
    for line, row in cells.rows[resource.id].items():
        figure, time = cells.figure(resource.id, name, line), _time(resource, when, row)
        if figure and time:
            year = str(time[0]) if len(time) > 1 else ""
            found.append(((*(row[n] for n in sorted(same)), year), time, figure[0]))
    return found


def _time(resource: Resource, when: Field, row: Texts) -> tuple[int, ...]:
    """The numbers of a time, the year first; nothing where it has none."""
    text = row[when.name] or ""
    listed = resource.raw["schema"]["fields"]
    form = next((f.get("format") for f in listed if f.get("name") == when.name), None)
    if text and isinstance(form, str) and form.startswith("%"):
        day = datetime.strptime(text, form)  # noqa: DTZ007 - a day has no zone
        return (day.year, day.month, day.day)[: 3 if when.type == "date" else 2]
    return tuple(map(int, DIGITS.findall(text)))
