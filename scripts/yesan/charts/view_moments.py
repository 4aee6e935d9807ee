"""When the values of a table are, and the ends of a scale of times, as Vega reads them.

Whole numbers of four digits are years; Vega takes larger ones for milliseconds since 1970. What has
no zone is of whoever looks.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from typing import Any

from yesan.reading.parsing import Json

EPOCH = datetime.datetime(1970, 1, 1)  # noqa: DTZ001 - all moments here are without a zone
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
QUARTER = 3
SHORT = re.compile(r"(\d{4})(?:-(\d\d))?")
UNITS = {"year": 1, "yearmonth": 2, "yearmonthdate": 3}
"""How many parts of a date are left of it in a unit of Vega-Lite."""


def is_year(value: Any) -> bool:
    """Whether a value is a whole number that can be a year."""
    whole = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return whole and value == int(value) and datetime.MINYEAR + 999 <= value <= datetime.MAXYEAR


def read(value: Any, unit: str = "") -> datetime.datetime | None:
    """When a value is, or an end of a scale; None where that is not known.

    Args:
        value: A value of a table, or one of Vega-Lite.
        unit: The unit of times in which the value is drawn: one of `UNITS`, or empty.
    """
    try:
        found = _read(value)
    except (ValueError, OverflowError):
        return None
    if found is None or not unit:
        return found
    month, day = (found.month, found.day) if UNITS[unit] == len(UNITS) else (found.month, 1)
    return datetime.datetime(found.year, month if UNITS[unit] > 1 else 1, day)  # noqa: DTZ001


def _read(value: Any) -> datetime.datetime | None:
    match value:
        case datetime.date():
            return _without_zone(value)
        case (int() as year, int() as month):
            return datetime.datetime(year, month, 1)  # noqa: DTZ001
        case int() | float() | Decimal() if not isinstance(value, bool):
            return _of_number(value)
        case str():
            return _of_text(value.strip())
        case dict():
            return _of_parts(value)
    return None


def _without_zone(value: datetime.date) -> datetime.datetime:
    if not isinstance(value, datetime.datetime):
        return datetime.datetime(value.year, value.month, value.day)  # noqa: DTZ001
    return value.astimezone(datetime.UTC).replace(tzinfo=None) if value.tzinfo else value


def _of_number(value: float | Decimal) -> datetime.datetime:
    if is_year(value):
        return datetime.datetime(int(value), 1, 1)  # noqa: DTZ001
    return EPOCH + datetime.timedelta(milliseconds=float(value))


def _of_text(text: str) -> datetime.datetime:
    if short := SHORT.fullmatch(text):
        return datetime.datetime(int(short[1]), int(short[2] or 1), 1)  # noqa: DTZ001
    return _without_zone(datetime.datetime.fromisoformat(text))


def _of_parts(parts: Json) -> datetime.datetime | None:
    """The moment that an object of Vega-Lite says, if it says a year and no day of a week."""
    year, month = parts.get("year"), parts.get("month", 1)
    if not isinstance(year, int) or parts.keys() & {"day", "expr", "signal", "param"}:
        return None
    if isinstance(month, str):
        month = MONTHS.index(month[:3].lower()) + 1
    if isinstance(quarter := parts.get("quarter"), int):
        month = QUARTER * (quarter - 1) + 1
    begun = datetime.datetime(year, month, parts.get("date", 1))  # noqa: DTZ001
    clock = {name: parts.get(name, 0) for name in ("hours", "minutes", "seconds", "milliseconds")}
    return begun + datetime.timedelta(**clock)
