"""What an earlier build has left counts if it was one of this user."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from yesan.store import reuse


def test_a_state_comes_back_as_it_was_saved(tmp_path: Path):
    reuse.save_state(tmp_path / "state.json", {"pages": 3, "site": "한"})
    assert reuse.load_state(tmp_path / "state.json") == {"pages": 3, "site": "한"}


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b'"text"'])
def test_a_state_that_cannot_be_read_is_no_state(tmp_path: Path, content: bytes):
    (tmp_path / "state.json").write_bytes(content)
    assert reuse.load_state(tmp_path / "state.json") == {}


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")])
def test_a_state_that_would_be_read_for_ever_is_no_state(
    tmp_path: Path, make: Callable[[Path], object]
):
    """A package may come with one."""
    make(tmp_path / "state.json")
    assert reuse.load_state(tmp_path / "state.json") == {}


def test_a_missing_state_is_no_state(tmp_path: Path):
    assert reuse.load_state(tmp_path / "none" / "state.json") == {}


@pytest.mark.parametrize("forged", ["changed", "unsealed", "sealed by another"])
def test_a_state_that_another_has_written_counts_for_nothing(
    tmp_path: Path, forged: str, monkeypatch: pytest.MonkeyPatch
):
    """A package may come with one."""
    path = tmp_path / "state.json"
    with monkeypatch.context() as patch:
        if forged == "sealed by another":
            patch.setattr(reuse, "secret", lambda: b"another")
        reuse.save_state(path, {"pages": 3})
    state = json.loads(path.read_text(encoding="utf-8"))
    if forged == "changed":
        state["pages"] = 4
    if forged == "unsealed":
        del state[reuse.SEAL]
    path.write_text(json.dumps(state), encoding="utf-8")
    assert reuse.load_state(path) == {}


@pytest.mark.parametrize("left", [b"", b"x" * 31])
def test_a_secret_that_was_not_written_whole_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: bytes
):
    """With an empty one everybody could seal what builds have made."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    key = tmp_path / "yesan" / "key"
    key.parent.mkdir()
    key.write_bytes(left)
    reuse.secret.cache_clear()
    try:
        secret = reuse.secret()
    finally:
        reuse.secret.cache_clear()
    assert len(secret) == reuse.SIZE
    assert key.read_bytes() == secret


def test_nobody_else_can_read_the_secret_of_a_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    reuse.secret.cache_clear()
    try:
        secret = reuse.secret()
    finally:
        reuse.secret.cache_clear()
    key = tmp_path / "yesan" / "key"
    assert key.read_bytes() == secret
    assert key.stat().st_mode & 0o777 == 0o600
