"""The levels of a classification: which codes of a kind contain which others.

A table with codes of several families of one kind, such as ``functional-classification:generic``
with ``level1`` and ``level2``, classifies its rows level by level. The finest of them is the kind
itself; each coarser one is a kind of its own, in all tables of the package.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from yesan.package.column_types import COLUMN_TYPES, Kind, depth
from yesan.package.field import Field
from yesan.package.resource import Resource

Family = tuple[Kind, str]
"""A kind of entity, and the column type of its codes without the last part."""


def with_levels(resources: Sequence[Resource]) -> tuple[Resource, ...]:
    """The tables, each field of codes that is coarser than another of its kind marked as such.

    Of a classification without codes in any table the labels are the codes.
    """
    coded = {family for r in resources for f in r.fields if (family := _family(f))}
    resources = [_coded(resource, coded) for resource in resources]
    coarser = {family for resource in resources for family in _coarser(resource)}
    return tuple(
        replace(resource, fields=tuple(_marked(f, coarser) for f in resource.fields))
        if any(_family(f) in coarser for f in resource.fields)
        else resource
        for resource in resources
    )


def _coded(resource: Resource, coded: set[Family]) -> Resource:
    """A table of amounts, its labels of no code being codes."""
    if not any(f.is_value for f in resource.fields):
        return resource
    fields = tuple(_as_code(f, coded) for f in resource.fields)
    return replace(resource, fields=fields) if fields != resource.fields else resource


def _as_code(field: Field, coded: set[Family]) -> Field:
    role = field.column_type
    if role is None or role.part != "label" or role.kind in {None, "phase"}:
        return field
    if (role.kind, role.family) in coded:
        return field
    code = next(t for t in COLUMN_TYPES.values() if (t.family, t.part) == (role.family, "code"))
    return replace(field, column_type=code)


def _marked(field: Field, coarser: set[Family]) -> Field:
    family = _family(field)
    if family is None or family not in coarser:
        return field
    return replace(field, level=family[1].rpartition(":")[2])


def _coarser(resource: Resource) -> Iterator[Family]:
    """The families of codes in a table that contain those of another family of their kind."""
    found: dict[Kind, list[tuple[bool, int, Family]]] = {}
    for field in resource.fields:
        if (family := _family(field)) and (role := field.column_type):
            own = (field.name,) == resource.primary_key
            found.setdefault(family[0], []).append((own, depth(role.name), family))
    for families in found.values():
        *_, finest = max(families)
        yield from {family for *_, family in families if family != finest}


def _family(field: Field) -> Family | None:
    """The family of a field of codes."""
    role = field.column_type
    if role is None or role.part != "code" or role.kind in {None, "phase"}:
        return None
    return role.kind, role.family
