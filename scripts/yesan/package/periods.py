"""The times that two columns say together: a year, and which quarter, month, week or half of it.

They are found by their values: whole numbers that are all the periods of a year, in the column
right after that of the years, or in one key with it. Quarters, months and weeks need no word for
that; halves do, because what is 1 or 2 may as well be a sex, and so do the first months of a year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, permutations
from typing import Any

from yesan.package.field import Field
from yesan.package.resource import Period, Resource
from yesan.package.words import words_of

HALVES, QUARTERS, MONTHS = 2, 4, 12
WHOLES = (HALVES, QUARTERS, MONTHS, 52, 53)
"""How many periods of a kind a year has: of weeks it may be either."""
NAMED = frozenset({"half", "halves", "halfyear", "semester", "semestre", "halbjahr", "halvår"})
"""What a column of halves is called."""
KOREAN = "반기"
CALLED = {
    MONTHS: (frozenset({"month", "months", "monat", "mois", "mes", "mese"}), "월"),
    QUARTERS: (frozenset({"quarter", "quarters", "quartal", "trimestre"}), "분기"),
}
"""What a column of months or quarters is called, which may have only some of them."""
Column = Callable[[str], Sequence[Any]]
"""The values of a field, row by row: of whole numbers, and of what could name a row."""


def period_of(resource: Resource, column: Column) -> Period | None:
    """The period that two fields of a table say, its years known; None where there are none."""
    for year, part in _pairs(resource):
        if not (year.is_time and year.type in {"integer", "year"} and part.is_plain):
            continue
        years, parts = column(year.name), column(part.name)
        known = {*parts}
        count = _called(part) or len(known)
        some = _called(part) and len(known) > 1 and known <= {*range(1, count + 1)}
        if not (some or (count in WHOLES and known == {*range(1, count + 1)})) or None in years:
            continue
        if count == HALVES and not _is_half(part):
            continue
        keyed = {year.name, part.name} <= {*resource.primary_key}
        if keyed or _is_needed(resource, column, year, part):
            return Period(year.name, part.name, count)
    return None


def _pairs(resource: Resource) -> Iterator[tuple[Field, Field]]:
    keys = [f for f in resource.fields if f.name in resource.primary_key]
    yield from pairwise(resource.fields)
    yield from permutations(keys, 2)


def _called(field: Field) -> int:
    """How many periods a year has of those that a column is called by; 0 where it is by none."""
    names = (field.name, field.title.default)
    return next(
        (
            count
            for count, (words, korean) in CALLED.items()
            if any(words & {*words_of(name)} or name.endswith(korean) for name in names)
        ),
        0,
    )


def is_called(field: Field) -> bool:
    """Whether a column is called a month, a quarter or a half."""
    return bool(_called(field)) or _is_half(field)


def _is_half(field: Field) -> bool:
    names = (field.name, field.title.default)
    return any(KOREAN in name or NAMED & {*words_of(name)} for name in names)


def _is_needed(resource: Resource, column: Column, year: Field, part: Field) -> bool:
    """Whether it takes the period to tell rows apart: each time is in one row, or in one a name."""
    years, when = column(year.name), [*zip(column(year.name), column(part.name), strict=True)]
    if len({*when}) == len(when):
        return True
    names = (f for f in resource.fields if not f.numeric and f.name not in {year.name, part.name})
    return any(
        len({*zip(texts, when, strict=True)}) == len(when) > len({*zip(texts, years, strict=True)})
        for texts in (column(f.name) for f in names)
    )
