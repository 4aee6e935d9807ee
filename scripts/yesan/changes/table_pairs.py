"""Which table of the new edition is which of the old one: by name, by file, or by its rows."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass

from yesan.package.package import Package
from yesan.package.resource import Resource


@dataclass(frozen=True)
class TablePair:
    """A table in two editions; of one that is new or gone, in one."""

    old: Resource | None
    new: Resource | None


def pairs(old: Package, new: Package) -> Iterator[TablePair]:
    """Every table of two editions, in the order of the new one; those that are gone come last.

    A table with another name is the same one where its file, or each line of it, is the same.
    """
    gone = {r.name: r for r in old.resources if r.name not in new.by_name}
    for resource in new.resources:
        before = old.by_name.get(resource.name) or _renamed(resource, gone)
        if before is not None:
            gone.pop(before.name, None)
        yield TablePair(before, resource)
    yield from (TablePair(resource, None) for resource in gone.values())


def _renamed(resource: Resource, gone: dict[str, Resource]) -> Resource | None:
    """The table that a new one was before, if it is one that is gone."""
    names = {f.name for f in resource.fields}
    alike = [r for r in gone.values() if {f.name for f in r.fields} == names]
    lines = _lines(resource)
    same = [r for r in alike if _lines(r) == lines]
    path = [r for r in gone.values() if r.path == resource.path and r.content.inline is None]
    chosen = same or path
    return chosen[0] if len(chosen) == 1 else None


def _lines(resource: Resource) -> list[bytes]:
    """The lines of a file in one order, whatever they end with, and without a mark before them."""
    return sorted(resource.content.data.removeprefix(BOM_UTF8).splitlines())
