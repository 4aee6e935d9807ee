"""What the text of a cell means, in one way to write it, however its field is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any

from frictionless import platform

from yesan.package.field import Field
from yesan.package.resource import Resource

Reader = Callable[[str], str]
NUMBERS = {"integer", "number"}
BARE, AROUND = r"^\s+|\s+$", r"^[^0-9+\-]+|[^0-9]+$"
"""What surrounds a number: blanks, or a unit as well."""
TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")
TIMES: dict[str, Callable[[str], date | time]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "time": time.fromisoformat,
}


def raw_field(resource: Resource, field: Field) -> dict[str, Any]:
    """What the schema of a table says of a field."""
    listed = resource.raw["schema"]["fields"]
    return next((f for f in listed if f.get("name") == field.name), {})


def spelling(resource: Resource, field: Field) -> list[str]:
    """How numbers are written: what surrounds them, is between groups and before decimals."""
    raw = raw_field(resource, field)
    bare = AROUND if raw.get("bareNumber") is False else BARE
    return [bare, raw.get("groupChar") or "", raw.get("decimalChar") or "."]


def reader(resource: Resource, field: Field) -> Reader:
    """Reads the texts of a field: numbers without needless zeros, times as ISO has them.

    What is no value of its type is left as it is, and so is a text.
    """
    match field.type:
        case "integer" | "number":
            plain = plain_number(resource, field)
            return lambda text: _number(plain(text), text)
        case "boolean":
            return _boolean(raw_field(resource, field))
        case "date" | "datetime" | "time":
            return _time(field.type, raw_field(resource, field).get("format") or "default")
    return str


def plain_number(resource: Resource, field: Field) -> Reader:
    """Writes a number without groups and what surrounds it, with a decimal point."""
    bare, group, decimal = spelling(resource, field)
    return lambda text: re.sub(bare, "", text).replace(group, "").replace(decimal, ".")


def _number(plain: str, text: str) -> str:
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return text
    if not value.is_finite():
        return str(value)
    shown = f"{value:f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return shown if value else "0"


def _boolean(raw: dict[str, Any]) -> Reader:
    known = dict.fromkeys(raw.get("falseValues", FALSE), "false")
    known |= dict.fromkeys(raw.get("trueValues", TRUE), "true")
    return lambda text: known.get(text, text)


def _time(kind: str, form: str) -> Reader:
    def read(text: str) -> str:
        try:
            if form == "default":
                return text if kind == "date" else str(TIMES[kind](text))
            if form == "any":
                moment: datetime = platform.dateutil_parser.parse(text)
            else:
                moment = datetime.strptime(text, form)  # noqa: DTZ007
        except (ValueError, OverflowError):
            return text
        return str({"date": moment.date, "time": moment.time}.get(kind, lambda: moment)())

    return read
