"""Each shape as a whole, so that a change of its look is seen."""

from __future__ import annotations

from decimal import Decimal

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.json import JSONSnapshotExtension

from yesan.charts.shapes import bars, columns, line, small_multiples, tiles
from yesan.charts.shapes.bars import Bar
from yesan.charts.shapes.columns import Moment
from yesan.charts.shapes.shape import Shape
from yesan.charts.shapes.small_multiples import Point
from yesan.charts.shapes.tiles import Tile
from yesan.charts.unit import Unit
from yesan.language.locale import Locale

EUR = Unit(Locale("en"), "EUR")
ONE, TWO = Decimal(1), Decimal(-2)
SHAPES = {
    "bars": bars.specify([Bar("a", "", ONE, "1"), Bar("b", "", TWO, "-2")], EUR, signed=True),
    "pairs": bars.specify([Bar("a", "x", ONE, "1"), Bar("a", "y", TWO, "-2")], EUR),
    "multiples": small_multiples.specify(
        [Point("a", "2019", ONE, "1"), Point("b", "2020", TWO, "-2")], ["2019", "2020"], EUR
    ),
    "columns": columns.specify([Moment("2019", ONE, "1"), Moment("2020", TWO, "-2")], EUR),
    "line": line.specify([Moment("2019", ONE, "1"), Moment("2020", TWO, "-2")], EUR),
    "tiles": tiles.specify(
        [Tile("a", "a", 1, 1, ONE, "1"), Tile("b", "b", 2, 1, ONE, "1", marked=True)], EUR
    ),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_a_shape_is_as_it_was(shape: Shape, snapshot: SnapshotAssertion):
    """Run with --snapshot-update where the change is meant, and read the difference."""
    both = {"wide": shape.specification.whole(), "narrow": shape.narrow.whole()}
    assert both == snapshot(extension_class=JSONSnapshotExtension)
