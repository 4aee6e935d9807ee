"""Programs, departments, line items …: what the codes in the tables identify."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, get_args

from yesan.package import column_types
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.text import Text

T = TypeVar("T")
Kind = str
"""What the entities of a page are: one of `KINDS`, with a level where it is coarser than others of
it (``function:level1``), or the id of a resource marked as an entity."""
Codes = Mapping[Kind, str]
"""The entities that something is about: a code by kind."""
KINDS: tuple[Kind, ...] = tuple(kind for kind in get_args(column_types.Kind) if kind != "phase")
OWNERS: tuple[Kind, ...] = ("department", "function")
"""The kinds of entities that a program can belong to."""


@dataclass(frozen=True)
class Entity:
    """A program, department, line item …: what a code in the tables identifies.

    Attributes:
        kind: What it is.
        id: ASCII, unique among its kind, and as stable as the code it is made from.
        code: The code as the tables write it.
        name: Its name, in every language that the tables have; with its code where others of its
            kind are called so.
        parent: The code of the entity of the same kind that contains it, or empty.
        links: Codes of the entities of other kinds that it belongs to, by kind.
        printed: Its name as the tables have it.
    """

    kind: Kind
    id: str
    code: str
    name: Text
    parent: str = ""
    links: Mapping[Kind, str] = field(default_factory=dict)
    printed: Text = field(default_factory=lambda: Text(""))


@dataclass(frozen=True, eq=False)
class Entities(Mapping[Kind, Mapping[str, Entity]]):
    """Every entity of a package by kind and code, in the order of its table.

    Attributes:
        by_kind: Them.
        nested: The kinds of which a table has a column for what contains an entity.
    """

    by_kind: Mapping[Kind, Mapping[str, Entity]]
    nested: frozenset[Kind] = frozenset()

    def __getitem__(self, kind: Kind) -> Mapping[str, Entity]:
        return self.by_kind[kind]

    def __iter__(self) -> Iterator[Kind]:
        return iter(self.by_kind)

    def __len__(self) -> int:
        return len(self.by_kind)

    def name(self, kind: Kind, code: object, language: str) -> str:
        """The name of a code, or the code itself where no table describes it."""
        entity = self[kind].get(str(code))
        return entity.name[language] if entity else str(code)

    def printed(self, kind: Kind, code: object, language: str) -> str:
        """The name of a code as the tables have it, be others called so or not."""
        entity = self[kind].get(str(code))
        return entity.printed[language] if entity else str(code)

    def addressed_as(self, others: Entities) -> Entities:
        """The same entities, with the ids that they have in the addresses of another edition."""
        named = {
            kind: {
                code: replace(entity, id=others[kind][code].id) for code, entity in known.items()
            }
            for kind, known in self.by_kind.items()
        }
        return replace(self, by_kind=named)

    def ancestors(self, kind: Kind, code: str) -> Iterator[str]:
        """The codes of the entities that contain this one, the nearest first."""
        seen = {code}
        while (entity := self[kind].get(code)) and entity.parent not in {"", *seen}:
            code = entity.parent
            seen.add(code)
            yield code

    def of_row(self, resource: Resource, row: Mapping[str, Any]) -> Codes:
        """The entities that a row names, and those that its program belongs to."""
        fields = code_fields(resource)
        codes = {kind_of(f): code for f in fields if (code := code_in(row, f.name))}
        program = self["program"].get(codes.get("program", ""))
        return {**(program.links if program else {}), **codes}


def code_in(row: Mapping[str, Any], name: str) -> str:
    """The code in a cell; empty where it is blank: a row without a code is no entity's."""
    value = row[name]
    return "" if value is None or not str(value).strip() else str(value)


def by_entity(items: Iterable[tuple[T, Codes]]) -> dict[tuple[Kind, str], list[T]]:
    """The items by kind and code of each entity that they are about, in their order."""
    found: dict[tuple[Kind, str], list[T]] = {}
    for item, codes in items:
        for entity in codes.items():
            found.setdefault(entity, []).append(item)
    return found


def kinds_of(package: Package) -> tuple[Kind, ...]:
    """The kinds of entities that a package can have, the levels of each from the coarsest."""
    fields = (f for resource in package.resources for f in resource.fields)
    known = {_kind(f): depth(f) for f in fields if f.level}
    levels = sorted(known, key=known.__getitem__)
    classified = (k for kind in KINDS for k in (*(x for x in levels if base_of(x) == kind), kind))
    return (*classified, *(r.id for r in package.resources if r.entity))


def depth(field: Field) -> int:
    """How fine the codes of a field are among those of its kind."""
    return column_types.depth(field.column_type.name) if field.column_type else -1


def base_of(kind: Kind) -> Kind:
    """A kind without its level."""
    return kind.partition(":")[0]


def own_codes(resource: Resource) -> list[Field]:
    """The field of codes that alone is the key of the table; none of another table."""
    return [f for f in code_fields(resource) if (f.name,) == resource.primary_key]


def is_dimension(resource: Resource) -> bool:
    """Whether the table does nothing but describe entities: its key is their code."""
    if resource.entity:
        return True
    foreign = {name for key in resource.foreign_keys for name in key.fields}
    keys = own_codes(resource)
    figures = any(f.numeric for f in resource.fields)
    return any(f.name not in foreign for f in keys) and not figures


def kind_of_rows(resource: Resource) -> Kind:
    """What the rows of a table are that is marked as one of entities; empty of another table."""
    return kind_of(resource.by_name[resource.primary_key[0]]) if resource.entity else ""


def code_fields(resource: Resource) -> list[Field]:
    """The fields of a table that hold codes of entities: of each kind the finest, which is last.

    Where a code is the key, that is it, even before fields that refer to other rows.
    """

    def is_own(f: Field) -> bool:
        return (f.name,) == resource.primary_key

    ordered = sorted(resource.fields, key=is_own)
    finest = {kind: f.name for f in ordered if (kind := _kind(f))}
    names = set(finest.values())
    return [f for f in resource.fields if f.name in names]


def kind_of(key: Field) -> Kind:
    """The kind of entity whose codes a field holds.

    Raises:
        ValueError: The field holds no codes.
    """
    if kind := _kind(key):
        return kind
    raise ValueError(key.name)


def _kind(field: Field) -> Kind:
    role = field.column_type
    if role and role.part == "code" and role.kind in KINDS:
        return f"{role.kind}:{field.level}" if field.level else role.kind
    return field.entity
