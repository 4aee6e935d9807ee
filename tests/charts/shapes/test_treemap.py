"""A treemap: areas are amounts, shades are changes, and two pictures have one scale."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import altair as alt
import pytest

from yesan.charts.shapes import treemap
from yesan.charts.shapes.theme import AFTER, BEFORE, LESS, MORE
from yesan.charts.shapes.treemap import FAINT, NARROW, PLAIN, SHADES, WIDE, Tile, laid, specify
from yesan.charts.unit import Unit
from yesan.language.locale import Locale

EUR = Unit(Locale("en"), "EUR")
REST = Tile("rest", "Not broken down", "", Decimal(400), "€400", hatched=True)


def tile(name: str, amount: int, rate: int | None = None, group: str = "") -> Tile:
    changed = None if rate is None else Decimal(rate)
    return Tile(name, name, group, Decimal(amount), f"€{amount}", changed, f"{rate}%")


def values(*tiles: Tile, **more: Any) -> dict[str, dict[str, Any]]:
    return {v["name"]: v for v in specify(tiles, EUR, **more).spec["data"]["values"]}


def area(value: dict[str, Any]) -> float:
    return (value["right"] - value["left"]) * (value["bottom"] - value["top"])


def test_a_treemap_is_valid_vega_lite_in_both_sizes():
    shape = specify([tile("a", 50, -3), tile("b", 30, 4), REST], EUR, reach=5)
    alt.LayerChart.from_dict(shape.spec, validate=True)
    alt.LayerChart.from_dict(shape.narrow.whole(), validate=True)


def test_areas_are_as_the_amounts_in_both_sizes():
    shape = specify([tile("a", 600), tile("b", 300), tile("c", 100)], EUR)
    for spec in (shape.spec, shape.narrow.whole()):
        a, b, c = map(area, spec["data"]["values"])
        assert (a / b, a / c) == (pytest.approx(2, rel=0.01), pytest.approx(6, rel=0.01))


def test_a_smaller_whole_fills_less_of_the_picture_in_proportion():
    before, after = (values(tile("a", n), tile("b", 10), part=p) for n, p in ((90, 1), (40, 0.5)))
    assert area(before["b"]) == pytest.approx(area(after["b"]), rel=0.01)


def test_on_a_phone_groups_are_rows_of_the_whole_width():
    tiles = [tile("a", 5, group="x"), tile("b", 4, group="x"), tile("c", 3, group="y")]
    boxes = laid(tiles, NARROW, 1)
    assert [box.left for box in boxes] == [0, 0, 0]
    assert [round(box.width) for box in boxes] == [NARROW.width] * 3
    assert boxes[2].width == NARROW.width
    assert boxes[2].top == pytest.approx(NARROW.height * 0.75)


def test_tiles_of_one_group_lie_together():
    tiles = [tile("a", 5, group="x"), tile("b", 4, group="y"), tile("c", 3, group="x")]
    found = laid(tiles, WIDE, 1)
    assert found[0].left + found[0].width == found[2].left
    assert found[1].left == pytest.approx(found[2].left + found[2].width)


@pytest.mark.parametrize(
    ("rate", "shade"),
    [
        (None, (BEFORE, PLAIN)),
        ("0", (BEFORE, PLAIN)),
        ("-0.1", (LESS, SHADES[0])),
        ("-5", (LESS, SHADES[0])),
        ("-5.1", (LESS, SHADES[1])),
        ("15", (MORE, SHADES[2])),
        ("900", (MORE, SHADES[2])),
    ],
)
def test_a_shade_is_that_of_its_change_and_at_an_edge_the_fainter_one(rate, shade):
    assert treemap.shade(None if rate is None else Decimal(rate), 5) == shade


def test_without_changes_all_have_one_shade():
    assert treemap.shade(Decimal(9), 0) == (AFTER, PLAIN)


@pytest.mark.parametrize(
    ("rates", "step"),
    [([], 1), ([1, -2, 3], 1), ([-6, -4, -11, -30, -100], 10), ([90, 99], 50), ([999], 50)],
)
def test_half_of_the_changes_are_within_two_shades(rates: list[int], step: int):
    assert treemap.step([*map(Decimal, rates)]) == step


def test_what_is_not_divided_is_hatched_within_its_tile_and_nothing_else_is():
    shape = specify([tile("a", 50), REST], EUR)
    rest = shape.spec["data"]["values"][1]
    lines = shape.spec["datasets"]["hatches"]
    assert len(lines) > 10
    assert rest["strength"] == FAINT
    for line in lines:
        assert rest["left"] <= min(line["left"], line["right"])
        assert max(line["left"], line["right"]) <= rest["right"]
        assert rest["top"] <= min(line["top"], line["bottom"])
        assert max(line["top"], line["bottom"]) <= rest["bottom"]
    assert specify([tile("a", 50)], EUR).spec["datasets"]["hatches"] == []


def test_nothing_has_no_tile_and_is_in_the_table():
    shape = specify([tile("a", 50), tile("b", 0)], EUR, column="2024")
    assert shape.table.texts == (("a", "€50.00"), ("b", "€0.00"))
    assert shape.table.header == ("", "2024")
    assert area(shape.spec["data"]["values"][1]) == 0
    assert shape.spec["layer"][0]["transform"] == [{"filter": "datum.amount > 0"}]


def test_a_scale_says_how_far_each_shade_reaches():
    assert [s["to"] for s in specify([tile("a", 1)], EUR, reach=5).spec["datasets"]["shades"]] == [
        *(-10, -5, 0, 5, 10, 15)
    ]
    assert "shades" not in specify([tile("a", 1)], EUR).spec["datasets"]
