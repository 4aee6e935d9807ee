"""What is proposed is called proposed on every page, what is decided on none; both are proven."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from budgets import FIELDS
from publishing import publish
from reading_pages import of_site
from yesan.package.package import Package
from yesan.proof import proof
from yesan.proof.claims import claims
from yesan.proof.proof import Prover

FIELDS_HERE = {**FIELDS, "why": {"role": "reason"}}
PHASED = {"schema": {"extraFields": [{"name": "phase", "columnType": "phase:id"}]}}
FACTS = {
    "Why it changes": "Why it is to change",
    "What changes, and why": "What is to change, and why",
    "All, the largest change first": "All, the largest proposed change first",
    "Change": "Proposed change",
    "Rate": "Proposed rate",
    "Change per inhabitant": "Proposed change per inhabitant",
    "Of those in this table, a falls the most: −€60.": (
        "As proposed: Of those in this table, a falls the most: −€60."
    ),
    "Of 2 in this table, only x changes: −€60.": (
        "As proposed: Of 2 in this table, only x changes: −€60."
    ),
    "The budget falls from €30 to €10: by €20, that is 66.7%.": (
        "The proposal is to cut the budget from €30 to €10: by €20, that is 66.7%."
    ),
}
"""What pages say of a budget that is decided, and what of one that is proposed."""
Sites = dict[str, tuple[Package, Path]]


@pytest.fixture(scope="module")
def sites(make_package: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """The same amounts, decided and proposed."""
    made = {}
    for after in ("adjusted", "proposed"):
        root = make_package(
            {
                "programs": "program,office\na,o\nb,p\n",
                "budgets": f"program,item,approved,{after}\n"
                ",,130,50\na,,100,40\na,x,60,0\na,y,40,40\nb,,30,10\n",
                "offices": f"office,approved,{after}\n,130,50\no,100,40\np,30,10\n",
                "reasons": "program,why,change\na,late,-60\n",
            },
            fields=FIELDS_HERE | {"change": {"type": "integer", "currency": "EUR"}},
            resources={
                "programs": {"schema": {"primaryKey": "program"}},
                "budgets": PHASED,
                "offices": PHASED,
            },
            comparison=["approved", after],
            inhabitants={"number": 10},
        )
        site = tmp_path_factory.mktemp(after)
        made[after] = publish(root, site), site
    return made


def test_both_sites_are_proven(sites: Sites):
    assert len(sites) == 2
    for package, site in sites.values():
        assert [str(error) for error in proof.prove(package, site).errors] == []


@pytest.mark.parametrize(("fact", "proposal"), FACTS.items())
def test_a_proposal_is_told_as_one_and_what_is_decided_is_not(
    sites: Sites, fact: str, proposal: str
):
    for after, wanted in (("adjusted", fact), ("proposed", proposal)):
        told = {text for _, text in of_site(sites[after][1])}
        begun = {t for t in (fact, proposal) if any(x == t or x.startswith(f"{t} ") for x in told)}
        assert begun == {wanted}


@pytest.mark.parametrize(("fact", "proposal"), FACTS.items())
def test_a_page_that_tells_one_for_the_other_is_refused(sites: Sites, fact: str, proposal: str):
    """Whatever is marked in between: only the words at the start are other ones."""
    for after, own, other in (("adjusted", fact, proposal), ("proposed", proposal, fact)):
        package, site = sites[after]
        old, new = (f">{re.split(' [“2€]|, a ', text)[0]}" for text in (own, other))
        pages = [p for p in sorted(site.rglob("*.html")) if old in p.read_text("utf-8")]
        assert pages
        html = pages[0].read_text(encoding="utf-8")
        prover = Prover(package, claims.read(site), site)
        prover.document(pages[0].relative_to(site).as_posix(), html.replace(old, new))
        wanted = {"adjusted": "called decided", "proposed": "called proposed"}[after]
        assert wanted in {finding.expected for finding in prover.places.findings}
