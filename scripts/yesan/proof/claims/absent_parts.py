"""Parts that have rows in other phases, and none in that of a sum: derived anew.

A part is in a sum where a row of it is, or one of what it is a part of, or of a part of it. Where
the rows of a sum are all of other kinds, it is not known; where none is of a part, it is not in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

Part = frozenset[tuple[str, str]]
"""The codes of a row, each with its kind."""


def count(here: Collection[Part], elsewhere: Collection[Part]) -> int:
    """How many parts are elsewhere alone.

    Args:
        here: What the rows of a sum are of.
        elsewhere: What those of the same in other phases are of.
    """
    exact: dict[frozenset[str], set[Part]] = defaultdict(set)
    for part in here:
        exact[_kinds(part)].add(part)
    wider: dict[frozenset[str], set[Part]] = {}
    for kinds in {_kinds(part) for part in elsewhere}:
        deeper = (part for own, parts in exact.items() if own > kinds for part in parts)
        wider[kinds] = {_of(part, kinds) for part in deeper}
    absent = 0
    for part in {*elsewhere} - {*here}:
        kinds = _kinds(part)
        above = [own for own in exact if own <= kinds]
        known = part in wider[kinds] or any(_of(part, own) in exact[own] for own in above)
        absent += not known and bool(above or wider[kinds] or not here)
    return absent


def _kinds(part: Part) -> frozenset[str]:
    return frozenset(kind for kind, _ in part)


def _of(part: Part, kinds: frozenset[str]) -> Part:
    return frozenset(code for code in part if code[0] in kinds)
