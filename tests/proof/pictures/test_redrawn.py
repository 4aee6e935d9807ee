"""A specification of a site may be a stranger's: drawing it ends, and nothing else does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from yesan.errors import Fault
from yesan.proof.pictures import redrawn
from yesan.render import trial

BARS: dict[str, Any] = {
    "data": {"values": [{"name": "a", "paid": 1}]},
    "mark": "bar",
    "encoding": {"x": {"field": "paid", "type": "quantitative"}},
}
GROWING = {**BARS, "transform": [{"calculate": "sequence(1e9)", "as": "z"}]}


def written(spec: dict[str, Any]) -> bytes:
    return json.dumps(spec).encode()


def test_a_specification_has_its_marks():
    assert redrawn.drawn(written(BARS))


@pytest.mark.parametrize("bad", [b"[" * 100_000, b"{}", b"\xff", b"5"])
def test_what_is_no_specification_has_none(bad: bytes):
    assert redrawn.drawn(bad) is None


def test_one_without_end_is_ended(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(trial, "SECONDS", 2)
    endless = {"calculate": "test(/^(a+)+$/, 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab')", "as": "z"}
    with pytest.raises(Fault, match="still being drawn"):
        redrawn.drawn(written({**BARS, "transform": [endless]}))
    assert redrawn.drawn(written({**BARS, "width": 99}))


def test_one_that_grows_without_end_is_one_finding_in_a_sentence(once_built: Path, tmp_path: Path):
    site = shutil.copytree(once_built / "site", tmp_path / "site")
    file = min(site.rglob("*.vl.json"))
    spec = json.loads(file.read_bytes())
    file.write_bytes(written({**spec, "transform": GROWING["transform"]}))
    command = ["verify", str(once_built), "--site", str(site), "--claims"]
    done = subprocess.run(
        [sys.executable, "-m", "yesan", *command],
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 1
    name = re.escape(file.relative_to(site).as_posix())
    found = "the renderer ended, as it does where it has no memory|still being drawn after"
    assert re.search(rf"{name}: found ({found})", " ".join(done.stderr.split()))
    assert "#" not in done.stderr
