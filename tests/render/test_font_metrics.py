"""The measures of the fonts: what ``scripts/fonts.py`` measures of the fonts that we ship."""

from __future__ import annotations

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from yesan.render import font_metrics, fonts


def test_the_measures_are_those_of_the_fonts(project: Path):
    found = spec_from_file_location("making", project / "scripts" / "fonts.py")
    assert found is not None
    assert found.loader is not None
    making = module_from_spec(found)
    found.loader.exec_module(making)
    assert json.loads(font_metrics.METRICS.read_text(encoding="utf-8")) == making.metrics()


@pytest.mark.parametrize("style", fonts.STYLES)
def test_a_style_has_the_same_characters_as_the_other(style: str):
    em, wide = font_metrics.advances(style)
    assert em == 1000
    assert wide.keys() == font_metrics.advances("Regular")[1].keys()
    assert wide[ord("가")] == 920
