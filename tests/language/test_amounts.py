"""Large numbers in words: written to the last unit that is said, and read back."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel.numbers import format_compact_decimal
from hypothesis import given
from hypothesis import strategies as st

from languages import LANGUAGES
from yesan.language.amounts import to_digit
from yesan.language.locale import Locale

KO = Locale("ko")
EN = Locale("en")


@pytest.mark.parametrize(
    ("language", "amount", "said"),
    [
        ("ko", "0", "0"),
        ("ko", "9999", "9,999"),
        ("ko", "10000", "1만"),
        ("ko", "12345", "1만 2,345"),
        ("ko", "12345.5", "1만 2,346"),
        ("ko", "99995000", "9,999만 5,000"),
        ("ko", "100000000", "1억"),
        ("ko", "100004999", "1억"),
        ("ko", "100015000", "1억 2만"),
        ("ko", "999999995000", "1조"),
        ("ko", "999999985000", "9,999억 9,999만"),
        ("ko", "1000000000000", "1조"),
        ("ko", "123456789012345678", "123,456조 7,890억"),
        ("ja", "1344100000", "13億 4,410万"),
        ("en", "999", "999"),
        ("en", "999.5", "999.5"),
        ("en", "1000", "1 thousand"),
        ("en", "1250", "1.3 thousand"),
        ("en", "1350", "1.4 thousand"),
        ("en", "999949", "999.9 thousand"),
        ("en", "999950", "1 million"),
        ("en", "999999999", "1 billion"),
        ("de", "1344100000", "1,3 Milliarden"),
    ],
)
def test_an_amount_is_said_in_its_largest_units(language: str, amount: str, said: str):
    """In Korean two of them, elsewhere one with a decimal; half of the last goes up."""
    assert Locale(language).number_words.say(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0", "0"),
        ("999.99", "999.99"),
        ("1000", "1000"),
        ("1049", "1000"),
        ("1051", "1100"),
        ("999949", "999900"),
        ("999951", "1000000"),
        ("123456789", "123500000"),
    ],
)
def test_an_amount_is_rounded_to_a_tenth_of_its_power_of_thousand(amount: str, rounded: str):
    assert to_digit(Decimal(amount), 1) == Decimal(rounded)


@pytest.mark.parametrize(
    ("language", "largest", "scale"),
    [
        ("ko", 0, (1, "")),
        ("ko", 19_999, (1, "")),
        ("ko", 20_000, (10_000, "만")),
        ("ko", 199_999_999, (10_000, "만")),
        ("ko", 200_000_000, (100_000_000, "억")),
        ("ko", 2 * 10**12, (10**12, "조")),
        ("en", 1_999, (1, "")),
        ("en", 2_000, (1_000, "thousand")),
        ("en", 1_999_999, (1_000, "thousand")),
        ("en", 2_000_000, (1_000_000, "million")),
    ],
)
def test_an_axis_counts_in_the_largest_unit_that_it_has_twice(language, largest, scale):
    assert Locale(language).number_words.scale(Decimal(largest)) == scale


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_of_an_axis_means_its_divisor(language: str):
    """CLDR writes some powers with more than a word: ten lakh, a hundred million."""
    locale = Locale(language)
    style = "long" if "long" in locale.cldr.compact_decimal_formats else "short"
    for exponent in range(3, 14):
        divisor, word = locale.number_words.scale(Decimal(2 * 10**exponent))
        meant = format_compact_decimal(divisor, format_type=style, locale=locale.cldr)
        assert not re.search(r"\d", word)
        patterns = locale.cldr.compact_decimal_formats[style]["other"]
        if word:
            assert word in str(patterns[str(divisor)].pattern)
            assert set(re.findall(r"\d+", meant)) <= {"1"}
        else:
            assert divisor == 1


@given(st.decimals(0, 10**17, allow_nan=False, places=0))
def test_an_axis_has_at_least_two_of_its_units(largest: Decimal):
    for locale in (KO, EN):
        divisor, word = locale.number_words.scale(largest)
        assert bool(word) == (divisor > 1)
        if word:
            assert largest >= 2 * divisor


@pytest.mark.parametrize(("language", "myriads"), [("ko", True), ("ja", True), ("en", False)])
def test_a_language_counts_in_myriads_or_not(language: str, myriads: bool):  # noqa: FBT001
    assert Locale(language).number_words.myriads is myriads


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("38억 3천 8백만원", "3838000000"),
        ("11억 7천 7백만원", "1177000000"),
        ("1,234", "1234"),
        ("1,234.5만", "12345000"),
        ("3천", "3000"),
        ("5백", "500"),
        ("2십", "20"),
        ("1조 2억", "1000200000000"),
        ("1억 천만", "110000000"),
        ("2천만 3백", "20000300"),
        ("만 5", "10005"),
        ("7", "7"),
        ("약 5만 명", "50000"),
        ("0만", "10000"),
    ],
)
def test_a_number_in_words_is_read(text: str, value: str):
    """A word without a number before it is one of it."""
    assert KO.number_words.parse(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "원", "천만", "-", ","])
def test_a_text_without_a_digit_is_no_number(text: str):
    assert KO.number_words.parse(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.5 million", "1500000"),
        ("2 thousand", "2000"),
        ("3 hundred", "300"),
        ("1 millions of euro", "1000000"),
        ("4 apples", "4"),
    ],
)
def test_a_number_in_english_words_is_read(text: str, value: str):
    assert EN.number_words.parse(text) == Decimal(value)


@pytest.mark.parametrize("unit", ["tents", "attendants", "content", "hundredths", "millionaires"])
def test_a_word_in_another_one_is_none(unit: str):
    assert EN.number_words.parse(f"1 {unit}") == 1


@given(st.integers(1, 10**16))
def test_what_is_said_is_read_back_to_half_of_its_smaller_unit(amount: int):
    words = KO.number_words
    said = words.parse(words.say(Decimal(amount)))
    assert said is not None
    smaller = next(10**n for n in (12, 8, 4, 0) if amount >= 10**n) // 10**4
    assert abs(said - amount) <= Decimal(max(smaller, 1)) / 2
