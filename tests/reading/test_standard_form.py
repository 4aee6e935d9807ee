"""A CSV as the standard reads it: what is spelled otherwise, and what has two meanings."""

from __future__ import annotations

from typing import Any

import pytest

from yesan.reading import dialect as dialects
from yesan.reading.content import Content
from yesan.reading.standard_form import RESPELLED, TRIMMED, standard


def read(text: str, field: dict[str, Any], **dialect: Any) -> tuple[str, list[tuple[Any, ...]]]:
    """What becomes of a table with one column besides ``k``."""
    fields = [{"name": "k"}, {"name": "v", **field}]
    content = Content(text.encode(), "x.csv")
    how, _ = dialects.read({}, dialect, content, ["k", "v"])
    found, changes = standard(content, how, fields)
    assert (found.notes == (RESPELLED,)) == (found.data != content.data)
    return found.data.decode(), [(c.type, c.row, c.found, c.read, c.count) for c in changes]


NUMBER, INTEGER = {"type": "number"}, {"type": "integer"}


@pytest.mark.parametrize(
    ("field", "cell", "written"),
    [
        (INTEGER, "△5", "-5"),
        (NUMBER, "(1.5)", "-1.5"),
        (INTEGER, "１２", "12"),
        ({**NUMBER, "groupChar": " "}, "1\u00a0234.5", "1 234.5"),
        ({**NUMBER, "groupChar": "\u00a0"}, "△1\u00a0234", "-1\u00a0234"),
        ({**NUMBER, "bareNumber": False}, "△5%", "-5%"),
        ({**NUMBER, "decimalChar": ",", "groupChar": "."}, '"−1.234,5"', '"-1.234,5"'),
    ],
)
def test_a_figure_in_another_spelling_is_written_and_told(
    field: dict[str, Any], cell: str, written: str
):
    text, changes = read(f"k,v\na,1\nb,{cell}\n", field)
    assert text == f"k,v\na,1\nb,{written}\n"
    assert [(type_, row) for type_, row, *_ in changes] == [("number-spelling", 3)]


def test_whole_numbers_with_groups_need_no_word():
    text, changes = read('k,v\na,"1,234,567"\nb,"△1,234"\n', {**INTEGER, "groupChar": ","})
    assert text == "k,v\na,1234567\nb,-1234\n"
    assert changes == [("number-spelling", 3, "△1,234", "-1234", 1)]


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        ({**NUMBER, "groupChar": ","}, '"1,5"'),
        ({**NUMBER, "groupChar": ","}, '"12,34"'),
        ({**NUMBER, "groupChar": "."}, "1.5"),
        ({**NUMBER, "bareNumber": False}, "△5 EUR"),
    ],
)
def test_a_figure_of_which_a_mark_would_be_lost_is_refused(field: dict[str, Any], cell: str):
    """1,5 is not 15, and a loss is no gain."""
    text, changes = read(f"k,v\na,{cell}\n", field)
    assert text == f"k,v\na,{cell}\n"
    assert [(type_, row, read) for type_, row, _, read, _ in changes] == [("type-error", 2, "")]


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        (INTEGER, ["1", "-5", ""]),
        (INTEGER, ["▲5", "▼3"]),
        ({**INTEGER, "missingValues": ["", "(1)"]}, ["(1)"]),
        ({"type": "string"}, ["△5", "(5)"]),
        ({**NUMBER, "groupChar": ","}, ['"1,234"', '"12,34,567.5"']),
    ],
)
def test_what_the_standard_reads_or_nobody_can_stays_as_it_is(
    field: dict[str, Any], cells: list[str]
):
    text = "".join(f"a,{cell}\n" for cell in cells)
    assert read(f"k,v\n{text}", field) == (f"k,v\n{text}", [])


def test_names_and_texts_are_in_composed_letters():
    decomposed = "\u1100\u1161"
    fields = [{"name": "가"}, {"name": "v"}]
    content = Content(f"{decomposed},v\n{decomposed},1\n".encode(), "x.csv")
    how, _ = dialects.read({}, {}, content, ["가", "v"])
    found, changes = standard(content, how, fields)
    assert found.data.decode() == "가,v\n가,1\n"
    assert [(c.type, c.row, c.field) for c in changes] == [
        ("unicode-form", 1, "가"),
        ("unicode-form", 2, "가"),
    ]


def test_a_name_that_no_field_has_is_in_no_other_form_for_its_blanks():
    content = Content(b"k, V \na,1\n", "x.csv")
    how, _ = dialects.read({}, {}, content, ["k", "v"])
    found, changes = standard(content, how, [{"name": "k"}, {"name": "v"}])
    assert (found.data, changes) == (b"k, V \na,1\n", [])


def test_rows_keep_their_lines_and_quotes():
    text = 'k;v\n"a;b";△1\n\n"c\nd";2\n'
    assert read(text, INTEGER, delimiter=";")[0] == 'k;v\n"a;b";-1\n\n"c\nd";2\n'


def test_blank_rows_and_columns_at_the_ends_are_left_out_and_told():
    fields = [{"name": "k"}, {"name": "v", "type": "integer"}]
    content = Content(b"k,v,,\na,1,,\nb,2,,\n,,,\n\n", "x.csv")
    how, _ = dialects.read({}, {}, content, ["k", "v"])
    found, changes = standard(content, how, fields)
    assert found.data == b"k,v\na,1\nb,2\n"
    assert found.notes == (TRIMMED,)
    assert [(c.type, c.row, c.count) for c in changes] == [
        ("blank-row", 4, 2),
        ("blank-label", 1, 2),
    ]


def test_blank_rows_that_the_dialect_skips_need_no_word():
    content = Content(b"k,v\na,1\n,\n", "x.csv")
    how, _ = dialects.read({}, {"skipBlankRows": True}, content, ["k", "v"])
    assert standard(content, how, [{"name": "k"}, {"name": "v"}]) == (content, [])


DAY, MONTH = {"type": "date"}, {"type": "yearmonth", "format": "default"}


@pytest.mark.parametrize(
    ("field", "cell", "written"),
    [
        *((DAY, cell, "1999-04-01") for cell in ("1999-4-1", "1999-04-1", "1999-4-01")),
        (DAY, "１９９９-04-01", "1999-04-01"),
        (MONTH, "1999-4", "1999-04"),
    ],
)
def test_a_day_without_its_zeros_is_written_with_them_and_told(
    field: dict[str, Any], cell: str, written: str
):
    """The standard asks for them, and frictionless does not."""
    text, changes = read(f"k,v\na,{cell}\n", field)
    assert text == f"k,v\na,{written}\n"
    assert changes == [("date-spelling", 2, cell, written, 1)]


@pytest.mark.parametrize(
    ("field", "cell"),
    [
        *((DAY, cell) for cell in ("1999-04-01", "1999-4", "1999-13-1", "2-1", "x-1")),
        *((MONTH, cell) for cell in ("1999-04", "1999-4-1", "1999-0")),
        ({"type": "date", "format": "%Y-%m-%d"}, "1999-4-1"),
        ({"type": "string"}, "1999-4-1"),
    ],
)
def test_another_text_is_no_day_without_its_zeros(field: dict[str, Any], cell: str):
    assert read(f"k,v\na,{cell}\n", field) == (f"k,v\na,{cell}\n", [])
