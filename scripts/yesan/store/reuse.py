"""What a build leaves for the next one: its state, and files that are what they were then."""

from __future__ import annotations

import hmac
import json
import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import cache
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from yesan.store.disk import save, tree

SEAL = "seal"
"""In what a build saved: the proof that it was a build of this user."""


def kept(folder: Path, name: str) -> bytes | None:
    """A file that `keep` has put into a folder; None where it is not as it was then."""
    with suppress(OSError):
        content = (folder / name).read_bytes()
        if load_state(_listed(folder)).get(name) == sha256(content).hexdigest():
            return content
    return None


def keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder of ours, and note what is in them, in a file beside it."""
    for name, content in files.items():
        save(folder / name, content)
    hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
    save_state(_listed(folder), load_state(_listed(folder)) | hashes)


def prune(folder: Path, names: Collection[str]) -> None:
    """Delete the files of a folder of ours that are not among `names`."""
    for path in tree(folder):
        if path.name not in names:
            path.unlink()


def load_state(path: Path) -> dict[str, Any]:
    """What the last build saved; nothing where there was none, or its file is of somebody else.

    A package may come with a folder that looks like ours, and with files in it.
    """
    with suppress(OSError, ValueError):
        state = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(state, dict):
            seal = state.pop(SEAL, "")
            if compare_digest(str(seal).encode(), _sealed(state).encode()):
                return state
    return {}


def save_state(path: Path, state: Mapping[str, Any]) -> None:
    """Save what was built, for the next build, sealed with a secret of the user."""
    save(path, json.dumps({**state, SEAL: _sealed(state)}, indent=2, sort_keys=True))


def _listed(folder: Path) -> Path:
    """The file that says what is in the files of a folder."""
    return folder.with_name(f"{folder.name}.json")


def _sealed(state: Mapping[str, Any]) -> str:
    return hmac.new(secret(), json.dumps(state, sort_keys=True).encode(), sha256).hexdigest()


@cache
def secret() -> bytes:
    """A secret of the user, made once; of this process alone where the user has no cache."""
    path = Path(user_cache_path("yesan", appauthor=False)) / "key"
    with suppress(OSError):
        if not path.is_file():
            save(path, os.urandom(32))
            path.chmod(0o600)
        return path.read_bytes()
    return os.urandom(32)
