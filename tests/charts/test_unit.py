"""Units: a figure is written for readers with its unit, and for programs as a plain number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.charts.unit import Unit, amount
from yesan.language.locale import Locale
from yesan.package.field import Field
from yesan.package.text import Text

EN, KO, DE, NL = (Locale(language) for language in ("en", "ko", "de", "nl"))
WON = Locale("ko", {"KRW": Text("won", {"ko": "원"})})


@pytest.mark.parametrize(
    ("unit", "value", "exact", "plain", "heading"),
    [
        (Unit(NL, "EUR"), "-5", "€\xa0−5,00", "-5.00", "€"),
        (Unit(EN, "EUR"), "-1344.1", "−€1,344.10", "-1344.10", "€"),
        (Unit(DE, "EUR"), "1344.1", "1.344,10\xa0€", "1344.10", "€"),
        (Unit(EN, "EUR"), "0.12345", "€0.12345", "0.12345", "€"),
        (Unit(EN, "EUR"), "0.123400", "€0.1234", "0.1234", "€"),
        (Unit(EN, "EUR"), "5E+3", "€5,000.00", "5000.00", "€"),
        (Unit(EN, "KRW"), "5", "₩5", "5", "₩"),
        (Unit(WON, "KRW"), "-3586696000", "−3,586,696,000원", "-3586696000", "원"),
        (Unit(WON, "KRW"), "1500.0", "1,500.0원", "1500.0", "원"),
        (Unit(EN, name="cameras"), "-1234", "−1,234 cameras", "-1234", "cameras"),
        (Unit(EN, name="m2"), "1.50", "1.50 m2", "1.50", "m2"),
        (Unit(EN, name="rows", beside=False), "3", "3", "3", ""),
        (Unit(EN, name="%", decimals=1), "-0.04", "0.0%", "0.0", "%"),
        (Unit(EN, name="%", decimals=1), "41.26", "41.3%", "41.3", "%"),
        (Unit(EN, name="%", decimals=0), "41.26", "41%", "41", "%"),
        (Unit(EN), "-66560.00", "−66,560.00", "-66560.00", ""),
    ],
)
def test_a_figure_is_written_for_readers_and_for_programs(unit, value, exact, plain, heading):
    assert unit.exact(Decimal(value)) == exact
    assert unit.plain(Decimal(value)) == plain
    assert unit.heading == heading


@pytest.mark.parametrize("locale", [EN, KO, DE, NL, WON], ids=lambda locale: locale.language)
@given(
    st.decimals(-(10**15), 10**15, places=3, allow_nan=False),
    st.sampled_from(["EUR", "KRW", "USD", ""]),
)
def test_a_plain_number_is_the_figure_itself(locale: Locale, value: Decimal, currency: str):
    assert Decimal(Unit(locale, currency).plain(value)) == value


@pytest.mark.parametrize(
    ("unit", "largest", "axis"),
    [
        (Unit(EN, "EUR"), 12_000_000, (1_000_000, "million €")),
        (Unit(KO, "KRW"), 12_000_000, (10_000, "만 원")),
        (Unit(EN, name="cameras"), 12_000_000, (1_000_000, "million cameras")),
        (Unit(EN, name="rows", beside=False), 5, (1, "rows")),
        (Unit(EN), 12_000_000, (1_000_000, "million")),
    ],
)
def test_the_axis_names_its_unit(unit: Unit, largest: int, axis: tuple[int, str]):
    assert unit.axis(Decimal(largest)) == axis


def field(currency: str = "", factor: int = 1) -> Field:
    text = Text("a", {"ko": "가"})
    return Field("f", "integer", text, text, text, currency=currency, factor=factor)


def test_only_money_is_converted_by_its_factor():
    assert amount(field("EUR", 1000), 5) == 5000
    assert amount(field("", 1000), 5) == 5


def test_the_unit_of_a_field_is_that_of_the_language():
    assert Unit.of_field(KO, field("EUR")) == Unit(KO, "EUR", "가", title="가")
    assert Unit.of_field(EN, field()) == Unit(EN, "", "a", title="a")
