"""A unique name: for ids in addresses, columns without a name, tables of a folder."""

from __future__ import annotations

import itertools
from collections.abc import Container


def unique_name(base: str, taken: Container[str], joint: str = "-") -> str:
    """The name itself if it is free, else with the first number that is: ``roads-2``.

    Args:
        base: The name that is wanted.
        taken: The names that others have.
        joint: What goes between the name and its number.
    """
    numbered = (f"{base}{joint}{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([base], numbered) if name not in taken)
