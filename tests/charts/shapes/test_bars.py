"""Bars: as long as their amounts, from one zero line, with a figure and a label each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import altair as alt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.charts import chart_table
from yesan.charts.chart_table import ROW
from yesan.charts.shapes.bars import BAR, COLUMN, GAP, LEAST, LINE_HEIGHT, SPACE, Bar, specify
from yesan.charts.shapes.theme import FONT_SIZE, LESS, MORE, NARROW, WIDE
from yesan.charts.unit import Unit
from yesan.language.locale import Locale
from yesan.model.entities import Entity
from yesan.package.text import Text
from yesan.render.typesetting import BOLD, REGULAR, width

EN = Locale("en")
EUR = Unit(EN, "EUR")
AMOUNTS = st.decimals(-(10**13), 10**13, allow_nan=False, places=2)


def bars(*amounts: object, series: str = "") -> list[Bar]:
    return [Bar(f"bar {n}", series, Decimal(str(a)), str(a)) for n, a in enumerate(amounts)]


def spec(*drawn: Bar, **options: Any) -> dict:
    return specify(drawn, options.pop("unit", EUR), **options).spec


def narrow(*drawn: Bar, **options: Any) -> dict:
    return specify(drawn, options.pop("unit", EUR), **options).narrow.whole()


def drawn_label(text: str) -> str:
    return narrow(Bar(text, "", Decimal(1), "1"))["data"]["values"][0]["label"]


def limits(made: dict) -> dict[str, float]:
    return {param["name"]: param["value"] for param in made["params"]}


@pytest.mark.parametrize(
    ("drawn", "options"),
    [
        (bars(1200, 5), {}),
        (bars(3, 4, series="before") + bars(5, 6, series="after"), {}),
        (bars(3, -4), {"signed": True}),
        (bars(3), {"unit": Unit(EN, name="cameras")}),
        (bars(0), {}),
    ],
    ids=["one series", "two series", "signed", "no money", "nothing"],
)
def test_every_kind_of_chart_is_valid_vega_lite(drawn: list[Bar], options: dict):
    wide = alt.LayerChart.from_dict(spec(*drawn, **dict(options)), validate=True)
    phone = alt.LayerChart.from_dict(narrow(*drawn, **options), validate=True)
    assert (len(wide.layer), len(phone.layer)) == (5, 5 if drawn[0].series else 4)


@given(st.lists(AMOUNTS, min_size=1, max_size=6))
def test_bars_are_as_long_as_their_amounts(amounts: list[Decimal]):
    made = spec(*bars(*amounts))
    divisor, _ = EN.number_words.scale(max(map(abs, amounts)))
    lengths = [v["amount"] for v in made["data"]["values"]]
    assert lengths == pytest.approx([float(a / divisor) for a in amounts])


@given(st.lists(AMOUNTS, min_size=1, max_size=6))
def test_the_axis_holds_zero_and_reaches_beyond_the_longest_bar(amounts: list[Decimal]):
    made = spec(*bars(*amounts))
    lengths = [v["amount"] for v in made["data"]["values"]]
    low, high, _ = (p["value"] for p in made["params"])
    assert low <= 0 <= high
    assert all(low <= n <= high for n in lengths if n)


def test_figures_at_the_ends_of_bars_have_room():
    made = spec(*bars(-3, 4, series="x"), *bars(5, 6, series="y"))
    assert limits(made)["low"] < -3
    assert limits(made)["high"] > 6


def test_the_axis_begins_at_zero_where_nothing_is_negative():
    assert limits(spec(*bars(10, 20)))["low"] == 0
    assert limits(narrow(*bars(10, 20))) == {"low": 0, "high": 20, "left": 0}


def test_there_is_a_line_at_zero():
    rules = [x for x in spec(*bars(1, -1))["layer"] if x["mark"]["type"] == "rule"]
    assert [r["encoding"]["x"]["datum"] for r in rules] == [0]


def test_the_figure_of_a_negative_bar_stands_on_its_other_side():
    made = spec(*bars(-1, series="x"), *bars(2, series="y"))
    figures = [x for x in made["layer"] if x["encoding"].get("text", {}).get("field") == "text"]
    sides = {x["transform"][0]["filter"]: x["mark"]["align"] for x in figures}
    assert sides == {"datum.amount >= datum.start": "left", "datum.amount < datum.start": "right"}


def test_on_a_phone_figures_of_one_series_stand_above_their_bars_at_the_right():
    (layer,) = [
        x
        for x in narrow(*bars(-1, 2))["layer"]
        if x["encoding"].get("text", {}).get("field") == "text"
    ]
    assert layer["mark"]["align"] == "right"
    assert layer["encoding"]["y"]["field"] == "head"


@given(st.lists(st.tuples(st.text("ab 가나", max_size=90), AMOUNTS), min_size=1, max_size=8))
def test_bars_and_their_labels_never_overlap(given_: list[tuple[str, Decimal]]):
    """Each label is below the bar above it, a line for each line, beside its own bar or above."""
    drawn = [Bar(label, "", a, f"{a:,}", str(n)) for n, (label, a) in enumerate(given_)]
    for made in (spec(*drawn), narrow(*drawn)):
        end = 0
        for value in made["data"]["values"]:
            label = value["head"] + (value["label"].count("\n") + 1) * LINE_HEIGHT
            assert value["head"] >= end
            assert value["bottom"] > value["top"] >= end
            end = max(label, value["bottom"])
        assert made["height"] >= end


def test_the_bars_of_a_wide_picture_are_beside_the_longest_line_of_the_labels():
    made = spec(Bar("가나다라", "", Decimal(1), "1"), Bar("a", "", Decimal(2), "2"))
    assert limits(made)["left"] == round(width("가나다라") * FONT_SIZE) + SPACE
    assert made["width"] == WIDE
    long = spec(Bar("가" * 90, "", Decimal(1), "1"))
    assert COLUMN - FONT_SIZE <= limits(long)["left"] <= COLUMN + SPACE


def test_a_label_and_its_bars_have_one_middle():
    (one,) = spec(Bar("가" * 33, "", Decimal(1), "1"))["data"]["values"]
    assert one["label"].count("\n") == 1
    assert (one["top"] + one["bottom"]) / 2 == one["head"] + LINE_HEIGHT
    first, second = spec(Bar("a", "x", Decimal(1), "1"), Bar("a", "y", Decimal(2), "2"))["data"][
        "values"
    ]
    assert first["bottom"] == second["top"]
    assert abs(first["head"] + LINE_HEIGHT / 2 - second["top"]) <= 1


def test_bars_keep_their_order_and_their_figures():
    values = spec(*bars(3, 9, 5))["data"]["values"]
    assert [(v["name"], v["text"]) for v in values] == [
        ("bar 0", "3"),
        ("bar 1", "9"),
        ("bar 2", "5"),
    ]


LABELS = st.lists(st.sampled_from(["ab", "가나다", "abcdef"]), min_size=1, max_size=40)


@given(LABELS)
def test_a_label_has_its_words_in_lines_that_leave_room_for_the_figure(words: list[str]):
    """All of them, or as many as three lines have room for, and that there are more."""
    text = " ".join(words)
    lines = drawn_label(text).split("\n")
    drawn = " ".join(lines)
    cut = drawn.removesuffix("…")
    assert text.startswith(cut)
    assert (drawn == cut) == (drawn == text)
    assert len(lines) in range(1 if drawn == text else 3, 4)
    room = NARROW - width("1", BOLD) * FONT_SIZE - SPACE
    assert [line for line in lines if width(line) * FONT_SIZE > room] == []


def lines_of(label: str, text: str, *more: Bar) -> int:
    return (
        narrow(Bar(label, "", Decimal(1), text), *more)["data"]["values"][0]["label"].count("\n")
        + 1
    )


def fitting(room: float) -> str:
    """A label of one-letter words that just fits."""
    label = " ".join("가" * int((room / FONT_SIZE + width(" ")) / width("가 ")))
    assert width(label) * FONT_SIZE <= room < width(f"{label} 가") * FONT_SIZE
    return label


def test_a_label_is_broken_where_it_would_meet_the_longest_figure():
    figure = "1" * 12
    label = fitting(round(NARROW - width(figure, BOLD) * FONT_SIZE - SPACE))
    assert lines_of(label, figure) == 1
    assert lines_of(f"{label} 가", figure) == 2
    assert lines_of(f"{label} 가", figure[:4]) == 1
    assert lines_of(label, "1", Bar("b", "", Decimal(1), figure + "111")) == 2


def test_a_label_has_some_room_however_long_the_figure_is():
    label = fitting(LEAST)
    assert lines_of(label, "1" * 90) == 1
    assert lines_of(f"{label} 가", "1" * 90) == 2


def test_a_label_of_bars_that_have_their_figures_at_their_ends_has_all_the_room():
    label = fitting(NARROW)
    other = Bar(label, "y", Decimal(2), "2")
    assert narrow(Bar(label, "x", Decimal(1), "1"), other)["data"]["values"][0]["label"] == label


def test_a_label_of_two_bars_is_written_once():
    made = spec(Bar("a", "x", Decimal(1), "1"), Bar("a", "y", Decimal(2), "2"))
    assert [v["label"] for v in made["data"]["values"]] == ["a", ""]


def test_a_bar_of_a_waterfall_begins_where_it_is_told_to():
    made = spec(Bar("a", "", Decimal(-2), "-2"), Bar("b", "", Decimal(-3), "-3", "", Decimal(-2)))
    assert [(v["start"], v["amount"]) for v in made["data"]["values"]] == [(0, -2), (-2, -5)]


def test_two_series_have_a_legend_and_one_has_none():
    one = spec(*bars(1))["layer"][0]["encoding"]["color"]
    two = spec(*bars(1, series="x"), *bars(2, series="y"))["layer"][0]["encoding"]["color"]
    assert one["legend"] is None
    assert two["legend"]["orient"] == "top"
    assert two["scale"]["domain"] == ["x", "y"]


def test_signed_bars_are_coloured_by_sign():
    colour = spec(*bars(1, -1), signed=True)["layer"][0]["encoding"]["color"]
    assert (colour["condition"]["value"], colour["value"]) == (LESS, MORE)


def test_the_axis_names_its_unit_and_divides_by_its_word():
    made = specify(bars(12_000_000), Unit(EN, name="cameras"))
    assert made.axis == "million cameras"
    assert made.spec["layer"][0]["encoding"]["x"]["title"] == "million cameras"
    assert [v["amount"] for v in made.spec["data"]["values"]] == [12]


def test_an_axis_reaches_as_far_as_it_is_told_to():
    assert limits(narrow(*bars(7), reach=100))["high"] == 100
    assert limits(narrow(*bars(700), reach=100))["high"] == 700


@pytest.mark.parametrize(
    ("rates", "numbers"),
    [
        ((7, 30), [0, 25, 50, 75, 100]),
        ((99.9, 100), [0, 25, 50, 75, 100]),
        ((7, 130), [0, 50, 100]),
        ((7, 150), [0, 50, 100, 150]),
        ((7, 730), [0, 200, 400, 600]),
    ],
)
def test_an_axis_of_rates_has_no_number_beyond_a_hundred_or_the_largest(rates, numbers):
    """Though it has room there for the figures at the ends of the bars."""
    for made in (spec(*bars(*rates), reach=100), narrow(*bars(*rates), reach=100)):
        assert made["layer"][0]["encoding"]["x"]["axis"]["values"] == numbers


def test_an_axis_on_a_phone_has_fewer_numbers():
    axes = [
        made["layer"][0]["encoding"]["x"]["axis"] for made in (spec(*bars(7)), narrow(*bars(7)))
    ]
    assert [axis.get("tickCount") for axis in axes] == [None, 3]


def test_the_axis_of_nothing_reaches_one_so_that_zero_has_a_place():
    assert limits(narrow(*bars(0))) == {"low": 0, "high": 1, "left": 0}
    assert limits(narrow(*bars(-3))) == {"low": -3, "high": 0, "left": 0}


def test_each_bar_has_its_place_in_the_table():
    drawn = [*bars(1, 2, series="x"), *bars(3, series="y")]
    made = specify(drawn, EUR)
    assert [(v[ROW], v[chart_table.COLUMN]) for v in made.spec["data"]["values"]] == [
        (0, 1),
        (1, 1),
        (0, 2),
    ]
    assert made.table.texts == (("bar 0", "€1.00", "€3.00"), ("bar 1", "€2.00", "–"))


def test_one_chart_does_not_change_another():
    first = spec(*bars(1))
    kept = alt.LayerChart.from_dict(first).to_dict()
    spec(*bars(2, 3))
    assert alt.LayerChart.from_dict(first).to_dict() == kept


def test_the_colour_of_text_is_that_of_the_page():
    config = spec(*bars(1))["config"]
    colours = {
        config["text"]["color"],
        config["axis"]["labelColor"],
        config["legend"]["labelColor"],
    }
    assert colours == {"currentColor"}


def places(*drawn: Bar) -> list[tuple[int, int, int]]:
    return [(v["head"], v["top"], v["bottom"]) for v in narrow(*drawn)["data"]["values"]]


def test_a_label_is_17_pixels_high_a_bar_16_and_between_bands_are_12():
    assert places(*bars(1, 2)) == [(0, 19, 35), (47, 66, 82)]
    assert narrow(*bars(1, 2))["height"] == 84
    assert (BAR, GAP) == (16, 12)


def test_a_label_of_two_lines_moves_its_bar_down_by_one():
    long = Bar("가" * 33, "", Decimal(1), "1")
    assert places(long, *bars(2)) == [(0, 36, 52), (64, 83, 99)]


def test_bars_of_one_band_touch():
    pair = (Bar("a", "x", Decimal(1), "1"), Bar("a", "y", Decimal(2), "2"))
    assert places(*pair) == [(0, 19, 35), (35, 35, 51)]
    assert narrow(*pair)["height"] == 53


@given(st.lists(st.tuples(AMOUNTS, st.text("0123456789", max_size=12)), min_size=1, max_size=6))
def test_each_figure_has_its_room_within_the_picture(given_: list[tuple[Decimal, str]]):
    """At the end of its bar, however long that is, and no further than the picture."""
    pairs = [(s, a, t) for a, t in given_ for s in "xy"]
    grouped = [Bar(f"{n // 2}", s, a, t) for n, (s, a, t) in enumerate(pairs)]
    alone = [Bar(f"{n}", "", a, t) for n, (_, a, t) in enumerate(pairs)]
    made = [(spec(*alone), BOLD), (spec(*grouped), REGULAR), (narrow(*grouped), REGULAR)]
    for one, style in made:
        low, high, left = limits(one).values()
        scale = (one["width"] - left) / (high - low)
        for value in one["data"]["values"]:
            end = left + (value["amount"] - low) * scale
            room = width(value["text"], style) * FONT_SIZE
            far = end + room if value["amount"] >= 0 else end - room
            assert left - 1 <= far <= one["width"] + 1


def test_the_renderer_breaks_labels_as_they_are_measured():
    (layer,) = [
        x for x in spec(*bars(1))["layer"] if x["encoding"].get("text", {}).get("field") == "label"
    ]
    assert (layer["mark"]["fontSize"], layer["mark"]["lineHeight"]) == (13, 17)
    assert (FONT_SIZE, LINE_HEIGHT, SPACE, LEAST, WIDE, NARROW) == (13, 17, 13, 160, 760, 320)


# ── rows that lead to pages ─────────────────────────────────────────────────────────────────────

ROADS, PARKS = (Entity("program", name, name, Text(name)) for name in ("roads", "parks"))


def owned(*owners: Entity | None, label: str = "bar") -> list[Bar]:
    return [
        Bar(f"{label} {n}", "", Decimal(n + 1), "1", entity=owner) for n, owner in enumerate(owners)
    ]


def test_the_row_of_an_entity_has_a_place_in_both_pictures_and_others_have_none():
    made = specify(owned(ROADS, None, PARKS), EUR)
    assert [place.entity for place in made.places] == [ROADS, PARKS]
    assert [(p.wide.width, p.narrow.width) for p in made.places] == [(WIDE, NARROW)] * 2


def test_bars_of_one_row_have_one_place():
    drawn = [
        Bar("Roads", series, Decimal(n), str(n), "roads", entity=ROADS)
        for n, series in enumerate(("before", "after"))
    ]
    assert [place.entity for place in specify(drawn, EUR).places] == [ROADS]


@pytest.mark.parametrize("label", ["bar", "a long label " * 12])
def test_the_places_of_rows_cover_their_labels_and_bars_and_no_others(label: str):
    made = specify(owned(ROADS, PARKS, ROADS, label=label), EUR)
    for name, drawn in (("wide", made.specification), ("narrow", made.narrow)):
        boxes = [getattr(place, name) for place in made.places]
        values = drawn.whole()["data"]["values"]
        assert len(boxes) == len(values) == 3
        for box, value in zip(boxes, values, strict=True):
            lines = value["label"].count("\n") + 1
            last = max(value["bottom"], value["head"] + lines * LINE_HEIGHT)
            assert box.top <= min(value["head"], value["top"])
            assert box.top + box.height >= last
        ends = [box.top + box.height for box in boxes]
        assert all(end < box.top for end, box in zip(ends, boxes[1:], strict=False))


def test_a_place_is_high_enough_for_a_finger():
    """Of 24 pixels, where a picture is shown at 92 % of its size, as in a column of 700."""
    heights = [place.wide.height for place in specify(owned(ROADS, PARKS, ROADS), EUR).places]
    assert min(heights[1:]) * 0.92 >= 24
