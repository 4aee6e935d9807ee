"""The times of a table: which field or which columns say when, and the order of what they say."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yesan.charts import column_times
from yesan.language.locale import Locale
from yesan.language.values import shown
from yesan.package.column_types import FISCAL_YEAR
from yesan.package.field import Field
from yesan.package.identifiers import YEAR
from yesan.package.resource import Resource
from yesan.package.years import are_times
from yesan.tables.table import Table

WRITTEN = re.compile(
    rf"(?:FY[ -]?)?(?P<year>{YEAR.pattern})"
    r"(?:[-/.](?P<part>\d\d|\d{4})(?:[-/.](?P<day>\d\d))?"
    r"|[-/. ]?(?:Q[1-4]|[HS][12]|M(?:0?[1-9]|1[0-2])|W(?:0[1-9]|[1-4]\d|5[0-3]))"
    r"|년( ?\d{1,2}월| ?[1-4]분기)?)?"
)
"""A time as a text: a year, a half, a quarter, a month, a week or a day, the year first."""
MONTHS, DAYS = 12, 31
SPAN = 10
"""Maximum number of years that one time lasts, such as 2014-2020: what is longer is a number."""
SAID = re.compile(r"1[5-9]\d\d|2[01]\d\d")
"""A year of a series may be before ours."""
FIGURES = re.compile(r"\d{4}", re.ASCII)
NAMED = re.compile(rf"(?P<stem>\D*?)[ _-]?(?P<year>{YEAR.pattern})")
"""The name of a column that holds one year of a figure: ``2019``, ``y2019``, ``nests_2019``."""

PAIRED = re.compile(rf"(?P<before>\D*?)[ _-]?(?P<year>{YEAR.pattern})[ _-]?(?P<after>\D*)")
"""The name of a column of one of several figures in one year: ``budget 2024``, ``2024_actual``."""
PAIR = 2
HALF = 2


@dataclass(frozen=True)
class Time:
    """What says when a row is: a field, or those of a year and of a period of it.

    Attributes:
        fields: It, or both, that of the year first.
        count: How many periods a year has; 0 where there is one field.
    """

    fields: tuple[Field, ...]
    count: int = 0

    @property
    def name(self) -> str:
        """The names of its fields."""
        return ", ".join(f.name for f in self.fields)

    def of(self, cells: Mapping[str, Any]) -> Any:
        """When a row is; None where that is missing."""
        values = tuple(cells[f.name] for f in self.fields)
        if None in values:
            return None
        return values if self.count else values[0]

    def shown(self, locale: Locale, value: Any) -> str:
        """A time as it is shown: below a bar, in a title."""
        if self.count:
            year, part = value
            return locale.period(year, part, self.count)
        return shown(locale, self.fields[0], value)

    def said(self, locale: Locale, value: Any) -> str:
        """A time in a sentence."""
        return said(locale, self.shown(locale, value))


def time_of(resource: Resource, table: Table) -> Time | None:
    """What says when a row is: the first field by type or role, or of nothing but times.

    Of several it is the first that is not the same in all rows of a name: in which year a company
    was founded does not say of when its figures are.
    """
    if period := resource.period:
        return Time((resource.by_name[period.year], resource.by_name[period.part]), period.count)
    found = [f for f in resource.fields if f.is_time or _is_written(f, table)]
    own = (f for f in found[1:] and found if not _is_of_names(f, resource, table))
    chosen = next(own, found[0] if found else None)
    return Time((chosen,)) if chosen else None


def _is_of_names(time: Field, resource: Resource, table: Table) -> bool:
    """Whether a time is the same in all rows of each name, of which some have several rows."""
    when = table.column(time.name)
    names = (table.column(f.name) for f in resource.fields if f.type == "string" and f is not time)
    return any(
        len({*column}) < len(column) and len({*zip(column, when, strict=True)}) == len({*column})
        for column in names
    )


def year_columns(resource: Resource) -> dict[str, str]:
    """The fields that hold one figure in one year each, and the year: a field of a wide table.

    The year is what `normalize` says, else that in which names differ that are otherwise the same,
    else such a name itself: ``2019-20``.
    """
    implied = {
        x.name for x in resource.extra_fields if x.column_type and x.column_type.name == FISCAL_YEAR
    }
    figures = [f for f in resource.fields if f.numeric]
    said = {f.name: f.normalize[x] for f in figures for x in implied if x in f.normalize}
    named = {f.name: found for f in figures if (found := NAMED.fullmatch(f.name))}
    alike = len({found["stem"] for found in named.values()}) == 1 < len(named)
    years = said or ({name: found["year"] for name, found in named.items()} if alike else {})
    years = years or column_times.written(figures)
    kinds = {(f.currency, f.unit.default, f.factor) for f in figures if f.name in years}
    return years if len(kinds) == 1 else {}


def paired_columns(resource: Resource) -> dict[str, list[Field]]:
    """The two fields of each year, all having the same two: ``budget 2024``, ``actual 2024``.

    They are in one unit, and by year; empty where the fields of figures are not of that kind.
    """
    figures = [f for f in resource.fields if f.numeric and not f.is_part]
    named = [(f, found) for f in figures if (found := PAIRED.fullmatch(f.name))]
    years: dict[str, dict[str, Field]] = {}
    for f, found in named:
        years.setdefault(found["year"], {})[f"{found['before']}{found['after']}"] = f
    kinds = {(f.currency, f.unit.default, f.factor) for f, _ in named}
    words = [tuple(of) for of in years.values()]
    alike = len(years) > 1 and len(set(words)) == 1 and len(words[0]) == PAIR
    return {y: [*of.values()] for y, of in years.items()} if alike and len(kinds) == 1 else {}


def order(value: Any) -> tuple[Any, ...]:
    """What a time is ordered by, whatever its type: the numbers and the month it is made of."""
    match value:
        case datetime.datetime():
            return (value.timestamp(),)
        case datetime.date() | datetime.time():
            return (value.isoformat(),)
        case Decimal():
            return (value,)
        case tuple():
            return value
        case _:
            text = str(value)
            numbers = map(int, re.findall(r"\d+", text))
            return (*numbers, *column_times.month_in(text), text)


def latest(known: Sequence[Any]) -> Any:
    """The latest of the times of some rows that has at least half as many of them as any other.

    What is later has only some of the names, which would be taken for all. None where there is no
    time.
    """
    counts = Counter(known)
    most = max(counts.values(), default=0)
    full = [time for time, count in counts.items() if HALF * count >= most]
    return max(full, key=order, default=None)


def of_which(table: Table, time: Time, last: Any, shown: str) -> str:
    """Of which time figures are drawn, of several in a table: the latest, or one before it."""
    known = (value for row in table if (value := time.of(row.cells)) is not None)
    if any(order(value) > order(last) for value in known):
        return f"in {shown}, the latest of which most have one"
    return f"in the latest {shown}"


def said(locale: Locale, text: str) -> str:
    """A time in a sentence: a year as the language says it there, all else as it is shown."""
    return locale.year(int(text)) if SAID.fullmatch(text) else text


def _is_written(field: Field, table: Table) -> bool:
    """Whether a field of texts holds nothing but times."""
    if field.type != "string" or field.categories or field.entity or field.language:
        return False
    known = table.known(field.name)
    if not known:
        return False
    yearly = all(map(FIGURES.fullmatch, known)) and are_times([*map(int, known)])
    return yearly or _are_written(known)


def _are_written(texts: Sequence[str]) -> bool:
    """Whether texts are times, all of one kind: 2024-0017 and 2024-17 are numbers of something.

    What follows a year is a month in all of them, or in all of them a year after it.
    """
    found = [WRITTEN.fullmatch(text) for text in texts]
    parts = [(m["year"], m["part"], m["day"]) for m in found if m]
    if len(parts) < len(texts):
        return False
    months = all(_is_month(part, day) for _, part, day in parts)
    return months or all(_is_span(year, part, day) for year, part, day in parts)


def _is_month(part: str | None, day: str | None) -> bool:
    """Whether what follows a year, if anything does, is a month, or a day of one."""
    if part is None:
        return True
    return len(part) == PAIR and 0 < int(part) <= MONTHS and 0 < int(day or 1) <= DAYS


def _is_span(year: str, part: str | None, day: str | None) -> bool:
    """Whether what follows a year, if anything does, is the year until which a time lasts."""
    if part is None:
        return True
    last = int(part) if len(part) > PAIR else int(year) // 100 * 100 + int(part)
    last += 100 if last < int(year) else 0
    return day is None and 0 < last - int(year) <= SPAN
