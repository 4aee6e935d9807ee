"""The state of a source: what a table does not say, the package may."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.package.freshness import Freshness
from yesan.package.text import Text

MARCH, MAY = date(2026, 3, 2), date(2026, 5, 4)


def test_each_property_is_taken_from_where_it_is_known() -> None:
    own = Freshness(accessed=MAY, limitations=Text("few"))
    whole = Freshness(MARCH, "annual", Text("many"))
    assert own.completed(whole) == Freshness(MAY, "annual", Text("few"))
    assert Freshness().completed(whole) == whole


def test_state_of_which_nothing_is_known_is_false() -> None:
    assert not Freshness()
    assert Freshness(frequency="never")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ({"title": "Law"}, Freshness(MARCH, "annual")),
        ({"title": "Law", "accessed": "2026-05-04"}, Freshness(MAY, "annual")),
        ({"title": "Lawn"}, Freshness()),
    ],
)
def test_table_takes_the_state_of_the_source_of_the_package_with_its_title(
    make_package: Callable[..., Path], source: dict[str, Any], expected: Freshness
) -> None:
    law = {"title": "Law", "accessed": "2026-03-02", "frequency": "annual"}
    tables = {"t": {"sources": [source]}}
    package = descriptor.read(make_package({"t": "n\n1\n"}, resources=tables, sources=[law]))
    assert package.freshness(package.resources[0].sources[0]) == expected
