"""Which numbers are years: whole ones, and those with a part of a year, 1949.083.

Mostly their values show it. A name tells it of older ones alone: the year in which something was
founded is no figure, however long ago that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from yesan.package.identifiers import AMOUNTS
from yesan.package.money import BRACKETED, is_money
from yesan.package.words import words_of

FIRST, LAST = 1900, 2100
"""From when to when whole numbers are taken for years, though they be round."""
EARLIEST, OLDEST = 1500, 1000
"""From when they are where they are no round numbers, and where they are called years."""
STEPS = frozenset({1, 5, 10})
"""Since when they are, if round, where each follows the one before by as much."""
MODERN = 1800
"""Up to this year at least: statistics are no older."""
ROUND = 10
"""What all of some numbers can be divided by that are rather amounts."""
FEWEST = 3
"""Minimum number of values that show that they are years."""
NAMES = frozenset(
    (
        *("year", "yr", "founded", "founding", "foundation", "established", "opened", "opening"),
        *("built", "erected", "inaugurated", "constructed", "construction", "completed"),
        *("completion", "jahr", "baujahr", "gründungsjahr", "eröffnungsjahr", "gegründet"),
        *("gründung", "erbaut", "eröffnet", "eröffnung", "année", "fondé", "fondée", "fondation"),
        *("ouverture", "construit", "año", "ano", "anno", "fundado", "fundada", "fundación"),
        *("construido", "fondazione", "costruzione", "rok", "år", "연도", "년도", "설립연도"),
        *("설립년도", "준공연도", "준공년도", "개관연도", "개교연도", "건립연도", "건립년도"),
    )
)
"""What years are called, also those in which something began."""
MEASURES = frozenset(
    (
        *("height", "elevation", "altitude", "length", "width", "depth", "weight", "area"),
        *("distance", "speed", "size", "population", "people", "inhabitants", "residents"),
        *("visitors", "visits", "students", "pupils", "employees", "staff", "members", "persons"),
        *("seats", "rooms", "beds", "households", "houses", "dwellings", "units", "cases"),
        *("calories", "power", "hours", "days", "points", "score", "income", "wage", "salary"),
        *("price", "rent", "value", "number", "höhe", "länge", "fläche", "gewicht", "einwohner"),
        *("anzahl", "preis", "hauteur", "longueur", "surface", "prix", "nombre"),
        *("altura", "longitud", "superficie", "habitantes", "precio", "número", "인구", "인구수"),
        *("높이", "길이", "면적", "인원", "가격", "건수"),
    )
)
"""What figures are called that are rather no years."""
CALENDAR = frozenset({"year", "yr", "jahr", "année", "año", "ano", "anno", "rok", "år", "연도"})
"""What years are called that are nothing else."""
BEGINNINGS = NAMES - CALENDAR - {"년도"}
"""What years are called in which something began, and only these."""
AMONG = frozenset({"in", "of", "first", "was", "the", "de", "di", "der", "la", "date", "data"})
"""What else is in such names."""


def is_yearly(values: Sequence[int], name: str) -> bool:
    """Whether whole numbers are years: those of times, or of when something began.

    Args:
        values: All that are known, in the order of the rows.
        name: What they are called.
    """
    if not values or max(values) > LAST:
        return False
    words = {*words_of(name)}
    if words & NAMES and words <= NAMES | AMONG:
        return min(values) >= OLDEST
    return are_times(values) or (min(values) >= EARLIEST and _is_scattered(values, name))


def are_of_rows(values: Sequence[int], name: str) -> bool:
    """Whether years say of when their rows are, and not only when something began.

    They are called years, are all of our time, or are in order.

    Args:
        values: Some years, in the order of the rows.
        name: What they are called.
    """
    rising = len(values) > 1 and all(before < after for before, after in pairwise(values))
    return rising or are_times(values) or bool({*words_of(name)} <= CALENDAR)


def is_of_beginning(name: str) -> bool:
    """Whether years are called those in which something began, and none of amounts."""
    return bool({*words_of(name)} & BEGINNINGS)


def are_times(values: Sequence[int]) -> bool:
    """Whether whole numbers are years by their order: all of our time, or a series up to it."""
    if not values or max(values) > LAST or min(values) < EARLIEST:
        return False
    return min(values) >= FIRST or _is_series(values)


def _is_series(values: Sequence[int]) -> bool:
    """Whether each follows the one before by as much, but for the last: 1871, 1872 and so on."""
    steps = [after - before for before, after in pairwise(values)]
    most = max(STEPS & {*steps}, default=0)
    if not most or len(values) <= FEWEST:
        return False
    even = all(step == most for step in steps[:-1]) and 0 < steps[-1] <= most
    return even and max(values) >= MODERN


def _is_scattered(values: Sequence[int], name: str) -> bool:
    """Whether they are the years of some events: neither round, nor called as figures are."""
    words = {*words_of(name)}
    amounts = is_money(name) or words & (AMOUNTS | MEASURES) or BRACKETED.search(name)
    fine = any(value % ROUND for value in values) and max(values) >= MODERN
    return fine and len({*values}) >= FEWEST and not amounts


def are_parts_of_years(values: Sequence[Decimal]) -> bool:
    """Whether numbers are times as years with decimals: 1949, 1949.083 and so on.

    They are in order, and at even distances of at most a year, but for what was rounded.

    Args:
        values: All that are known, in the order of the rows; several rows may be of one time.
    """
    times = [*dict.fromkeys(values)]
    if len(times) <= FEWEST or min(times) < EARLIEST or max(times) > LAST:
        return False
    steps = [after - before for before, after in pairwise(times)]
    rounded = Decimal("0.011")
    whole = all(value == int(value) for value in times)
    return not whole and min(steps) > 0 and max(steps) <= min(Decimal(1), 2 * min(steps) + rounded)
