"""Fields: the columns of a table, each with its type, its unit and its role in the budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from yesan.package.column_types import FISCAL_YEAR, VALUE, ColumnType
from yesan.package.extension import ROLES, TIMES
from yesan.package.text import Text

NUMERIC = frozenset({"integer", "number"})


@dataclass(frozen=True)
class Computed:
    """How the publisher derived a field from others of its row."""

    operation: str
    operands: tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A column of a table: its type, its unit and its role in the budget."""

    name: str
    type: str
    title: Text
    description: Text
    unit: Text
    column_type: ColumnType | None = None
    role: str = ""
    of: str = ""
    language: str = ""
    sense: str = ""
    """``key``, ``code``, ``year`` or ``period`` of what identifies rows or things, is a year or one
    of its periods: no figure."""
    entity: str = ""
    """What the rows of a resource with pages are, if the field holds keys of it: the kind that
    the column type of its key names, else the id of the resource."""
    level: str = ""
    """Of codes that are coarser than others of their kind in a table: which level they are."""
    currency: str = ""
    factor: int = 1
    normalize: Mapping[str, str] = field(default_factory=dict)
    computed: Computed | None = None
    blank: str = ""
    """What a row is that has no code in the field: ``total`` or ``rest``; empty where unsaid."""
    change: tuple[str, ...] = ()
    """The phases from which to which it prints a change, where `computed` does not say it."""
    categories: Mapping[str, Text] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    """The texts that mean a missing value, and why it is missing where that is given."""
    whole: bool = False
    """Whether all of its figures are whole, though a program wrote them with decimals: 7033.0."""
    original: Text | None = None
    """The title of the column that it translates, where it has the texts of that one."""

    @property
    def numeric(self) -> bool:
        """Whether the field holds a figure: a number that is not a code, a year or a line."""
        plain = self.column_type is None or self.column_type.name == VALUE
        plain = plain and not (self.entity or self.sense or self.categories)
        numbers = self.role in ROLES and ROLES[self.role].numbers
        return self.type in NUMERIC and plain and not numbers

    def in_currency(self, value: Decimal | int) -> Decimal:
        """A figure of the field in units of its currency: the printed one, times the factor."""
        return Decimal(value) * self.factor

    @property
    def is_time(self) -> bool:
        """Whether the field says when: a year, a month, a day or a moment."""
        role = self.column_type.name if self.column_type else ""
        timed = self.type in TIMES or self.type == "datetime"
        return timed or self.sense in {"year", "period"} or role == FISCAL_YEAR

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what its numbers measure or mean."""
        said = self.unit or self.currency or self.column_type or self.role or self.computed
        return not (said or self.categories)

    @property
    def is_plain(self) -> bool:
        """Whether it has whole numbers, and nothing says what these measure or mean."""
        return self.type == "integer" and self.is_bare

    @property
    def is_untitled(self) -> bool:
        """Whether it has no title other than its name."""
        return self.title.default == self.name and not self.title.translations

    @property
    def is_part(self) -> bool:
        """Whether the figure is contained in another figure of its row."""
        return self.role == "part"

    @property
    def is_value(self) -> bool:
        """Whether the field holds an amount of money in a phase, in the standard's sense.

        Percentages are none: they are of different amounts, and never add up.
        """
        percent = not self.currency and self.unit.default == "%"
        return self.column_type is not None and self.column_type.name == VALUE and not percent


@dataclass(frozen=True)
class ExtraField:
    """A column that a wide table implies: constant, or given by each value's `normalize`."""

    name: str
    column_type: ColumnType | None
    constant: str | None
