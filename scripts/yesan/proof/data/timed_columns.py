"""Which columns are of one amount at several times, so that a sum across them would be of none.

Columns of one phase, year and direction whose names differ in a time alone. Where the times are of
several years, and nothing says of which one the amounts are, that is enough; within a year the
figures show it: read in the order of times, hardly any row has less in one than in that before.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import NamedTuple

from babel import Locale

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.amount_fields import values
from yesan.proof.data.cells import Cells

LEAST = Decimal("0.05")
"""The part of all steps that fall where each amount is of its own time."""
SPOKEN = ("en", "de", "es", "fr", "it", "pt")
"""The languages in which months are known by their names."""
PIECE = re.compile(r"\d+|[^\W\d_]+")
CASES = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-ZÀ-Þ])(?=[A-ZÀ-Þ][a-zß-ÿ])")
"""Where the next word of a name begins that is written without spaces."""
CALENDAR, SHORTEST = 4, 3
"""The digits of a year, the letters of a month."""
MONTHS = {
    name.casefold().strip("."): number
    for language in SPOKEN
    for names in Locale(language).months["format"].values()
    for number, name in names.items()
    if len(name) >= SHORTEST
}


class Time(NamedTuple):
    """When a column is of: its year, and the numbers of what is within it."""

    year: str
    part: tuple[int, ...]


def not_added_up(cells: Cells, resource: Resource) -> set[str]:
    """The names of the columns of a table that are each of another time than the others."""
    alike: dict[tuple[str, str], dict[Time, Field]] = defaultdict(dict)
    dated = set()
    for name, said in values(resource):
        field = resource.by_name[name]
        shape, time = parted(name)
        if not time.year and not time.part:
            shape, time = parted(field.title.default)
        if time.year or time.part:
            of = " ".join(x.name if isinstance(x, Field) else f"={x}" for x in said)
            alike[shape, of][time] = field
            if said[1] not in {None, ""}:
                dated.add((shape, of))
    told = []
    for kind, fields in alike.items():
        grow = resource.cumulative is not False and _grow(cells, resource, fields)
        if grow or (kind not in dated and len({time.year for time in fields}) > 1):
            told += [field.name for field in fields.values()]
    return set(told)


def parted(name: str) -> tuple[str, Time]:
    """What a name says beside a time, and the time."""
    year, rest, numbers = "", [], []
    for piece in PIECE.findall(CASES.sub(" ", name)):
        if piece.isdecimal() and len(piece) == CALENDAR:
            year += piece
        elif piece.isdecimal():
            numbers.append(int(piece))
        elif month := MONTHS.get(piece.casefold()):
            numbers.insert(0, month)
        else:
            rest.append(piece.casefold())
    return f"{' '.join(rest)}/{len(year)}/{len(numbers)}", Time(year, tuple(numbers))


def _grow(cells: Cells, resource: Resource, fields: dict[Time, Field]) -> bool:
    """Whether hardly any amount is below that of the time before it in its year."""
    falls = steps = 0
    lines = cells.rows[resource.id]
    figures = {
        time: {n: x[1] for n in lines if (x := cells.figure(resource.id, field.name, n))}
        for time, field in fields.items()
    }
    begun = [time for time in sorted(figures) if any(figures[time].values())]
    for line in lines:
        before: dict[str, Decimal] = {}
        for time in begun:
            amount = figures[time].get(line)
            if amount is not None:
                steps += time.year in before
                falls += amount < before.get(time.year, amount)
                before[time.year] = amount
    return steps > 0 and falls < LEAST * steps
