"""Which table of the new edition is which of the old one: by name, by file, or by its rows."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from yesan.package.package import Package
from yesan.package.resource import Resource

HALF = 2
"""The share of the lines of a table that must be there under another name: a half."""
Lines = Counter[bytes]


@dataclass(frozen=True)
class TablePair:
    """A table in two editions; of one that is new or gone, in one."""

    old: Resource | None
    new: Resource | None


def pairs(old: Package, new: Package) -> Iterator[TablePair]:
    """Every table of two editions, in the order of the new one; those that are gone come last.

    A table with another name is the same one where it has the same fields, and most of its lines
    are the same; else where its file is at the same place.
    """
    gone = {r.name: r for r in old.resources if r.name not in new.by_name}
    fresh = {r.name: r for r in new.resources if r.name not in old.by_name}
    same = _renamed(gone, fresh)
    for resource in new.resources:
        before = old.by_name.get(resource.name) or same.get(resource.name)
        if before is not None:
            gone.pop(before.name, None)
        yield TablePair(before, resource)
    yield from (TablePair(resource, None) for resource in gone.values())


def _renamed(gone: dict[str, Resource], fresh: dict[str, Resource]) -> dict[str, Resource]:
    """The tables that new ones were before, by the names of the new ones: the most alike first."""
    lines = {name: _lines(r) for name, r in gone.items()}
    alike: list[tuple[float, str, str]] = []
    for name, resource in fresh.items():
        own, names = _lines(resource), {f.name for f in resource.fields}
        for was, before in gone.items():
            if {f.name for f in before.fields} == names:
                alike.append((_share(lines[was], own), was, name))
    found: dict[str, Resource] = {}
    for share, was, name in sorted(alike, reverse=True):
        rivals = [x for x in alike if x[0] == share and (x[1] == was) != (x[2] == name)]
        free = name not in found and gone[was] not in found.values()
        if share * HALF >= 1 and free and not rivals:
            found[name] = gone[was]
    for name, resource in fresh.items():
        path = [r for r in gone.values() if r.path == resource.path and r.content.inline is None]
        if name not in found and len(path) == 1 and path[0] not in found.values():
            found[name] = path[0]
    return found


def _share(old: Lines, new: Lines) -> float:
    """How much of the larger of two tables is in both; all where both are empty."""
    most = max(old.total(), new.total())
    return (old & new).total() / most if most else 1.0


def _lines(resource: Resource) -> Lines:
    """The lines of a file but for the first, whatever they end with, and how often each is there.

    What is written in the descriptor has one line.
    """
    lines = resource.content.data.removeprefix(BOM_UTF8).splitlines()
    return Counter(lines[1:] if len(lines) > 1 else lines)
