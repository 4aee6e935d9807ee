"""What the last build noted: how long its stages took, what it made, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from yesan.site import timing
from yesan.site.timing import Made
from yesan.store.nodes import Nodes

PARTS = {"text": "1", "frame": "2"}


def noted(folder: Path, common: str = "", **nodes: dict[str, str]) -> dict[str, str]:
    """The reasons of the nodes that a build makes, by their names."""
    made = Nodes(folder, common)
    for name, parts in nodes.items():
        made.add("page", name, parts, b"", 0.5)
    return {node.name: node.reason for node in timing.note(folder, made, {"pages": 1.5}).made}


def test_what_was_noted_can_be_read(tmp_path: Path):
    assert timing.read(tmp_path) is None
    nodes = Nodes(tmp_path / "nodes")
    nodes.open(nodes.folder)
    nodes.add("page", "index.html", PARTS, b"page", 0.5)
    again = Nodes(tmp_path / "nodes")
    again.find("page", "index.html", PARTS)
    again.add("text", "index.md", {}, b"")
    found = timing.note(tmp_path, again, {"pages": 1.5})
    assert timing.read(tmp_path) == found
    assert found.stages == {"pages": 1.5}
    assert found.kept == {"page": 1}
    assert found.made == (Made("text", "index.md", timing.NEW, 0),)


@pytest.mark.parametrize(
    ("parts", "common", "reason"),
    [
        ({"text": "9", "frame": "2"}, "", "text"),
        ({"text": "9", "frame": "9"}, "", "text, frame"),
        (PARTS, "another", timing.PROGRAM),
        ({"text": "9", "frame": "2"}, "another", f"text, {timing.PROGRAM}"),
        (PARTS, "", timing.LOST),
    ],
)
def test_a_node_says_why_it_was_made(
    tmp_path: Path, parts: dict[str, str], common: str, reason: str
):
    assert noted(tmp_path, page=PARTS) == {"page": timing.NEW}
    assert noted(tmp_path, common, page=parts, other=PARTS) == {"page": reason, "other": timing.NEW}
