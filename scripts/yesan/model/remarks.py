"""What is told of an entity beside its amounts: why they change, what is said, what is wrong.

All of it is rows of the package's tables, found by the roles of their fields, in their own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from yesan.model.entities import Entity, Kind, code_fields, is_dimension, kind_of
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.package.resource import Field, Resource
from yesan.tables.discrepancies import Discrepancy
from yesan.tables.tables import records

Codes = dict[Kind, str]
T = TypeVar("T")


@dataclass(frozen=True)
class Reason:
    """Why an amount changes.

    Attributes:
        text: The reason.
        kind: The kind of reason, or nothing.
        item: What it is spent on, as printed.
        figure: By how much it changes, where the row says.
        codes: The entities that the row is about.
        line: Where it stands in the source.
    """

    text: str
    kind: str
    item: str
    figure: Figure | None
    codes: Codes
    line: int | None


@dataclass(frozen=True)
class Finding:
    """What a reviewer said.

    Attributes:
        text: What was said.
        kind: Whether it is a question, a request …, in words.
        codes: The entities that it is about.
        line: Where it stands in the source.
        resource: The table it stands in.
    """

    text: str
    kind: str
    codes: Codes
    line: int | None
    resource: Resource


@dataclass(frozen=True)
class Standing:
    """Where an entity stands among those beside it.

    Attributes:
        measure: The field that is compared.
        value: Its value, as printed.
        position: How manieth it is, the largest first.
        count: Among how many.
        resource: The table that tells.
    """

    measure: Field
    value: Decimal
    position: int
    count: int
    resource: Resource


class Remarks:
    """Everything that is told, in one language, by whom it is about."""

    def __init__(self, model: Model, language: str) -> None:
        self.model = model
        self.language = language

    @cached_property
    def reasons(self) -> list[Reason]:
        """Every reason, the largest change first."""
        found = [
            reason
            for resource in self.model.package.resources
            if (text := self._field(resource, "reason"))
            for reason in self._reasons(resource, text)
        ]
        return sorted(found, key=lambda r: -abs(r.figure.amount) if r.figure else 0)

    @cached_property
    def findings(self) -> list[Finding]:
        """Everything that reviewers said, in the order of the source."""
        return [
            finding
            for resource in self.model.package.resources
            if (text := self._field(resource, "finding"))
            for finding in self._findings(resource, text)
        ]

    def reasons_for(self, entity: Entity) -> list[Reason]:
        """The reasons of an entity's changes."""
        return self._reasons_by.get((entity.kind, entity.code), [])

    def findings_on(self, entity: Entity) -> list[Finding]:
        """What reviewers said of an entity."""
        return self._findings_by.get((entity.kind, entity.code), [])

    def discrepancies_of(self, entity: Entity) -> list[Discrepancy]:
        """The errors of the source in the rows of an entity, the gravest first."""
        return self._discrepancies_by.get((entity.kind, entity.code), [])

    @cached_property
    def _reasons_by(self) -> dict[tuple[Kind, str], list[Reason]]:
        return _grouped((r, r.codes) for r in self.reasons)

    @cached_property
    def _findings_by(self) -> dict[tuple[Kind, str], list[Finding]]:
        return _grouped((f, f.codes) for f in self.findings)

    @cached_property
    def _discrepancies_by(self) -> dict[tuple[Kind, str], list[Discrepancy]]:
        rows = (
            (d, self.model.tables[d.resource.name].loc[d.row]) for d in self.model.discrepancies
        )
        return _grouped(
            (d, self._codes(d.resource, {str(k): v for k, v in row.items()})) for d, row in rows
        )

    @cached_property
    def kinds_of_reason(self) -> dict[str, list[Reason]]:
        """The reasons with an amount by their kind, the largest sum first."""
        grouped: dict[str, list[Reason]] = {}
        for reason in self.reasons:
            if reason.kind and reason.figure:
                grouped.setdefault(reason.kind, []).append(reason)
        return dict(sorted(grouped.items(), key=lambda item: -abs(_sum(item[1]))))

    @cached_property
    def kinds_of_finding(self) -> dict[str, list[Finding]]:
        """What reviewers said, by its kind."""
        grouped: dict[str, list[Finding]] = {}
        for finding in self.findings:
            grouped.setdefault(finding.kind, []).append(finding)
        return grouped

    def standings(self, entity: Entity) -> Iterator[Standing]:
        """Where an entity stands among those of its parent, in each table with a row of each."""
        beside = self._siblings.get((entity.kind, entity.parent), set()) if entity.parent else set()
        for resource, measure, known in self._measured.get(entity.kind, []):
            values = [known[code] for code in beside if code in known]
            if entity.code in beside and entity.code in known and len(values) > 1:
                own = known[entity.code]
                position = 1 + sum(value > own for value in values)
                yield Standing(measure, own, position, len(values), resource)

    @cached_property
    def _siblings(self) -> dict[tuple[Kind, str], set[str]]:
        """The codes of the entities of each parent."""
        found: dict[tuple[Kind, str], set[str]] = {}
        for kind, entities in self.model.entities.items():
            for code, entity in entities.items():
                found.setdefault((kind, entity.parent), set()).add(code)
        return found

    @cached_property
    def _measured(self) -> dict[Kind, list[tuple[Resource, Field, dict[str, Decimal]]]]:
        """The first figure of each table that has one row of each entity of one kind alone."""
        found: dict[Kind, list[tuple[Resource, Field, dict[str, Decimal]]]] = {}
        for resource in self.model.package.resources:
            keys = code_fields(resource)
            measure = resource.measure
            if len(keys) != 1 or measure is None or is_dimension(resource):
                continue
            frame = self.model.tables[resource.name]
            if not frame[keys[0].name].dropna().is_unique:
                continue
            values = {
                str(code): Decimal(value)
                for code, value in zip(frame[keys[0].name], frame[measure.name], strict=True)
                if code is not None and value is not None
            }
            found.setdefault(kind_of(keys[0]), []).append((resource, measure, values))
        return found

    def _reasons(self, resource: Resource, text: Field) -> Iterator[Reason]:
        kind, label = self._field(resource, "reason-class"), resource.with_role("label")
        amount = _changed(resource)
        frame = self.model.tables[resource.name]
        for number, row in zip(frame.index, records(frame), strict=True):
            if row[text.name] is None:
                continue
            yield Reason(
                text=str(row[text.name]),
                kind=self._word(kind, row),
                item=str(row[label.name] or "") if label else "",
                figure=_figure(resource, amount, row, int(number)) if amount else None,
                codes=self._codes(resource, row),
                line=_line(resource, row),
            )

    def _findings(self, resource: Resource, text: Field) -> Iterator[Finding]:
        kind = self._field(resource, "finding-kind")
        for row in records(self.model.tables[resource.name]):
            if row[text.name] is not None:
                yield Finding(
                    text=str(row[text.name]),
                    kind=self._word(kind, row),
                    codes=self._codes(resource, row),
                    line=_line(resource, row),
                    resource=resource,
                )

    def _field(self, resource: Resource, role: str) -> Field | None:
        """The field of a role, in this language where the table has it in several."""
        return resource.in_language(role, self.language)

    def _word(self, field: Field | None, row: dict[str, Any]) -> str:
        if field is None or row[field.name] is None:
            return ""
        value = str(row[field.name])
        return field.categories[value][self.language] if value in field.categories else value

    def _codes(self, resource: Resource, row: dict[str, Any]) -> Codes:
        """The entities that a row is about, and those that its program belongs to."""
        fields = code_fields(resource)
        codes = {kind_of(f): str(row[f.name]) for f in fields if row[f.name] is not None}
        program = self.model.entities["program"].get(codes.get("program", ""))
        return {**(program.links if program else {}), **codes}


def _grouped(told: Iterable[tuple[T, Codes]]) -> dict[tuple[Kind, str], list[T]]:
    """What is told, by each entity that it is about, in its order."""
    found: dict[tuple[Kind, str], list[T]] = {}
    for item, codes in told:
        for entity in codes.items():
            found.setdefault(entity, []).append(item)
    return found


def _changed(resource: Resource) -> Field | None:
    """The field that says by how much: what is computed from others, else the last of money."""
    money = [f for f in resource.fields if f.currency and f.numeric and not f.is_part]
    return next((f for f in money if f.computed), money[-1] if money else None)


def _figure(resource: Resource, field: Field, row: dict[str, Any], number: int) -> Figure | None:
    value = row[field.name]
    return None if value is None else Figure.printed(resource, field, number, value)


def _line(resource: Resource, row: dict[str, Any]) -> int | None:
    line = resource.source_line
    return int(row[line.name]) if line and row[line.name] is not None else None


def _sum(reasons: list[Reason]) -> Decimal:
    return sum((r.figure.amount for r in reasons if r.figure), Decimal(0))
