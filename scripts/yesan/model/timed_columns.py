"""Columns of one amount at several times, which are not added up: each a year, or a year so far.

Amounts of one phase, year and direction are added up across columns. Those with several years in
their names are not, unless the descriptor says of which one they are; those of months or quarters
are where each is of its own time: where a source counts on, hardly any is less than the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import groupby, pairwise

from babel.dates import get_month_names

from yesan.model.running import hardly_falls
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.package.words import words_of
from yesan.tables.table import Table

LANGUAGES = ("en", "de", "es", "fr", "it", "pt")
"""Whose names of months columns have; those of Korean are numbers."""
DIGITS = 4
"""How many digits a year has."""
NOWHERE = ("", "")
"""Where the year is of which nothing is said."""
Values = Sequence[tuple[Field, Mapping[str, tuple[str, str]]]]
Moment = tuple[tuple[int, ...], tuple[int, ...]]
Group = list[tuple[Moment, Field]]


def not_added_up(resource: Resource, table: Table, values: Values) -> frozenset[str]:
    """The columns of amounts that are of several years, or may be those of a year so far.

    Args:
        resource: The table's description.
        table: The table.
        values: The columns, and where phase, year and direction of each are.
    """
    groups: dict[tuple[object, ...], Group] = {}
    for field, when in values:
        stem, moment = told(field.name) or told(field.title.default) or ((), ((), ()))
        if any(moment):
            kind = *stem, when["year"] == NOWHERE, str(sorted(when.items()))
            groups.setdefault(kind, []).append((moment, field))
    found: set[str] = set()
    for (*_, unsaid, _), group in groups.items():
        years = {moment[0] for moment, _ in group}
        runs = resource.cumulative is not False and hardly_falls(_steps(table, group))
        if runs or (unsaid and len(years) > 1):
            found |= {field.name for _, field in group}
    return frozenset(found)


def told(name: str) -> tuple[tuple[object, ...], Moment] | None:
    """The words of a name beside its time, and the time: its year, and what else it counts."""
    words, numbers = words_of(name), re.findall(r"\d+", name)
    months = [number for word in words if (number := _months().get(word))]
    years = tuple(int(n) for n in numbers if len(n) == DIGITS)
    others = (*months, *(int(n) for n in numbers if len(n) != DIGITS))
    rest = (word for word in words if word not in _months())
    return ((*rest, len(years), len(others)), (years, others)) if years or others else None


@cache
def _months() -> dict[str, int]:
    """The names of months, long and short, each with its number."""
    return {
        name.lower().rstrip("."): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }


def _steps(table: Table, group: Group) -> Iterator[tuple[Decimal, Decimal]]:
    """The amounts of each row from one time of a year to the next, of times that have come."""
    come = [x for x in group if any(row[x[1].name] for _, row in table)]
    for _, own in groupby(sorted(come, key=lambda x: x[0]), key=lambda x: x[0][0]):
        fields = [field for _, field in own]
        for _, row in table:
            yield from pairwise(f.in_currency(v) for f in fields if (v := row[f.name]) is not None)
