"""A tile map: one square a place, darker the more."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import altair as alt

from yesan.charts.chart_table import COLUMN, ROW
from yesan.charts.shapes.theme import WIDE
from yesan.charts.shapes.tiles import FAINT, LARGEST, PADDING, STRONG, Tile, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale

PIECES = Unit(Locale("en"), name="pieces")


def tile(column: int, row: int, value: int = 1, **more: bool) -> Tile:
    name = f"{column}-{row}"
    return Tile(name, name, column, row, Decimal(value), str(value), **more)


def spec(*tiles: Tile) -> dict[str, Any]:
    return specify(tiles, PIECES).spec


def test_a_map_is_valid_vega_lite():
    alt.LayerChart.from_dict(spec(tile(1, 1), tile(3, 2)), validate=True)


def test_places_keep_their_places_counted_from_the_north_west():
    made = spec(tile(5, 9), tile(7, 8))
    assert [(v["column"], v["row"]) for v in made["data"]["values"]] == [(0, 1), (2, 0)]
    assert (made["width"], made["height"]) == (3 * LARGEST, 2 * LARGEST)
    assert made["padding"]["right"] == WIDE - 3 * LARGEST + PADDING


def test_strength_begins_at_zero_so_that_half_as_much_looks_like_half():
    strength = spec(tile(1, 1, 50), tile(2, 1, 100))["layer"][0]["encoding"]["fillOpacity"]
    assert strength["scale"] == {"domainMin": 0, "range": [FAINT, STRONG]}
    assert FAINT < STRONG


def test_the_place_of_the_page_has_a_frame():
    made = spec(tile(1, 1, marked=True), tile(2, 1))
    assert [v["marked"] for v in made["data"]["values"]] == [True, False]
    frames = [x for x in made["layer"] if x["mark"].get("filled") is False]
    assert [x["transform"] for x in frames] == [[{"filter": "datum.marked"}]]


def test_the_table_has_a_row_for_each_tile_in_its_order():
    made = specify([tile(1, 1, 50), tile(2, 1, 100)], PIECES)
    assert made.axis == "pieces"
    assert made.table.header == ("", "Amount")
    assert made.table.texts == (("1-1", "50 pieces"), ("2-1", "100 pieces"))
    assert [(v[ROW], v[COLUMN]) for v in made.spec["data"]["values"]] == [(0, 1), (1, 1)]
