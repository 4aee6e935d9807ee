"""Files are read without following a link, whichever part of a path it is."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from yesan.errors import Fault
from yesan.reading import folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "a" / "b").mkdir(parents=True)
    (root / "a" / "b" / "x.txt").write_bytes(b"open")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "x.txt").write_bytes(b"secret")
    return root


def test_a_file_is_read_by_its_path(root: Path):
    assert folder.read(root, "a/b/x.txt") == b"open"
    assert folder.files(root) == folder.files(root, "a") == ["a/b/x.txt"]
    assert folder.files(root, "none") == []


def test_the_folder_itself_may_be_behind_a_link(root: Path, tmp_path: Path):
    (tmp_path / "link").symlink_to(root)
    assert folder.read(tmp_path / "link", "a/b/x.txt") == b"open"
    assert folder.files(tmp_path / "link", "a") == ["a/b/x.txt"]


@pytest.mark.parametrize("link", ["c", "a/c", "a/b/c"])
@pytest.mark.parametrize("target", ["secret", "project/a/b", "none"])
def test_a_link_to_a_folder_is_refused_wherever_it_leads(
    root: Path, tmp_path: Path, link: str, target: str
):
    (root / link).symlink_to(tmp_path / target)
    for refusing in (
        lambda: folder.read(root, f"{link}/x.txt"),
        lambda: folder.files(root),
        lambda: folder.files(root, link),
        lambda: folder.files(root, f"{link}/deeper"),
        lambda: folder.check(root, f"{link}/x.txt"),
    ):
        with pytest.raises(Fault) as caught:
            refusing()
        assert (caught.value.type, caught.value.found) == (
            "path-error",
            f"{link}, which is a link",
        )


def test_a_link_to_a_file_is_refused(root: Path, tmp_path: Path):
    (root / "a" / "y.txt").symlink_to(tmp_path / "secret" / "x.txt")
    with pytest.raises(Fault, match=r"a/y\.txt, which is a link"):
        folder.read(root, "a/y.txt")


def test_a_link_that_is_made_at_the_last_moment_is_refused(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Each part is opened from the one before it, and none is looked at first."""
    opened = os.open

    def linking(name: str, *given: int, **options: int) -> int:
        if name == "b":
            (root / "a" / "b").rename(root / "a" / "moved")
            (root / "a" / "b").symlink_to(tmp_path / "secret")
        return opened(name, *given, **options)

    monkeypatch.setattr(os, "open", linking)
    with pytest.raises(Fault, match="a/b, which is a link"):
        folder.read(root, "a/b/x.txt")


@pytest.mark.parametrize("path", ["a", "a/none", "none/x", "a/b/x.txt/y", ".", "./"])
def test_what_is_no_file_is_told(root: Path, path: str):
    with pytest.raises(Fault, match=f"no file {path}"):
        folder.read(root, path)


@pytest.mark.parametrize(
    ("path", "meant"), [("A/Budget.csv", "a/budget.txt"), ("a/b/x.tsv", "a/b/x.txt")]
)
def test_a_file_of_another_suffix_may_be_meant(root: Path, path: str, meant: str):
    (root / "a" / "budget.txt").write_bytes(b"")
    with pytest.raises(Fault, match=f'did you mean "{meant}"') as caught:
        folder.read(root, path)
    assert caught.value.type == "file-missing"


@pytest.mark.parametrize("path", ["a/budget.csv", "a/picture.csv"])
def test_of_several_files_of_other_suffixes_or_of_none_of_a_table_none_is_named(
    root: Path, path: str
):
    for name in ("budget.txt", "budget.tab", "picture.jpeg"):
        (root / "a" / name).write_bytes(b"")
    with pytest.raises(Fault, match="expected a file; add it, or fix the path"):
        folder.read(root, path)


def test_a_name_that_is_not_utf8_is_told(root: Path):
    (root / "a" / os.fsdecode(b"\xff.md")).write_bytes(b"x")
    with pytest.raises(Fault) as caught:
        folder.files(root)
    assert (caught.value.type, caught.value.found) == ("path-error", "a/\\xff.md")


@pytest.mark.parametrize("name", ["x\ny", "x\x1b[2Jy", "x\x9by", "\u202ex", "\u2028"])
def test_a_name_that_commands_a_terminal_or_forges_a_line_is_refused(root: Path, name: str):
    (root / "a" / name).write_bytes(b"x")
    for reading in (lambda: folder.files(root), lambda: folder.read(root, f"a/{name}")):
        with pytest.raises(Fault, match="without control characters") as caught:
            reading()
        assert caught.value.type == "path-error"


def test_a_pipe_is_no_file_and_is_not_waited_for(root: Path):
    os.mkfifo(root / "pipe")
    assert folder.files(root) == ["a/b/x.txt"]
    said: list[str] = []

    def reading() -> None:
        try:
            folder.read(root, "pipe")
        except Fault as fault:
            said.append(fault.found)

    reader = threading.Thread(target=reading, daemon=True)
    reader.start()
    reader.join(10)
    assert said == ["no file pipe"]


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("data/amuont.csv", 'did you mean "data/amount.csv"? if not, add it, or fix the path'),
        ("amount.csv", 'did you mean "data/amount.csv"? if not, add it, or fix the path'),
        ("data/시설.csv", "add it, or fix the path"),
    ],
)
def test_a_file_is_not_meant_for_its_folder_and_kind_alone(tmp_path: Path, path: str, meant: str):
    """Short names are alike in all but what they say."""
    (tmp_path / "data").mkdir()
    for name in ("부서", "amount"):
        (tmp_path / "data" / f"{name}.csv").write_bytes(b"")
    with pytest.raises(Fault) as refused:
        folder.read(tmp_path, path)
    assert refused.value.remedy == meant
