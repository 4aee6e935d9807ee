"""Entities read from the tables: those that a table describes, else those that figures name.

A table whose key is the code of a kind of entity describes entities of that kind. Where a package
has no such table, the codes and labels beside the figures are used; a code that one table has no
name for is called as another calls it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from slugify import slugify

from yesan.model.entities import (
    OWNERS,
    Entities,
    Entity,
    Kind,
    base_of,
    code_fields,
    code_in,
    depth,
    is_dimension,
    kind_of,
    kinds_of,
)
from yesan.model.fiscal_years import text_of
from yesan.model.labels import best_label, printed_labels
from yesan.model.namesakes import told_apart
from yesan.package.column_types import FISCAL_YEAR
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.reading.unique_name import short, unique_name
from yesan.tables.table import Tables

RESERVED = "index"
"""No entity has this id: the list of its kind has the page of that name."""


def read(package: Package, tables: Tables) -> Entities:
    """Every entity by kind and code, in the order of its table."""
    kinds = kinds_of(package)
    found: dict[Kind, dict[str, Entity]] = {kind: {} for kind in kinds}
    taken: dict[Kind, set[str]] = {kind: {RESERVED} for kind in kinds}
    nested: set[Kind] = set()
    for resource in sorted(package.resources, key=lambda r: not is_dimension(r)):
        for key in code_fields(resource):
            kind = kind_of(key)
            nested |= {kind for _ in _parents(resource, key)}
            labels = _labels(resource, key, tables)
            for code, rows in _codes(resource, key, package, tables).items():
                name = best_label(_latest_first(resource, rows), labels, package.language, code)
                if code not in found[kind]:
                    entity = _entity(key, rows, resource, name, taken[kind])
                    taken[kind].add(entity.id)
                    found[kind][code] = entity
                elif found[kind][code].name.default == code != name.default:
                    found[kind][code] = replace(found[kind][code], name=name, printed=name)
    languages = package.languages
    apart = {kind: told_apart(entities, languages) for kind, entities in found.items()}
    return Entities(apart, frozenset(nested))


def _codes(
    resource: Resource, key: Field, package: Package, tables: Tables
) -> dict[str, list[dict[str, Any]]]:
    """The codes that a table introduces, with their rows: none where another table does."""
    found: dict[str, list[dict[str, Any]]] = {}
    # A table whose rows are the entities introduces them, even where its key refers in a circle.
    own = resource.entity and (key.name,) == resource.primary_key
    elsewhere = not own and any(
        key.name in foreign.fields
        and kind_of(key) in map(kind_of, code_fields(package.by_name[foreign.resource]))
        for foreign in resource.foreign_keys
        if not foreign.package
    )
    if not elsewhere:
        for _, row in tables[resource.name]:
            if code := code_in(row, key.name):
                found.setdefault(code, []).append(row)
    return found


def _entity(
    key: Field,
    rows: Sequence[Mapping[str, Any]],
    resource: Resource,
    name: Text,
    taken: set[str],
) -> Entity:
    row = rows[0]
    kind, code = kind_of(key), str(row[key.name])
    base = _id(code) or _id(name.default) or kind
    latest = _latest(resource, rows)
    links = {
        kind_of(f): str(latest[0][f.name])
        for f in code_fields(resource)
        if _contains(f, key) and _agree(latest, f.name)
    }
    return Entity(
        kind=kind,
        id=unique_name(base, taken),
        code=code,
        name=name,
        parent=next((c for f in _parents(resource, key) if (c := code_in(row, f))), ""),
        links=links,
        printed=name,
    )


def _parents(resource: Resource, key: Field) -> list[str]:
    """The columns with the code of what contains an entity of the same kind."""
    return [
        fk.fields[0]
        for fk in resource.foreign_keys
        if fk.resource == resource.name and not fk.package and fk.reference == (key.name,)
    ]


def _contains(owner: Field, key: Field) -> bool:
    """Whether what a field of codes identifies contains, or owns, what another does."""
    base = base_of(kind_of(key))
    if base_of(kind_of(owner)) == base:
        return bool(owner.level) and (not key.level or depth(owner) < depth(key))
    return base == "program" and base_of(kind_of(owner)) in OWNERS


def _labels(resource: Resource, key: Field, tables: Tables) -> list[Field]:
    """The fields that name what a code represents: those of its classification, else as printed.

    In a table marked as an entity, where there are none: as marked, else the first text.
    """
    role = key.column_type
    labels = [
        f
        for f in resource.fields
        if f.column_type and role and f.column_type.part == "label"
        if f.column_type.family == role.family
    ]
    if labels or not resource.entity or (key.name,) != resource.primary_key:
        return labels or printed_labels(resource, key, tables[resource.name])
    texts = [f for f in resource.fields if f.type == "string" and f is not key and not f.entity]
    named = [f for f in texts if f.role == "label" or f.language] or texts[:1]
    return [f for f in named if f is named[0] or f.language]


def _id(text: str) -> str:
    """The text in ASCII, safe in an address; a long one is cut, and its hash added."""
    return short(slugify(text), of=text)


def _latest(resource: Resource, rows: Sequence[Mapping[str, Any]]) -> Sequence[Mapping[str, Any]]:
    """The rows of the latest fiscal year that any of them has: who owns a program may change."""
    year = resource.with_column_type(FISCAL_YEAR)
    years = [row[year.name] if year else None for row in rows]
    last = max((text_of(value) for value in years if value is not None), default="")
    latest = [row for row, value in zip(rows, years, strict=True) if text_of(value) == last]
    return latest or rows


def _latest_first(
    resource: Resource, rows: Sequence[Mapping[str, Any]]
) -> Sequence[Mapping[str, Any]]:
    """The rows of the latest fiscal year before all others: what something is called may change."""
    year = resource.with_column_type(FISCAL_YEAR)
    if year is None or len(rows) == 1:
        return rows
    return sorted(rows, key=lambda row: text_of(row[year.name] or ""), reverse=True)


def _agree(rows: Sequence[Mapping[str, Any]], name: str) -> bool:
    """Whether all rows have the same value, and it is not missing."""
    return bool(code_in(rows[0], name)) and len({row[name] for row in rows}) == 1
