"""What a claim may be computed from, derived anew."""

from __future__ import annotations

from decimal import Decimal

from budgets import FIELDS
from proving import proven
from yesan.proof.claims import claims
from yesan.proof.claims.claims import Claim, Place
from yesan.proof.proof import Prover


def test_no_change_and_no_rate_is_made_of_two_units(make_package, tmp_path_factory):
    """12 million and 12,410 thousand differ by what was rounded."""
    fine = {name: {**FIELDS[name], "factor": 1000} for name in ("adjusted", "executed")}
    fields = {**fine, "approved": {**FIELDS["approved"], "factor": 1_000_000}}
    csv = "program,approved,adjusted,executed\na,12,12410,9000\n"
    phases = {"execution": ["approved", "executed"]}
    package, site = proven(make_package, tmp_path_factory)({"t": csv}, fields=fields, **phases)
    listed = claims.read(site)
    before = Place("t", "approved", (2,))
    forged = {
        "c1": _claim("c1", "change", 410_000, "EUR", (Place("t", "adjusted", (2,)), before)),
        "c2": _claim("c2", "execution", "0.75", "ratio", (Place("t", "executed", (2,)), before)),
    }
    found = Prover(package, listed | forged, site).assertions.findings
    assert [(f.id, f.expected) for f in found] == [
        ("c1", "two amounts of one unit"),
        ("c2", "two amounts of one unit"),
    ]


def _claim(id_: str, operation: str, value: object, unit: str, of: tuple[Place, ...]) -> Claim:
    amount = Decimal(str(value))
    return Claim(id_, operation, amount, unit, "printed", 0, {}, of, ("programs/a.html",))
