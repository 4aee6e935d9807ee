"""Parts of an amount that a table lists in one phase and not in another: they are not known there.

Where each phase of a budget is a row of its own, what has no row is as unknown as a blank cell of a
table in which each phase is a column.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from yesan.model.entities import Kind
from yesan.model.facts import Fact

Level = tuple[Kind, ...]
"""The kinds of which a row has codes, in the order of the table's fields."""
Part = tuple[str, ...]
"""Its codes of these kinds."""


def count(
    chosen: Sequence[Fact],
    others: Collection[Fact],
    kinds: Sequence[Kind],
    rest: Collection[int] = (),
) -> int:
    """How many parts have a row in another phase, and none in this one.

    A row that is of several parts together counts for all of them, and so does one of a part of
    them. Parts of other kinds are not compared; what is the rest of some is a part by itself.

    Args:
        chosen: The rows that make up an amount in this phase.
        others: Those that make it up in other phases.
        kinds: Whose codes tell its parts apart.
        rest: The rows that are the rest of others.
    """
    if not others:
        return 0
    listed: dict[Level, set[Part]] = {}
    left: set[tuple[Level, Part]] = set()
    for fact in chosen:
        level = _level(fact, kinds)
        part = _part(fact, level)
        if fact.row in rest:
            left.add((level, part))
        else:
            listed.setdefault(level, set()).add(part)
    coarser: dict[tuple[Level, Level], set[Part]] = {}
    absent: set[tuple[Level, Part]] = set()
    left_elsewhere: set[tuple[Level, Part]] = set()
    for fact in others:
        own = _level(fact, kinds)
        if fact.row in rest:
            left_elsewhere.add((own, _part(fact, own)))
            continue
        found = []
        for level, parts in listed.items():
            shared = tuple(kind for kind in level if kind in own)
            if shared not in {level, own}:
                continue
            if (level, shared) not in coarser:
                places = [level.index(kind) for kind in shared]
                coarser[level, shared] = {tuple(part[n] for n in places) for part in parts}
            found.append(_part(fact, shared) in coarser[level, shared])
        if not any(found) and (found or not listed):  # else it has parts of other kinds
            absent.add((own, _part(fact, own)))
    return len(absent) + len(left_elsewhere - left)


def _level(fact: Fact, kinds: Sequence[Kind]) -> Level:
    return tuple(kind for kind in kinds if kind in fact.codes)


def _part(fact: Fact, level: Level) -> Part:
    return tuple(fact.codes[kind] for kind in level)
