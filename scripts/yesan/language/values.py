"""A value as readers of a language see it: figures grouped, codes and years untouched."""

from __future__ import annotations

import datetime
import json
from decimal import Decimal
from typing import Any

from yesan.language.locale import Locale
from yesan.package.field import Field

MISSING = ""


def order(field: Field, value: Any) -> str:
    """What a program puts the value in order by, where that is not its text."""
    match value:
        case bool():
            text = ""
        case int() | Decimal() if field.numeric:
            text = str(value)
        case datetime.date() | datetime.time():
            text = value.isoformat()
        case (int() as year, int() as month) if field.type == "yearmonth":
            text = f"{year:04}-{month:02}"
        case _:
            text = ""
    return text


def shown(locale: Locale, field: Field, value: Any) -> str:
    """A value as written in the language: figures grouped, codes and years untouched."""
    match value:
        case None:
            text = MISSING
        case _ if str(value) in field.categories:
            text = field.categories[str(value)][locale.language]
        case bool():
            text = locale.text("yes") if value else locale.text("no")
        case int() | Decimal() if field.numeric:
            text = locale.number(_bare(field, value))
        case datetime.datetime():
            text = locale.moment(value)
        case datetime.date():
            text = locale.date(value)
        case (int() as year, int() as month) if field.type == "yearmonth":
            text = locale.month(year, month)
        case tuple():
            text = ", ".join(map(str, value))
        case list() | dict():
            text = json.dumps(value, ensure_ascii=False, default=str)
        case _:
            text = str(value)
    return text


def written(locale: Locale, field: Field, value: Decimal | int) -> str:
    """A figure of a field as one would say it, with its unit."""
    if field.currency:
        return locale.amount(field.in_currency(value), field.currency)
    return locale.counted(locale.number(_bare(field, value)), field.unit[locale.language])


def _bare(field: Field, value: Decimal | int) -> Decimal | int:
    """A figure without decimals where no figure of its field needs them."""
    return int(value) if field.whole else value
