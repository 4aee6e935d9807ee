"""Folders: only those that are ours are emptied."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from yesan.errors import UsageError
from yesan.store import ownership


@pytest.mark.parametrize("act", [ownership.own, ownership.check_owned])
def test_a_folder_with_files_of_others_is_refused_and_left_alone(tmp_path: Path, act: object):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError):
        act(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path):
    (tmp_path / "site").write_text("mine")
    with pytest.raises(UsageError):
        ownership.own(tmp_path / "site")


def test_a_folder_below_a_file_is_refused(tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError):
        ownership.own(tmp_path / "file" / "site")


def test_an_empty_folder_and_a_marked_one_are_taken(tmp_path: Path):
    (tmp_path / "empty").mkdir()
    assert (ownership.own(tmp_path / "empty") / ownership.MARK).is_file()
    (tmp_path / "empty" / "more").touch()
    ownership.check_owned(tmp_path / "empty")


def test_a_folder_of_ours_has_no_link_and_no_pipe(tmp_path: Path):
    """A package may come with one in the place of the lock: to open it would take forever."""
    ownership.own(tmp_path)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / ownership.LOCK)
    with ownership.locked(tmp_path):
        names = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*"))
    assert names == [ownership.LOCK, ownership.MARK, "below"]
