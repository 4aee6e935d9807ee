"""A page that adds up a total and its parts is refused, though the total was rounded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from budgets import FIELDS
from proving import proven, said
from yesan.descriptor import descriptor
from yesan.proof import proof

FUNDS = "program,approved\nx,12000\ny,8300\nz,5200\nt,{}\n"


def test_a_rounded_total_is_no_part_of_the_sum_of_its_parts(
    make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory
):
    make = proven(make_package, tmp_path_factory)
    package, site = make({"t": FUNDS.format(25501)}, fields=FIELDS)
    told = said((package, site), "index.html")
    assert told[0] == "Listed in “t”: approved €25.5K*"
    assert "Rows that others add up to are not in it." in told[1]
    table = package.root / "data" / "t.csv"
    table.write_text(table.read_text("utf-8").replace("25501", "25601"), "utf-8")
    found = proof.prove(descriptor.read(package.root), site).findings
    assert "row 5 among them" in {finding.expected for finding in found}
