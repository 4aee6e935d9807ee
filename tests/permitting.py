"""Functions that are called where permissions count, although the tests are run by root."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

POWERLESS = ("setpriv", "--bounding-set", "-all", "--inh-caps", "-all")
CALL = """
import sys
from pathlib import Path
from yesan.store import disk, publication
{}(*map(Path, sys.argv[1:]))
"""


def unprivileged(name: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Call a function of the store with paths, in a process without the powers of root."""
    prefix = POWERLESS if os.geteuid() == 0 else ()
    command = [*prefix, sys.executable, "-c", CALL.format(name), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
