"""A hundred false claims of eight kinds are all refused: the proof takes no site's word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from forging import FORGED, PICTURES, Claims, forged_claims, found_in_a_picture, found_on_a_page
from yesan.descriptor import descriptor
from yesan.package.package import Package
from yesan.proof.claims import claims
from yesan.proof.proof import Prover


@pytest.fixture(scope="module")
def package(project: Path) -> Package:
    return descriptor.read(project)


@pytest.fixture(scope="module")
def listed(site: Path) -> Claims:
    return claims.read(site)


@pytest.fixture(scope="module")
def prover(package: Package, listed: Claims, site: Path) -> Prover:
    return Prover(package, listed, site)


@pytest.mark.parametrize("kind", FORGED)
def test_a_false_claim_is_refused(kind: str, package: Package, listed: Claims, site: Path):
    """In the table of claims: each is refused by itself, all others are as they were."""
    forged = forged_claims(kind, listed, FORGED[kind][2])
    found = Prover(package, {**listed, **forged}, site).assertions.findings
    assert forged.keys() - {finding.id for finding in found} == set()


PAGES = [
    *(("sign", n) for n in range(5)),
    *(("unit", n) for n in range(5)),
    *(("place", n) for n in range(4)),
    *(("place-text", n) for n in range(4)),
    *(("place-id", n) for n in range(3)),
]


@pytest.mark.parametrize(("kind", "number"), PAGES)
def test_a_false_figure_on_a_page_is_refused(kind: str, number: int, site: Path, prover: Prover):
    """Another sign, unit, value or text than the figure has, or the id of another one."""
    assert found_on_a_page(prover, site, kind, number) != []


@pytest.mark.parametrize(("kind", "number"), [(k, n) for k in PICTURES for n in range(3)])
def test_a_false_picture_is_refused(kind: str, number: int, site: Path, prover: Prover):
    """A bar that is too short, a tick that lies, another figure beside a bar."""
    assert found_in_a_picture(prover, site, kind, number) != []


def test_a_claim_that_no_page_shows_is_refused(package: Package, listed: Claims, site: Path):
    """Each claim says where it is shown, and is looked for there."""
    moved = {id_: replace(c, pages=("about.html",)) for id_, c in [*listed.items()][:3]}
    found = Prover(package, {**listed, **moved}, site)
    assert {f.id for f in found.places.missing() if f.page == "about.html"} == moved.keys()


def test_there_are_a_hundred_false_claims_of_eight_kinds():
    """At least ten of each kind, in the table, on pages and in pictures."""
    counts = {kind: count for kind, (_, _, count) in FORGED.items()} | {"place": 0}
    for kind, _ in PAGES:
        counts[kind.partition("-")[0]] += 1
    counts["place"] += 9 + 3 - 1  # pictures, and claims on another page
    assert min(counts.values()) >= 10
    assert sum(counts.values()) >= 100
