"""The times in names of columns that are no plain years: ``2019-20``, ``FY19``, ``Jan-19``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yesan.package.field import Field
from yesan.package.identifiers import YEAR

WRITTEN = re.compile(
    rf"(?:FY[ -]?)?{YEAR.pattern}(?:[-/]\d\d|[-/. ]?(?:Q[1-4]|[HS][12]|M[01]\d|W[0-5]\d)|년도?)"
    r"|FY[ -]?'?\d\d",
    re.ASCII,
)
"""A name that is nothing but a time: a year of two calendar years, a quarter, a month."""
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
REST = "uary|ruary|ch|il|e|y|ust|t|tember|ober|ember"
MONTH = re.compile(rf"(?<![a-z])({'|'.join(MONTHS)})(?:{REST})?(?![a-z])", re.IGNORECASE)
SHORT = re.compile(rf"(?:FY|Q[1-4]|[1-4]Q|{MONTH.pattern})[ /-]?'?(\d\d)(?!\d)", re.IGNORECASE)
"""A year in two digits, after what says that it is one."""
STAGE = re.compile(
    r"(?<![^\W\d_])(?:actuals?|outturn|budget(?:ed)?|estimates?|revised|approved|adopted|proposed|"
    r"forecast|planned?)(?![^\W\d_])|(?:본|최종|당초|기정|추경)?예산안?|결산액?|집행액?",
    re.IGNORECASE,
)
"""What a stage of a budget is called: ``2022 actual``, ``2023 budget`` are one amount over time."""
PART = re.compile(rf"[1-4]Q|[1-4](?:/4)?분기|(?:[1-9]|1[0-2])월|{MONTH.pattern}", re.IGNORECASE)
"""A name that is a part of a year, of which nothing says which."""
QUARTER = re.compile(r"Q[1-4]")
"""The same of money; else it may be a question of a survey."""
CENTURY = 50
"""From here on, years in two digits are of the last century."""
Moment = tuple[int, ...]


def written(figures: Sequence[Field]) -> dict[str, str]:
    """The columns whose names are times, all written alike and in order, and what they say."""
    named = [f.name for f in figures if _is_time(f)]
    moments = [_moment(name) or _part(name) for name in named]
    ordered = moments in (sorted(moments), sorted(moments, reverse=True))
    alike = len({re.sub("0+", "0", _stem(name)) for name in named}) == 1 < len(named)
    return {name: name for name in named} if alike and ordered else {}


def latest_first(figures: Sequence[Field]) -> list[Field]:
    """Columns of one figure at several times, each by its latest: the first alone is the oldest.

    Others stay where they are.

    Args:
        figures: The columns, in the order of the table.
    """
    moments = {f.name: moment for f in figures if (moment := _moment(f.name))}
    found = list(figures)
    for stem in dict.fromkeys(_stem(name) for name in moments):
        places = [n for n, f in enumerate(found) if f.name in moments and _stem(f.name) == stem]
        own = sorted((found[n] for n in places), key=lambda f: moments[f.name], reverse=True)
        for place, f in zip(places, own, strict=True):
            found[place] = f
    return found


def month_in(text: str) -> Moment:
    """The number of the month that a text names; empty where it names none."""
    month = MONTH.search(text)
    return (MONTHS.index(month[1].lower()),) if month else ()


def _part(name: str) -> Moment:
    """The number of a month, or of a quarter."""
    return month_in(name) or tuple(map(int, re.findall(r"\d+", name)))


def _is_time(field: Field) -> bool:
    """Whether the name of a column is nothing but a time."""
    quarter = field.currency and QUARTER.fullmatch(field.name)
    return bool(WRITTEN.fullmatch(field.name) or PART.fullmatch(field.name) or quarter)


def _stem(name: str) -> str:
    """A name without what differs from one time to another."""
    return re.sub(r"\d", "0", MONTH.sub("month", STAGE.sub("stage", name)))


def _moment(name: str) -> Moment:
    """The time in a name: its year, its month, and what else it counts; empty where it has none."""
    long, short = YEAR.search(name), SHORT.search(name)
    if not long and not short:
        return ()
    year = int(long[0]) if long else int(short[2]) if short else 0
    if not long:
        year += 1900 if year >= CENTURY else 2000
    month = MONTH.search(name)
    rest = name.replace(long[0], "", 1) if long else name[: short.start(2)] if short else ""
    numbers = map(int, re.findall(r"\d+", rest))
    return (year, MONTHS.index(month[1].lower()) if month else 0, *numbers)
