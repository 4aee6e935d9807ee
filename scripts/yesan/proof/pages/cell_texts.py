"""What the cell of a table says on a page: a figure, a date, words, or what it refers to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel.dates import format_date, format_skeleton

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.claims.coverage import Coverage
from yesan.proof.data.meanings import plain_number
from yesan.proof.data.records import Texts
from yesan.proof.data.subjects import describes, kinds
from yesan.proof.figures.names import Names
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.verbatim import DIGITS, single, zoned
from yesan.proof.site.written import MARKS, TYPED, Reader, number

LOOSE = {"array", "object", "geojson", "geopoint", "list", "datetime", "time", "duration"}
"""The types whose values are written in more ways than one."""
TRUE = ("true", "True", "TRUE", "1")
MINUS = "\N{MINUS SIGN}"
MONTHS = ("yMMM", "yMMMM", "yM")


@dataclass(frozen=True)
class CellTexts:
    """Knows what the cells of a package say.

    Attributes:
        names: What codes and keys are called.
        catalog: The words of the site.
        reader: Knows the language of the site.
        coverage: Knows which rows without a code are no totals.
    """

    names: Names
    catalog: Catalog
    reader: Reader
    coverage: Coverage

    def says(self, resource: Resource, field: Field, line: int, text: str) -> bool:
        """Whether a text is what a cell has."""
        row = self.names.cells.rows[resource.id][line]
        raw = row[field.name]
        figure = self.names.cells.figure(resource.id, field.name, line)
        if raw is None:
            label = resource.with_role("label")
            own = {"", "–", (row[label.name] or "") if label else ""}
            if printed := self._printed(resource, field, row):
                return text == single(printed)
            if (resource.id, line) in self._totals and not (label and row[label.name]):
                own |= {*self.catalog.text("Total")}
            return text in (own if field.name in kinds(resource).values() else {""})
        if figure and field.numeric:
            read = self.reader.numbers(text)
            alone = text.strip(f"{MINUS}-+{MARKS}")
            alike = not TYPED.search(text)
            says = alike and len(read) == 1 and read[0].text == alone and not read[0].percent
            return says and read[0].value == figure[0]
        if raw in field.categories:
            return text == single(field.categories[raw][self.names.language])
        return self.is_value(resource, field, raw, text)

    @cached_property
    def _totals(self) -> set[tuple[str, int]]:
        """The rows that name nobody where others do, and that no other row is beside."""
        found: set[tuple[str, int]] = set()
        for table, rows in self.names.subjects.rows.items():
            places: dict[tuple[str, str, str], set[int]] = {}
            for row in rows if any(row.codes for row in rows) else ():
                if not row.codes:
                    places.setdefault((row.phase, row.year, row.direction), set()).add(row.line)
            alone = {line for lines in places.values() if len(lines) == 1 for line in lines}
            beside = {line for lines in places.values() if len(lines) > 1 for line in lines}
            found |= {
                (table, n) for n in alone - beside if n not in self.coverage.unassigned.lines(table)
            }
        return found

    def _printed(self, resource: Resource, field: Field, row: Texts) -> str:
        """What a table prints as the name of a missing code, in a column that pages leave out."""
        role = field.column_type
        beside = (
            f
            for f in resource.fields
            if f.column_type and f.column_type.part == "label"
            if role and f.column_type.kind == role.kind
            if f.language in {"", self.names.language}
        )
        names = (name for f in beside if (name := row[f.name]))
        return "" if describes(resource) else next(names, "")

    def orders(self, resource: Resource, field: Field, line: int, text: str) -> bool:
        """Whether a cell may be sorted by a text: its value, or what it says."""
        raw = zoned(self.names.cells.rows[resource.id][line][field.name] or "")
        figure = self.names.cells.figure(resource.id, field.name, line)
        if figure and field.numeric:
            return number(text) == figure[0]
        same = DIGITS.findall(text) == DIGITS.findall(raw)
        return text == raw or same or self.says(resource, field, line, single(text))

    def is_value(self, resource: Resource, field: Field, raw: str, text: str) -> bool:
        """Whether a text is a value that is no figure.

        Args:
            resource: The table.
            field: The field.
            raw: The value, as codes are compared.
            text: The text.
        """
        if field.type == "boolean":
            return self.catalog.says(text, "yes" if self._is_true(resource, field, raw) else "no")
        if field.type in LOOSE:
            raw = zoned(raw)
            own = {number.lstrip("0") for number in DIGITS.findall(raw)}
            return {number.lstrip("0") for number in DIGITS.findall(text)} <= own
        if field.type in {"date", "yearmonth"}:
            return text in self._dates(raw)
        if field.type == "number":  # a year, or another number that measures nothing
            raw = plain_number(resource, field)(raw)
        return text in {single(t) for t in (raw, *self._named(resource, field, raw))}

    def _named(self, resource: Resource, field: Field, raw: str) -> Iterator[str]:
        """What a code or a key is called."""
        for kind, name in kinds(resource).items():
            if name == field.name:
                yield from self.names.by_entity.get((kind, raw), ())
        for key in resource.foreign_keys:
            other = self.names.cells.package.by_name.get(key.resource or resource.name)
            if key.fields == (field.name,) and other is not None and not key.package:
                for name in self.names.rows_of(other.id).get(raw, ()):
                    yield from (name, f"{name} ({raw})")

    def _is_true(self, resource: Resource, field: Field, raw: str) -> bool:
        listed = resource.raw["schema"]["fields"]
        said: dict[str, Any] = next((f for f in listed if f.get("name") == field.name), {})
        return raw in said.get("trueValues", TRUE)

    def _dates(self, raw: str) -> set[str]:
        """A date as the language writes it."""
        numbers = [int(n) for n in DIGITS.findall(raw)]
        return {raw, *self._forms(tuple(numbers))}

    @cached_property
    def _written(self) -> dict[tuple[int, ...], set[str]]:
        return {}

    def _forms(self, numbers: tuple[int, ...]) -> set[str]:
        if numbers not in self._written:
            year, month, day = (*numbers, 1, 1)[:3]
            forms = ["short", "medium", "long", "full"] if len(numbers) > 2 else []  # noqa: PLR2004
            try:
                date = datetime.date(year, month, day)
            except ValueError:
                return set()
            self._written[numbers] = {
                *(format_date(date, form, locale=self.reader.cldr) for form in forms),
                *(
                    single(format_skeleton(skeleton, date, locale=self.reader.cldr))
                    for skeleton in MONTHS
                ),
            }
        return self._written[numbers]
