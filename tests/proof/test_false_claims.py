"""A false claim of each kind is refused; `tests/forgeries` has a hundred, and other forgeries."""

from __future__ import annotations

from pathlib import Path

import pytest

from forging import FORGED, PICTURES, forged_claims, found_in_a_picture, found_on_a_page
from yesan.descriptor import descriptor
from yesan.proof.claims import claims
from yesan.proof.proof import Prover


@pytest.fixture(scope="module")
def prover(project: Path, site: Path) -> Prover:
    return Prover(descriptor.read(project), claims.read(site), site)


def test_a_false_claim_of_each_kind_is_refused(project: Path, site: Path):
    """Another cell, operation, coverage, whole, rank, sign or unit; each by itself."""
    listed = claims.read(site)
    forged = {id_: c for kind in FORGED for id_, c in forged_claims(kind, listed, 1).items()}
    assert len(forged) == len(FORGED)
    found = Prover(descriptor.read(project), {**listed, **forged}, site).assertions.findings
    assert forged.keys() - {finding.id for finding in found} == set()


@pytest.mark.parametrize("kind", ["sign", "unit", "place", "place-text", "place-id"])
def test_a_false_figure_on_a_page_is_refused(kind: str, site: Path, prover: Prover):
    """Another sign, unit, value or text than the figure has, or the id of another one."""
    assert found_on_a_page(prover, site, kind, 0) != []


@pytest.mark.parametrize("kind", PICTURES)
def test_a_false_picture_is_refused(kind: str, site: Path, prover: Prover):
    """A bar that is too short, a tick that lies, another figure beside a bar."""
    assert found_in_a_picture(prover, site, kind, 0) != []
