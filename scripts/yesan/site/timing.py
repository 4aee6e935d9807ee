"""Where the time of a build went: its stages, and the nodes that it made, each with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yesan.store import reuse
from yesan.store.nodes import Node, Nodes

FILE = "timing.json"
"""The file of the workspace that keeps this of the last build."""
NEW, LOST = "new", "not kept"
"""Reasons: no build knows the node; it is as it was, and its file is gone or is another."""
PROGRAM = "program"
"""The reason of a node that another version of yesan, or of a library, has made."""


@dataclass(frozen=True)
class Made:
    """A node that was made.

    Attributes:
        kind: What it is: a page, a picture.
        name: What tells it apart from others of its kind.
        reason: What was not as the last time: its parts that have changed, `NEW` or `LOST`.
        seconds: How long it took; 0 where another process made it.
    """

    kind: str
    name: str
    reason: str
    seconds: float


@dataclass(frozen=True)
class Timing:
    """Where the time of a build went.

    Attributes:
        stages: How many seconds each stage took.
        kept: How many nodes of each kind were taken from earlier builds.
        made: Those that were made.
    """

    stages: Mapping[str, float]
    kept: Mapping[str, int]
    made: tuple[Made, ...]


def note(folder: Path, nodes: Nodes, stages: Mapping[str, float]) -> Timing:
    """Note where the time of a build went, for whoever asks, and for the next one to compare.

    Args:
        folder: The workspace.
        nodes: What was made and taken.
        stages: How many seconds each stage took.
    """
    before = reuse.load_state(folder / FILE)
    built = nodes.built.values()
    found = Timing(
        stages,
        Counter(node.kind for node in built if not node.made),
        tuple(
            Made(node.kind, node.name, _reason(node, before, nodes.common), node.seconds)
            for node in built
            if node.made
        ),
    )
    reuse.save_state(
        folder / FILE,
        {
            "common": nodes.common,
            "parts": {_key(node): dict(node.parts) for node in built},
            "stages": dict(found.stages),
            "kept": dict(found.kept),
            "made": [[m.kind, m.name, m.reason, m.seconds] for m in found.made],
        },
    )
    return found


def read(folder: Path) -> Timing | None:
    """What the last build in a workspace noted; None where there was none."""
    state = reuse.load_state(folder / FILE)
    if not state:
        return None
    return Timing(state["stages"], state["kept"], tuple(Made(*made) for made in state["made"]))


def _reason(node: Node, before: Mapping[str, Any], common: str) -> str:
    last = before.get("parts", {}).get(_key(node))
    if last is None:
        return NEW
    changed = [name for name in node.parts if node.parts[name] != last.get(name)]
    if node.parts and before["common"] != common:
        changed.append(PROGRAM)
    return ", ".join(changed) or LOST


def _key(node: Node) -> str:
    return f"{node.kind} {node.name}"
