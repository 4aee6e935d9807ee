"""The treemap of the whole: what is said of it, and where its tiles lead."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from budgets import FIELDS, WHOLE, WIDE
from yesan.charts import treemaps
from yesan.charts.shapes.treemap import NARROW
from yesan.charts.shapes.treemap import WIDE as WIDE_PICTURE
from yesan.charts.treemaps import MOST, Treemap
from yesan.language.locale import Locale
from yesan.model.figures import Operation
from yesan.model.model import Model

EN = Locale("en")
CUTS = "program,approved,adjusted\n,110,70\na,70,40\nb,30,20\nc,0,5\n"
Make = Callable[..., Model]


@pytest.fixture(scope="module")
def budgets(make_model) -> Make:
    def make(csv: str, table: dict[str, Any] = WIDE, **more: Any) -> Model:
        return make_model({"budgets": csv}, fields=FIELDS, resources={"budgets": table}, **more)

    return make


def drawn(model: Model) -> list[Treemap]:
    return treemaps.of_everything(model, EN)


def values(treemap: Treemap) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = treemap.chart.spec["data"]["values"]
    return found


def many(count: int) -> str:
    rows = [(f"p{n:03}", 1000 + n, 900 + n) for n in range(count)]
    total = [sum(row[place] for row in rows) for place in (1, 2)]
    listed = "\n".join(f"{code},{before},{after}" for code, before, after in rows)
    return f"program,approved,adjusted\n,{total[0]},{total[1]}\n{listed}\n"


def test_there_is_one_picture_for_each_of_the_phases_compared(budgets):
    before, after = drawn(budgets(CUTS))
    assert [t.chart.title for t in (before, after)] == ["Programs: approved", "Programs: adjusted"]
    assert [t.chart.id for t in (before, after)] == ["whole-1", "whole"]
    assert [v["text"] for v in values(after)] == ["€40", "€20", "€5", ""]


def test_what_is_not_broken_down_is_a_tile_with_its_amount_that_is_said(budgets):
    before, after = drawn(budgets(CUTS))
    assert [values(shown)[-1]["name"] for shown in (before, after)] == ["Not broken down"] * 2
    assert [values(shown)[-1]["amount"] for shown in (before, after)] == [10, 5]


def test_the_pictures_have_one_scale_of_areas(budgets):
    before, after = drawn(budgets(CUTS))
    sizes = [
        (v["right"] - v["left"]) * (v["bottom"] - v["top"]) / v["amount"]
        for treemap in (before, after)
        for v in values(treemap)
        if v["amount"]
    ]
    assert sizes == pytest.approx([sizes[0]] * len(sizes), rel=0.01)


def test_a_change_is_written_with_its_sign_and_has_a_shade(budgets):
    _, after = drawn(budgets("program,approved,adjusted\n,100,110\na,70,56\nb,30,54\n"))
    assert {v["name"]: (v["change"], "more" in v["fill"]) for v in values(after)} == {
        "a": ("−20.0%", False),
        "b": ("+80.0%", True),
    }


def test_what_begins_with_nothing_has_no_rate(budgets):
    _, after = drawn(budgets(CUTS))
    new = next(v for v in values(after) if v["name"] == "c")
    assert (new["change"], "before" in new["fill"]) == ("", True)


def test_without_two_phases_no_change_is_said(budgets):
    (alone,) = drawn(budgets("program,adjusted\na,70\nb,30\n", WHOLE))
    assert alone.chart.sentence == (
        "a has the most in this table: €70. The area of a tile is its amount."
    )
    assert "shades" not in alone.chart.spec["datasets"]


def test_a_proposal_is_called_one(budgets):
    csv = "program,adjusted,proposed\n,100,90\na,70,60\nb,30,30\n"
    _, after = drawn(budgets(csv, comparison=["adjusted", "proposed"]))
    assert "its shade the proposed change from adjusted to proposed." in after.chart.sentence


def test_the_smallest_of_many_are_one_tile_with_their_sum(budgets):
    before, after = drawn(budgets(many(MOST + 7)))
    assert [len(values(t)) for t in (before, after)] == [MOST + 1, MOST + 1]
    for treemap, each in ((before, 1000), (after, 900)):
        assert values(treemap)[-1]["name"] == "All others"
        assert values(treemap)[-1]["amount"] == 7 * each + 21
        assert f"The 7 smallest of {MOST + 7} are one tile." in treemap.chart.sentence
    assert Operation.TOGETHER in {f.operation for f in _figures(after)}


def _figures(treemap: Treemap) -> list[Any]:
    assert treemap.chart.table is not None
    return [cell.origin for row in treemap.chart.table.rows for cell in row.cells if cell]


def test_one_more_than_there_is_room_for_has_a_tile_of_its_own(budgets):
    _, after = drawn(budgets(many(MOST + 1)))
    assert len(values(after)) == MOST + 1
    assert "one tile" not in after.chart.sentence


def test_equal_ones_at_the_edge_are_all_among_the_others(budgets):
    rows = "".join(f"p{n},10,9\n" for n in range(MOST + 5))
    total = f"{10 * (MOST + 5) + 100},{9 * (MOST + 5) + 100}"
    _, after = drawn(budgets(f"program,approved,adjusted\n,{total}\nlarge,100,100\n{rows}"))
    assert [v["name"] for v in values(after)] == ["large", "All others"]


def test_each_tile_has_a_place_in_both_sizes_with_what_it_says(budgets):
    _, after = drawn(budgets(CUTS))
    assert [size for size, _ in after.spots] == [WIDE_PICTURE, NARROW]
    for _, spots in after.spots:
        assert [spot.said for spot in spots] == [
            *("a: €40, −42.9%", "b: €20, −33.3%", "c: €5", "Not broken down: €5")
        ]
        assert [spot.entity and spot.entity.code for spot in spots] == ["a", "b", "c", None]
        assert [spot.is_rest for spot in spots] == [False, False, False, True]


@pytest.mark.parametrize(
    ("csv", "said"),
    [
        (CUTS, "a treemap on the first page: the whole of approved and adjusted by program, as"),
        ("program,adjusted\na,7\nb,3\n", "no treemap on the first page: no table gives the whole"),
    ],
    ids=["one", "none"],
)
def test_why_there_is_one_or_none_is_explained(budgets, csv: str, said: str):
    assert treemaps.explained(budgets(csv)).startswith(said)
