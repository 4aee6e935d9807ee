"""What a table was when it was verified, so that a later change is noticed.

The text of a source is not part of a package. What is kept of a table are short hashes: of each row
and each column, which together name the cell that was changed, and of what the descriptor says of
the package, of the table and of each field: whatever pages print of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from yesan.package.package import Package
from yesan.package.resource import File, Resource
from yesan.reading.parsing import Json
from yesan.tables.keys import written
from yesan.tables.table import Table, Tables

RESOURCES = "resources"
MADE = frozenset(
    {
        *(RESOURCES, "created", "version", "corrections", "feedback", "releases", "profile"),
        "$schema",
    }
)
"""What a package says of its making, its form and whom to write to; each table has its own seal."""
SOURCES, LOOKED_AT = "sources", "accessed"
"""When somebody last looked at a source says nothing of what was taken from it."""
STORAGE = frozenset(
    {
        *("path", "type", "format", "mediatype", "encoding", "compression", "dialect", "scheme"),
        *("profile", "$schema", "bytes", "hash"),
    }
)
"""How a table is stored: nothing of it changes what the rows say."""
LENGTH, ROW_LENGTH = 12, 6
"""How many hexadecimal digits are kept of a hash: what is sealed is to be noticed, not signed."""


@dataclass(frozen=True)
class Seal:
    """The hashes of one table, or of the package itself.

    Attributes:
        table: The name of the table; empty for the package.
        source: The hash of the source that it was compared with.
        rows: The hashes of its rows, in their order, with blanks between.
        columns: Those of its columns, by their names.
        described: Those of what the descriptor says, by the names of the fields; that of the table
            itself has an empty name. Of the package by its properties.
    """

    table: str
    source: str
    rows: str
    columns: Mapping[str, str]
    described: Mapping[str, str]


def seals(package: Package, tables: Tables, source: str) -> Iterator[Seal]:
    """The seals of a package, and of its tables that are from a source or from none."""
    yield of_package(package, source)
    for resource in package.resources:
        if is_sealed(resource, package, source):
            yield of_table(resource, tables[resource.name], source)


def is_from(resource: Resource, package: Package, source: str) -> bool:
    """Whether a table names a source, by its hash or by the title that the package gives it."""
    titles = {str(s.title) for s in package.sources if s.hash == source}
    return any(
        s.hash == source or (not s.hash and str(s.title) in titles) for s in resource.sources
    )


def is_sealed(resource: Resource, package: Package, source: str) -> bool:
    """Whether a table is sealed with a source: it is from it, or in words of the package's own."""
    others = {s.hash for s in package.sources if s.hash and s.hash != source}
    return is_from(resource, package, source) or not any(
        is_from(resource, package, other) for other in others
    )


def of_package(package: Package, source: str) -> Seal:
    """The seal of what the package says of all tables."""
    said = _said(package.raw)
    raw = {name: _hash(value) for name, value in said.items() if name not in MADE}
    # Pages are in the order of the tables. A document has no seal of its own.
    listed = [[r.name for r in package.resources], [_document(file) for file in package.files]]
    picture = {"image": _hash(_digest(package.image.data))} if package.image else {}
    return Seal("", source, "", {}, {**raw, **picture, RESOURCES: _hash(listed)})


def of_table(resource: Resource, table: Table, source: str) -> Seal:
    """The seal of a table as it is now."""
    cells = [[_cell(value) for value in row.cells.values()] for row in table]
    return Seal(
        table=resource.name,
        source=source,
        rows=" ".join(_hash(row)[:ROW_LENGTH] for row in cells),
        columns={name: _hash([row[n] for row in cells]) for n, name in enumerate(table.names)},
        described=described(resource),
    )


def described(resource: Resource) -> dict[str, str]:
    """The hashes of what the descriptor says of a table and of its fields."""
    raw = {name: value for name, value in _said(resource.raw).items() if name not in STORAGE}
    schema = dict(raw.pop("schema", None) or {})
    listed: Iterable[Json] = schema.pop("fields", None) or ()
    fields = {str(raw_field["name"]): _hash(raw_field) for raw_field in listed}
    return {"": _hash({**raw, "schema": schema}), **fields}


def _said(raw: Json) -> Json:
    """What a package or a table says, without when its sources were last looked at."""
    listed = raw.get(SOURCES)
    if not isinstance(listed, list):
        return raw
    sources = [
        {name: value for name, value in x.items() if name != LOOKED_AT}
        if isinstance(x, dict)
        else x
        for x in listed
    ]
    return {**raw, SOURCES: sources}


def _document(file: File) -> list[object]:
    """What a reader sees of a resource that is no table: its name, its words, its bytes."""
    words = [[text.default, dict(text.translations)] for text in (file.title, file.description)]
    return [file.name, *words, _digest(file.content.data)]


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _cell(value: object) -> str | None:
    return None if value is None else written(value)


def _hash(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:LENGTH]
