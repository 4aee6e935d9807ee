"""Two editions of a table side by side: which column is which, and when two cells differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yesan.changes.database import Column, Side
from yesan.changes.table_change import Recoded, Recoding

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]
AMOUNT = r"-?[0-9]{1,18}(\.[0-9]{1,6})?"
"""A figure that the database can multiply by a factor, exactly."""
LARGEST_FACTOR = 10**12
NUMBERS = {"integer", "number"}
KEPT = 15
"""How many digits of a number a spreadsheet program keeps."""
LONG = "[0-9]{16,38}"
"""A code with more."""
SHOWN_WHOLE = "[0-9]{12,38}"
"""A code with more digits than it shows without an exponent."""
EXPONENT = r"[0-9]([.,][0-9]{1,14})?[eE][+][0-9]{2}"
"""A code as it shows it then."""
CODE = "[0-9]+"
"""A code that a program may read as a number."""


@dataclass(frozen=True)
class Pair:
    """A column in two editions.

    Attributes:
        name: Its name in the new one.
        old: The column before.
        new: The column after.
        recoded: What was done to all of its values; none where they are compared as they are.
    """

    name: str
    old: Column
    new: Column
    recoded: Recoded | None = None

    @property
    def values(self) -> tuple[str, str]:
        """The expressions of what is compared: text where the type is another one.

        An integer is a number. What was done to all values of the column is done to both.
        """
        match self.recoded:
            case None:
                return self._values
            case Recoded(Recoding.YEARS | Recoding.LINES, _, step):
                old, new = self._values
                return f"CAST(TRY_CAST(({old}) AS BIGINT) + {step} AS VARCHAR)", new
            case Recoded(Recoding.DIGITS_LOST | Recoding.DIGITS_RESTORED, _, digits):
                old, new = (shortened(f"({value})", digits) for value in self._values)
                return old, new
        old, new = (unpadded(f"({value})") for value in self._values)
        return old, new

    @property
    def _values(self) -> tuple[str, str]:
        kinds = {self.old.field.type, self.new.field.type}
        if len(kinds) > 1 and not kinds <= NUMBERS:
            return f"nullif({self.old.text}, '')", f"nullif({self.new.text}, '')"
        return self.old.value, self.new.value

    @property
    def differs(self) -> str:
        """Whether two cells of one row mean something else: figures that were converted do not."""
        old, new = self.values
        differs = f"({old}) IS DISTINCT FROM ({new})"
        if self.is_rescaled:
            differs = f"({differs} AND NOT {self.converted})"
        if self.old.reading == self.new.reading:
            return f"({self.old.text} IS DISTINCT FROM {self.new.text} AND {differs})"
        return f"({differs})"

    @property
    def is_rescaled(self) -> bool:
        """Whether its figures are of one currency, and of another factor."""
        old, new = self.old.field, self.new.field
        factors = old.factor, new.factor
        known = all(type(n) is int and 0 < n <= LARGEST_FACTOR for n in factors)
        alike = old.numeric and new.numeric and old.currency == new.currency != ""
        return alike and known and factors[0] != factors[1]

    @property
    def converted(self) -> str:
        """Whether two cells of one row are the same amount, in the units of both editions."""
        cells = [(side.value, side.field.factor) for side in (self.old, self.new)]
        old, new = (
            f"CASE WHEN regexp_full_match({value}, '{AMOUNT}') THEN "
            f"CAST({value} AS DECIMAL(24, 6)) * CAST({factor} AS DECIMAL(13, 0)) END"
            for value, factor in cells
        )
        return f"coalesce(({old}) = ({new}), false)"

    @property
    def may_differ(self) -> str:
        """Whether two cells of one row are written otherwise, or mean something else."""
        written = f"{self.old.text} IS DISTINCT FROM {self.new.text}"
        alike = self.old.reading == self.new.reading
        return written if alike else f"({written} OR {self.differs})"

    @property
    def rewritten(self) -> str:
        """Whether two cells of one row mean the same, and are written otherwise."""
        if self.recoded:
            return "false"
        return f"({self.old.text} IS DISTINCT FROM {self.new.text} AND NOT {self.differs})"


def unpadded(value: str) -> str:
    """The expression of a code without its first zeros."""
    bare = f"ltrim({value}, '0')"
    return (
        f"CASE WHEN regexp_full_match({value}, '{CODE}') THEN "
        f"CASE WHEN {bare} = '' THEN '0' ELSE {bare} END ELSE {value} END"
    )


def shortened(value: str, digits: int) -> str:
    """The expression of a long code with as many digits as a spreadsheet program keeps of it.

    Args:
        value: The expression of the code.
        digits: How many it keeps before an exponent; 0 where it has zeros for the others.
    """
    if not digits:
        kept = f"left({value}, {KEPT}) || repeat('0', length({value}) - {KEPT})"
        return f"CASE WHEN regexp_full_match({value}, '{LONG}') THEN {kept} ELSE {value} END"
    number = f"CAST(replace({value}, ',', '.') AS DOUBLE)"
    return (
        f"CASE WHEN regexp_full_match({value}, '{SHOWN_WHOLE}|{EXPONENT}') "
        f"THEN printf('%.{digits - 1}e', {number}) ELSE {value} END"
    )


@dataclass(frozen=True)
class Comparison:
    """Two editions of a table that are compared.

    Attributes:
        database: It has the rows of both.
        old: The edition before.
        new: The edition after.
        pairs: The columns that both have.
        limit: How many rows or cells are listed of each kind of change.
    """

    database: DuckDBPyConnection
    old: Side
    new: Side
    pairs: Sequence[Pair]
    limit: int

    def ask(self, query: str) -> list[Row]:
        """What a query returns."""
        return self.database.execute(query).fetchall()

    def count(self, query: str) -> int:
        """The number that a query returns."""
        return int(self.ask(query)[0][0] or 0)
