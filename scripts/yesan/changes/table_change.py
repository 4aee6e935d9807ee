"""What differs in one table: its fields, rows and cells, each with where it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from yesan.package.field import Field
from yesan.package.text import Text

T = TypeVar("T")


class Kind(StrEnum):
    """What became of a table, a field or a thing."""

    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    CHANGED = "changed"


class Basis(StrEnum):
    """By what rows of two editions are the same row."""

    KEY = "key"
    """They have the same primary key."""
    BYTES = "bytes"
    """The file is the same, byte for byte, and is read in the same way."""
    NO_KEY = "no-key"
    """The table has no primary key: all cells are compared, and no row is a changed one."""
    OTHER_KEY = "other-key"
    """The key of one edition is not a column of the other; all cells are compared."""
    REPEATED_KEY = "repeated-key"
    """Two rows of an edition have one key; all cells are compared."""
    NONE = "none"
    """Nothing was compared: the table is in one edition alone, or cannot be read."""


@dataclass(frozen=True)
class Listed(Generic[T]):
    """Some of what there is, the first of it, and how many there are.

    Attributes:
        count: How many.
        listed: The first of them.
    """

    count: int = 0
    listed: tuple[T, ...] = ()

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.listed)


@dataclass(frozen=True)
class FieldChange:
    """What became of a field.

    Attributes:
        name: Its name; where it is gone, what it was called.
        kind: What became of it.
        was: What it was called, where it is renamed: all of its values are the same.
        properties: What the descriptor says of it otherwise, before and after.
    """

    name: str
    kind: Kind
    was: str = ""
    properties: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class RowChange:
    """A row that is in one edition alone.

    Attributes:
        key: The values of its key; of a table without one, nothing.
        row: Its number in the file, the header being row 1.
        line: Its line in the source, where the table says it.
        cells: What is written in it; None where a value is missing.
        count: How many such rows there are, of a table without a key.
        meant_key: Its key in the one way to write its values, which is that of every edition.
    """

    key: tuple[str, ...]
    row: int
    line: str
    cells: Mapping[str, str | None]
    count: int = 1
    meant_key: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyChange:
    """A row with another key, and with all other cells as they were: it is probably the same.

    Attributes:
        old: The key before.
        new: The key after.
        old_row: The number of the row before.
        new_row: The number of the row after.
        meant_old: The key before, in the one way to write its values.
        meant_new: The key after, in that way.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    old_row: int
    new_row: int
    meant_old: tuple[str, ...] = ()
    meant_new: tuple[str, ...] = ()


@dataclass(frozen=True)
class CellChange:
    """A cell that means something else now.

    Attributes:
        key: The values of the key of its row.
        field: The field, by its new name.
        old: What was written; None where the value was missing.
        new: What is written; None where the value is missing.
        old_row: The number of the row before.
        new_row: The number of the row after.
        line: The line of the row in the source now, where the table says it.
        meant_key: The key of its row, in the one way to write its values.
        meant_old: What was meant, in the one way to write it.
        meant_new: What is meant, in that way.
    """

    key: tuple[str, ...]
    field: str
    old: str | None
    new: str | None
    old_row: int
    new_row: int
    line: str
    meant_key: tuple[str, ...] = ()
    meant_old: str | None = None
    meant_new: str | None = None


@dataclass(frozen=True)
class Rescaled:
    """What became of the figures of a field whose unit is another one.

    Attributes:
        kept: How many are written as before, so that each means another amount.
        converted: How many are written otherwise, and mean the same amount.
    """

    kept: int
    converted: int


class Recoding(StrEnum):
    """What was done to all values of a column."""

    ZEROS_LOST = "zeros-lost"
    """Codes have lost their first zeros: a spreadsheet program read them as numbers."""
    ZEROS_RESTORED = "zeros-restored"
    """Codes have first zeros that they had not before."""
    DIGITS_LOST = "digits-lost"
    """Long codes have lost their last digits: a spreadsheet program read them as numbers."""
    DIGITS_RESTORED = "digits-restored"
    """Long codes have last digits that they had not before."""
    YEARS = "years"
    """Each year is as many years later, or earlier."""
    LINES = "lines"
    """Each line of the source is as many lines further down, or up."""


@dataclass(frozen=True)
class Recoded:
    """A column of which all values are others in one way; rows are compared without that.

    Attributes:
        way: The way.
        examples: Some values before and after.
        step: How much larger they are, if they are years or lines; of long codes, how many digits
            are left of those with an exponent, none where zeros are in place of the others.
    """

    way: Recoding
    examples: tuple[tuple[str, str], ...]
    step: int = 0


@dataclass(frozen=True)
class RepeatedKey:
    """A key that several rows of an edition have.

    Attributes:
        key: Its values.
        rows: The numbers of the first of these rows.
        is_new: Whether they are rows of the new edition.
    """

    key: tuple[str, ...]
    rows: tuple[int, ...]
    is_new: bool


@dataclass(frozen=True)
class SumChange:
    """The sum of a column over all rows of a table, totals among them.

    Attributes:
        field: The field, by its new name where it has one.
        old_field: The field as it was.
        old: The sum before; None where the column has no number, or is not there.
        new: The sum after.
        old_missing: How many rows had no number.
        new_missing: How many rows have no number.
    """

    field: Field
    old_field: Field
    old: Decimal | None
    new: Decimal | None
    old_missing: int
    new_missing: int


@dataclass(frozen=True)
class TableChange:
    """What became of a table.

    Attributes:
        name: Its name; where it is gone, what it was called.
        title: Its title, of the new edition where it is there.
        kind: What became of it.
        was: What it was called, where it is renamed.
        basis: By what rows were compared.
        key: The names of the fields of the key, by which rows were compared.
        properties: What the descriptor says of the table otherwise, before and after.
        fields: What became of fields; those that are as they were are left out.
        columns: The fields of the new edition, else of the old one, by name.
        old_rows: How many rows there were.
        new_rows: How many rows there are.
        added: Rows that are new.
        removed: Rows that are gone.
        rekeyed: Rows that probably have another key.
        changed_rows: How many rows have cells that mean something else.
        cells: These cells.
        by_field: How many of them each field has.
        rewritten: How many cells are written otherwise, and mean the same.
        reordered: Whether rows that are in both editions are in another order.
        columns_reordered: Whether columns that are in both editions are in another order.
        writing: In what its file is written otherwise, before and after; see `file_form`.
        resaved: Whether its file differs in nothing that is told otherwise: in quotes, say.
        rescaled: What became of the figures of fields whose unit is another one.
        recoded: What was done to all values of fields, by their names.
        repeated: Some keys that several rows have, where rows could not be compared by them.
        sums: The sums that have changed.
        wide: How many rows have cells beyond the last column, which were not compared.
        why: Why it could not be compared; empty where it was.
    """

    name: str
    title: Text
    kind: Kind
    was: str = ""
    basis: Basis = Basis.NONE
    key: tuple[str, ...] = ()
    properties: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    fields: tuple[FieldChange, ...] = ()
    columns: Mapping[str, Field] = field(default_factory=dict)
    old_rows: int = 0
    new_rows: int = 0
    added: Listed[RowChange] = Listed()
    removed: Listed[RowChange] = Listed()
    rekeyed: Listed[KeyChange] = Listed()
    changed_rows: int = 0
    cells: Listed[CellChange] = Listed()
    by_field: Mapping[str, int] = field(default_factory=dict)
    rewritten: int = 0
    reordered: bool = False
    columns_reordered: bool = False
    writing: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    resaved: bool = False
    rescaled: Mapping[str, Rescaled] = field(default_factory=dict)
    recoded: Mapping[str, Recoded] = field(default_factory=dict)
    repeated: tuple[RepeatedKey, ...] = ()
    sums: tuple[SumChange, ...] = ()
    wide: int = 0
    why: str = ""

    @property
    def is_same(self) -> bool:
        """Whether nothing that it says has changed, be it written otherwise."""
        counts = self.added.count + self.removed.count + self.rekeyed.count + self.cells.count
        described = self.fields or self.properties or self.why or self.wide or self.recoded
        return self.kind is Kind.CHANGED and not (counts or described)

    @property
    def is_written_otherwise(self) -> bool:
        """Whether its file says something in another way, or in another order."""
        ordered = self.reordered or self.columns_reordered
        return bool(self.rewritten or ordered or self.writing or self.resaved)
