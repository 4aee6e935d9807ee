"""Layers of specifications are made once, and taken from what a build before this one left."""

from __future__ import annotations

import subprocess
import sys

import pytest

from yesan.charts.shapes.specification import Layers, Specification
from yesan.downloads.kept_layers import KIND, KeptLayers
from yesan.store.nodes import Nodes


class Altair:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[object, ...]] = []

    def layers(self, *given: object) -> dict[str, object]:
        self.asked.append(given)
        return {"layer": [*given]}


@pytest.fixture
def altair() -> Altair:
    return Altair()


def test_layers_are_made_once_in_a_build(altair):
    kept = KeptLayers()
    layers = Layers(altair.layers, ("a", 1))
    assert kept.of(layers) == kept.of(layers) == {"layer": ["a", 1]}
    assert altair.asked == [("a", 1)]


@pytest.mark.parametrize("other", [("b", 1), ("a", 2), ("a", True), ("a", "1"), (("a", 1),)])
def test_layers_made_of_something_else_are_others(altair, other):
    kept = KeptLayers()
    kept.of(Layers(altair.layers, ("a", 1)))
    kept.of(Layers(altair.layers, other))
    assert altair.asked == [("a", 1), other]


def test_the_next_build_takes_them(altair, tmp_path):
    layers = Layers(altair.layers, (("a", "나"), 0.1))
    first, second = Nodes(tmp_path, "program"), Nodes(tmp_path, "program")
    first.open(tmp_path)
    made = KeptLayers(first).of(layers)
    assert KeptLayers(second).of(layers) == made == {"layer": [["a", "나"], 0.1]}
    assert len(altair.asked) == 1
    assert [(node.kind, node.made) for node in second.built.values()] == [(KIND, False)]


def test_the_rest_goes_before_the_layers(altair):
    spec = Specification({"layer": []}, Layers(altair.layers, ()))
    assert spec.whole() == {"layer": []}
    assert list(Specification.of(Layers(altair.layers, ()), data=1).whole()) == [
        *("layer", "config", "data")
    ]


def test_altair_is_loaded_only_where_layers_are_made():
    code = (
        "import sys\nfrom yesan.charts.shapes.columns import Moment, specify\n"
        "from yesan.charts.unit import Unit\nfrom yesan.language.locale import Locale\n"
        "shape = specify([Moment('2020', 1, '1')], Unit(Locale('en')))\n"
        "print('altair' in sys.modules, bool(shape.spec), 'altair' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "True", "True"]
