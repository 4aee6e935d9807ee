"""The columns of a package with their cells, as checks walk them for what a program did to many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yesan.errors import DataError
from yesan.model.model import Model
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.tables.table import Table

TYPE = "spreadsheet-error"


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        resource: What the descriptor says of the table.
        field: The field of the column.
        table: Its rows.
    """

    resource: Resource
    field: Field
    table: Table

    @cached_property
    def cells(self) -> dict[int, Any]:
        """Its values, by the numbers of their rows; None where one is missing."""
        return {number: row[self.field.name] for number, row in self.table}

    @property
    def texts(self) -> dict[int, str]:
        """Its cells as text, without those that are missing or empty."""
        found = {number: str(value) for number, value in self.cells.items() if value is not None}
        return {number: text for number, text in found.items() if text}

    def warning(self, rows: Mapping[int, Any], found: str, expected: str, remedy: str) -> DataError:
        """The warning about some of its cells, once for all of them, at the first.

        Args:
            rows: These cells by the numbers of their rows, at least one.
            found: What is there.
            expected: What should be there.
            remedy: What to do about it.
        """
        return DataError(
            file=self.resource.path,
            type=TYPE,
            found=found,
            expected=expected,
            remedy=remedy,
            resource=self.resource.name,
            row=min(rows),
            field=self.field.name,
        )


def of(model: Model) -> Iterator[Column]:
    """Every column of every table, in the order of the descriptor."""
    for resource in model.package.resources:
        table = model.tables[resource.name]
        for field in resource.fields:
            yield Column(resource, field, table)
