"""A rule of a package: one SQL query, the cells it checks, and its outcome."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yesan.package.text import Text

COLUMNS = ("table", "key", "field", "published", "computed")
Keys = dict[tuple[str, str], dict[str, Any]]
"""The value of every cell, by resource and field, and by the key of the row."""
Place = tuple[str, str, str, str]
"""What identifies a cell among those of all rules: rule, table, key and field."""


@dataclass(frozen=True)
class Rule:
    """One query, and what its header says of it.

    Attributes:
        name: The file's name without ``.sql``.
        title: What must be true, in a sentence, in the package's languages.
        tolerance: How much published and computed may differ, in the field's printed unit.
        path: The file, relative to the descriptor's folder.
        sql: The query.
    """

    name: str
    title: Text
    tolerance: Decimal
    path: str
    sql: str


@dataclass(frozen=True, order=True)
class Cell:
    """A figure that a rule checked: where it is, what it is, and what it should be."""

    rule: str
    table: str
    key: str
    field: str
    published: Decimal
    computed: Decimal

    @property
    def place(self) -> Place:
        """What identifies the cell among those of all rules."""
        return self.rule, self.table, self.key, self.field


@dataclass(frozen=True)
class Outcome:
    """The cells that a rule checked, and which of them broke it."""

    rule: Rule
    checked: tuple[Cell, ...]

    @property
    def broken(self) -> tuple[Cell, ...]:
        """The cells that differ by more than the tolerance."""
        return tuple(c for c in self.checked if abs(c.published - c.computed) > self.rule.tolerance)
