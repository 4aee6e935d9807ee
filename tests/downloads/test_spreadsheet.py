"""What a spreadsheet would compute stays a text, and a text stays as it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from yesan.charts.chart_table import ChartTable, Datum
from yesan.charts.unit import Unit
from yesan.downloads import chart_csv, spreadsheet
from yesan.language.locale import Locale


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "－1"],
)
def test_a_formula_is_a_text(formula: str):
    assert spreadsheet.text(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["", "School", "a=1", "'=1", "(5)", "△5"])
def test_a_text_stays_as_it_is(text: str):
    assert spreadsheet.text(text) == text


def test_names_in_a_chart_are_no_formulas_and_figures_stay_numbers():
    data = [Datum("a", "=HYPERLINK(1)", "+x", Decimal(-5)), Datum("a", "", "@y", Decimal(1))]
    written = chart_csv.write(ChartTable.of(data[:1] * 2, Unit(Locale("en"), name="=u")))
    assert written.decode("utf-8-sig").splitlines() == ["Name,Amount (=u)", "'=HYPERLINK(1),-5"]
