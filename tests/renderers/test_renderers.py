"""Each chart of each package is drawn as another renderer draws it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drawing import drawn_by, opened, rounded
from publishing import VALID
from yesan.language.visible import visible_in
from yesan.render import engine


@pytest.fixture(scope="module")
def another() -> Any:
    """Another renderer, with our fonts and no other."""
    return opened()


@pytest.mark.parametrize("root", VALID, ids=lambda root: root.name)
def test_each_chart_of_a_package_is_drawn_as_another_renderer_draws_it(
    root: Path, specifications: Callable[[Path], list[dict[str, Any]]], another: Any
):
    for spec in map(visible_in, specifications(root)):
        assert rounded(engine.svg(spec)) == rounded(drawn_by(another, spec))
