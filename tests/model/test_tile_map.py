"""Where the places of a tile map are."""

from __future__ import annotations

from typing import Any

FIELDS: dict[str, dict[str, Any]] = {
    "place": {"columnType": "geo-source:target:code"},
    "column": {"type": "integer", "role": "tile-column"},
    "row": {"type": "integer", "role": "tile-row"},
}
KEYED = {"schema": {"primaryKey": "place"}}


def test_a_place_has_the_column_and_the_row_of_its_row(make_model):
    """One without either is on no map."""
    csv = "place,column,row\na,1,2\nb,3,4\nc,,1\nd,1,\n"
    model = make_model({"places": csv}, fields=FIELDS, resources={"places": KEYED})
    assert model.tile_positions("place") == {"a": (1, 2), "b": (3, 4)}
    assert model.tile_positions("program") == {}


def test_the_first_table_with_positions_counts(make_model):
    csv = {"one": "place,column,row\na,1,2\n", "two": "place,column,row\na,5,6\n"}
    model = make_model(csv, fields=FIELDS, resources=dict.fromkeys(csv, KEYED))
    assert model.tile_positions("place") == {"a": (1, 2)}


def test_a_table_that_describes_no_places_has_no_positions(make_model):
    """Its key is no place."""
    model = make_model({"rows": "place,column,row\na,1,2\n"}, fields=FIELDS)
    assert model.tile_positions("place") == {}


def test_a_table_with_one_of_the_two_has_no_positions(make_model):
    csv = {"one": "place,column\na,1\n", "two": "place,row\na,1\n"}
    model = make_model(csv, fields=FIELDS, resources=dict.fromkeys(csv, KEYED))
    assert model.tile_positions("place") == {}
