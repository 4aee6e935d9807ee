"""A specification of a site may be a stranger's: drawing it ends, and nothing else does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from yesan.descriptor import descriptor
from yesan.errors import Fault
from yesan.proof.claims import claims
from yesan.proof.pictures import redrawn
from yesan.proof.proof import Prover
from yesan.render import trial

BARS: dict[str, Any] = {
    "data": {"values": [{"name": "a", "paid": 1}]},
    "mark": "bar",
    "encoding": {"x": {"field": "paid", "type": "quantitative"}},
}


def written(spec: dict[str, Any]) -> bytes:
    return json.dumps(spec).encode()


def test_a_specification_has_its_marks():
    assert redrawn.drawn(written(BARS))


@pytest.mark.parametrize("bad", [b"[" * 100_000, b"{}", b"\xff", b"5"])
def test_what_is_no_specification_has_none(bad: bytes):
    assert redrawn.drawn(bad) is None


ENDLESS = {
    **BARS,
    "transform": [
        {"calculate": "test(/^(a+)+$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')", "as": "z"}
    ],
}


def test_one_without_end_is_ended(monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patch:
        patch.setattr(trial, "SECONDS", 1)
        with pytest.raises(Fault, match="still being drawn"):
            redrawn.drawn(written(ENDLESS))
    assert redrawn.drawn(written({**BARS, "width": 99}))


def test_one_without_end_is_one_finding_of_its_page(
    once_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    site = shutil.copytree(once_built / "site", tmp_path / "site")
    name = "charts/programs/index/changes.vl.json"
    spec = json.loads((site / name).read_bytes())
    (site / name).write_bytes(written({**spec, "transform": ENDLESS["transform"]}))
    prover = Prover(descriptor.read(once_built), claims.read(site), site)
    monkeypatch.setattr(trial, "SECONDS", 1)
    prover.document(
        "programs/index.html", (site / "programs/index.html").read_text(encoding="utf-8")
    )
    (found,) = [finding for finding in prover.places.findings if finding.id == name]
    assert (found.page, found.found) == ("programs/index.html", "still being drawn after 1 s")
