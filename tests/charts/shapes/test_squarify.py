"""Squarified layout: areas are as the sizes, and tiles fill their box, none over another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from yesan.charts.shapes.squarify import Box, squarify, stack

SIZES = st.lists(st.integers(1, 10**12).map(float), min_size=1, max_size=40)
BOXES = st.builds(
    Box, st.floats(-99, 99), st.floats(-99, 99), st.floats(20, 900), st.floats(20, 900)
)
LAYOUTS = pytest.mark.parametrize("divide", [squarify, stack])


@LAYOUTS
@given(sizes=SIZES, box=BOXES)
def test_areas_are_to_each_other_as_the_sizes(divide, sizes: list[float], box: Box):
    areas = [tile.width * tile.height for tile in divide(sizes, box)]
    whole = box.width * box.height
    meant = [size / sum(sizes) * whole for size in sizes]
    assert areas == pytest.approx(meant, rel=1e-6, abs=whole * 1e-9)


@LAYOUTS
@example(sizes=[87683067376.0, 1.0], box=Box(0, 0, 20, 20))
@example(sizes=[1.0, 1782.0, 21920784740.0, 2.0], box=Box(0, 0, 20, 20))
@given(sizes=SIZES, box=BOXES)
def test_tiles_are_within_their_box(divide, sizes: list[float], box: Box):
    near = 1e-6 * (box.width + box.height)
    for tile in divide(sizes, box):
        assert tile.left >= box.left - near
        assert tile.top >= box.top - near
        assert tile.left + tile.width <= box.left + box.width + near
        assert tile.top + tile.height <= box.top + box.height + near


@LAYOUTS
@given(sizes=SIZES, box=BOXES)
def test_no_tile_lies_over_another(divide, sizes: list[float], box: Box):
    near = 1e-6 * (box.width + box.height)
    for one, other in combinations([*divide(sizes, box), Box(-999, -999, 1, 1)], 2):
        across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
        down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
        assert min(across, down) <= near


def test_the_example_of_the_authors_is_laid_out_as_they_have_it():
    found = squarify([6, 6, 4, 3, 2, 2, 1], Box(0, 0, 6, 4))
    shapes = [(round(tile.width, 2), round(tile.height, 2)) for tile in found]
    assert shapes[:4] == [(3, 2), (3, 2), (1.71, 2.33), (1.29, 2.33)]


def test_a_stack_has_rows_of_the_whole_width_in_their_order():
    assert stack([1, 3], Box(5, 0, 10, 8)) == [Box(5, 0, 10, 2), Box(5, 2, 10, 6)]


def test_what_is_nothing_beside_the_others_has_its_place():
    found = squarify([1e30, 1.0, 1.0], Box(0, 0, 20, 10))
    assert found[0] == pytest.approx(Box(0, 0, 20, 10))
    assert len(found) == 3
