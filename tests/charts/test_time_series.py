"""Figures that several names have over time, from long and from wide tables."""

from __future__ import annotations

import altair as alt
import pytest

from yesan.charts import selection, time_series
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
EXTRA = {"extraFields": [{"name": "x"}, {"name": "fy", "columnType": "date:fiscal-year"}]}
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
    assert "b (2019): 9 pieces" in chart.sentence


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


NAMES = "".join(f"n{n:02},{year},{n}\n" for n in range(12) for year in (2019, 2020, 2021))


def test_twelve_names_at_three_times_make_a_picture(of_table):
    assert (time_series.FEWEST, time_series.MOST_NAMES) == (3, 12)
    chart = of_table(f"name,year,count\n{NAMES}")
    assert [row[0] for row in chart.rows] == [f"n{n:02}" for n in range(11, -1, -1)]


@pytest.mark.parametrize(
    ("names", "most"), [("ab", 140), ("abcdef", 100)], ids=["times", "figures"]
)
def test_of_more_times_than_have_room_some_are_drawn_and_that_is_said(
    of_table, names: str, most: int
):
    def rows(count: int) -> str:
        times = range(1950, 1950 + count)
        return "name,year,count\n" + "".join(
            f"{n},{y},{999 if (n, y) == ('a', 1953) else y % 9}\n" for n in names for y in times
        )

    whole, cut = of_table(rows(most)), of_table(rows(most + 1))
    assert len(whole.header) == most + 1
    assert "Shown are" not in whole.sentence
    assert len(cut.header) <= most + 1
    assert {"1950", "1953", str(1950 + most)} <= {*cut.header}
    assert cut.sentence.startswith("The largest figure is that of a (1953): 999 pieces.")
    shown = f"Shown are {len(cut.header) - 1} of {most + 1} times, at even steps"
    assert shown in cut.sentence


def test_of_equal_figures_the_largest_of_those_drawn_is_not_called_the_largest(of_table):
    rows = "".join(f"{n},{y},{y % 2}\n" for n in "ab" for y in range(1900, 2090))
    assert "largest figure is that" not in of_table(f"name,year,count\n{rows}").sentence


def test_what_is_one_series_by_its_times_is_not_parted_by_a_text(make_model):
    rows = "".join(f"2020-01-{d:02},{'up' if d % 3 else 'down'},{d * d}\n" for d in range(1, 29))
    fields = {"day": {"type": "date"}, "close": {"type": "number"}}
    model = make_model({"t": f"day,note,close\n{rows}"}, fields=fields)
    (resource,) = model.package.resources
    assert time_series.of_table(model, EN, resource) is None
    chart, *_ = selection.of_table(model, EN, resource)
    assert chart.why == "each row has a time of its own, day, and a figure, close"


def test_only_times_that_have_room_are_written(of_table):
    """On a phone fewer have."""
    times = range(2000, 2020)
    rows = "".join(f"{n},{y},{y}\n" for n in "ab" for y in times)
    chart = of_table(f"name,year,count\n{rows}")
    wide, narrow = (
        specification.whole()["spec"]["encoding"]["x"]["axis"]["values"]
        for specification in (chart.specification, chart.narrow)
    )
    assert wide == ["2000", "2003", "2006", "2009", "2012", "2015", "2018"]
    assert narrow == ["2000", "2007", "2014"]


def test_the_reason_names_the_fields(of_table):
    chart = of_table(f"name,year,count\n{NAMES}")
    assert chart.why == "a few names, name, have a figure, count, at several times, year; each once"


def test_times_are_in_order_whatever_the_order_of_the_rows(of_table):
    chart = of_table(
        "name,year,count\nb,2021,7\na,2020,2\nb,2019,9\na,2021,3\nb,2020,8\na,2019,1\n"
    )
    assert chart.header == ("", "2019", "2020", "2021")
    assert chart.rows[0] == ("b", "9 pieces", "8 pieces", "7 pieces")
    assert (chart.id, chart.title, chart.unit) == ("series", "t over time", "pieces")


def test_a_name_that_has_no_figure_at_a_time_has_a_gap(of_table):
    chart = of_table("name,year,count\na,2019,1\na,2020,\na,2021,3\nb,2020,9\n,2020,5\nc,,5\n")
    assert chart.rows == (("b", "–", "9 pieces", "–"), ("a", "1 pieces", "–", "3 pieces"))


def test_a_total_without_a_figure_leaves_all_others_known(make_model):
    code = {"code": {"columnType": "functional-classification:generic:code"}}
    rows = "a,x,2019,1\na,x,2020,2\na,x,2021,3\nb,y,2019,9\nb,y,2020,8\nb,y,2021,7\n"

    def said(more: str) -> str:
        csv = f"name,code,year,count\n{rows}{more}"
        model = make_model({"t": csv}, fields=FIELDS | code)
        return str(time_series.of_table(model, EN, model.package.resources[0]).sentence)

    assert "whose figure is known" not in said("All,,2019,\n")
    assert "6 whose figure is known" in said("c,z,2019,\n")


def test_fields_of_two_units_are_no_wide_table(make_model):
    other = {**FIELDS, "y2021": {**FIELDS["y2021"], "factor": 100}}
    model = make_model({"t": WIDE}, fields=other, resources={"t": {"schema": EXTRA}})
    assert time_series.of_table(model, EN, model.package.resources[0]) is None


def test_a_cell_of_a_wide_table_without_a_figure_is_a_gap(of_table):
    chart = of_table("name,y2019,y2020,y2021\na,1,,3\nb,9,8,7\n", EXTRA)
    assert chart.rows[1] == ("a", "€10.00", "–", "€30.00")
    assert "b (2019): €90" in chart.sentence


def test_without_a_label_the_finest_code_names_the_rows(make_model):
    fields = {
        "area": {"columnType": "administrative-classification:generic:code"},
        "place": {"columnType": "geo-source:target:code"},
        "year": {"type": "year"},
        "count": {"type": "integer"},
    }
    rows = "".join(f"x,{p},{y},{y}\n" for p in "ab" for y in (2001, 2002, 2003)) + "x,,2001,9\n"
    model = make_model({"t": f"area,place,year,count\n{rows}"}, fields=fields)
    chart = time_series.of_table(model, EN, model.package.resources[0])
    assert [row[0] for row in chart.rows] == ["a", "b"]


def test_without_a_text_a_code_that_is_a_number_names_the_rows(make_model):
    days = [f"{station},2024-03-0{day}," for day in (1, 2, 3) for station in (1001, 1002)]
    rows = "".join(f"{row}{figure}\n" for row, figure in zip(days, (5, 9, 8, 2, 4, 7), strict=True))
    fields = {"station_id": {"type": "integer"}, "when": {"type": "date"}, "n": {"type": "integer"}}
    model = make_model({"t": f"station_id,when,n\n{rows}"}, fields=fields)
    chart = time_series.of_table(model, EN, model.package.resources[0])
    assert sorted(row[0] for row in chart.rows) == ["1001", "1002"]


def test_a_table_whose_rows_are_things_of_their_own_has_no_series(make_model):
    rows = "".join(f"{n}{y},{n},{y},{y}\n" for n in "ab" for y in (2001, 2002, 2003))
    for entity in (False, True):
        keyed = {"t": {"schema": {"primaryKey": "id"}, "entity": entity}}
        model = make_model({"t": f"id,name,year,count\n{rows}"}, fields=FIELDS, resources=keyed)
        chart = time_series.of_table(model, EN, model.package.resources[0])
        assert (chart is None) == entity


def test_months_are_in_the_order_of_the_calendar(make_model):
    fields = {**FIELDS, "month": {"type": "yearmonth"}}
    months = ("2021-01", "2020-12", "2021-04")
    rows = "".join(f"{n},{m},{m[-1]}\n" for n in "ab" for m in months)
    model = make_model({"t": f"name,month,count\n{rows}"}, fields=fields)
    chart = time_series.of_table(model, EN, model.package.resources[0])
    assert chart.header == ("", "Dec 2020", "Jan 2021", "Apr 2021")
    assert chart.spec["spec"]["encoding"]["x"]["sort"] == ["Dec 2020", "Jan 2021", "Apr 2021"]


def test_columns_named_by_years_are_times_without_a_role(make_model):
    years = [str(y) for y in range(2000, 2021)]
    rows = "".join(
        f"{n},{','.join(str(k * i) for i in range(21))}\n" for n, k in (("A", 1), ("B", 2))
    )
    fields = {year: {"type": "integer"} for year in years}
    model = make_model({"t": f"region,{','.join(years)}\n{rows}"}, fields=fields)
    chart = time_series.of_table(model, EN, model.package.resources[0])
    assert chart.header == ("", *years)
    assert chart.sentence.startswith("The largest figure is that of B (2020): 40.")


def test_names_that_have_one_time_each_have_no_trend(of_table):
    assert of_table("name,year,count\na,2019,1\nb,2020,2\nc,2021,3\n") is None


def test_equal_figures_have_no_trend(of_table):
    rows = "".join(f"{n},{y},5\n" for n in "ab" for y in (2019, 2020, 2021))
    assert of_table(f"name,year,count\n{rows}") is None


@pytest.mark.parametrize(
    ("csv", "said"),
    [
        ("a,2019,9\na,2020,9\na,2021,3\n", "that of a (2019 and 2020): 9 pieces."),
        ("a,2019,8\na,2020,2\na,2021,3\n", "8 pieces, occurs 2 times."),
    ],
)
def test_the_largest_figure_is_said_of_all_that_have_it(of_table, csv, said):
    chart = of_table(f"name,year,count\n{csv}b,2019,1\nb,2020,8\nb,2021,7\n")
    assert said in chart.sentence


def test_how_often_the_largest_occurs_is_not_said_beside_its_opposite(make_model):
    """Such a count is one of sizes: that of -20 is the same."""
    rows = "body,year,fee\na,2018,5\na,2019,9\na,2020,20\nb,2018,20\nb,2019,1\nb,2020,{last}\n"

    def said(last: int) -> str:
        model = make_model({"t": rows.format(last=last)}, fields={"fee": {"type": "integer"}})
        (chart, *_) = selection.of_table(model, Locale("en"), model.package.by_name["t"])
        return str(chart.sentence)

    assert said(3) == "The largest figure, 20, occurs 2 times. All panels have one scale."
    assert said(-20) == "All panels have one scale."
