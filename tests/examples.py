"""How many examples the tests make up: ten times as many with ``--hypothesis-profile thorough``."""

from __future__ import annotations

from typing import Any

from hypothesis import settings

TIMES = settings().max_examples // 100
"""How many times as many as in a usual run."""


def examples(count: int, **more: Any) -> settings:
    """The number of examples of a test in a usual run."""
    return settings(max_examples=count * TIMES, **more)
