"""Default charts of tables: rows ranked, followed in time or counted, and never added up."""

from __future__ import annotations

import datetime
from typing import Any

import altair as alt
import pytest

from yesan.charts import defaults
from yesan.charts.chart import MOST, Chart
from yesan.charts.shapes import line
from yesan.descriptor import descriptor
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.tables import tables

EN = Locale("en")
FIELDS = {
    "place": {"columnType": "geo-source:target:code"},
    "item": {"columnType": "economic-classification:generic:code"},
    "cameras": {"type": "integer", "title": "Cameras", "unit": "pieces"},
    "year": {"type": "year"},
    "opened": {"type": "date"},
}


@pytest.fixture(scope="module")
def of_table(make_model):
    """The chart of a table of cameras."""

    def draw(csv: str, **more: Any) -> Chart | None:
        fields = {**FIELDS, **more.pop("fields", {})}
        model = make_model({"places": csv}, fields=fields, **more)
        return defaults.of_table(model, EN, model.package.resources[0])

    return draw


@pytest.fixture(scope="module")
def make_settled(make_package):
    """The model of one table whose other fields than `name` are whole numbers of any meaning."""

    def make(csv: str) -> Model:
        names = set(csv.partition("\n")[0].split(",")) - {"name"}
        root = make_package({"t": csv}, fields={n: {"type": "integer"} for n in names})
        package = descriptor.read(root)
        rows = tables.read(package)
        return Model(tables.settled(package, rows), rows)

    return make


def drawn(chart: Chart) -> list[tuple[str, str, float]]:
    values = chart.spec["data"]["values"]
    return [(v["name"], v["series"], v["amount"]) for v in values]


def bars(chart: Chart) -> list[tuple[str, float]]:
    return [(label, amount) for label, _, amount in drawn(chart)]


def test_a_table_of_one_kind_is_ranked_by_its_first_figure(of_table):
    chart = of_table("place,cameras,others\na,5,1\nb,9,2\nc,,3\n,14,6\n")
    assert [(label, n) for label, _, n in drawn(chart)] == [("b", 9), ("a", 5)]
    assert (chart.title, chart.unit) == ("Cameras", "pieces")
    assert chart.rows == (("b", "9 pieces"), ("a", "5 pieces"))


def test_a_place_that_contains_others_is_not_drawn_beside_them(make_model):
    key = {"fields": "parent", "reference": {"resource": "", "fields": "id"}}
    model = make_model(
        {
            "places": "id,parent\ncity,\na,city\nb,city\n",
            "counts": "place,cameras\ncity,9\na,4\nb,5\n",
        },
        fields={**FIELDS, "id": FIELDS["place"]},
        resources={
            "places": {"schema": {"primaryKey": "id", "foreignKeys": [key]}},
            "counts": {
                "schema": {
                    "foreignKeys": [
                        {"fields": "place", "reference": {"resource": "places", "fields": "id"}}
                    ]
                }
            },
        },
    )
    chart = defaults.of_table(model, EN, model.package.by_name["counts"])
    assert [label for label, *_ in drawn(chart)] == ["b", "a"]


@pytest.mark.parametrize(
    "csv",
    [
        "place,cameras\na,5\n",
        "place,cameras\na,5\na,6\n",
        "place,note\na,x\nb,y\n",
        "cameras,note\n1,x\n2,x\n",
        "place,item,cameras\na,x,1\nb,y,2\n",
        "place,cameras\n",
    ],
    ids=["one bar", "a place twice", "no figure", "no name", "two kinds", "no rows"],
)
def test_a_table_that_compares_nothing_has_no_chart(of_table, csv: str):
    assert of_table(csv) is None


def test_money_of_a_table_is_converted_by_its_factor(of_table):
    money = {"type": "integer", "currency": "EUR", "factor": 1000}
    chart = of_table("place,cut\na,5\nb,-7\n", fields={"cut": money})
    assert chart.rows == (("a", "€5,000.00"), ("b", "−€7,000.00"))


def test_a_table_without_roles_is_ranked_by_its_first_text_that_tells_rows_apart(of_table):
    chart = of_table("kind,name,cameras\nx,a,1\nx,b,2\n")
    assert bars(chart) == [("b", 2), ("a", 1)]
    assert "nothing is summed" in chart.why


def test_totals_and_regions_are_rows_like_others(of_table):
    chart = of_table("name,cameras\nWorld,10\nNorth,4\nTotal without North,6\n")
    assert bars(chart) == [("World", 10), ("Total without North", 6), ("North", 4)]


def test_rows_of_one_name_are_followed_in_time_also_beside_a_total(of_table):
    """The total has a year twice, and no name."""
    chart = of_table("place,year,cameras\na,2019,1\na,2020,2\n,2020,9\n")
    assert bars(chart) == [("2019", 1), ("2020", 2)]


def test_a_figure_by_year_is_followed_in_time(of_table):
    chart = of_table("year,cameras\n2021,5\n2019,3\n2020,\n")
    assert bars(chart) == [("2019", 3), ("2021", 5)]
    assert chart.sentence == "From 3 pieces (2019) to 5 pieces (2021)."


def test_of_names_in_several_years_the_latest_year_is_ranked(of_table):
    chart = of_table("year,name,cameras\n2019,a,9\n2020,a,1\n2020,b,2\n2019,b,8\n")
    assert bars(chart) == [("b", 2), ("a", 1)]
    assert chart.title == "Cameras (2020)"
    assert chart.sentence == "This is of 2020 only. b has the most in this table: 2 pieces."


@pytest.mark.parametrize(
    ("csv", "expected"),
    [
        ("name,opened,cameras\na,2001-02-03,1\nb,1999-02-03,2\n", ["b", "a"]),
        ("name,year,cameras\na,2001,1\nb,1999,2\n", ["b", "a"]),
        ("year,name,cameras\n2001,a,1\n1999,b,2\n", ["1999", "2001"]),
    ],
)
def test_what_stands_first_is_what_a_row_is_about(of_table, csv, expected):
    assert [label for label, _ in bars(of_table(csv))] == expected


def test_a_table_of_words_is_counted(of_table):
    chart = of_table("name,state\na,good\nb,good\nc,poor\nd,good\n")
    assert bars(chart) == [("good", 3), ("poor", 1)]
    assert (chart.computed, chart.unit) == (True, "rows")


def test_keys_and_years_are_no_figures(of_table):
    keyed = {"places": {"schema": {"primaryKey": "id"}}}
    fields = {"id": {"type": "integer"}, "when": {"type": "integer"}}
    assert of_table("id,when\n1,2001\n2,2002\n", fields=fields, resources=keyed) is None


def test_a_chart_shows_no_more_bars_than_one_can_read(of_table):
    rows = "".join(f"n{n},{n}\n" for n in range(50))
    chart = of_table(f"name,cameras\n{rows}")
    assert len(bars(chart)) == MOST
    alt.LayerChart.from_dict(chart.spec, validate=True)


def test_a_dimension_has_no_chart_unless_its_rows_are_things_of_their_own(make_model):
    fields = {"id": FIELDS["place"]}
    schema = {"schema": {"primaryKey": "id"}}
    csv = {"places": "id,state\na,good\nb,good\nc,poor\nd,good\n"}
    plain = make_model(csv, fields=fields, resources={"places": schema})
    assert defaults.of_table(plain, EN, plain.package.resources[0]) is None
    own = make_model(csv, fields=fields, resources={"places": {**schema, "entity": True}})
    assert bars(defaults.of_table(own, EN, own.package.resources[0])) == [("good", 3), ("poor", 1)]


def test_a_part_of_another_figure_is_not_the_first_figure(of_table):
    part = {"type": "integer", "role": "part", "of": "cameras"}
    chart = of_table("name,old,cameras\na,1,5\nb,2,4\n", fields={"old": part})
    assert bars(chart) == [("a", 5), ("b", 4)]


def test_a_ranking_says_who_has_the_most_and_how_many_are_shown(of_table):
    rows = "".join(f"n{n},{n}\n" for n in range(1, 22))
    chart = of_table(f"name,cameras\n{rows}")
    assert [label for label, _ in bars(chart)] == [f"n{n}" for n in range(21, 1, -1)]
    assert chart.finding == "n21 has the most in this table: 21 pieces."
    assert chart.sentence == "Shown are 20 of 21."
    assert [row[0] for row in chart.rows] == [f"n{n}" for n in range(21, 1, -1)]
    assert chart.why == (
        "each row has a name of its own, name, and a figure, cameras; nothing is summed"
    )
    assert not chart.computed


def test_a_trend_of_more_times_than_have_labels_is_drawn_whole(of_table):
    rows = "".join(f"{y},{y}\n" for y in range(2021, 1999, -1))
    chart = of_table(f"year,cameras\n{rows}")
    values = chart.spec["data"]["values"]
    assert [v["time"] for v in values] == [str(y) for y in range(2000, 2022)]
    assert (values[0]["time"], values[0]["below"]) == ("2000", "start")
    assert (values[-1]["time"], values[-1]["below"]) == ("2021", "end")
    assert [row[0] for row in chart.rows] == [str(y) for y in range(2000, 2022)]
    assert chart.why == "each row has a time of its own, year, and a figure, cameras"
    assert chart.sentence == "From 2,000 pieces (2000) to 2,021 pieces (2021)."


def days(count: int) -> list[datetime.date]:
    return [datetime.date(2000, 1, 1) + datetime.timedelta(days=n) for n in range(count)]


def test_a_series_of_more_times_than_bars_is_one_line_through_all_of_them(of_table):
    rows = "".join(f"{day},{n * 7 % 100}\n" for n, day in enumerate(days(1500)))
    chart = of_table(f"opened,cameras\n{rows}")
    values = chart.spec["data"]["values"]
    assert [v["amount"] for v in values] == [float(n * 7 % 100) for n in range(1500)]
    assert [v["yesan_row"] for v in values] == [*range(1500)]
    assert chart.spec["layer"][0]["mark"]["type"] == "line"
    assert len(chart.rows) == 1500
    assert chart.sentence == "From 0 pieces (Jan 1, 2000) to 93 pieces (Feb 8, 2004)."


def test_a_line_says_that_it_joins_what_is_beside_a_time_without_a_figure(of_table):
    rows = "".join(f"{day},{n if n % 100 else ''}\n" for n, day in enumerate(days(500)))
    chart = of_table(f"opened,cameras\n{rows}")
    assert len(chart.spec["data"]["values"]) == 495
    assert chart.sentence.endswith(" Where a time has no figure, the line joins those beside it.")


def test_of_a_series_longer_than_a_line_both_ends_of_each_stretch_are_drawn(of_table):
    figures = [(n % 9, 90, 50, 20)[n % 4] for n in range(2 * line.MOST)]
    rows = "".join(f"{day},{f}\n" for day, f in zip(days(len(figures)), figures, strict=True))
    chart = of_table(f"opened,cameras\n{rows}")
    assert [v["amount"] for v in chart.spec["data"]["values"]] == [
        float(figure) for n, figure in enumerate(figures) if n % 4 < 2
    ]
    assert chart.sentence.endswith(
        " Shown are 5,000 of 10,000, of each stretch of time the least and the most."
    )


def test_moments_are_times(of_table):
    rows = "2024-03-01T01:00:00Z,5\n2024-03-01T00:00:00Z,3\n"
    chart = of_table(f"read,cameras\n{rows}", fields={"read": {"type": "datetime"}})
    assert [amount for _, amount in bars(chart)] == [3, 5]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "From 5 (Q3 2019) to 9 (Q2 2020)."),
        ("ko", "2019년 3분기 5, 2020년 2분기 9입니다."),
    ],
)
def test_a_year_and_its_quarter_are_one_time(make_settled, language: str, said: str):
    model = make_settled("year,quarter,n\n2020,2,9\n2019,3,5\n2019,4,6\n2020,1,3\n")
    chart = defaults.of_table(model, Locale(language), model.package.resources[0])
    assert [n for _, n in bars(chart)] == [5, 6, 3, 9]
    assert chart.why.startswith("each row has a time of its own, year, quarter, and a figure, n")
    assert chart.sentence == said


def test_of_names_in_several_quarters_the_latest_is_ranked(make_settled):
    times = [(2019, 3), (2019, 4), (2020, 1), (2020, 2)]
    rows = (f"{y},{q},fund {n},{n * q}\n" for y, q in times for n in range(15))
    model = make_settled(f"year,quarter,name,n\n{''.join(rows)}")
    chart = defaults.of_table(model, EN, model.package.resources[0])
    assert chart.title == "n (Q2 2020)"
    assert bars(chart)[0] == ("fund 14", 28)


def test_years_of_a_series_may_be_before_ours(of_table):
    rows = "".join(f"{year},{year % 7}\n" for year in range(1895, 1905))
    chart = of_table(f"spring,cameras\n{rows}", fields={"spring": {"type": "string"}})
    assert [label for label, _ in bars(chart)] == [str(y) for y in range(1895, 1905)]


@pytest.mark.parametrize(
    ("code", "remark"),
    [("C-2024-0017", "Awarded after an open call with several bids"), ("17/b", "x y z a b c d e")],
)
def test_a_row_is_called_by_its_name_before_its_code_or_a_remark(of_table, code: str, remark: str):
    rows = f"{code}0,{remark} one,Adams,5\n{code}1,{remark},Borealis,7\n"
    chart = of_table(f"contract,remark,supplier,cameras\n{rows}")
    assert [label for label, _ in bars(chart)] == ["Borealis", "Adams"]


def test_a_row_without_a_name_in_the_column_of_names_is_said_to_be_left_out(of_table):
    rows = "north,A,5\nnorth,B,9\nsouth,C,7\nall,,21\n"
    chart = of_table(f"area,shelter,cameras\n{rows}", fields={"area": {}})
    assert [label for label, _ in bars(chart)] == ["B", "C", "A"]
    said = "Not counting rows without a code or category: B has the most in this table: 9 pieces."
    assert chart.sentence == said


def test_a_code_names_a_row_where_nothing_else_does(of_table):
    chart = of_table("contract,cameras\nC-2024-17,5\nC-2024-18,7\n")
    assert [label for label, _ in bars(chart)] == ["C-2024-18", "C-2024-17"]


def test_a_trend_says_that_it_has_no_rows_of_nobody(of_table):
    chart = of_table("year,place,cameras\n2019,a,1\n2020,,500\n2021,a,3\n")
    assert bars(chart) == [("2019", 1), ("2021", 3)]
    assert chart.sentence.endswith("Rows without a code or category are not drawn.")


def test_a_row_without_a_time_is_not_in_a_trend(of_table):
    assert bars(of_table("year,cameras\n2021,5\n,4\n2019,3\n")) == [("2019", 3), ("2021", 5)]
    assert of_table("year,cameras\n2021,5\n,4\n") is None
    assert of_table("year,cameras\n2021,5\n2021,4\n") is None


def test_one_name_at_several_times_is_followed_in_time(of_table):
    chart = of_table("name,year,cameras\na,2021,5\na,2019,3\n")
    assert bars(chart) == [("2019", 3), ("2021", 5)]


def test_one_name_in_the_latest_time_compares_nothing_but_a_trend_does(of_table):
    assert of_table("name,year,cameras\na,2021,5\na,2019,3\nb,2019,4\n") is None
    chart = of_table("name,year,cameras\na,2021,5\nb,2019,4\n")
    assert bars(chart) == [("a", 5), ("b", 4)]


def test_the_latest_time_is_said_in_the_title_and_in_the_reason(of_table):
    chart = of_table("year,name,cameras\n2019,a,9\n2020,a,1\n2020,b,2\n2019,b,8\n,c,99\n")
    assert bars(chart) == [("b", 2), ("a", 1)]
    assert chart.why.endswith("a figure, cameras, in the latest 2020; nothing is summed")


def test_a_name_in_the_key_comes_before_a_time_that_is_not_wherever_they_are(of_table):
    csv = "year,name,cameras\n2001,a,1\n1999,b,2\n"
    keyed = {"places": {"schema": {"primaryKey": "name"}}}
    assert bars(of_table(csv, resources=keyed)) == [("b", 2), ("a", 1)]
    keyed = {"places": {"schema": {"primaryKey": "year"}}}
    assert bars(of_table(csv, resources=keyed)) == [("1999", 2), ("2001", 1)]
    csv = "name,year,cameras\na,2001,1\nb,1999,2\n"
    assert bars(of_table(csv, resources=keyed)) == [("1999", 2), ("2001", 1)]


def test_a_marked_label_names_the_rows_before_any_other_text(of_table):
    chart = of_table("kind,name,cameras\nx,a,1\ny,b,2\n", fields={"name": {"role": "label"}})
    assert [label for label, _ in bars(chart)] == ["b", "a"]


def test_a_text_that_is_a_key_names_the_rows_only_where_no_other_does(of_table):
    keyed = {"places": {"schema": {"primaryKey": "id"}}}
    assert bars(of_table("id,name,cameras\nk1,a,1\nk2,b,2\n", resources=keyed))[0] == ("b", 2)
    assert bars(of_table("id,cameras\nk1,1\nk2,2\n", resources=keyed))[0] == ("k2", 2)


def test_a_name_in_another_language_is_no_name(of_table):
    chart = of_table(
        "name_ko,name,cameras\n가,a,1\n나,b,2\n",
        fields={"name_ko": {"language": "ko"}},
        languages=["en", "ko"],
    )
    assert [label for label, _ in bars(chart)] == ["b", "a"]


def test_words_are_counted_where_few_of_them_are_in_many_rows(of_table):
    def rows(words: str) -> Chart | None:
        return of_table("name,state\n" + "".join(f"n{n},{w}\n" for n, w in enumerate(words)))

    assert bars(rows("aaab")) == [("a", 3), ("b", 1)]
    assert rows("aaabbc").rows == (("a", "3"), ("b", "2"), ("c", "1"))
    assert rows("aabb") is None
    assert rows("aabbc") is None
    assert rows("aaaa") is None
    many = "abcdefghijklmnopqrst"
    assert len(bars(rows(many * 2 + "a"))) == len(many) == MOST
    assert rows((many + "u") * 2 + "a") is None


def test_a_count_says_of_how_many_rows_and_of_which_table(of_table):
    chart = of_table("name,state\na,good\nb,good\nc,poor\nd,poor\ne,good\nf,\n")
    assert chart.title == "Rows by state"
    assert chart.sentence == "Most frequent: good, in 3 of 6 rows."
    assert [table.name for table in chart.sources] == ["places"]
    assert chart.header == ("", "Rows")


def test_yes_and_no_are_counted_as_words(of_table):
    chart = of_table(
        "name,open\na,true\nb,false\nc,true\nd,true\n", fields={"open": {"type": "boolean"}}
    )
    assert bars(chart) == [("yes", 3), ("no", 1)]


def test_the_figure_of_a_row_is_that_of_its_row_in_the_table(of_table):
    """Discrepancies are found by it: a chart is made of the published figures that it shows."""
    chart = of_table("name,cameras\na,1\nb,3\nc,2\n")
    assert [v["band"] for v in chart.spec["data"]["values"]] == ["3", "4", "2"]


@pytest.mark.parametrize("figures", ["5,5,5", "0,0,0"], ids=["equal", "zero"])
def test_equal_figures_show_nothing(of_table, figures):
    rows = "".join(f"{name},{n}\n" for name, n in zip("abc", figures.split(","), strict=True))
    assert of_table(f"name,cameras\n{rows}") is None


def test_where_one_figure_shows_nothing_the_next_does(of_table):
    lamps = {"type": "integer", "title": "Lamps"}
    chart = of_table("name,cameras,lamps\na,5,1\nb,5,2\n", fields={"lamps": lamps})
    assert (chart.title, chart.finding) == ("Lamps", "b has the most in this table: 2.")


def test_those_that_share_the_most_are_said_together(of_table):
    chart = of_table("name,cameras\na,5\nb,5\nc,5\nd,1\n")
    assert chart.finding == "a, b and c have the most in this table: 5 pieces each."


def test_times_written_as_texts_are_followed_in_their_order(of_table):
    chart = of_table("season,cameras\n2020/21,5\n2018/19,7\n2019/20,6\n")
    assert [label for label, _ in bars(chart)] == ["2018/19", "2019/20", "2020/21"]
    assert chart.sentence == "From 7 pieces (2018/19) to 5 pieces (2020/21)."


@pytest.mark.parametrize("time", ["{} Q{}", "{}Q{}", "{}-Q{}", "{}년 {}월", "{}년 {}분기"])
def test_parts_of_a_year_written_as_texts_are_in_their_order(of_table, time: str):
    parts = [time.format(year, part) for year in (2022, 2023) for part in (1, 2, 3)]
    rows = "".join(f"{part},{n}\n" for part, n in zip(parts, (5, 9, 2, 7, 1, 3), strict=True))
    assert [label for label, _ in bars(of_table(f"when,cameras\n{rows}"))] == parts


def test_a_figure_that_comes_back_to_where_it_was_neither_rises_nor_falls(of_table):
    chart = of_table("year,cameras\n2019,5\n2020,7\n2021,5\n")
    assert chart.sentence == "From 5 pieces (2019) to 5 pieces (2021)."


def test_of_years_in_columns_the_latest_is_ranked_where_two_make_no_trend(of_table):
    lamps = {f"lamps_{y}": {"type": "integer"} for y in (2019, 2020)}
    chart = of_table("name,lamps_2019,lamps_2020\na,0,2\nb,0,1\n", fields=lamps)
    assert (chart.title, bars(chart)) == ("lamps_2020", [("a", 2), ("b", 1)])


def test_the_table_behind_a_chart_names_its_figure(of_table):
    assert of_table("name,cameras\na,1\nb,2\n").header == ("", "Cameras")


def test_among_figures_that_go_both_ways_none_is_called_the_most(of_table):
    """Of changes, one that rises by 50 is not the largest beside one that falls by 200."""
    chart = of_table("place,cameras\na,-200\nb,-100\nc,50\n")
    assert chart.sentence == ""


def test_what_may_be_the_total_of_what_is_left_is_not_called_the_most(of_table):
    rows = "A,300\nA1,100\nA2,200\nB,50\nB1,50\nC,10\nC1,4\nC2,6\nTotal,360\n"
    chart = of_table(f"name,n\n{rows}", fields={"n": {"type": "integer"}})
    assert "Total has about as much as all others together" in chart.sentence


def test_a_time_of_which_few_names_have_a_figure_is_not_ranked_for_all(make_model):
    days = "".join(f"2024-01-0{d},S{n},{n + d}\n" for d in (1, 2) for n in range(1, 14))
    model = make_model(
        {"t": f"day,station,riders\n{days}2024-01-03,S1,90\n2024-01-03,S2,91\n"},
        fields={"day": {"type": "date"}, "riders": {"type": "integer"}},
    )
    chart = defaults.of_table(model, Locale.of(model.package), model.package.resources[0])
    assert chart is not None
    assert chart.caption.title == "riders (Jan 2, 2024)"
    said = "in Jan 2, 2024, the latest of which most have one; nothing is summed"
    assert chart.why.endswith(said)


@pytest.mark.parametrize(
    ("days", "title", "why"),
    [
        ((3, 1, 2), "paid", "each row has a name of its own, payee"),
        ((1, 2, 3), "paid", "each row has a time of its own, day"),
        ((3, 2, 1), "paid", "each row has a time of its own, day"),
    ],
    ids=["a list", "a series", "a series from the end"],
)
def test_payments_in_no_order_of_time_are_no_series(make_model, days, title: str, why: str):
    rows = "".join(f"City,2024-01-0{d},Payee {'ABC'[d - 1]},{d * 7}\n" for d in days)
    fields = {"day": {"type": "date"}, "paid": {"type": "integer"}}
    model = make_model({"t": f"payer,day,payee,paid\n{rows}"}, fields=fields)
    chart = defaults.of_table(model, Locale.of(model.package), model.package.resources[0])
    assert chart is not None
    assert (chart.caption.title, chart.why.partition(" and")[0].rstrip(",")) == (title, why)


def test_the_names_of_rows_may_be_numbers(make_model):
    days = "".join(f"{n},2024-01-0{d},{d * 7}\n" for n, d in ((7, 3), (8, 1), (9, 2)))
    fields = {
        "payee": {"type": "integer", "columnType": "recipient:generic:id"},
        "day": {"type": "date"},
        "paid": {"type": "integer"},
    }
    model = make_model({"t": f"payee,day,paid\n{days}"}, fields=fields)
    chart = defaults.of_table(model, Locale.of(model.package), model.package.resources[0])
    assert chart is not None
    assert chart.why.startswith("each row has a name of its own, payee")


def test_the_direction_is_said_where_a_table_has_several(of_table):
    fields = {"side": {"columnType": "direction"}}
    rows = "a,revenue,5\nb,revenue,9\n"
    assert of_table(f"place,side,cameras\n{rows}", fields=fields).title == "Cameras"
    both = of_table(f"place,side,cameras\n{rows}a,expenditure,3\nb,expenditure,7\n", fields=fields)
    assert both.title == "Expenditure: Cameras"
    assert both.sentence == "Expenditure. b has the most in this table: 7 pieces."


def test_beside_nothing_the_most_is_the_most(of_table):
    chart = of_table("place,cameras\na,5\nb,0\n")
    assert chart.finding == "a has the most in this table: 5 pieces."
    assert of_table("place,cameras\na,5\nb,-1\n").sentence == ""


def test_rows_of_one_name_are_called_by_their_codes_as_well(of_table):
    """A code alone says nothing to a reader, and a name alone would be that of several."""
    fields = {"id": {}, "name": {}}
    chart = of_table(
        "id,name,cameras\nx-1,Park,5\nx-2,Park,7\nx-3,Mill,3\nx-4,Lake,1\n", fields=fields
    )
    assert bars(chart) == [("Park (x-2)", 7), ("Park (x-1)", 5), ("Mill", 3), ("Lake", 1)]
    assert "name, where others are called so with its id" in chart.why


def test_a_name_of_each_row_goes_before_a_word_of_several_with_its_code(of_table):
    fields = {"id": {}, "kind": {}, "name": {}}
    chart = of_table(
        "kind,id,name,cameras\nout,x-1,Park,5\nout,x-2,Mill,7\nin,x-3,Lake,3\n", fields=fields
    )
    assert bars(chart) == [("Mill", 7), ("Park", 5), ("Lake", 3)]


def test_rows_that_refer_to_others_of_one_name_are_called_by_their_keys_as_well(make_model):
    key = {"fields": "park", "reference": {"resource": "parks", "fields": "id"}}
    model = make_model(
        {"parks": "id,name\n1,Park\n2,Park\n3,Mill\n", "counts": "park,cameras\n1,5\n2,7\n3,3\n"},
        fields={**FIELDS, "id": {"type": "integer"}, "park": {"type": "integer"}},
        resources={
            "parks": {"schema": {"primaryKey": "id"}},
            "counts": {"schema": {"foreignKeys": [key]}},
        },
    )
    chart = defaults.of_table(model, EN, model.package.by_name["counts"])
    assert bars(chart) == [("Park (2)", 7), ("Park (1)", 5), ("Mill", 3)]


def test_payments_to_several_are_no_series_that_goes_from_one_to_another(of_table):
    """They are bars by date; what Gamma got is not less than what Acme got before."""
    csv = "day,supplier,amount\n2024-01-02,Acme,9\n2024-01-05,Beta,7\n2024-02-02,Acme,5\n"
    days = {"day": {"type": "date"}, "amount": {"type": "integer"}}
    assert of_table(f"{csv}2024-03-01,Gamma,2\n", fields=days).sentence == ""
    alone = csv.replace("Beta", "Acme")
    assert of_table(alone, fields=days).sentence == "From 9 (Jan 2, 2024) to 5 (Feb 2, 2024)."
