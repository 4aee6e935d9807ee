"""The siblings that are nearest to an entity in their list."""

from __future__ import annotations

from collections.abc import Sequence

from yesan.model.entities import Entity

NEAR = 12
"""How many siblings a page names."""


def of(siblings: Sequence[Entity], entity: Entity) -> list[Entity]:
    """The siblings nearest to an entity in their list: no page lists all there are."""
    position = next((n for n, other in enumerate(siblings) if other is entity), 0)
    first = max(0, min(position - NEAR // 2, len(siblings) - NEAR - 1))
    return [other for other in siblings[first : first + NEAR + 1] if other is not entity]
