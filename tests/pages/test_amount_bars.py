"""Two amounts are as long as they are large; what cannot be drawn has no bars."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from budgets import FIELDS, WIDE
from publishing import publish

BARS = re.compile(r'<rect width="([\d.]+)" height="4" class="before".*<rect width="([\d.]+)" y="6"')


@pytest.mark.parametrize(
    ("before", "after", "drawn"),
    [
        ("60", "50", [("100.00", "83.33")]),
        ("50", "60", [("83.33", "100.00")]),
        ("0", "60", [("0.00", "100.00")]),
        ("60", "0", [("100.00", "0.00")]),
        ("0", "0", []),
        ("-60", "50", []),
        ("60", "", []),
    ],
)
def test_amounts_are_drawn_where_they_can_be(
    make_package: Callable[..., Path],
    tmp_path: Path,
    before: str,
    after: str,
    drawn: list[tuple[str, str]],
):
    rows = f"program,approved,adjusted\na,{before},{after}\nb,7,9\n"
    publish(make_package({"t": rows}, fields=FIELDS, resources={"t": WIDE}), tmp_path)
    page = (tmp_path / "programs" / "a.html").read_text(encoding="utf-8")
    assert BARS.findall(page) == drawn
