"""What Altair makes of specifications, kept for later builds."""

from __future__ import annotations

import json
from typing import Any

from yesan.charts.shapes.specification import Layers
from yesan.store.nodes import Nodes, digest

KIND = "layers"
"""What they are among what builds make."""


class KeptLayers:
    """Layers of specifications, each made once.

    Args:
        nodes: What earlier builds have made; without it, this build makes each.
    """

    def __init__(self, nodes: Nodes | None = None) -> None:
        self.nodes = nodes
        self._known: dict[str, dict[str, Any]] = {}

    def of(self, layers: Layers) -> dict[str, Any]:
        """Layers: known ones, kept ones, or made ones."""
        name = layers.name
        if name not in self._known:
            self._known[name] = json.loads(self._content(name, layers))
        return self._known[name]

    def _content(self, name: str, layers: Layers) -> bytes:
        def make() -> bytes:
            return json.dumps(layers.made()).encode()

        if self.nodes is None:
            return make()
        return self.nodes.of(KIND, name, {"arguments": digest(name)}, make)
