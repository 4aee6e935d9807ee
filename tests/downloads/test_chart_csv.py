"""Tables of charts for a spreadsheet: plain numbers, their unit in the header."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.unit import Unit
from yesan.downloads.chart_csv import write
from yesan.language.locale import Locale
from yesan.package.text import Text

EN, NL = Locale("en"), Locale("nl")
WON = Locale("ko", {"KRW": Text("won", {"ko": "원"})})


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_figures_are_numbers_with_their_unit_in_the_header():
    data = [
        Datum("a", "사무관리비", "기정", Decimal(23_400_000)),
        Datum("a", "사무관리비", "증감", Decimal(-5)),
        Datum("b", "여비", "증감", Decimal(0)),
    ]
    assert read(write(ChartTable.of(data, Unit(WON, "KRW")))) == [
        ["이름", "기정 (원)", "증감 (원)"],
        ["사무관리비", "23400000", "-5"],
        ["여비", "", "0"],
    ]


def test_a_minus_is_kept_where_the_language_writes_it_after_the_currency():
    table = ChartTable.of([Datum("a", "Wegen", "", Decimal(-5))], Unit(NL, "EUR"))
    assert table.texts == (("Wegen", "€\xa0−5,00"),)
    assert read(write(table)) == [["Name", "Amount (€)"], ["Wegen", "-5.00"]]


def test_a_unit_with_digits_is_no_part_of_the_number():
    table = ChartTable.of([Datum("a", "Hall", "", Decimal(120))], Unit(EN, name="m2"))
    assert read(write(table)) == [["Name", "Amount (m2)"], ["Hall", "120"]]


def test_counts_have_no_unit_in_the_header():
    unit = Unit(EN, name="rows", beside=False)
    table = ChartTable.of([Datum("a", "good", "", Decimal(3))], unit)
    assert read(write(table)) == [["Name", "Amount"], ["good", "3"]]


def test_names_of_rows_stay_names_even_where_they_are_figures():
    table = ChartTable.of([Datum("a", "2,020", "", Decimal("1000.5"))], Unit(EN, "EUR"))
    assert read(write(table))[1] == ["2,020", "1000.50"]


def test_a_table_without_rows_is_its_header():
    assert read(write(ChartTable.of([], Unit(EN, "EUR")))) == [["Name", "Amount (€)"]]


def test_a_spreadsheet_sees_that_it_is_utf8():
    table = ChartTable.of([Datum("a", "가", "", Decimal(1))], Unit(EN))
    assert write(table).startswith(b"\xef\xbb\xbf")
