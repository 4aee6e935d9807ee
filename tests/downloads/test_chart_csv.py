"""Tables of charts for a spreadsheet: every figure that was written is a number again."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.downloads.chart_csv import number, write
from yesan.language.locale import Locale

EN, KO, DE, FR = (Locale(language) for language in ("en", "ko", "de", "fr"))


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


@pytest.mark.parametrize("locale", [EN, KO, DE, FR], ids=lambda locale: locale.language)
@given(
    st.decimals(-(10**15), 10**15, places=2, allow_nan=False),
    st.sampled_from(["EUR", "KRW", "USD"]),
)
def test_an_exact_amount_is_read_as_it_was(locale: Locale, amount: Decimal, currency: str):
    found = number(locale.exact(amount, currency), locale)
    assert found is not None
    assert Decimal(found.plain) == amount
    assert found.unit


@pytest.mark.parametrize(
    ("cell", "plain", "unit"),
    [
        ("3,586,696,000원", "3586696000", "원"),
        ("−€1,344.10", "-1344.10", "€"),
        ("+12 won", "12", "won"),
        ("41.2%", "41.2", "%"),
        ("-7", "-7", ""),
        ("5개", "5", "개"),
    ],
)
def test_a_cell_is_a_number_and_its_unit(cell: str, plain: str, unit: str):
    assert number(cell, EN) == (plain, unit)


@pytest.mark.parametrize("cell", ["", "–", "12억 3,400만 원", "2020-05-01", "a", "1 of 2"])
def test_what_is_no_single_figure_is_none(cell: str):
    assert number(cell, EN) is None


def test_a_column_of_figures_is_one_of_numbers_with_its_unit_in_the_header():
    rows = [("사무관리비", "23,400,000원", "−5원"), ("여비", "–", "0원")]
    assert read(write(("", "기정", "증감"), rows, KO)) == [
        ["이름", "기정 (원)", "증감 (원)"],
        ["사무관리비", "23400000", "-5"],
        ["여비", "", "0"],
    ]


def test_a_column_of_two_units_or_of_words_stays_as_it_is():
    rows = [("1", "5 m", "3"), ("2", "6 km", "many")]
    assert read(write(("", "length", "count"), rows, EN))[1:] == [list(row) for row in rows]


def test_names_of_rows_stay_names_even_where_they_are_figures():
    assert read(write(("Year", "Paid"), [("2,020", "€1,000.50")], EN))[1] == ["2,020", "1000.50"]


def test_a_table_without_rows_is_its_header():
    assert read(write(("", "Paid"), [], EN)) == [["Name", "Paid"]]


def test_a_spreadsheet_sees_that_it_is_utf8():
    assert write(("", "a"), [("가", "1")], EN).startswith(b"\xef\xbb\xbf")
