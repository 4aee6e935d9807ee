"""Whether a value of a file is what the text of a cell says: as it is, or by what it means."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from frictionless import platform

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data import meanings

DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
"""The day 0 of a spreadsheet."""
NUMBER = re.compile(r"-?\d+(\.\d+)?")
WORDS = re.compile(r"\w+")
LISTED = frozenset({"array", "object", "geojson", "list", "geopoint", "yearmonth"})
"""The types whose values are written in more ways than one."""


def is_same(resource: Resource, field: Field, text: str | None, value: Any) -> bool:
    """Whether a value of a file is what a cell says.

    Args:
        resource: The table.
        field: Its field.
        text: The text of the cell; None where it is missing.
        value: The value.
    """
    if text is None or value is None:
        return not text and (value is None or value == "")  # a blank is not zero
    if field.type == "duration":
        parse = platform.isodate.parse_duration
        return bool(parse(text) == parse(str(value)))
    if field.type in LISTED:
        said = (
            value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        )
        return _words(text) == _words(said)
    return _plain(resource, field, text) == _said(field, value)


def _plain(resource: Resource, field: Field, text: str) -> str:
    """The text of a cell in one way to write it."""
    if field.type == "year":
        return str(int(text)) if text.strip().isdecimal() else text
    read = meanings.reader(resource, field)(text)
    return _time(field.type, read) if field.type in meanings.TIMES else read


def _time(type_: str, text: str) -> str:
    """A time as ISO has it, whatever is between its date and its hours."""
    try:
        match type_:
            case "date":
                return date.fromisoformat(text).isoformat()
            case "datetime":
                return datetime.fromisoformat(text).isoformat()
        return time.fromisoformat(text).isoformat()
    except ValueError:
        return text


def _said(field: Field, value: Any) -> str:
    """A value of a file in the same way."""
    text = value.isoformat() if isinstance(value, date | time) else str(value)
    if field.type == "boolean" and isinstance(value, int):
        return str(bool(value)).lower()
    if field.type in meanings.TIMES:
        return _moment(field.type, value) if isinstance(value, float) else _time(field.type, text)
    if isinstance(value, int | float | Decimal):
        return _number(Decimal(repr(value)) if isinstance(value, float) else Decimal(value))
    if field.type in meanings.NUMBERS and NUMBER.fullmatch(text):
        return _number(Decimal(text))
    return text


def _number(value: Decimal) -> str:
    shown = f"{value:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown if value else "0"


def _moment(type_: str, days: float) -> str:
    """The time that is some days after the day 0 of a spreadsheet, to the second."""
    moment = DAY + timedelta(seconds=round(days * 86_400))
    if type_ == "date":
        return moment.date().isoformat()
    return (moment.time() if type_ == "time" else moment).isoformat()


def _words(text: str) -> list[str]:
    """What is said, whatever is between: words, and digits without needless zeros."""
    return [word.lstrip("0") or "0" for word in WORDS.findall(text) if word.strip("0")]
