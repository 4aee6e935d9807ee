"""Values as readers see them, and what a program sorts them by."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from yesan.language.locale import Locale
from yesan.language.values import order, shown, written
from yesan.package.field import Field
from yesan.package.text import Text

EN, KO = Locale("en"), Locale("ko")
SEOUL = datetime.timezone(datetime.timedelta(hours=9))
YES = {"true": Text("ja", {"en": "sure"})}


def field(type_: str = "string", **more: Any) -> Field:
    return Field("f", type_, Text("f"), Text(""), more.pop("unit", Text("")), **more)


@pytest.mark.parametrize(
    ("value", "type_", "text"),
    [
        (None, "integer", ""),
        (True, "boolean", "yes"),
        (False, "boolean", "no"),
        (1234, "integer", "1,234"),
        (Decimal("-1234.50"), "number", "−1,234.50"),
        (Decimal("-0.0"), "number", "0.0"),
        (datetime.date(2020, 4, 20), "date", "Apr 20, 2020"),
        (datetime.datetime(2020, 4, 20, 9), "datetime", "Apr 20, 2020 09:00:00"),  # noqa: DTZ001
        (
            datetime.datetime(2020, 1, 1, 23, 30, tzinfo=SEOUL),
            "datetime",
            "Jan 1, 2020 23:30:00 +09:00",
        ),
        ((2024, 5), "yearmonth", "May 2024"),
        ((1, 2), "geopoint", "1, 2"),
        ([1, "가"], "array", '[1, "가"]'),
        ({"a": datetime.date(2020, 1, 2)}, "object", '{"a": "2020-01-02"}'),
        (datetime.time(9, 30), "time", "09:30:00"),
        ("a-b", "string", "a-b"),
    ],
)
def test_a_value_is_shown_as_its_type(value: Any, type_: str, text: str):
    assert shown(EN, field(type_), value) == text


def test_decimals_that_no_figure_needs_are_not_shown():
    whole = field("number", whole=True, unit=Text("km"))
    assert shown(EN, whole, Decimal("9762.0")) == "9,762"
    assert written(EN, whole, Decimal("1200000000000000.0")) == "1,200,000,000,000,000 km"


def test_a_year_is_not_grouped():
    assert shown(EN, field("integer", sense="year"), 2024) == "2024"


def test_a_category_is_shown_by_its_label():
    assert shown(EN, field("boolean", categories={"True": Text("an", {"en": "on"})}), True) == "on"
    assert shown(EN, field(categories={"x": Text("ex")}), "y") == "y"


@pytest.mark.parametrize(
    ("value", "type_", "text"),
    [
        (None, "integer", ""),
        (True, "boolean", ""),
        (1234, "integer", "1234"),
        (Decimal("-1.50"), "number", "-1.50"),
        (datetime.date(2020, 4, 20), "date", "2020-04-20"),
        (datetime.datetime(2020, 4, 20, 9), "datetime", "2020-04-20T09:00:00"),  # noqa: DTZ001
        (datetime.time(9, 30), "time", "09:30:00"),
        ((24, 5), "yearmonth", "0024-05"),
        ((2024, 5), "geopoint", ""),
        ("x", "string", ""),
    ],
)
def test_what_a_value_is_sorted_by_is_no_text_of_a_language(value: Any, type_: str, text: str):
    assert order(field(type_), value) == text


def test_a_code_is_sorted_by_its_text():
    assert order(field("integer", sense="key"), 7) == ""


def test_a_figure_is_written_with_its_currency_or_its_unit():
    money = field("integer", currency="EUR", factor=1000)
    assert written(EN, money, 1500) == "€1.5M"
    assert written(EN, field("integer", unit=Text("대", {"en": "cars"})), 1500) == "1,500 cars"
    assert written(KO, field("integer", unit=Text("대")), 1500) == "1,500대"
    assert written(EN, field("integer"), Decimal("0.50")) == "0.50"
