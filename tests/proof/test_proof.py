"""Every computed figure of every site that builds is proven, by code that shares nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from publishing import publish
from yesan.descriptor import descriptor
from yesan.proof import proof

PACKAGES = Path(__file__).parents[1] / "packages"
WILD = json.loads((PACKAGES / "wild.json").read_text(encoding="utf-8"))
BUILT = [
    PACKAGES / "kauri-coast",
    *sorted((PACKAGES / "harmless").iterdir()),
    *(PACKAGES / "wild" / name for name, said in WILD.items() if said["valid"]),
]


def test_every_figure_of_the_site_is_proven(project: Path, site: Path):
    """Each claim is computed again, found where it is shown, and each bar is as long as it says."""
    found = proof.prove(descriptor.read(project), site)
    assert [str(error) for error in found.errors] == []
    assert found.proven == found.claims
    assert found.claims.total() > 400
    assert found.elements > 1500
    assert found.cells > 5000
    assert found.bars > 1000


@pytest.mark.parametrize("root", BUILT, ids=lambda path: path.name)
def test_every_figure_of_a_package_is_proven(root: Path, tmp_path: Path):
    """Whatever package builds: its claims are proven as well."""
    publish(root, tmp_path)
    found = proof.prove(descriptor.read(root), tmp_path)
    assert [str(error) for error in found.errors] == []
    assert found.proven == found.claims
