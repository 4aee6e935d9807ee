"""A tile map: one square a place, darker the more."""

from __future__ import annotations

from decimal import Decimal

import altair as alt

from yesan.charts.shapes.tiles import SIDE, Tile, specify


def tile(column: int, row: int, value: int = 1, **more: bool) -> Tile:
    return Tile(f"{column}-{row}", column, row, Decimal(value), str(value), **more)


def test_a_map_is_valid_vega_lite():
    alt.LayerChart.from_dict(specify([tile(1, 1), tile(3, 2)]), validate=True)


def test_places_keep_their_places_counted_from_the_north_west():
    made = specify([tile(5, 9), tile(7, 8)])
    assert [(v["column"], v["row"]) for v in made["data"]["values"]] == [(0, 1), (2, 0)]
    assert (made["width"], made["height"]) == (3 * SIDE, 2 * SIDE)


def test_strength_begins_at_zero_so_that_half_as_much_looks_like_half():
    strength = specify([tile(1, 1, 50), tile(2, 1, 100)])["layer"][0]["encoding"]["fillOpacity"]
    assert strength["scale"]["domainMin"] == 0


def test_the_place_of_the_page_has_a_frame():
    made = specify([tile(1, 1, marked=True), tile(2, 1)])
    assert [v["marked"] for v in made["data"]["values"]] == [True, False]
    frames = [x for x in made["layer"] if x["mark"].get("filled") is False]
    assert [x["transform"] for x in frames] == [[{"filter": "datum.marked"}]]
