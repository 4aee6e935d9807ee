"""The proof derives by itself which phase comes before which."""

from __future__ import annotations

import pytest

from proving import proven, refused, said

ROWS = "program,phase,amount\n,approved,100\n,proposed,90\na,approved,100\na,proposed,90\n"
PHASE = {"phase": {"columnType": "phase:id", "categories": ["approved", "proposed"]}}
BEFORE = "proposed €90, approved €100."
CUTS = "The proposal is to cut the budget from €100 to €90: by €10, that is 10.0%."


@pytest.fixture(scope="module")
def site(make_package, tmp_path_factory):
    return proven(make_package, tmp_path_factory)


@pytest.mark.parametrize(
    ("given", "told", "pattern", "instead"),
    [
        ({}, BEFORE, "proposed (<.{0,80}€90.{0,9}), approved ", r"approved \1, proposed "),
        ({"comparison": ["approved", "proposed"]}, CUTS, "cut the budget", "raise the budget"),
    ],
    ids=["along the cycle", "as it is said"],
)
def test_a_proposal_comes_before_its_approval_unless_said(site, given, told, pattern, instead):
    made = site({"t": ROWS}, {"t": {}}, fields=PHASE, **given)
    assert said(made)[0] == told
    assert refused(made, pattern, instead)
