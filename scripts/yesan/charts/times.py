"""The times of a table: which field or which columns say when, and the order of what they say."""

from __future__ import annotations

import datetime
import re
from typing import Any

from yesan.language.locale import Locale
from yesan.language.values import shown
from yesan.package.column_types import FISCAL_YEAR
from yesan.package.identifiers import is_yearly
from yesan.package.resource import Field, Resource
from yesan.tables.table import Table

YEAR = re.compile(r"(19|20|21)\d\d")
WRITTEN = re.compile(rf"{YEAR.pattern}([-/.](\d\d){{1,2}}|[-/.]?Q[1-4])?([-/.]\d\d)?")
"""A time as a text: a year, a fiscal year, a quarter, a month or a day, the year first."""
SAID = re.compile(r"1[5-9]\d\d|2[01]\d\d")
"""A year of a series may be before ours."""
FIGURES = re.compile(r"\d{4}", re.ASCII)
NAMED = re.compile(rf"(?P<stem>\D*?)[ _-]?(?P<year>{YEAR.pattern})")
"""The name of a column that holds one year of a figure: ``2019``, ``y2019``, ``nests_2019``."""


def time_field(resource: Resource, table: Table) -> Field | None:
    """The field that says when a row is: the first by type or role, or of nothing but times."""
    return next((f for f in resource.fields if f.is_time or _is_written(f, table)), None)


def year_columns(resource: Resource) -> dict[str, str]:
    """The fields that hold one figure in one year each, and the year: a field of a wide table.

    The year is what `normalize` says, else that in which names differ that are otherwise the same.
    """
    implied = {
        x.name for x in resource.extra_fields if x.column_type and x.column_type.name == FISCAL_YEAR
    }
    figures = [f for f in resource.fields if f.numeric]
    said = {f.name: f.normalize[x] for f in figures for x in implied if x in f.normalize}
    named = {f.name: found for f in figures if (found := NAMED.fullmatch(f.name))}
    alike = len({found["stem"] for found in named.values()}) == 1 < len(named)
    years = said or ({name: found["year"] for name, found in named.items()} if alike else {})
    kinds = {(f.currency, f.unit.default, f.factor) for f in figures if f.name in years}
    return years if len(kinds) == 1 else {}


def order(value: Any) -> tuple[Any, ...]:
    """What a time is ordered by, whatever its type: the numbers that it is written with."""
    match value:
        case datetime.datetime():
            return (value.timestamp(),)
        case datetime.date() | datetime.time():
            return (value.isoformat(),)
        case tuple():
            return value
        case _:
            return (*map(int, re.findall(r"\d+", str(value))), str(value))


def said(locale: Locale, field: Field | None, value: Any) -> str:
    """A time in a sentence: a year as the language says it there, all else as it is shown."""
    text = shown(locale, field, value) if field else str(value)
    return locale.year(int(text)) if SAID.fullmatch(text) else text


def _is_written(field: Field, table: Table) -> bool:
    """Whether a field of texts holds nothing but times."""
    if field.type != "string" or field.categories or field.entity or field.language:
        return False
    known = table.known(field.name)
    if not known:
        return False
    yearly = all(map(FIGURES.fullmatch, known)) and is_yearly([int(value) for value in known])
    return yearly or all(WRITTEN.fullmatch(value) for value in known)
