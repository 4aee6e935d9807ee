"""A page that adds up what is told of a year so far is refused: each month has those before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from proving import proven, said
from yesan.descriptor import descriptor
from yesan.proof import proof

MONTHS = "program,month,executed\na,2024-01,5\na,2024-02,9\nb,2024-01,1\nb,2024-02,1\n"
TYPES = pytest.mark.parametrize("type_", ["yearmonth", "string"])


@TYPES
def test_amounts_so_far_are_nowhere_added_up(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory, type_: str
):
    make = proven(make_package, tmp_path_factory)
    fields = {"month": {"type": type_}}
    assert said(make({"t": MONTHS}, fields=fields), "programs/a.html") == ["It appears in 1 table."]
    each = MONTHS.replace("2024-02,9", "2024-02,4")
    assert said(make({"t": each}, fields=fields), "programs/a.html")[0].endswith("executed €9*")


@TYPES
def test_a_sum_of_amounts_so_far_is_refused(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory, type_: str
):
    """The site adds up what its package calls cumulative by now."""
    make = proven(make_package, tmp_path_factory)
    wide = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}
    table = {**wide, "cumulative": False}
    package, site = make({"t": MONTHS}, {"t": table}, fields={"month": {"type": type_}})
    path = package.root / package.descriptor
    path.write_text(path.read_text("utf-8").replace(', "cumulative": false', ""), "utf-8")
    assert not proof.prove(descriptor.read(package.root), site).holds
