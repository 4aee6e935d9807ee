"""What a build leaves for the next one: its state, which counts if it was a build of this user."""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from yesan.store import disk

SIZE = 32
"""How many bytes the secret has."""
SEAL = "seal"
"""In what a build saved: the proof that it was a build of this user."""


def load_state(path: Path) -> dict[str, Any]:
    """What the last build saved; nothing where there was none, or its file is of somebody else.

    A package may come with a folder that looks like ours, and with files in it.
    """
    with suppress(OSError, ValueError):
        state = json.loads(disk.plain(path))
        if isinstance(state, dict):
            seal = state.pop(SEAL, "")
            if compare_digest(str(seal).encode(), _sealed(state).encode()):
                return state
    return {}


def save_state(path: Path, state: Mapping[str, Any]) -> None:
    """Save what was built, for the next build, sealed with a secret of the user."""
    disk.save(path, json.dumps({**state, SEAL: _sealed(state)}, indent=2, sort_keys=True))


def _sealed(state: Mapping[str, Any]) -> str:
    return hmac.new(secret(), json.dumps(state, sort_keys=True).encode(), sha256).hexdigest()


@cache
def secret() -> bytes:
    """A secret of the user, made once; of this process alone where the user has no cache.

    One that a power failure has left empty would be known to everybody: it is made anew.
    """
    path = Path(user_cache_path("yesan", appauthor=False)) / "key"
    with suppress(OSError):
        known = path.read_bytes() if path.is_file() else b""
        if len(known) == SIZE:
            return known
        made = os.urandom(SIZE)
        disk.save(path, made)
        path.chmod(0o600)
        return made
    return os.urandom(SIZE)
