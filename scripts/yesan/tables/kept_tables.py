"""Typed rows that are taken from an earlier build, where a table and its schema are the same.

Only rows in which nothing is wrong are kept: whatever is wrong is found, and said, by reading all
tables again.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.store.nodes import Nodes, Parts, digest
from yesan.tables import schemas
from yesan.tables.table import Table, Tables

KIND = "table"
"""What the rows of a table are among what builds make."""
MOST = 32 * 2**20
"""A file with more bytes is read each time."""


def find(package: Package, nodes: Nodes) -> dict[str, Table]:
    """The tables that need not be read, by their names."""
    found = {}
    for resource in _small(package):
        if kept := nodes.find(KIND, resource.name, _parts(package, resource)):
            names, rows = pickle.loads(kept)  # noqa: S301 - sealed by a build of this user
            found[resource.name] = Table(names, rows)
    return found


def keep(package: Package, tables: Tables, nodes: Nodes) -> None:
    """Keep tables that were read, and in which nothing is wrong."""
    for resource in _small(package):
        if resource.name in tables:
            table = tables[resource.name]
            rows = pickle.dumps((table.names, table.rows))
            nodes.add(KIND, resource.name, _parts(package, resource), rows)


def leads_nowhere(package: Package, tables: Tables) -> bool:
    """Whether a key of a table may lead to no row of another.

    Raises:
        TypeError: A key holds lists or objects.
    """
    return any(not _leads(resource, tables) for resource in package.resources)


def _leads(resource: Resource, tables: Tables) -> bool:
    own = tables[resource.name]
    for key in resource.foreign_keys:
        if key.package or not own.rows or not set(key.fields) <= set(own.names):
            continue
        target = tables[key.resource]
        if not set(key.reference) <= set(target.names):
            return False
        known = set(_cells(target, key.reference))
        if any(c not in known for c in _cells(own, key.fields) if c != (None,) * len(c)):
            return False
    return True


def _cells(table: Table, names: Iterable[str]) -> Iterator[tuple[object, ...]]:
    chosen = tuple(names)
    return (tuple(row.cells[name] for name in chosen) for row in table)


def _small(package: Package) -> list[Resource]:
    return [r for r in package.resources if len(r.content.data) <= MOST]


def _parts(package: Package, resource: Resource) -> Parts:
    fields = [(f.name, f.type, f.sense) for f in resource.fields]
    schema = (schemas.schema(package, resource), asdict(resource.dialect), fields)
    return {
        "content": digest(resource.content.data),
        "schema": digest(json.dumps(schema, default=repr, sort_keys=True)),
    }
