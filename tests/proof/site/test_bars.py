"""The length of a bar is checked against the ticks of its axis."""

from __future__ import annotations

from decimal import Decimal

import pytest
from selectolax.lexbor import LexborHTMLParser

from yesan.proof.site import bars
from yesan.proof.site.written import Reader

READER = Reader("en")


def picture(ticks: list[tuple[float, str]], boxes: list[tuple[float, float]], unit: str) -> str:
    labels = "".join(f'<text transform="translate({x},15)">{text}</text>' for x, text in ticks)
    paths = "".join(
        f'<path data-figure="t/f/{n}" d="M{x},{n * 20}h{w}v14h-{w}Z"></path>'
        for n, (x, w) in enumerate(boxes)
    )
    return (
        f'<svg><g transform="translate(2,2)"><g><g><g data-axis="labels">{labels}</g>'
        f"<g><text>{unit}</text></g></g></g><g>{paths}</g></g></svg>"
    )


def misfits(svg: str, *amounts: int) -> list[str]:
    node = LexborHTMLParser(svg).css_first("svg")
    assert node is not None
    found, scales = bars.bars(node), bars.axes(node, READER)
    return [said for _, said in bars.misfits(found, scales, [Decimal(a) for a in amounts])]


TICKS = [(0.0, "0"), (100.0, "10"), (200.0, "20")]


def test_a_bar_is_as_long_as_its_figure():
    assert misfits(picture(TICKS, [(0, 150), (0, 20)], ""), 15, 2) == []


def test_a_bar_that_is_too_long_is_refused():
    assert misfits(picture(TICKS, [(0, 150), (0, 30)], ""), 15, 2) != []


def test_the_unit_of_the_axis_counts():
    assert misfits(picture(TICKS, [(0, 150)], "million €"), 15_000_000) == []
    assert misfits(picture(TICKS, [(0, 150)], "thousand €"), 15_000_000) != []


def test_a_negative_bar_goes_the_other_way():
    ticks = [(0.0, "−20"), (100.0, "−10"), (200.0, "0")]
    assert misfits(picture(ticks, [(50, 150)], ""), -15) == []
    assert misfits(picture(ticks, [(50, 150)], ""), 15) != []


def test_a_bar_of_a_waterfall_begins_where_the_one_before_it_ends():
    assert misfits(picture(TICKS, [(0, 100), (60, 40), (0, 60)], ""), 10, -4, 6) == []
    assert misfits(picture(TICKS, [(0, 100), (30, 40), (0, 60)], ""), 10, -4, 6) != []


@pytest.mark.parametrize(
    "ticks", [[(0.0, "0"), (100.0, "10"), (150.0, "20")], [(0.0, "a"), (100.0, "b")]]
)
def test_ticks_that_do_not_lie_evenly_are_no_scale(ticks: list[tuple[float, str]]):
    assert misfits(picture(ticks, [(0, 150)], ""), 15) == ["an axis with numbers"]
