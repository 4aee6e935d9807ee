"""Words and numbers as readers of a language write them, never another amount than was meant."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from languages import LANGUAGES
from yesan.language.locale import MINUS, Locale
from yesan.package.text import Text

KO = Locale("ko", {"KRW": Text("원", {"en": "won"})})
EN = Locale("en")
MYRIADS = {"만": 10**4, "억": 10**8, "조": 10**12}

amounts = st.decimals(-(10**17), 10**17, places=2, allow_nan=False)
figures = st.decimals(-(10**20), 10**20, allow_nan=False, places=4)


def spoken(text: str) -> tuple[Decimal, int]:
    """What a Korean amount says, and its smallest unit: ``−13억 4,410만 원`` is −1,344,100,000."""
    parts = re.findall(r"([\d,.]+)([만억조]?)", text)
    units = [MYRIADS.get(word, 1) for _, word in parts]
    value = sum(Decimal(n.replace(",", "")) * u for (n, _), u in zip(parts, units, strict=True))
    return (-value if text.startswith(MINUS) else Decimal(value)), max(units)


def digits(text: str) -> Decimal:
    """The number in a text that groups with commas and has a full stop before decimals."""
    return Decimal(re.sub(r"[^\d.\-]", "", text.replace(MINUS, "-")))


# ── amounts ─────────────────────────────────────────────────────────────────────────────────────


@given(amounts)
@example(Decimal(10**16))
@example(Decimal("99999999.5"))
def test_an_amount_in_myriads_is_right_to_half_of_its_smaller_unit(amount: Decimal):
    value, largest = spoken(KO.amount(amount, "KRW"))
    smaller = max(1, largest // 10**4)
    assert abs(value - amount) <= Decimal(smaller) / 2


@given(amounts)
def test_an_amount_keeps_its_sign(amount: Decimal):
    assert KO.amount(amount, "KRW").startswith(MINUS) == (amount < 0)
    assert EN.amount(amount, "USD").startswith(MINUS) == (amount < 0)


@given(amounts)
def test_a_change_has_a_sign_unless_it_is_none(amount: Decimal):
    sign = {1: "+", -1: MINUS, 0: ""}[int(amount.compare(0))]
    assert re.match(r"[+−]?", KO.change(amount, "KRW"))[0] == sign


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "0원"),
        ("9999", "9,999원"),
        ("10000", "1만 원"),
        ("1344100000", "13억 4,410만 원"),
        ("121398000000", "1,213억 9,800만 원"),
        ("-12002000000", "−120억 200만 원"),
        ("99999999", "9,999만 9,999원"),
        ("999999999999", "1조 원"),
    ],
)
def test_korean_amounts_are_said_in_two_units(amount: str, said: str):
    assert KO.amount(Decimal(amount), "KRW") == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "€1.3B"),
        ("de", "1,3\xa0Mrd.\xa0€"),
        ("ja", "13億 4,410万 €"),
        ("fr", "1,3\xa0Md\xa0€"),
    ],
)
def test_an_amount_is_said_as_its_language_does(language: str, said: str):
    assert Locale(language).amount(Decimal(1_344_100_000), "EUR") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_say_an_amount(language: str):
    said = Locale(language).amount(Decimal(1_234_567_890), "EUR")
    assert re.search(r"1\D?2", said)


# ── every digit ─────────────────────────────────────────────────────────────────────────────────


@given(figures)
def test_an_exact_amount_has_every_digit(amount: Decimal):
    assert digits(KO.exact(amount, "KRW")) == amount
    assert digits(EN.exact(amount, "USD")) == amount


@given(figures)
def test_a_number_has_every_digit(value: Decimal):
    assert digits(EN.number(value)) == value


def test_exact_amounts_are_written_with_the_name_of_the_currency():
    assert KO.exact(Decimal(-1_344_100_000), "KRW") == "−1,344,100,000원"
    assert EN.exact(Decimal("1344.1"), "USD") == "$1,344.10"


@given(st.decimals(-10, 10, allow_nan=False, places=6))
def test_a_percentage_has_one_decimal_and_is_right_to_half_of_it(ratio: Decimal):
    said = EN.percent(ratio)
    assert re.fullmatch(rf"{MINUS}?[\d,]+\.\d%", said)
    assert abs(digits(said) - ratio * 100) <= Decimal("0.05")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "−9.0%"), ("ko", "−9.0%"), ("de", "−9,0\xa0%"), ("tr", "−%9,0")]
)
def test_a_percentage_is_written_as_its_language_does(language: str, said: str):
    assert Locale(language).percent(Decimal("-0.09")) == said


def test_a_percentage_without_decimals_has_none():
    assert EN.percent(Decimal("0.114"), 0) == "11%"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1 kB"), (1_234_567, "1,234.6 kB")],
)
def test_a_size_is_in_bytes_until_there_is_a_thousand(count: int, said: str):
    assert digits(EN.size(count)) == digits(said)
    assert EN.size(count).split()[1] == said.split()[1]


def test_a_date_is_the_languages():
    assert EN.date(datetime.date(2020, 4, 20)) == "Apr 20, 2020"
    assert KO.date(datetime.date(2020, 4, 20)) == "2020. 4. 20."


# ── languages ───────────────────────────────────────────────────────────────────────────────────


def test_the_packages_name_of_a_currency_goes_before_cldrs():
    assert KO.currency("KRW") == "원"
    assert Locale("en", KO.currencies).currency("KRW") == "won"
    assert EN.currency("KRW") == "₩"
    assert EN.currency("XYZ") == "XYZ"


def test_a_catalog_gives_the_words_and_fills_the_placeholders():
    assert KO.text("Amount") == "금액"
    assert (
        EN.text("Changes from {before} to {after}", before="a", after="b") == "Changes from a to b"
    )


def test_a_region_uses_the_catalog_of_its_language():
    assert Locale("ko-KR").text("Amount") == "금액"


def test_a_language_without_catalog_has_english_words_and_its_own_numbers():
    german = Locale("de")
    assert german.text("Amount") == "Amount"
    assert german.number(Decimal("1234.5")) == "1.234,5"


@given(st.text(max_size=12))
def test_an_unknown_language_reads_as_english(language: str):
    locale = Locale(f"x{language}")
    assert locale.text("yes")
    assert re.search(r"\d", locale.number(1234))


@pytest.mark.parametrize(("code", "rounded"), [("KRW", "3"), ("EUR", "3.14"), ("KWD", "3.142")])
def test_an_amount_is_rounded_to_the_smallest_coin(code: str, rounded: str):
    assert Locale("en").rounded(Decimal("3.14159"), code) == Decimal(rounded)


@pytest.mark.parametrize(
    ("language", "number", "unit", "text"),
    [
        ("ko", "6,062", "대", "6,062대"),
        ("ko", "19만 9,000", "원", "19만 9,000원"),
        ("ko", "1,334억", "원", "1,334억 원"),
        ("ko", "3", "km", "3 km"),
        ("ko", "32.0", "%", "32.0%"),
        ("ja", "3", "台", "3台"),
        ("en", "6,062", "cars", "6,062 cars"),
        ("en", "32.0", "%", "32.0%"),
        ("de", "32,0", "%", "32,0\N{NO-BREAK SPACE}%"),
        ("en", "3", "", "3"),
    ],
)
def test_a_unit_follows_a_digit_as_its_script_sets_it(language, number, unit, text):
    assert Locale(language).counted(number, unit) == text


def test_names_are_listed_as_the_language_joins_them():
    assert EN.listed(["a"]) == "a"
    assert EN.listed(["a", "b", "c"]) == "a, b and c"
    assert KO.listed(["산", "물", "길"]) == "산, 물과 길"


@pytest.mark.parametrize(
    ("count", "part", "en", "ko"),
    [
        (2, 1, "H1 2009", "2009년 상반기"),
        (2, 2, "H2 2009", "2009년 하반기"),
        (4, 2, "Q2 2009", "2009년 2분기"),
        (12, 5, "May 2009", "2009년 5월"),
        (53, 53, "Week 53 of 2009", "2009년 53주"),
    ],
)
def test_a_period_of_a_year_is_written_as_its_language_does(
    count: int, part: int, en: str, ko: str
):
    assert [Locale(x).period(2009, part, count) for x in ("en", "ko")] == [en, ko]


def test_nothing_has_no_sign():
    locale, least = Locale("en"), Decimal("-0.0001")
    assert locale.number(Decimal("-0.00")) == "0.00"
    assert locale.percent(least) == "0.0%"
    assert locale.exact(Decimal("-0.0"), "EUR") == "€0.00"
    assert locale.amount(Decimal("-0.0"), "EUR") == "€0"
    assert Locale("ko").amount(Decimal("-0"), "KRW") == "0원"
    assert locale.percent(Decimal("-0.001")) == "−0.1%"


@pytest.mark.parametrize(
    ("language", "said"), [("de", "−12.345\xa0€"), ("it", "−12.345\xa0€"), ("en", "−€12.3K")]
)
def test_an_amount_is_not_rounded_where_no_word_says_so(language: str, said: str):
    """12,300 € for 12,345 would look exact: German and Italian have no K."""
    locale = Locale(language)
    assert locale.amount(Decimal(-12345), "EUR") == said
    assert locale.said(Decimal(-12345), "EUR") == (-12300 if language == "en" else -12345)
    assert locale.said(Decimal(4_702_000), "EUR") == 4_700_000
