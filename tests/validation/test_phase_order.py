"""Budgets that are listed in another order than they are compared in are warned of."""

from __future__ import annotations

import pytest

from budgets import FIELDS
from yesan.validation import validation

ROWS = "program,phase,amount\n,approved,100\n,proposed,90\na,approved,100\na,proposed,90\n"


@pytest.mark.parametrize(
    ("listed", "package", "types"),
    [
        (["approved", "proposed"], {}, ["phase-order"]),
        (["proposed", "approved"], {}, []),
        (["approved", "proposed"], {"comparison": ["approved", "proposed"]}, []),
        ([], {}, []),
    ],
    ids=["turned", "along the cycle", "said", "not listed"],
)
def test_what_is_listed_against_the_cycle_is_warned_of(make_package, listed, package, types):
    phase = {"columnType": "phase:id", **({"categories": listed} if listed else {})}
    root = make_package({"t": ROWS}, fields=FIELDS | {"phase": phase}, **package)
    found = validation.validate(root).model.package.warnings
    assert [warning.type for warning in found] == types
