"""Figures of places on a tile map, where the package says how its places lie."""

from __future__ import annotations

import pytest

from yesan.charts import place_map
from yesan.descriptor import descriptor
from yesan.language.locale import Locale
from yesan.model.model import Model
from yesan.tables import tables

EN = Locale("en")
FIELDS = {
    "place": {"columnType": "geo-source:target:code"},
    "column": {"type": "integer", "role": "tile-column"},
    "row": {"type": "integer", "role": "tile-row"},
    "cameras": {"type": "integer", "title": "Cameras"},
    "item": {"columnType": "economic-classification:generic:code"},
}
PLACES = "place,column,row\nall,,\na,1,1\nb,2,1\nc,1,2\nd,2,2\n"
CAMERAS = "place,cameras\nall,100\na,10\nb,40\nc,30\nd,20\n"


@pytest.fixture(scope="module")
def mapped(make_model):
    def make(cameras: str = CAMERAS, places: str = PLACES):
        model = make_model(
            {"places": places, "cameras": cameras},
            fields=FIELDS,
            resources={"places": {"schema": {"primaryKey": "place"}}},
        )
        return model, model.package.by_name["cameras"]

    return make


def test_a_map_has_every_place_that_has_a_place_and_no_total(mapped):
    chart = place_map.of_table(mapped()[0], EN, mapped()[1])
    assert [row[0] for row in chart.rows] == ["b", "c", "d", "a"]
    assert chart.sentence.startswith(
        "Of the places on the map: b has the most in this table: 40. "
        "Of these: a has the least in this table: 10. "
    )


def test_both_ends_of_a_map_are_of_those_whose_figure_is_known(mapped):
    model, cameras = mapped("place,cameras\na,10\nb,40\nc,30\nd,20\ne,\n", PLACES + "e,3,3\n")
    chart = place_map.of_table(model, EN, cameras)
    assert chart.sentence.startswith(
        "Of 4 places on the map whose figure is known: b has the most in this table: 40. "
        "Of these: a has the least in this table: 10. "
    )


def test_a_page_of_a_place_marks_it(mapped):
    model, _ = mapped()
    (chart,) = place_map.of_entity(model, EN, model.entities["place"]["c"])
    assert [v["name"] for v in chart.spec["data"]["values"] if v["marked"]] == ["c"]
    assert place_map.of_entity(model, EN, model.entities["place"]["all"]) == []


@pytest.mark.parametrize(
    ("cameras", "places"),
    [
        (CAMERAS, "place,kind\na,x\nb,x\nc,x\nd,x\n"),
        ("place,cameras\na,1\nb,2\nc,3\n", PLACES),
        (CAMERAS + "a,5\n", PLACES),
        ("place,cameras\na,-1\nb,2\nc,3\nd,4\n", PLACES),
    ],
    ids=["no layout", "too few", "a place twice", "less than nothing"],
)
def test_where_a_map_would_mislead_there_is_none(mapped, cameras, places):
    assert place_map.of_table(*mapped(cameras, places)[:1], EN, mapped(cameras, places)[1]) is None


def test_no_two_places_of_the_package_stand_on_one_another(project_model):
    places = project_model.tile_positions("place")
    assert len(places) == 25
    assert len(set(places.values())) == 25


def test_a_map_has_a_title_a_unit_and_the_figures_as_published(mapped):
    model, cameras = mapped()
    chart = place_map.of_table(model, EN, cameras)
    assert (chart.id, chart.title) == ("map-cameras", "cameras: Cameras on a tile map")
    assert chart.rows == (("b", "40"), ("c", "30"), ("d", "20"), ("a", "10"))
    assert not chart.computed
    values = chart.spec["data"]["values"]
    assert [(v["name"], v["column"], v["row"], v["value"], v["text"]) for v in values] == [
        ("b", 1, 0, 40, "40"),
        ("c", 0, 1, 30, "30"),
        ("d", 1, 1, 20, "20"),
        ("a", 0, 0, 10, "10"),
    ]
    assert [v["marked"] for v in values] == [False] * 4


def test_four_places_make_a_map_and_zero_is_a_figure(mapped):
    model, cameras = mapped("place,cameras\na,0\nb,2\nc,3\nd,4\ne,5\n")
    assert place_map.LEAST == 4
    assert len(place_map.of_table(model, EN, cameras).rows) == 4


def test_a_place_without_a_figure_is_not_on_the_map(mapped):
    model, cameras = mapped("place,cameras\na,1\nb,2\nc,3\nd,\n")
    assert place_map.of_table(model, EN, cameras) is None


def test_positions_are_columns_and_rows_of_places_that_have_both(mapped):
    model, _ = mapped(places="place,column,row\nall,,\na,1,2\nb,3,\nc,,4\n")
    assert model.tile_positions("place") == {"a": (1, 2)}
    assert model.tile_positions("program") == {}


def test_the_map_of_a_kind_is_that_of_each_table_that_tells_of_it(mapped):
    model, _ = mapped()
    assert [chart.id for chart in place_map.of_kind(model, EN, "place")] == ["map-cameras"]
    assert place_map.of_kind(model, EN, "program") == []


def test_the_table_of_the_places_themselves_has_no_map(mapped):
    model, _ = mapped()
    assert place_map.of_table(model, EN, model.package.by_name["places"]) is None


@pytest.mark.parametrize(
    "csv",
    [
        "place,item,cameras\na,x,1\nb,x,2\nc,x,3\nd,x,4\n",
        "place,note\na,x\nb,x\nc,x\nd,x\n",
        "note,cameras\na,1\nb,2\nc,3\nd,4\n",
    ],
    ids=["two codes", "no figure", "no place"],
)
def test_a_table_that_is_not_of_places_and_their_figures_has_no_map(mapped, csv):
    model, cameras = mapped(csv)
    assert place_map.of_table(model, EN, cameras) is None


def test_places_without_positions_have_no_map(make_model):
    model = make_model({"cameras": CAMERAS}, fields=FIELDS)
    assert place_map.of_table(model, EN, model.package.resources[0]) is None


def test_places_that_share_the_most_or_the_least_are_said_together(mapped):
    model, cameras = mapped("place,cameras\na,1\nb,9\nc,9\nd,1\n")
    said = place_map.of_table(model, EN, cameras).sentence
    assert said.startswith(
        "b and c have the most in this table: 9 each. a and d have the least in this table: 1 "
    )


def test_equal_places_have_no_map(mapped):
    model, cameras = mapped("place,cameras\na,0\nb,0\nc,0\nd,0\n")
    assert place_map.of_table(model, EN, cameras) is None


@pytest.mark.parametrize(
    ("figures", "field", "texts"),
    [
        (
            ("12.3456789", "3.1", "100.256", "0"),
            {"type": "number"},
            ["100.26", "12.35", "3.1", "0"],
        ),
        (("0.000123456", "0.02", "0.1", "0"), {"type": "number"}, ["0.1", "0.02", "0.000123", "0"]),
        (("0.125", "1", "0.5", "0"), {"type": "number"}, ["1", "0.5", "0.13", "0"]),
        (("1234567.25", "3.5", "7", "1"), {"type": "number"}, ["1,234,567", "7", "4", "1"]),
        (
            ("1200", "3", "7", "1"),
            {"currency": "EUR", "factor": 1000},
            ["€1.2M", "€7K", "€3K", "€1K"],
        ),
    ],
    ids=["two", "small ones", "up to one", "none fit", "money"],
)
def test_a_figure_has_as_many_decimals_as_its_square_has_room_for(
    make_model, figures, field, texts
):
    rows = "".join(f"{place},{figure}\n" for place, figure in zip("abcd", figures, strict=True))
    model = make_model(
        {"places": PLACES, "t": f"place,n\n{rows}"},
        fields={**FIELDS, "n": {"type": "integer", **field}},
        resources={"places": {"schema": {"primaryKey": "place"}}},
    )
    chart = place_map.of_table(model, EN, model.package.by_name["t"])
    assert [v["text"] for v in chart.spec["data"]["values"]] == texts


def test_whole_numbers_that_are_written_with_decimals_have_none(make_package):
    root = make_package(
        {"places": PLACES, "t": "place,n\na,5.0\nb,12.0\nc,7.0\nd,1.0\n"},
        fields={**FIELDS, "n": {"type": "number"}},
        resources={"places": {"schema": {"primaryKey": "place"}}},
    )
    package = descriptor.read(root)
    rows = tables.read(package)
    model = Model(tables.settled(package, rows), rows)
    chart = place_map.of_table(model, EN, model.package.by_name["t"])
    assert [v["text"] for v in chart.spec["data"]["values"]] == ["12", "7", "5", "1"]
