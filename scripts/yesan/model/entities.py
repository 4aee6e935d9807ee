"""Programs, departments, line items, phases: what the codes in the tables stand for.

A table whose key is the code of a kind of entity describes entities of that kind. Where a package
has no such table, the codes and labels beside the figures do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from slugify import slugify

from yesan.package.package import Package
from yesan.package.resource import Field, Resource
from yesan.package.text import Text
from yesan.reading.unique_name import unique_name
from yesan.tables.tables import Tables, records

Kind = str
"""What the entities of a page are: one of `KINDS`, or the id of a resource marked as an entity."""
STANDARD_PHASES = ("proposed", "approved", "adjusted", "executed")
"""The phases of Fiscal Data Package 1.0, in the order of the budget cycle."""
KINDS = (
    "program",
    "department",
    "line-item",
    "function",
    "place",
    "source",
    "class",
    "party",
)


@dataclass(frozen=True)
class Entity:
    """A program, department, line item …: what a code in the tables stands for.

    Attributes:
        kind: What it is.
        id: ASCII, unique among its kind, and as stable as the code it is made from.
        code: The code as the tables write it.
        name: Its name, in every language that the tables have.
        parent: The code of the entity of the same kind that contains it, or empty.
        links: Codes of the entities of other kinds that it belongs to, by kind.
    """

    kind: Kind
    id: str
    code: str
    name: Text
    parent: str = ""
    links: Mapping[Kind, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Phase:
    """A stage of the budget, such as approved or executed."""

    id: str
    name: Text
    standard: str


OWNERS: tuple[Kind, ...] = ("department", "function")
"""The kinds of entities that a program can belong to."""
RESERVED = "index"
"""No entity has this id: the list of its kind has the page of that name."""
LONGEST_ID = 80


def read_entities(package: Package, tables: Tables) -> dict[Kind, dict[str, Entity]]:
    """Every entity by kind and code, in the order of its table."""
    kinds = kinds_of(package)
    found: dict[Kind, dict[str, Entity]] = {kind: {} for kind in kinds}
    taken: dict[Kind, set[str]] = {kind: {RESERVED} for kind in kinds}
    for resource in sorted(package.resources, key=lambda r: not is_dimension(r)):
        for key in code_fields(resource):
            kind = kind_of(key)
            for code, rows in _codes(resource, key, package, tables).items():
                if code not in found[kind]:
                    entity = _entity(key, rows, resource, package.language, taken[kind])
                    taken[kind].add(entity.id)
                    found[kind][code] = entity
    return found


def kinds_of(package: Package) -> tuple[Kind, ...]:
    """The kinds of entities that a package can have."""
    return (*KINDS, *(r.id for r in package.resources if r.entity))


def read_phases(package: Package, tables: Tables, used: Iterable[str]) -> dict[str, Phase]:
    """The phases in order: as their table lists them, else those used, along the budget cycle."""
    for resource in package.resources:
        ids = resource.with_column_type("phase:id")
        if ids is None or (ids.name,) != resource.primary_key:
            continue
        labels = [
            f for f in resource.fields if f.column_type and f.column_type.name == "phase:label"
        ]
        return {
            str(row[ids.name]): Phase(
                str(row[ids.name]),
                _text(row, labels, package.language, str(row[ids.name])),
                str(row.get("standard") or row[ids.name]),
            )
            for row in records(tables[resource.name])
        }
    return {phase: Phase(phase, Text(phase), phase) for phase in sorted(used, key=_cycle) if phase}


def is_dimension(resource: Resource) -> bool:
    """Whether the table does nothing but describe entities: its key is their code."""
    if resource.entity:
        return True
    foreign = {name for key in resource.foreign_keys for name in key.fields}
    keys = [f for f in code_fields(resource) if (f.name,) == resource.primary_key]
    figures = any(f.numeric for f in resource.fields)
    return any(f.name not in foreign for f in keys) and not figures


def code_fields(resource: Resource) -> list[Field]:
    """The fields of a table that hold codes of entities: of each kind the finest, which is last."""
    finest = {kind: f.name for f in resource.fields if (kind := _kind(f))}
    names = set(finest.values())
    return [f for f in resource.fields if f.name in names]


def kind_of(key: Field) -> Kind:
    """The kind of entity whose codes a field holds."""
    if kind := _kind(key):
        return kind
    raise ValueError(key.name)


def _kind(field: Field) -> Kind:
    role = field.column_type
    if role and role.part == "code" and role.kind in KINDS:
        return role.kind
    return field.entity


def _codes(
    resource: Resource, key: Field, package: Package, tables: Tables
) -> dict[str, list[dict[str, Any]]]:
    """The codes that a table introduces, with their rows: none where another table does."""
    found: dict[str, list[dict[str, Any]]] = {}
    # A table whose rows are the entities introduces them, even where its key refers in a circle.
    elsewhere = key.entity != resource.id and any(
        key.name in foreign.fields
        and kind_of(key) in map(kind_of, code_fields(package.by_name[foreign.resource]))
        for foreign in resource.foreign_keys
        if not foreign.package
    )
    if not elsewhere:
        for row in records(tables[resource.name]):
            if row[key.name] is not None:
                found.setdefault(str(row[key.name]), []).append(row)
    return found


def _entity(
    key: Field,
    rows: Sequence[Mapping[str, Any]],
    resource: Resource,
    language: str,
    taken: set[str],
) -> Entity:
    row = rows[0]
    kind, code = kind_of(key), str(row[key.name])
    labels = [
        f
        for f in resource.fields
        if f.column_type and key.column_type and f.column_type.part == "label"
        if f.column_type.family == key.column_type.family
    ]
    name = _text(row, labels or _labels(resource, key), language, code)
    base = _id(code) or _id(name.default) or kind
    parents = [
        fk.fields[0]
        for fk in resource.foreign_keys
        if fk.resource == resource.name and not fk.package
    ]
    links = {
        kind_of(f): str(row[f.name])
        for f in code_fields(resource)
        if kind == "program" and kind_of(f) in OWNERS and _agree(rows, f.name)
    }
    return Entity(
        kind=kind,
        id=unique_name(base, taken),
        code=code,
        name=name,
        parent=next((str(row[f]) for f in parents if row[f] is not None), ""),
        links=links,
    )


def _labels(resource: Resource, key: Field) -> list[Field]:
    """The fields that name the rows of a table marked as an entity: as marked, else the first."""
    if not resource.entity or not key.entity:
        return []
    texts = [f for f in resource.fields if f.type == "string" and f is not key]
    named = [f for f in texts if f.role == "label" or f.language] or texts[:1]
    return [f for f in named if f is named[0] or f.language]


def _id(text: str) -> str:
    """The text in ASCII, safe in an address; a long one is cut, and told apart by its hash."""
    slug = slugify(text)
    if len(slug) <= LONGEST_ID:
        return slug
    return f"{slug[:LONGEST_ID]}-{sha256(text.encode()).hexdigest()[:8]}"


def _agree(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    """Whether all rows say the same, and something."""
    return rows[0][name] is not None and len({row[name] for row in rows}) == 1


def _text(row: Mapping[str, Any], labels: Sequence[Field], language: str, code: str) -> Text:
    """The labels of a row in all languages; the code where the first has none."""
    names = {f.language or language: str(row[f.name]) for f in labels if row[f.name] is not None}
    return Text(names.pop(language, code), names)


def _cycle(phase: str) -> tuple[int, str]:
    order = STANDARD_PHASES.index(phase) if phase in STANDARD_PHASES else len(STANDARD_PHASES)
    return order, phase
