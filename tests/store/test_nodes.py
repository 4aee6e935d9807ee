"""Nodes: what was made of the same is taken, if it was this user's build that made it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yesan.store import disk, reuse
from yesan.store.nodes import Nodes, digest

PARTS = {"text": "1", "frame": "2"}


def opened(folder: Path, common: str = "") -> Nodes:
    nodes = Nodes(folder, common)
    nodes.open(folder)
    return nodes


def test_a_node_is_made_once(tmp_path: Path):
    made: list[str] = []

    def make() -> bytes:
        made.append("once")
        return b"page"

    first, second = opened(tmp_path), opened(tmp_path)
    assert first.of("page", "index.html", PARTS, make) == b"page"
    assert second.of("page", "index.html", PARTS, make) == b"page"
    assert made == ["once"]
    assert first.built["page", "index.html"].made
    assert not second.built["page", "index.html"].made


@pytest.mark.parametrize(
    ("kind", "name", "parts", "common"),
    [
        ("text", "index.html", PARTS, ""),
        ("page", "other.html", PARTS, ""),
        ("page", "index.html", {"text": "1", "frame": "3"}, ""),
        ("page", "index.html", {"text": "1"}, ""),
        ("page", "index.html", {"text": "2", "frame": "1"}, ""),
        ("page", "index.html", PARTS, "another version"),
    ],
)
def test_what_is_made_of_something_else_is_another_node(
    tmp_path: Path, kind: str, name: str, parts: dict[str, str], common: str
):
    opened(tmp_path).add("page", "index.html", PARTS, b"page")
    assert opened(tmp_path, common).find(kind, name, parts) is None


@pytest.mark.parametrize(
    "forged", ["changed", "cut", "empty", "renamed", "a pipe", "sealed by another"]
)
def test_a_node_that_another_has_put_there_is_not_taken(
    tmp_path: Path, forged: str, monkeypatch: pytest.MonkeyPatch
):
    """A package may come with a folder that looks like ours."""
    with monkeypatch.context() as patch:
        if forged == "sealed by another":
            patch.setattr(reuse, "secret", lambda: b"another")
        opened(tmp_path).add("page", "index.html", PARTS, b"page")
    (path,) = disk.tree(tmp_path)
    match forged:
        case "changed":
            path.write_bytes(path.read_bytes().replace(b"page", b"evil"))
        case "cut":
            path.write_bytes(path.read_bytes()[:-1])
        case "empty":
            path.write_bytes(b"")
        case "a pipe":
            path.unlink()
            os.mkfifo(path)
        case "renamed":
            opened(tmp_path).add("page", "other.html", PARTS, b"evil")
            (other,) = (one for one in disk.tree(tmp_path) if one != path)
            other.replace(path)
    assert opened(tmp_path).find("page", "index.html", PARTS) is None


def test_nothing_is_written_before_the_folder_is_open(tmp_path: Path):
    nodes = Nodes(tmp_path / "nodes")
    nodes.add("page", "index.html", PARTS, b"page")
    assert disk.tree(tmp_path) == []
    nodes.open(tmp_path / "elsewhere")
    assert opened(tmp_path / "elsewhere").find("page", "index.html", PARTS) == b"page"


def test_of_what_is_forgotten_nothing_is_kept(tmp_path: Path):
    opened(tmp_path).add("page", "first.html", PARTS, b"first")
    nodes = opened(tmp_path)
    assert nodes.find("page", "first.html", PARTS) == b"first"
    nodes.add("page", "second.html", PARTS, b"second")
    nodes.forget()
    nodes.add("page", "third.html", PARTS, b"third")
    nodes.close()
    left = opened(tmp_path)
    assert left.find("page", "first.html", PARTS) == b"first"
    assert left.find("page", "second.html", PARTS) is None
    assert left.find("page", "third.html", PARTS) is None


def test_a_folder_that_cannot_be_written_to_keeps_nothing(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    nodes = opened(tmp_path / "file")
    nodes.add("page", "index.html", PARTS, b"page")
    assert nodes.find("page", "index.html", PARTS) is None


def test_the_oldest_of_what_is_not_used_is_deleted_where_it_is_more_than_what_is(tmp_path: Path):
    first, seen = opened(tmp_path), set[Path]()
    for age, name in enumerate(("new", "old", "oldest")):
        first.add("page", name, {}, b"x" * 100)
        (path,) = set(disk.tree(tmp_path)) - seen
        os.utime(path, (1_000 - age, 1_000 - age))
        seen.add(path)
    last = opened(tmp_path)
    last.add("page", "index.html", {}, b"x" * 150)
    last.close()
    left = opened(tmp_path)
    assert left.find("page", "index.html", {}) == b"x" * 150
    assert left.find("page", "new", {}) == b"x" * 100
    assert left.find("page", "old", {}) is None
    assert left.find("page", "oldest", {}) is None


@given(st.lists(st.text()), st.lists(st.text()))
def test_other_texts_have_another_digest(first: list[str], second: list[str]):
    """Where one text ends and the next begins counts."""
    assert (digest(*first) == digest(*second)) == (first == second)


def test_what_this_build_made_can_be_forgotten(tmp_path: Path):
    """It was made of another thing than it says."""
    opened(tmp_path).add("page", "kept", PARTS, b"kept")
    nodes = opened(tmp_path)
    nodes.find("page", "kept", PARTS)
    nodes.add("page", "made", PARTS, b"made")
    nodes.forget()
    assert opened(tmp_path).find("page", "made", PARTS) is None
    assert opened(tmp_path).find("page", "kept", PARTS) == b"kept"


def test_a_node_without_parts_says_in_its_name_what_it_depends_on(tmp_path: Path):
    opened(tmp_path, "one version").add("picture", "digest", {}, b"<svg/>")
    assert opened(tmp_path, "another").find("picture", "digest", {}) == b"<svg/>"
