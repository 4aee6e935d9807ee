"""The rows and fields that files for programs tell: each row once, whole, and in its order."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from yesan.package.resource import Resource
from yesan.proof.data.same_values import is_same
from yesan.proof.data.subjects import describes, kinds
from yesan.proof.interface.told_figures import ToldFigures, Wrong, different
from yesan.proof.pages.anchors import Anchors

Told = Mapping[str, Any]
Line = tuple[str, int]
"""A table by its id, and the number of a row."""
ROWS, FIGURES = 2_000, 5_000
"""A file has all rows of a table of fewer rows and figures."""
OF_ENTITY = 500
"""The file of an entity has all rows, where they are fewer."""


@dataclass(frozen=True)
class ToldRows:
    """Compares rows of the interface with the tables.

    Attributes:
        figures: Compares their figures.
        anchors: Where links lead.
        files: The files of entities, by kind and code.
    """

    figures: ToldFigures
    anchors: Anchors
    files: Mapping[tuple[str, str], str]

    def of_table(self, path: str, told: Told, resource: Resource) -> Wrong:
        """What is wrong in the file of a table.

        Args:
            path: The file.
            told: What it tells.
            resource: The table.
        """
        package, rows = self.figures.figures.cells.package, self._numbers(resource)
        count = sum(field.numeric for field in resource.fields)
        most = max(1, min(ROWS, FIGURES // max(1, count)))
        texts = {
            name: {x: getattr(resource, name)[x] for x in package.languages}
            for name in ("title", "description", "selection")
        }
        texts["selection"] = texts["selection"] if resource.selection else None  # type: ignore[assignment]
        yield from different(
            told,
            id=resource.id,
            **texts,
            complete=bool(resource.complete),
            key=[*resource.primary_key],
            rows_in_all=len(rows),
            rows_listed=min(len(rows), most),
        )
        yield from self._fields(told["fields"], resource)
        listed = [(resource.id, number) for number in rows[:most]]
        yield from self.all_of(path, told["rows"], listed)

    def all_of(self, path: str, told: list[Told], expected: list[Line]) -> Wrong:
        """What is wrong in some rows.

        Args:
            path: The file that tells them.
            told: The rows.
            expected: Those that it should tell.
        """
        found = [(row.get("table"), row.get("row")) for row in told]
        if found != expected:
            yield f"{len(found)} rows", f"{len(expected)} rows, in their order"
            return
        for row, (table, number) in zip(told, expected, strict=True):
            yield from self._row(path, row, self.figures.figures.cells.by_id[table], number)

    def of_entity(self, kind: str, code: str) -> list[Line]:
        """The rows that an entity is named in, as far as its file has them."""
        cells = self.figures.figures.cells
        package = cells.package
        referred = {k.resource for r in package.resources for k in r.foreign_keys if not k.package}
        found: list[Line] = []
        for own in (True, False):
            for resource in package.resources:
                names = kinds(resource)
                is_own = resource.entity and names.get(kind) in resource.primary_key
                named = not describes(resource) and resource.name not in referred
                if kind in names and (is_own if own else named):
                    rows = cells.rows[resource.id].items()
                    found += ((resource.id, n) for n, row in rows if row[names[kind]] == code)
        return found

    def _numbers(self, resource: Resource) -> list[int]:
        return [*self.figures.figures.cells.rows[resource.id]]

    def _row(self, path: str, told: Told, resource: Resource, number: int) -> Wrong:
        texts = self.figures.texts(resource.id)[number]
        own = {f.name for f in resource.fields if f.numeric}
        cells, figures = told.get("cells", {}), told.get("figures", {})
        if {*figures} != own or {*cells} != {*texts} - own:
            yield f"the fields {', '.join((*cells, *figures))}", ", ".join(texts)
            return
        for name, value in (*cells.items(), *told["key"].items()):
            field, text = resource.by_name[name], texts[name]
            alike = is_same(resource, field, text, _plain(value))
            if not alike or (text is None) != (value is None):
                yield f"{name} {value}", str(text)
        line = resource.source_line
        yield from different(told, line=int(texts[line.name] or 0) or None if line else None)
        if {*told["key"]} != {*resource.primary_key}:
            yield f"the key {', '.join(told['key'])}", ", ".join(resource.primary_key)
        yield from self._leads(path, told, resource, number)
        for name, figure in figures.items():
            if figure.get("cell") != f"{resource.id}/{quote(name, safe='')}/{number}":
                yield str(figure.get("cell")), f"the cell of {name} in row {number}"
            else:
                yield from self.figures.check(path, figure)

    def _leads(self, path: str, told: Told, resource: Resource, number: int) -> Wrong:
        """What is wrong in where a row leads."""
        target, _, anchor = told["page"].partition("#")
        page = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if page != f"tables/{resource.id}.html":
            yield told["page"], "the page of the table"
        elif anchor and self.anchors.number(resource.id, anchor) not in {number, 0}:
            yield told["page"], f"row {number}"
        row = self.figures.figures.cells.rows[resource.id][number]
        entities = {}
        for kind, name in kinds(resource).items():
            if file := self.files.get((kind, row[name] or "")):
                entities[kind] = posixpath.relpath(file, posixpath.dirname(path))
        yield from different(told, entities=entities)

    def _fields(self, told: list[Told], resource: Resource) -> Wrong:
        languages = self.figures.figures.cells.package.languages
        if [field.get("name") for field in told] != [field.name for field in resource.fields]:
            yield "the fields", ", ".join(field.name for field in resource.fields)
            return
        for said, field in zip(told, resource.fields, strict=True):
            yield from different(
                said,
                title={x: field.title[x] for x in languages},
                description={x: field.description[x] for x in languages},
                figure=field.numeric,
                unit={x: field.unit[x] for x in languages} if field.unit else None,
                currency=field.currency or None,
                factor=field.factor if field.currency else None,
                of=field.of or None,
                type=field.type,
            )
            phases = {self.figures.phase(resource, field.name), None}
            if said.get("phase") not in phases:
                yield f"phase {said.get('phase')}", str(phases)


def _plain(value: Any) -> Any:
    """A value of JSON as a text has it, where it is a list or an object."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_digits)
    return value


def _digits(value: Decimal) -> float:
    return float(value)


def every(value: Any) -> Iterator[Told]:
    """Each figure in what a file tells."""
    if isinstance(value, dict):
        if {"cell", "claim"} <= value.keys():
            yield value
        for part in value.values():
            yield from every(part)
    elif isinstance(value, list):
        for part in value:
            yield from every(part)
