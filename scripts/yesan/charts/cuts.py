"""What is drawn of too many figures: the largest, and of equal ones all or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


def largest(items: Sequence[T], size: Callable[[T], Any], most: int) -> Sequence[T]:
    """The first of some items by their size, none of which is as large as one that is left out.

    Args:
        items: All of them, in the order of their size.
        size: The size of one.
        most: How many there is room for.
    """
    if len(items) <= most:
        return items
    edge = size(items[most])
    return [item for item in items[:most] if size(item) != edge]
