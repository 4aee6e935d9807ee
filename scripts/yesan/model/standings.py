"""The rank of an entity among its siblings, in each table with one figure of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from yesan.model import comparability, figures
from yesan.model.entities import Entities, Entity, Kind, code_fields, code_in, is_dimension, kind_of
from yesan.model.figures import Figure
from yesan.package.column_types import DIRECTION
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
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
        figure: The value with its cell.
        rank: The rank as it is computed.
        ranked: Their number as it is computed.
    """

    measure: Field
    value: Decimal
    position: int
    count: int
    resource: Resource
    figure: Figure
    rank: Figure
    ranked: Figure

    @property
    def is_alone(self) -> bool:
        """Whether no other has the same value."""
        own, *others = self.rank.operands
        return all(other.amount != own.amount for other in others)


@dataclass(frozen=True)
class _Measured:
    """The first figure of a table that has one row of each entity, by code."""

    resource: Resource
    measure: Field
    values: dict[str, Figure]
    printed: dict[str, Decimal]
    directions: dict[str, str]
    unknown: frozenset[str]
    """The codes of those that have a row, and no figure in it: any of them could be the first."""


@dataclass(frozen=True, eq=False)
class Standings:
    """The ranks that the tables of a package give."""

    package: Package
    tables: Tables
    entities: Entities

    def of(self, entity: Entity) -> Iterator[Standing]:
        """The ranks of an entity among those of its parent, where it is not alone.

        None where the figure of one of them is not known.
        """
        siblings = self._siblings[entity.kind, entity.parent] if entity.parent else set()
        for measured in self._measured.get(entity.kind, []):
            known = measured.values
            others = [
                known[code]
                for code in sorted(siblings - {entity.code})
                if code in known
                if measured.directions.get(code) == measured.directions.get(entity.code)
            ]
            if entity.code in known and others and not siblings & measured.unknown:
                own = known[entity.code]
                rank, ranked = figures.rank(own, others), figures.count([own, *others])
                yield Standing(
                    measured.measure,
                    measured.printed[entity.code],
                    int(rank.amount),
                    int(ranked.amount),
                    measured.resource,
                    own,
                    rank,
                    ranked,
                )

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
            alike = comparability.are_ranked(resource, table, measure)
            if len(set(known)) < len(known) or not alike:
                continue
            rows = {
                str(row[keys[0].name]): (number, row[measure.name])
                for number, row in table
                if code_in(row, keys[0].name) and row[measure.name] is not None
            }
            values = {c: Figure.printed(resource, measure, n, v) for c, (n, v) in rows.items()}
            printed = {code: Decimal(value) for code, (_, value) in rows.items()}
            side = resource.with_column_type(DIRECTION)
            directions = {
                str(row[keys[0].name]): str(row[side.name] or "") for _, row in table if side
            }
            codes = {str(row[keys[0].name]) for _, row in table if code_in(row, keys[0].name)}
            unknown = frozenset(codes - rows.keys())
            measured = _Measured(resource, measure, values, printed, directions, unknown)
            found.setdefault(kind_of(keys[0]), []).append(measured)
        return found
