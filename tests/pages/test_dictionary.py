"""The data dictionary of a table: no column of it is without a value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proving import proven, said

NAMED = [{"value": "x", "label": "X-ray"}, "y"]


@pytest.mark.parametrize(
    ("kind", "head", "cells"),
    [
        ({"categories": ["x", "y"]}, ["Field", "Type"], ["string"]),
        ({"missingValues": [""]}, ["Field", "Type"], ["string"]),
        ({"categories": NAMED}, ["Field", "Type", "Meaning"], ["string", "x X-ray"]),
        ({"missingValues": ["", "-"]}, ["Field", "Type", "Meaning"], ["string", "Missing: -"]),
    ],
    ids=["plain categories", "nothing is missing", "a name", "a dash is missing"],
)
def test_a_meaning_is_said_where_there_is_one(
    kind: dict[str, Any],
    head: list[str],
    cells: list[str],
    make_package: Callable[..., Path],
    tmp_path_factory: pytest.TempPathFactory,
):
    site = proven(make_package, tmp_path_factory)({"t": "kind\nx\ny\n"}, fields={"kind": kind})
    grid = "table.yesan-grid:has(code)"
    assert said(site, "tables/t.html", f"{grid} th[scope=col]") == [*head, "Values"]
    assert said(site, "tables/t.html", f"{grid} td") == [*cells, "2 different values"]
