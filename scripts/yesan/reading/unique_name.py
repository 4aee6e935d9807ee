"""A unique name: for ids in addresses, columns without a name, tables of a folder.

A system has no names of files above some length: what becomes part of one is cut.
"""

from __future__ import annotations

import itertools
from collections.abc import Container
from hashlib import sha256

LONGEST = 80
"""How long a name in an address is, at most."""


def unique_name(base: str, taken: Container[str], joint: str = "-") -> str:
    """The name itself if it is free, else with the first number that is: ``roads-2``.

    Args:
        base: The name that is wanted.
        taken: The names that others have.
        joint: What goes between the name and its number.
    """
    numbered = (f"{base}{joint}{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([base], numbered) if name not in taken)


def short(name: str, of: str = "") -> str:
    """A name that can be one of a file: a long one is cut, and its hash added.

    Args:
        name: The name, in ASCII.
        of: What it is made of, where that tells more names apart than itself.
    """
    if len(name) <= LONGEST:
        return name
    return f"{name[:LONGEST]}-{sha256((of or name).encode()).hexdigest()[:8]}"
