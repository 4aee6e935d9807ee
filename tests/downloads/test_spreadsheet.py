"""What a spreadsheet would compute stays a text, and a text stays as it is."""

from __future__ import annotations

import csv
import io
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.unit import Unit
from yesan.downloads import chart_csv, spreadsheet
from yesan.language.locale import Locale

SIGNS = "=+-@＝＋－＠"
PIECES = [*SIGNS, *",;|\t\n\r\x0b\x85\u2028\"' a1", '"="', ";=", '"";"=', "\x1b["]
"""What cells are broken with, in characters and small parts."""


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", " '=1"),
        ("\r=1", " '=1"),
        ("＝1", "'＝1"),
        ("－1", "'－1"),
        ("a;=1+1", "a;'=1+1"),
        ("a,=1", "a,'=1"),
        ("a|@x", "a|'@x"),
        ("a; -1", "a; '-1"),
        ('a;"=1"', 'a;"\'=1"'),
        ('"=1', "\"'=1"),
        (";=;=", ";'=;'="),
    ],
)
def test_a_formula_is_a_text_wherever_a_cell_may_begin(formula: str, text: str):
    assert spreadsheet.text(formula) == text


@pytest.mark.parametrize("text", ["", "School", "a=1", "'=1", "(5)", "△5", "a-b; c", "a, b"])
def test_a_text_stays_as_it_is(text: str):
    assert spreadsheet.text(text) == text


def test_lines_stay_lines_and_none_begins_a_formula():
    assert spreadsheet.lines("a\r\n=1\n\n-2\tb\r@c") == "a\n'=1\n\n'-2 b\n'@c"


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x1b[2Jb", "a�[2Jb"), ("a\x9bb", "a�b"), ("a\tb\r\nc", "a b c")]
)
def test_a_control_character_is_marked_as_in_pages(text: str, shown: str):
    assert spreadsheet.text(text) == shown


@given(
    st.lists(st.tuples(*[st.lists(st.sampled_from(PIECES)).map("".join)] * 2), min_size=1),
    st.sampled_from(",;\t|"),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_NONE]),
    st.sampled_from([{}, {"doublequote": False}, {"skipinitialspace": True}]),
)
def test_no_cell_begins_a_formula_however_a_spreadsheet_reads_it(
    rows: list[tuple[str, str]], delimiter: str, quoting: int, more: dict[str, bool]
):
    """Figures are between the texts: they are the only cells that begin with a sign."""
    texts = [(spreadsheet.text(a), -5, spreadsheet.text(b)) for a, b in rows]
    read = csv.reader(
        io.StringIO(spreadsheet.written(texts), newline=""),
        delimiter=delimiter,
        quoting=quoting,
        **more,
    )
    cells = [cell for row in read for cell in row]
    assert [c for c in cells if c.lstrip(' "').startswith(tuple(SIGNS)) and c != "-5"] == []
    # A quote that is read otherwise may hold the end of a line, which is ours.
    held = {c for cell in cells for c in cell} - {"\n"}
    assert {unicodedata.category(c) for c in held} & {"Cc", "Zl", "Zp"} == set()


def test_names_in_a_chart_are_no_formulas_and_figures_stay_numbers():
    data = [Datum("a", "=HYPERLINK(1)", "+x", Decimal(-5)), Datum("a", "", "@y", Decimal(1))]
    written = chart_csv.write(ChartTable.of(data[:1] * 2, Unit(Locale("en"), name="=u")))
    assert written.decode("utf-8-sig").splitlines() == ["Name,Amount (=u)", "'=HYPERLINK(1),-5"]
