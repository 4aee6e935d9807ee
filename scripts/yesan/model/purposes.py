"""What programs, departments … are for: a sentence of the package in a row about one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yesan.model.entities import Entity, Kind, code_fields, code_in, kind_of, own_codes
from yesan.model.model import Model
from yesan.package.resource import Resource


@dataclass(frozen=True)
class Purpose:
    """What an entity is for.

    Attributes:
        text: The sentence.
        line: Its line in the source; none where it is not known.
        resource: The table that has it.
        row: The number of the row.
    """

    text: str
    line: int | None
    resource: Resource
    row: int


class Purposes:
    """The purposes that a package says, in one language."""

    def __init__(self, model: Model, language: str) -> None:
        self.model = model
        self.language = language

    def of(self, entity: Entity) -> list[Purpose]:
        """The purposes of an entity, in the order of the tables."""
        return self._by_entity.get((entity.kind, entity.code), [])

    @cached_property
    def _by_entity(self) -> dict[tuple[Kind, str], list[Purpose]]:
        found: dict[tuple[Kind, str], list[Purpose]] = {}
        for resource in self.model.package.resources:
            for entity, purpose in self._in(resource):
                found.setdefault(entity, []).append(purpose)
        return found

    def _in(self, resource: Resource) -> Iterator[tuple[tuple[Kind, str], Purpose]]:
        text, line = resource.in_language("purpose", self.language), resource.source_line
        if text is None:
            return
        for number, row in self.model.tables[resource.name]:
            entity, said = subject(resource, row), row[text.name]
            if entity and said is not None:
                at = row[line.name] if line else None
                yield entity, Purpose(str(said), None if at is None else int(at), resource, number)


def subject(resource: Resource, row: Mapping[str, Any]) -> tuple[Kind, str] | None:
    """The one entity that a row is about: that of its key, else the only one that it names."""
    fields = own_codes(resource) or code_fields(resource)
    named = [(kind_of(f), code) for f in fields if (code := code_in(row, f.name))]
    return named[0] if len(named) == 1 else None
