"""Sites whose specifications take any time or memory: verifying them ends."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

GROWING = [{"calculate": "sequence(1e9)", "as": "z"}]


def test_one_that_grows_without_end_is_one_finding_in_a_sentence(once_built: Path, tmp_path: Path):
    site = shutil.copytree(once_built / "site", tmp_path / "site")
    file = min(site.rglob("*.vl.json"))
    spec = json.loads(file.read_bytes())
    file.write_bytes(json.dumps({**spec, "transform": GROWING}).encode())
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
