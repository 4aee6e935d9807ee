"""Figures that several names have over time, from long and from wide tables."""

from __future__ import annotations

import altair as alt
import pytest

from yesan.charts import time_series
from yesan.language.locale import Locale

EN = Locale("en")
FIELDS = {
    "name": {"role": "label"},
    "year": {"type": "year"},
    "count": {"type": "integer", "unit": "pieces"},
    **{
        f"y{n}": {"type": "integer", "currency": "EUR", "factor": 10, "normalize": {"fy": f"{n}"}}
        for n in (2019, 2020, 2021)
    },
}
EXTRA = {"extraFields": [{"name": "fy", "columnType": "date:fiscal-year"}]}
LONG = "name,year,count\na,2019,1\na,2020,2\na,2021,3\nb,2019,9\nb,2020,8\nb,2021,7\n"
WIDE = "name,y2019,y2020,y2021\na,1,2,3\nb,9,8,7\n"


@pytest.fixture(scope="module")
def of_table(make_model):
    def draw(csv: str, schema: dict | None = None):
        resources = {"t": {"schema": schema or {}}}
        model = make_model({"t": csv}, fields=FIELDS, resources=resources)
        return time_series.of_table(model, EN, model.package.resources[0])

    return draw


def test_a_long_table_has_a_panel_for_each_name(of_table):
    chart = of_table(LONG)
    alt.FacetChart.from_dict(chart.spec, validate=True)
    assert chart.header == ("", "2019", "2020", "2021")
    assert [row[0] for row in chart.rows] == ["b", "a"]
    assert "b in 2019: 9 pieces" in chart.sentence


def test_a_wide_table_says_which_year_each_field_is_of(of_table):
    chart = of_table(WIDE, EXTRA)
    assert chart.rows == (("b", "€90.00", "€80.00", "€70.00"), ("a", "€10.00", "€20.00", "€30.00"))
    assert not chart.computed


@pytest.mark.parametrize(
    "csv",
    [
        "name,year,count\na,2019,1\na,2020,2\nb,2019,1\nb,2020,2\n",
        "name,year,count\na,2019,1\na,2020,2\na,2021,2\n",
        LONG + "a,2019,4\n",
        "".join(
            ["name,year,count\n", *(f"n{n},{y},1\n" for n in range(13) for y in (2001, 2002, 2003))]
        ),
        "name,count\na,1\nb,2\n",
    ],
    ids=["two times", "one name", "a name twice at a time", "too many names", "no time"],
)
def test_what_makes_no_picture_has_none(of_table, csv):
    assert of_table(csv) is None
