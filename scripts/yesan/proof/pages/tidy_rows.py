"""The table of all amounts, one a row: each is that of its cell, of whom and when the cell is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import Any

from yesan.proof.data.amount_fields import ARROW
from yesan.proof.data.subjects import Row
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.figures.names import Names
from yesan.proof.finding import Finding

FIRST = ("table", "row", "source_line")
LAST = (
    *("direction", "year", "phase_id", "phase_name", "field", "amount", "currency"),
    *("printed", "unit", "computed", "discrepancy"),
)
NUMBERS = frozenset({"row", "source_line", "amount", "printed", "computed"})
CODE, NAME = "_id", "_name"
Values = Mapping[str, str | Decimal | None]


@dataclass(frozen=True)
class TidyRows:
    """Compares the table of all amounts with the cells.

    Attributes:
        names: What codes and phases are called.
        discrepancies: The errors of the source.
    """

    names: Names
    discrepancies: Discrepancies

    def check(
        self, path: str, header: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> Iterator[Finding]:
        """What is wrong in the rows: each amount is there once, and nothing else.

        Args:
            path: The file that has them.
            header: The names of its columns.
            rows: Its rows.
        """
        between = tuple(header[len(FIRST) : -len(LAST)])
        if (*FIRST, *between, *LAST) != tuple(header) or any(
            (code.removesuffix(CODE), CODE in code) != (name.removesuffix(NAME), NAME in name)
            for code, name in zip(between[::2], between[1::2], strict=False)
        ):
            yield Finding(path, "header", ", ".join(header), "the columns of amounts")
            return
        left = dict(self.names.subjects.by_cell)
        for row in rows:
            said = {n: _plain(n, value) for n, value in zip(header, row, strict=True)}
            key = str(said["table"]), str(said["field"]), _line(said["row"])
            cell, place = left.pop(key, None), "/".join(map(str, key))
            if cell is None:
                yield Finding(path, place, str(said["amount"]), "an amount, once")
                continue
            right = dict(self._right(cell, said, between[::2]))
            for name in header:
                if name in right and said[name] not in right[name]:
                    yield Finding(path, f"{place}/{name}", str(said[name]), str(right[name]))
        for key in list(left)[:1]:
            yield Finding(path, "/".join(map(str, key)), "no row", "all amounts")

    def _right(
        self, cell: Row, said: Values, codes: Sequence[str]
    ) -> Iterator[tuple[str, set[str | Decimal | None]]]:
        """What each column may have in the row of an amount."""
        cells = self.names.cells
        resource = cells.by_id[cell.table]
        field, line = resource.by_name[cell.field], resource.source_line
        figure = cells.figure(cell.table, cell.field, cell.line)
        row = cells.rows[cell.table][cell.line]
        yield "source_line", {_number(row[line.name]) if line else None}
        yield "direction", {cell.direction or None}
        yield "year", {cell.year or None}
        yield "phase_id", {cell.phase or None}
        yield "phase_name", self._phases(cell.phase)
        yield "amount", {figure[1] if figure else None}
        yield "printed", {figure[0] if figure else None}
        yield "currency", {field.currency or None}
        yield "unit", {field.unit[self.names.language] or None}
        ids = self.discrepancies.by_cell.get((cell.table, cell.field, cell.line), set())
        errors = [self.discrepancies.listed[id_] for id_ in ids]
        yield "discrepancy", {error["kind"] for error in errors} or {None}
        kind = [error for error in errors if error["kind"] == said["discrepancy"]]
        yield "computed", {_number(error["computed"]) for error in kind} or {None}
        own = {_column(kind): (kind, code) for kind, code in cell.codes.items()}
        for column in codes:
            kind_, code = own.pop(column.removesuffix(CODE), ("", ""))
            yield column, {code or None}
            called = self.names.printed.get((kind_, code), {code}) if code else {None}
            yield column.removesuffix(CODE) + NAME, set(called)
        if own:
            yield "table", {f"a column for {', '.join(own)}"}

    def _phases(self, phase: str) -> set[str | Decimal | None]:
        """What a phase may be called, a change by both."""
        parts = (self.names.of_phase(part) or {""} for part in phase.split(ARROW))
        return {ARROW.join(names) or None for names in product(*parts)}


def _plain(name: str, value: Any) -> str | Decimal | None:
    """A value of a row: a number as one, whatever the file has it as."""
    if value is None or value == "":
        return None
    text = repr(value) if isinstance(value, float) else str(value)
    return _number(text) if name in NUMBERS else text


def _number(text: str | None) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


def _line(value: str | Decimal | None) -> int:
    number = _number(str(value))
    return int(number) if number is not None else 0


def _column(kind: str) -> str:
    return kind.replace("-", "_").replace(":", "_")
