"""A command that is given in the folder of a stranger's package runs no module of that folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from yesan.store import disk

NAMES = (
    *("array", "conftest", "jinja2", "json", "markdown", "numpy", "pandas", "pickle", "queue"),
    *("random", "runpy", "selectors", "sitecustomize", "socket", "struct", "tempfile", "threading"),
    *("types", "usercustomize", "yaml", "mkdocs/__init__", "yesan/__init__"),
)
LAUNCHER = """
import sys
from yesan.commands.cli import main
if __name__ == "__main__":
    sys.exit(main())
"""
"""What is installed as ``yesan``: a script elsewhere, which finds modules where it is itself."""


def test_no_module_of_a_package_is_run(least: Path, tmp_path: Path):
    """Nor by the processes that draw its charts and fill its templates."""
    for name in NAMES:
        disk.save(least / f"{name}.py", f"open({str(tmp_path / 'ran')!r}, 'w').write({name!r})\n")
    disk.save(least / "docs/overrides/pages/glossary.md.jinja", "# {{ title | plain }}\n")
    disk.save(tmp_path / "bin" / "yesan", LAUNCHER)
    command = [sys.executable, tmp_path / "bin" / "yesan", "build", "--out", tmp_path / "site"]
    done = subprocess.run(command, cwd=least, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "ran").exists()
