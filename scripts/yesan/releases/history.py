"""The history of a package: its releases, and what changed from each to the next."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import zip_longest

from yesan.changes import table_changes
from yesan.changes.table_change import TableChange
from yesan.errors import DataError
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.version import Version
from yesan.releases import stored
from yesan.releases.release import Release
from yesan.releases.stored import Kept
from yesan.store.nodes import Nodes, digest
from yesan.tables.exact import exact

KIND = "changes"
"""What is known of two releases among what builds make."""
LIMIT = 1_000_000
"""How many rows or cells are listed of each kind of change and table: as good as all."""


@dataclass(frozen=True)
class Entry:
    """One version, and what changed in it.

    Attributes:
        version: The version; empty where the changes are not released, and have none yet.
        day: When it was released; none where it is not.
        package: The package as it was then.
        before: The package of the version before; none of the first one.
        tables: What became of the tables that say something else, or are new or gone.
    """

    version: str
    day: date | None
    package: Package
    before: Package | None
    tables: tuple[TableChange, ...]

    @property
    def anchor(self) -> str:
        """The id of the entry in the page of changes."""
        return f"v{self.version}" if self.version else "next"


@dataclass(frozen=True)
class History:
    """The history of a package.

    Attributes:
        is_known: Whether all of its releases are here.
        releases: The releases, the newest first.
        entries: What changed in each, the newest first; before them what is not released yet.
        pages: The versions whose pages the site keeps.
        unread: Why tags of versions or zips are no release that can be read, by their names.
        refused: Why it has no pages of others, though it should, as warnings.
    """

    is_known: bool
    releases: tuple[Release, ...] = ()
    entries: tuple[Entry, ...] = ()
    pages: frozenset[str] = frozenset()
    unread: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[DataError, ...] = ()


@exact()
def read(package: Package, known: Kept, nodes: Nodes | None = None) -> History:
    """The history of a package.

    Args:
        package: The package as it is now.
        known: What is kept of its releases.
        nodes: What builds have made; without them, all releases are compared anew.

    Raises:
        UsageError: A zip is that of another package, or of no version or day, or two are of one.
    """
    if not known.is_known:
        return History(is_known=False)
    unread: dict[str, str] = {}
    releases = stored.releases(package, known, nodes, unread)
    entries = list(_released(releases, nodes))
    if releases and (now := _unreleased(package, releases[0])):
        entries.insert(0, now)
    kept = frozenset(release.name for release in releases) if known.pages else frozenset()
    return History(
        is_known=True,
        releases=releases,
        entries=tuple(entries),
        pages=kept,
        unread=unread,
    )


def _released(releases: tuple[Release, ...], nodes: Nodes | None) -> Iterator[Entry]:
    for new, old in zip_longest(releases, releases[1:]):
        tables = _compared(old, new, nodes) if old else ()
        yield Entry(new.name, new.day, new.package, old.package if old else None, tables)


def _compared(old: Release, new: Release, nodes: Nodes | None) -> tuple[TableChange, ...]:
    """What became of the tables from one release to the next."""
    parts = {"old": digest(old.archive), "new": digest(new.archive)}
    if nodes and (kept := nodes.find(KIND, new.name, parts)):
        found: tuple[TableChange, ...] = pickle.loads(kept)  # noqa: S301 - sealed by a build of this user
        return found
    tables = _changed(old.package, new.package)
    if nodes:
        nodes.add(KIND, new.name, parts, pickle.dumps(tables))
    return tables


def _unreleased(package: Package, last: Release) -> Entry | None:
    """What has changed since the last release; none where no table has."""
    tables = _changed(last.package, package)
    if not tables:
        return None
    own = Version.read(package.version)
    version = str(own) if own and own > last.version else ""
    return Entry(version, None, package, last.package, tables)


def _changed(old: Package, new: Package) -> tuple[TableChange, ...]:
    """The tables that say something else; those whose files are the same are not compared."""
    same = {r.name for r in new.resources if _is_same(r.name, old, new)}
    before, after = (_as_described(package.without(same)) for package in (old, new))
    compared = table_changes.compare(before, after, LIMIT)
    return tuple(t for t in compared if not t.is_same or t.rewritten or t.reordered)


def _is_same(name: str, old: Package, new: Package) -> bool:
    if name not in old.by_name:
        return False
    before, after = old.by_name[name], new.by_name[name]
    same = before.content.data == after.content.data and before.dialect == after.dialect
    same = same and before.raw.get("schema") == after.raw.get("schema")  # how cells are written
    described = _fields(before) == _fields(after)
    return same and described and before.missing == after.missing


def _as_described(package: Package) -> Package:
    """A package with nothing but what its descriptor says of fields.

    What numbers are by their values is known of the package as it is now, and not of releases.
    """
    resources = (replace(r, fields=_fields(r)) for r in package.resources)
    return replace(package, resources=tuple(resources))


def _fields(resource: Resource) -> tuple[Field, ...]:
    return tuple(replace(field, sense="", whole=False) for field in resource.fields)
