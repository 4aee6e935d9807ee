"""Each chart of each package is drawn as another renderer draws it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drawing import drawn_by, opened, rounded
from publishing import VALID
from yesan.language.locale import Locale
from yesan.language.visible import visible_in
from yesan.pages import pages
from yesan.render import engine, vega
from yesan.validation.validation import validate


@pytest.fixture(scope="module")
def another() -> Any:
    """Another renderer, with our fonts and no other."""
    return opened()


def specs(root: Path) -> list[dict[str, Any]]:
    """What the charts of a package are drawn from."""
    found: dict[str, dict[str, Any]] = {}

    def draw(spec: dict[str, Any]) -> str:
        found[vega.digest(spec)] = visible_in(spec)
        return ""

    checked = validate(root)
    pages.generate(checked, Locale.of(checked.model.package), 0, draw)
    return list(found.values())


def test_each_chart_of_the_project_is_drawn_as_another_renderer_draws_it(
    project: Path, another: Any
):
    found = specs(project)
    assert len(found) > 100
    for spec in found:
        assert rounded(engine.svg(spec)) == rounded(drawn_by(another, spec))


@pytest.mark.parametrize("root", VALID, ids=lambda root: root.name)
def test_each_chart_of_a_package_is_drawn_as_another_renderer_draws_it(
    root: Path, specifications: Callable[[Path], list[dict[str, Any]]], another: Any
):
    for spec in map(visible_in, specifications(root)):
        assert rounded(engine.svg(spec)) == rounded(drawn_by(another, spec))
