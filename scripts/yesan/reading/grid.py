"""A sheet as people make it, read as one table; what is around its rows is reported.

Titles, units and notes are taken off; a header of two rows becomes one where each column has one
name by it. What cannot be certain is refused, with what to do about it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading import header_rows, headers, merged_cells, spelling
from yesan.reading.merged_cells import Merge

Rows = list[list[str]]
WIDE = 3
"""Minimum number of columns of a table below which a line with one cell is a note."""
MARKS = frozenset("※*†‡")
"""Signs with which notes begin."""
NOTED = re.compile(
    r"(source|sources|note|notes|quelle|fuente|fonte|자료|출처|주|비고|資料|出典|注)\s*\d*\s*[:：)]",
    re.IGNORECASE,
)
"""Words with which notes begin."""
FEWEST = 2
"""Minimum number of rows of a table that has a total."""


@dataclass(frozen=True)
class Grid:
    """A table that was found in a sheet.

    Attributes:
        header: The names of its columns.
        rows: Its rows.
        columns: The column of the sheet that each of its columns is, counted from 0.
        titles: The lines above it that are no units.
        legends: The units that are said above it.
        remarks: The lines below it.
        notes: What was done to find it.
    """

    header: list[str]
    rows: Rows
    columns: list[int]
    titles: tuple[str, ...] = ()
    legends: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def csv(self) -> bytes:
        """The table as CSV in UTF-8."""
        written = io.StringIO()
        csv.writer(written, lineterminator="\n").writerows([self.header, *self.rows])
        return written.getvalue().encode()


def table(rows: Sequence[Sequence[str]], merges: Sequence[Merge] = ()) -> Grid:
    """The table in a sheet.

    Args:
        rows: The cells of the sheet.
        merges: Its merged cells.

    Raises:
        Fault: It has no table, or a header that cannot be one row, or none.
    """
    cells = [[cell if cell.strip() else "" for cell in row] for row in rows]
    merged = merged_cells.fill(cells, merges)
    wide = max((headers.width(row) for row in cells), default=0)
    cells = [(row + [""] * wide)[:wide] for row in cells]
    top = headers.find(cells) - 1
    top = next((n for n in range(top, len(cells)) if any(cells[n])), top)
    if top and header_rows.is_upper(cells, top - 1, merges):
        top -= 1
    if top >= len(cells) or not any(cells[top]):
        raise Fault(
            "source-error",
            Phrase("an empty sheet"),
            Phrase("a header row and rows"),
            Phrase("add them"),
        )
    header_rows.check_above(cells, top, merges)
    above = [header_rows.single(cell) for row in cells[:top] for cell in dict.fromkeys(row) if cell]
    names, begin = header_rows.read(cells, top, merges)
    header_rows.check_widths(rows, top, begin)
    body, remarks = _body(cells[begin:], names, above)
    kept = [n for n in range(len(names)) if names[n] or any(row[n] for row in body)]
    header_rows.check(names, body)
    header_rows.check_below(cells[begin:], names, above)
    notes = [
        *_notes(begin - top, cells[begin:], body, names),
        *ends_left_out(columns=max(map(len, rows)) - wide),
        *_composed([cell for row in rows[top:begin] for cell in row]),
        *merged_cells.notes(merged, names, begin),
    ]
    legends = tuple(text for text in above if headers.UNIT.match(text))
    return Grid(
        header=[names[n] for n in kept],
        rows=[[row[n] for n in kept] for row in body],
        columns=kept,
        titles=tuple(text for text in above if text not in legends),
        legends=legends,
        remarks=remarks,
        notes=tuple(notes),
    )


def _body(cells: Rows, names: list[str], above: list[str]) -> tuple[Rows, tuple[str, ...]]:
    """The rows of the table, without titles that come again with the header; the lines below it."""
    again = {
        n - 1
        for n, row in enumerate(cells)
        if n and row == names and _is_one_of(cells[n - 1], above)
    }
    kept = [n for n, row in enumerate(cells) if any(row) and row != names and n not in again]
    rows = [cells[n] for n in kept]
    remarks: list[str] = []
    while len(rows) > 1 and len(names) > 1:
        filled = [cell for cell in dict.fromkeys(rows[-1]) if cell]
        begins = filled[0].lstrip()[:1] in MARKS or bool(NOTED.match(filled[0].lstrip()))
        apart = kept[len(rows) - 1] > kept[len(rows) - 2] + 1
        marked = len(names) >= WIDE or begins or apart
        if len(filled) != 1 or headers.NUMBER.fullmatch(filled[0]) or not marked:
            break
        remarks.insert(0, header_rows.single(filled[0]))
        rows.pop()
    return rows, tuple(remarks)


def _is_one_of(row: list[str], above: list[str]) -> bool:
    """Whether a row is a line that is above the table as well."""
    filled = {header_rows.single(cell) for cell in row if cell}
    return len(filled) == 1 and filled <= {*above}


def _notes(height: int, cells: Rows, body: Rows, names: list[str]) -> Iterator[str]:
    """What was done to find the table, in sentences."""
    if height > 1:
        yield Phrase(
            "the header has {count:,} rows, read as one: {names}",
            count=height,
            names=", ".join(filter(None, names)),
        )
    repeated = sum(row == names for row in cells)
    if repeated:
        yield Phrase.counting(
            "the header is repeated {count:,} time among the rows, and left out there",
            "the header is repeated {count:,} times among the rows, and left out there",
            count=repeated,
        )
    within = [n for n, row in enumerate(cells) if any(row)]
    filled = [n for n in range(len(names)) if names[n] or any(row[n] for row in body)]
    blank = sum(not any(row) for row in cells[: within[-1]]) if within else 0
    ends = len(cells) - within[-1] - 1 if within else 0
    if blank:
        yield Phrase.counting(
            "{count:,} blank row among the others is left out",
            "{count:,} blank rows among the others are left out",
            count=blank,
        )
    yield from ends_left_out(rows=ends)
    if gap := next((n for n in filled[1:] if n - 1 not in filled), 0):
        yield Phrase(
            'a blank column before "{name}" is left out; if a second table is beside it, put each '
            "on a sheet of its own",
            name=names[gap],
        )
    if total := _total(body):
        known = [cell for cell in total if cell]
        said = next((cell for cell in known if not headers.NUMBER.fullmatch(cell)), known[0])
        yield Phrase(
            'the last row ("{said}") is the sum of the rows above it: it is kept; leave it out, or '
            "its code blank, so that nothing is counted twice",
            said=said,
        )


def ends_left_out(*, rows: int = 0, columns: int = 0) -> Iterator[str]:
    """That blank rows or columns at the ends of a table are left out.

    Args:
        rows: How many rows.
        columns: How many columns.
    """
    if rows:
        yield Phrase.counting(
            "{count:,} blank row at the end is left out",
            "{count:,} blank rows at the end are left out",
            count=rows,
        )
    if columns:
        yield Phrase.counting(
            "{count:,} blank column at the end is left out",
            "{count:,} blank columns at the end are left out",
            count=columns,
        )


def _composed(header: Sequence[str]) -> Iterator[str]:
    """That the letters of a name were in another Unicode form."""
    if name := next((cell for cell in header if headers.form(cell) != cell), ""):
        yield Phrase(
            "{name}: letters of its name are composed (Unicode form NFC)", name=headers.form(name)
        )


def _total(rows: Rows) -> list[str]:
    """The last row, if its numbers are the sums of all those above; else nothing."""
    if len(rows) <= FEWEST:
        return []
    *above, last = rows
    sums = 0
    for n, cell in enumerate(last):
        total = _value(cell)
        values = [_value(row[n]) for row in above if row[n]]
        if total is None or not total or None in values:
            continue
        same = sum((v for v in values if v is not None), Decimal(0)) == total
        sums += 1 if same and sum(map(bool, values)) >= FEWEST else -1
    return last if sums > 0 else []


def _value(cell: str) -> Decimal | None:
    """A number, as far as one can be certain of it."""
    plain = spelling.figure(cell).replace(",", "").replace(" ", "")
    return spelling.value(plain, {}) if cell else None
