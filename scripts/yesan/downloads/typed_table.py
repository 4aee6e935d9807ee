"""A table with one type a column, from which every format to download is written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from typing import Any, NamedTuple

Value = str | int | Decimal | bool | datetime.date | datetime.time | None
"""What a cell holds, by the kind of its column; a text that is JSON is one of the kind ``json``."""


class Kind(StrEnum):
    """What the values of a column are, in every format."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    JSON = "json"


class Reference(NamedTuple):
    """A column of another table, whose values those of a column are.

    Attributes:
        table: The id of the table.
        column: The name of its column.
        label: The name of the column that names its rows; empty where none does.
    """

    table: str
    column: str
    label: str


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its name in the file.
        kind: What its values are.
        title: What it is called.
        type: The type of its field in the words of Table Schema.
        unit: The unit of its figures; may be empty.
        currency: The currency of its amounts; may be empty.
        factor: What an amount is multiplied by to be one in the currency.
        grouped: Whether its numbers are figures, whose digits are grouped where they are shown.
        description: What it means.
        role: Its column type, or its role; may be empty.
        reference: The other table that its values are keys of.
    """

    name: str
    kind: Kind
    title: str = ""
    type: str = ""
    unit: str = ""
    currency: str = ""
    factor: int = 1
    grouped: bool = False
    description: str = ""
    role: str = ""
    reference: Reference | None = None


@dataclass(frozen=True)
class TypedTable:
    """A table with one type a column.

    Attributes:
        id: What it is called in files and addresses.
        title: What it is called.
        columns: Its columns.
        rows: Its rows, each value of the kind of its column, or None where it is missing.
        key: The names of the columns of its primary key.
        description: What is in it.
        selection: By which criterion its rows were selected; empty where they were not.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: tuple[str, ...] = ()
    description: str = ""
    selection: str = ""

    def values(self, position: int) -> Iterator[Any]:
        """The values of a column that are not missing."""
        return (row[position] for row in self.rows if row[position] is not None)

    @cached_property
    def digest(self) -> str:
        """A digest of all that is in it."""
        total = blake2b(digest_size=16)
        said = (self.id, self.title, self.columns, self.key, self.description, self.selection)
        total.update(repr(said).encode("utf-8", "surrogatepass"))
        for row in self.rows:
            total.update(repr(row).encode("utf-8", "surrogatepass"))
        return total.hexdigest()


def written(value: Value) -> str:
    """A value as text: numbers with a point and no exponent, dates as ISO 8601 has them."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case datetime.date() | datetime.time():
            return value.isoformat()
    return str(value)
