"""A table: its rows in order, each with its number."""

from __future__ import annotations

import datetime

import pytest

from yesan.tables.keys import row_key, written
from yesan.tables.table import Row, Table

TABLE = Table(("a", "b"), (Row(2, {"a": 1, "b": None}), Row(4, {"a": 2, "b": "x"})))


def test_a_column_keeps_missing_values_and_the_known_are_without():
    assert (TABLE.column("b"), TABLE.known("b"), TABLE.known("a")) == ([None, "x"], ["x"], [1, 2])


def test_rows_are_found_by_number_and_by_position():
    assert TABLE.by_number == {2: {"a": 1, "b": None}, 4: {"a": 2, "b": "x"}}
    assert [row.number for row in TABLE.take([1, 0])] == [4, 2]
    assert [row.number for row in TABLE.head(1)] == [2]
    assert (len(TABLE.head(9)), TABLE.head(1).names) == (2, ("a", "b"))


def test_a_frame_has_python_objects_by_row_number():
    frame = TABLE.frame
    assert list(frame.index) == [2, 4]
    assert frame["b"].tolist() == [None, "x"]
    assert {str(t) for t in frame.dtypes} == {"object"}


def test_an_empty_table_has_its_columns():
    assert list(Table(("a", "b"), ()).frame.columns) == ["a", "b"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((2020, 6), "2020-06"),
        ((987, 12), "0987-12"),
        ((1, 2, 3), "(1, 2, 3)"),
        (("a", 6), "('a', 6)"),
        (7, "7"),
        (datetime.date(2020, 1, 2), "2020-01-02"),
    ],
)
def test_a_value_is_written_as_rules_find_it(value: object, text: str):
    assert written(value) == text


def test_a_key_of_two_fields_has_a_stroke_between_them(make_model):
    model = make_model(
        {"t": "a,b,c\nx,y,z\n"}, resources={"t": {"schema": {"primaryKey": ["c", "a"]}}}
    )
    (resource,) = model.package.resources
    assert row_key(resource, model.tables["t"].rows[0].cells) == "z/x"
