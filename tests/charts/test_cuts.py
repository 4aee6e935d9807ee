"""Of equal figures at the edge of a chart all are drawn, or none."""

from __future__ import annotations

from yesan.charts.cuts import largest


def _largest(items: list[int], most: int) -> list[int]:
    return [*largest(items, abs, most)]


def test_all_are_drawn_where_there_is_room():
    assert _largest([3, 2, 2], 3) == [3, 2, 2]


def test_the_largest_are_drawn():
    assert _largest([4, 3, 2, 1], 3) == [4, 3, 2]


def test_no_tie_is_cut():
    assert _largest([4, 3, -2, 2, 1], 3) == [4, 3]
    assert _largest([2, 2, 2, 2], 3) == []
