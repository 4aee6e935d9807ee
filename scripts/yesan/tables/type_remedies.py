"""What to do about cells that are not of the type of their field: numbers, dates and others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from frictionless import Error, Row

from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.reading import dates
from yesan.reading.inference import MISSING
from yesan.tables.number_remedy import Column

YEAR = re.compile(r"\d{4}", re.ASCII)
LONGEST = 80
"""How much of a cell an error shows."""


@dataclass(frozen=True)
class TypeRemedies:
    """What to do about cells that are not of the type of their field; no value changes by it.

    Attributes:
        columns: The cells that are not, by the names of their fields.
        formats: The formats that fields declare, by their names.
        dated: The names of fields with dates that can be read.
    """

    columns: Mapping[str, Column]
    formats: Mapping[str, str]
    dated: frozenset[str] = frozenset()

    @classmethod
    def of(cls, errors: Iterable[Error], resource: Resource, rows: Sequence[Row]) -> TypeRemedies:
        """The remedies of a table."""
        cells: dict[str, list[str]] = {}
        for error in errors:
            if error.type == "type-error":
                name, cell = getattr(error, "field_name", ""), getattr(error, "cell", "")
                cells.setdefault(name, []).append(str(cell))
        schema = resource.raw.get("schema")
        listed = schema.get("fields") if isinstance(schema, dict) else []
        decimals = {f.get("name"): str(f.get("decimalChar") or "") for f in listed or []}
        types = {f.name: f.type for f in resource.fields}
        read = {
            name: {
                str(text).strip(): Decimal(value)
                for row in rows
                if isinstance(value := row.get(name), Decimal | int)
                and isinstance(text := printed(row, name), str)
            }
            for name in cells
        }
        return cls(
            {
                name: Column(found, types.get(name, ""), decimals.get(name, ""), read[name])
                for name, found in cells.items()
            },
            {str(f.get("name")): str(f.get("format") or "") for f in listed or []},
            frozenset(n for n in cells if any(isinstance(r.get(n), date) for r in rows)),
        )

    def of_cell(self, field: str, cell: str, type_: str) -> str:
        """What to do about a cell."""
        if cell in MISSING:
            return Phrase("add {cell} to missingValues, or fix the value", cell=quoted(cell))
        if type_ == "date":
            return self._of_date(field, cell)
        if type_ in {"integer", "number"}:
            return self.columns[field].remedy(cell)
        return Phrase("fix the value, or its type")

    @cached_property
    def _days(self) -> dict[str, dict[str, str]]:
        """The dates of each field that has any, as the standard writes them."""
        found = {}
        for name, column in self.columns.items():
            if column.type == "date":
                cells = [c for c in column.cells if c]
                found[name] = dict(zip(cells, dates.plain("date", cells)[0], strict=True))
        return found

    def _of_date(self, field: str, cell: str) -> str:
        """What to do about a date, as the column has it; one that can be two days is not said."""
        form = self.formats.get(field, "")
        if form not in {"", "default", "any"} and "%" not in form:
            return Phrase('write the format with "%", such as "%d/%m/%Y" for 31/12/2024')
        if field not in self.dated and all(map(YEAR.fullmatch, self.columns[field].cells)):
            return Phrase('make the field a "year"')
        found = self._days[field].get(cell, cell)
        if form in {"", "default"} and dates.ISO.fullmatch(found):
            return Phrase('write "{found}"', found=found)
        return Phrase("fix the value, or its type")


def printed(row: Row, name: str) -> Any:
    """The cell of a row as it is in the file."""
    return dict(zip(row.field_names, row.cells, strict=False)).get(name)


def quoted(text: str) -> str:
    """A cell as an error shows it."""
    shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f'"{shown}"'
