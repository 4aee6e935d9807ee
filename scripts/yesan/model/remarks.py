"""Why amounts change and what reviewers said: rows of the tables, found by the roles of fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from yesan.model.entities import Codes, Entity, Kind, by_entity
from yesan.model.facts import between, change_of
from yesan.model.figures import Figure
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource

ASKING = ("question", "request")
"""The kinds of findings that ask for something, the first before the second."""


@dataclass(frozen=True)
class Reason:
    """Why an amount changes.

    Attributes:
        text: The reason.
        kind: The kind of reason, or empty.
        item: What the money is for, as printed.
        figure: By how much it changes, where the row says.
        codes: The entities that the row is about.
        line: Its line in the source.
        resource: Its table.
        row: The number of the row.
    """

    text: str
    kind: str
    item: str
    figure: Figure | None
    codes: Codes
    line: int | None
    resource: Resource
    row: int


@dataclass(frozen=True)
class Finding:
    """What a reviewer said.

    Attributes:
        text: What was said.
        kind: Whether it is a question, a request …, in words.
        asks: Its place in `ASKING`; none where it is of another kind.
        codes: The entities that it is about.
        line: Its line in the source.
        resource: The table that has it.
        row: The number of the row.
    """

    text: str
    kind: str
    asks: int | None
    codes: Codes
    line: int | None
    resource: Resource
    row: int


class Remarks:
    """The reasons and findings of a package, in one language."""

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

    @property
    def label_title(self) -> str:
        """The title of the field that has the kinds of reasons; empty without one."""
        fields = (self._field(r, "reason-class") for r in self.model.package.resources)
        return next((f.title[self.language] for f in fields if f), "")

    def reasons_for(self, entity: Entity) -> list[Reason]:
        """The reasons of an entity's changes."""
        return self._reasons_by.get((entity.kind, entity.code), [])

    def findings_on(self, entity: Entity) -> list[Finding]:
        """What reviewers said of an entity."""
        return self._findings_by.get((entity.kind, entity.code), [])

    def asked_of(self, entity: Entity) -> Finding | None:
        """What a reviewer asked of an entity first: a question, or a request.

        Where no finding of the package is said to be either, it is the first that was said of it.
        """
        found = self.findings_on(entity)
        asking = [(f.asks, f) for f in found if f.asks is not None]
        if asking:
            return min(asking, key=lambda x: x[0])[1]
        return next(iter(found), None) if all(f.asks is None for f in self.findings) else None

    @cached_property
    def _reasons_by(self) -> dict[tuple[Kind, str], list[Reason]]:
        return by_entity((r, r.codes) for r in self.reasons)

    @cached_property
    def _findings_by(self) -> dict[tuple[Kind, str], list[Finding]]:
        return by_entity((f, f.codes) for f in self.findings)

    def _reasons(self, resource: Resource, text: Field) -> Iterator[Reason]:
        kind, label = self._field(resource, "reason-class"), resource.with_role("label")
        amount = _changed(resource)
        for number, row in self.model.tables[resource.name]:
            if row[text.name] is None:
                continue
            yield Reason(
                text=str(row[text.name]),
                kind=self._word(kind, row),
                item=str(row[label.name] or "") if label else "",
                figure=self._figure(resource, amount, row, number) if amount else None,
                codes=self.model.entities.of_row(resource, row),
                line=_line(resource, row),
                resource=resource,
                row=number,
            )

    def _findings(self, resource: Resource, text: Field) -> Iterator[Finding]:
        kind = self._field(resource, "finding-kind")
        for number, row in self.model.tables[resource.name]:
            if row[text.name] is not None:
                yield Finding(
                    text=str(row[text.name]),
                    kind=self._word(kind, row),
                    asks=_asks(kind, row),
                    codes=self.model.entities.of_row(resource, row),
                    line=_line(resource, row),
                    resource=resource,
                    row=number,
                )

    def _figure(
        self, resource: Resource, field: Field, row: dict[str, Any], number: int
    ) -> Figure | None:
        """By how much an amount changes from the first to the second phase that is compared."""
        value = row[field.name]
        if value is None:
            return None
        figure = Figure.printed(resource, field, number, value)
        pair = self.model.comparison
        back = between(pair[1].id, pair[0].id) if pair else ""
        turned = bool(back) and change_of(resource, field) == back
        return replace(figure, amount=-figure.amount) if turned else figure

    def _field(self, resource: Resource, role: str) -> Field | None:
        """The field of a role, in this language where the table has it in several."""
        return resource.in_language(role, self.language)

    def _word(self, field: Field | None, row: dict[str, Any]) -> str:
        if field is None or row[field.name] is None:
            return ""
        value = str(row[field.name])
        return field.categories[value][self.language] if value in field.categories else value


def _changed(resource: Resource) -> Field | None:
    """The field that says by how much: a change, else one that is computed, else the last of money.

    An amount in a phase is none: it says how much there is, and not by how much that changes.
    """
    money = [f for f in resource.fields if f.currency and f.numeric and not f.is_part]
    money = [f for f in money if not f.is_value]
    said = [f for f in money if f.change or f.computed]
    return next(iter(said or money[-1:]), None)


def _asks(field: Field | None, row: dict[str, Any]) -> int | None:
    value = str(row[field.name]) if field else ""
    return ASKING.index(value) if value in ASKING else None


def _line(resource: Resource, row: dict[str, Any]) -> int | None:
    line = resource.source_line
    return int(row[line.name]) if line and row[line.name] is not None else None
