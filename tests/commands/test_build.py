"""Building: what has not changed is not built, and nothing that building needs is loaded for it."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("altair", "duckdb", "frictionless", "mkdocs", "pandas", "py_mini_racer")
LOADED = f"import sys, yesan.commands.build; print([m for m in {SLOW!r} if m in sys.modules])"


def test_what_is_slow_to_load_is_loaded_where_something_is_built():
    command = [sys.executable, "-c", LOADED]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
