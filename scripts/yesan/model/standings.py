"""The rank of an entity among its siblings, in each table with one figure of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from yesan.model.entities import Entities, Entity, Kind, code_fields, is_dimension, kind_of
from yesan.package.package import Package
from yesan.package.resource import Field, Resource
from yesan.tables.table import Tables


@dataclass(frozen=True)
class Standing:
    """The rank of an entity among those of its parent.

    Attributes:
        measure: The field that is compared.
        value: Its value, as printed.
        position: Its rank, the largest being 1; equal values share one.
        count: How many are ranked.
        resource: The table that has the values.
    """

    measure: Field
    value: Decimal
    position: int
    count: int
    resource: Resource


@dataclass(frozen=True)
class _Measured:
    """The first figure of a table that has one row of each entity, by code."""

    resource: Resource
    measure: Field
    values: dict[str, Decimal]


@dataclass(frozen=True, eq=False)
class Standings:
    """The ranks that the tables of a package give."""

    package: Package
    tables: Tables
    entities: Entities

    def of(self, entity: Entity) -> Iterator[Standing]:
        """The ranks of an entity; none without a parent, and none where it is alone."""
        siblings = self._siblings[entity.kind, entity.parent] if entity.parent else frozenset()
        for measured in self._measured.get(entity.kind, []):
            known = measured.values
            values = [known[code] for code in siblings if code in known]
            if entity.code in known and len(values) > 1:
                own = known[entity.code]
                position = 1 + sum(value > own for value in values)
                yield Standing(measured.measure, own, position, len(values), measured.resource)

    @cached_property
    def _siblings(self) -> dict[tuple[Kind, str], set[str]]:
        """The codes of the entities of each parent."""
        found: dict[tuple[Kind, str], set[str]] = {}
        for kind, entities in self.entities.items():
            for code, entity in entities.items():
                found.setdefault((kind, entity.parent), set()).add(code)
        return found

    @cached_property
    def _measured(self) -> dict[Kind, list[_Measured]]:
        """The tables with one row of each entity of one kind alone, by that kind."""
        found: dict[Kind, list[_Measured]] = {}
        for resource in self.package.resources:
            keys = code_fields(resource)
            measure = resource.measure
            if len(keys) != 1 or measure is None or is_dimension(resource):
                continue
            table = self.tables[resource.name]
            known = table.known(keys[0].name)
            if len(set(known)) < len(known):
                continue
            values = {
                str(row[keys[0].name]): Decimal(row[measure.name])
                for _, row in table
                if row[keys[0].name] is not None and row[measure.name] is not None
            }
            found.setdefault(kind_of(keys[0]), []).append(_Measured(resource, measure, values))
        return found
