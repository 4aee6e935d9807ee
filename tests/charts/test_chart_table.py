"""The table behind a chart: a row for each id, a column for each series, each figure in place."""

from __future__ import annotations

from decimal import Decimal

from yesan.charts.chart_table import COLUMN, ROW, ChartTable, Datum
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.language.sentence import origins
from yesan.model.figures import Figure, Operation

EUR = Unit(Locale("en"), "EUR")
DATA = [
    Datum("r", "Roads", "before", Decimal(10)),
    Datum("r", "Roads", "after", Decimal(-8)),
    Datum("p1", "Parks", "before", Decimal(3)),
    Datum("p2", "Parks", "after", Decimal(4)),
]


def test_rows_of_one_name_stay_apart_and_what_is_missing_is_a_dash():
    table = ChartTable.of(DATA, EUR)
    assert table.header == ("", "before", "after")
    assert table.texts == (
        ("Roads", "€10.00", "−€8.00"),
        ("Parks", "€3.00", "–"),
        ("Parks", "–", "€4.00"),
    )


def test_for_programs_figures_are_plain_and_what_is_missing_is_empty():
    assert ChartTable.of(DATA, EUR).numbers == (
        ("Roads", "10.00", "-8.00"),
        ("Parks", "3.00", ""),
        ("Parks", "", "4.00"),
    )


def test_each_datum_has_its_place_counted_from_the_first_row_and_the_column_of_names():
    places = [(place[ROW], place[COLUMN]) for place in ChartTable.of(DATA, EUR).places]
    assert places == [(0, 1), (0, 2), (1, 1), (2, 2)]


def test_a_single_column_is_called_amount_whatever_its_unit():
    one = [datum for datum in DATA if datum.series == "before"]
    assert ChartTable.of(one, EUR).header == ("", "Amount")
    assert ChartTable.of(one, Unit(EUR.locale)).header == ("", "Amount")
    assert {place[COLUMN] for place in ChartTable.of(one, EUR).places} == {1}


def test_words_are_for_readers_and_the_number_for_programs():
    said = [Datum("a", "A", "", Decimal(12), "12 of 100")]
    table = ChartTable.of(said, EUR)
    assert table.texts == (("A", "12 of 100"),)
    assert table.numbers == (("A", "12.00"),)


def test_a_table_of_no_data_has_no_rows():
    table = ChartTable.of([], EUR)
    assert (table.rows, table.texts, table.places) == ((), (), ())


def test_columns_can_have_an_order_of_their_own():
    table = ChartTable.of(DATA, EUR, ["after", "before"])
    assert table.header == ("", "after", "before")
    assert table.numbers[0] == ("Roads", "-8.00", "10.00")
    assert [(place[ROW], place[COLUMN]) for place in table.places] == [
        (0, 2),
        (0, 1),
        (1, 2),
        (2, 1),
    ]


def test_a_figure_of_the_table_keeps_its_origin_and_words_go_before_it():
    paid = Figure(Decimal(10), "EUR", Operation.SUM)
    data = [
        Datum("r", "Roads", "", Decimal(10), origin=paid),
        Datum("p", "Parks", "", Decimal(3), "3 of 9", paid),
    ]
    (_, roads), (_, parks) = ChartTable.of(data, EUR).texts
    assert (roads, origins(roads)) == ("€10.00", [paid])
    assert (parks, origins(parks)) == ("3 of 9", [])
