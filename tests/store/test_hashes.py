"""Hashes are taken from the last time where no file has changed since."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from yesan.store import disk
from yesan.store.hashes import SETTLED, Hashes


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    found = [tmp_path / "a", tmp_path / "b"]
    for path in found:
        path.write_text(path.name, encoding="utf-8")
    return found


def later(known: dict[str, dict[str, object]]) -> Hashes:
    """The hashes that are known, as if they had been found a good while after the last change."""
    return Hashes({k: {**v, "time": time.time_ns() + 2 * SETTLED} for k, v in known.items()})


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Notes each time that files are hashed."""
    seen: list[Path] = []
    digest = disk.digest
    monkeypatch.setattr(disk, "digest", lambda p, base: [seen.append(base), digest(p, base)][1])
    return seen


def test_files_that_are_as_they_were_are_not_hashed_again(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = Hashes()
    found = first.of("x", paths, tmp_path)
    assert found == disk.digest(paths, tmp_path)
    seen = counted(monkeypatch)
    assert later(first.known).of("x", paths, tmp_path) == found
    assert seen == []


def test_files_that_changed_just_before_they_were_hashed_are_hashed_again(
    paths: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The clock of a file system is coarse: they may have changed once more."""
    first = Hashes()
    found = first.of("x", paths, tmp_path)
    seen = counted(monkeypatch)
    assert Hashes(first.known).of("x", paths, tmp_path) == found
    assert seen == [tmp_path]


@pytest.mark.parametrize("changed", ["content", "added", "removed", "replaced"])
def test_a_change_is_seen(paths: list[Path], tmp_path: Path, changed: str):
    first = Hashes()
    found = first.of("x", paths, tmp_path)
    match changed:
        case "content":
            paths[0].write_text("c", encoding="utf-8")
        case "added":
            (tmp_path / "c").write_bytes(b"")
            paths.append(tmp_path / "c")
        case "removed":
            paths.pop()
        case "replaced":
            (tmp_path / "new").write_text("z", encoding="utf-8")
            (tmp_path / "new").replace(paths[0])
    assert later(first.known).of("x", paths, tmp_path) != found
