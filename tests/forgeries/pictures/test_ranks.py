"""Ranks are no amounts: a picture of them is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.descriptor import descriptor
from yesan.proof import proof

WHOLE = {"type": "integer"}
UNIT = {**WHOLE, "unit": "towns"}


@pytest.mark.parametrize(
    "table",
    ["name,served\nA,2\nB,1\nC,3\n", "name,place_ranking\nA,2\nB,1\nC,2\nD,7\n"],
    ids=["in order", "by their name"],
)
def test_a_picture_of_ranks_is_refused(make_package: Callable[..., Path], make, table: str):
    """Drawn where a unit says that they count something; without the unit they are ranks."""
    column = table.splitlines()[0].rpartition(",")[2]
    _, drawn = make({"t": table}, fields={column: UNIT})
    assert (drawn / "charts" / "tables" / "t" / "values.html").is_file()
    _, bare = make({"t": table}, fields={column: WHOLE})
    assert not (bare / "charts").exists()
    ranks = descriptor.read(make_package({"t": table}, fields={column: WHOLE}))
    found = {(f.page, f.id, f.expected) for f in proof.prove(ranks, drawn).findings}
    assert ("tables/t.html", f"t/{column}", "none: no amounts") in found
