"""A sheet as people make it, read as one table; what is around its rows is reported.

Titles, units and notes are taken off; a header of two rows becomes one where each column has one
name by it. What cannot be certain is refused, with what to do about it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yesan.errors import Fault
from yesan.reading import headers, spelling

Rows = list[list[str]]
Merge = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell of merged ones, each by its row and column, counted from 0."""
WIDE = 3
"""Below a table of so many columns, a line with one cell is a note."""
MARKS = frozenset("※*†‡")
"""Signs with which notes begin."""
FEWEST = 2
"""So many rows have a total at least."""
ONE_HEADER = "leave one row with a name for each column above the rows, and nothing merged in it"


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
        Fault: It has no table, or a header that cannot be one row.
    """
    cells = _filled([[cell if cell.strip() else "" for cell in row] for row in rows], merges)
    wide = max((headers.width(row) for row in cells), default=0)
    cells = [(row + [""] * wide)[:wide] for row in cells]
    top = headers.find(cells) - 1
    top = next((n for n in range(top, len(cells)) if any(cells[n])), top)
    if top and _is_upper(cells[top - 1], cells[top], cells[top + 1 :], _grouped(merges, top - 1)):
        top -= 1
    if top >= len(cells) or not any(cells[top]):
        raise Fault("source-error", "an empty sheet", "a header row and rows", "add them")
    above = [_single(cell) for row in cells[:top] for cell in dict.fromkeys(row) if cell]
    names, begin = _header(cells, top, merges)
    body, remarks = _body(cells[begin:], names)
    kept = [n for n in range(len(names)) if names[n] or any(row[n] for row in body)]
    notes = list(_notes(begin - top, cells[begin:], body, names))
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


def _single(cell: str) -> str:
    """A name or a note in one line, in the Unicode form of names."""
    return headers.form(" ".join(cell.split()))


def _filled(cells: Rows, merges: Sequence[Merge]) -> Rows:
    """The cells; those that were merged downwards have the text of the first of them."""
    for (top, left), (bottom, right) in merges:
        for row in range(top + 1, min(bottom + 1, len(cells))) if left == right else ():
            if left < len(cells[top]) and left < len(cells[row]):
                cells[row][left] = cells[top][left]
    return cells


def _header(cells: Rows, top: int, merges: Sequence[Merge]) -> tuple[list[str], int]:
    """The names of the columns, and the row after them.

    Raises:
        Fault: They are in two rows, and a column has no name of its own by them.
    """
    upper = list(map(_single, cells[top]))
    lower = list(map(_single, cells[top + 1])) if top + 1 < len(cells) else []
    if not lower or not _is_upper(upper, lower, cells[top + 2 :], _grouped(merges, top)):
        return upper, top + 1
    last, names = "", []
    for above, below in zip(upper, lower, strict=True):
        last = above or (last if below else "")
        same = not below or below == last
        names.append(last if same else f"{last} {below}".strip())
    twice = [name for name, count in Counter(filter(None, names)).items() if count > 1]
    third = cells[top + 2] if top + 2 < len(cells) else []
    if twice or (third and not any(map(headers.NUMBER.fullmatch, filter(None, third)))):
        found = f'a header of several rows, in which "{(twice or third)[0]}" is no name of its own'
        raise Fault("blank-header", found, "a header of one row", ONE_HEADER)
    return names, top + 2


def _grouped(merges: Sequence[Merge], top: int) -> bool:
    """Whether a row has cells that are merged sideways, as the first of two rows of a header."""
    return any(first[0] == top == last[0] and last[1] > first[1] for first, last in merges)


def _is_upper(upper: list[str], lower: list[str], body: Rows, grouped: bool) -> bool:  # noqa: FBT001
    """Whether a row is the first of two rows of a header.

    The second has texts below cells that are blank, where the rows below have numbers; and the same
    name twice, or a cell of the first alone above it, or the first has merged cells.
    """
    first = next((n for n, cell in enumerate(upper) if cell), 0)
    open_ = [n for n in range(first + 1, len(upper)) if upper[n] in {"", upper[n - 1]} and lower[n]]
    if len(set(filter(None, upper))) < 2 or any(map(headers.UNIT.match, upper)):  # noqa: PLR2004
        return False
    if not open_ or any(
        headers.NUMBER.fullmatch(lower[n]) for n in open_ if not _is_year(lower[n])
    ):
        return False
    closed = [n for n, cell in enumerate(upper) if cell and (not lower[n] or lower[n] == cell)]
    numbers = [n for n in open_ if any(headers.NUMBER.fullmatch(row[n]) for row in body if row[n])]
    named = [cell for cell in lower if cell]
    return bool(numbers) and (bool(closed) or grouped or len({*named}) < len(named))


def _is_year(cell: str) -> bool:
    return cell.isdigit() and len(cell) == 4  # noqa: PLR2004


def _body(cells: Rows, names: list[str]) -> tuple[Rows, tuple[str, ...]]:
    """The rows of the table, and the lines below it."""
    rows = [row for row in cells if any(row) and row != names]
    remarks: list[str] = []
    while len(rows) > 1 and len(names) > 1:
        filled = [cell for cell in dict.fromkeys(rows[-1]) if cell]
        marked = len(names) >= WIDE or filled[0].lstrip()[:1] in MARKS
        if len(filled) != 1 or headers.NUMBER.fullmatch(filled[0]) or not marked:
            break
        remarks.insert(0, _single(filled[0]))
        rows.pop()
    return rows, tuple(remarks)


def _notes(height: int, cells: Rows, body: Rows, names: list[str]) -> Iterator[str]:
    """What was done to find the table, in sentences."""
    if height > 1:
        yield f"the header has {height} rows, read as one: {', '.join(filter(None, names))}"
    repeated = sum(row == names for row in cells)
    if repeated:
        yield f"the header is repeated {repeated:,} times among the rows, and left out there"
    within = [n for n, row in enumerate(cells) if any(row)]
    blank = sum(not any(row) for row in cells[: within[-1]]) if within else 0
    if blank:
        yield f"{blank:,} blank rows among the others are left out"
    if total := _total(body):
        said = next((cell for cell in total if cell), "")
        yield (
            f'the last row ("{said}") is the sum of the rows above it: it is kept; leave it out, '
            "or its code blank, so that nothing is counted twice"
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
        sums += 1 if same and len(values) >= FEWEST else -1
    return last if sums > 0 else []


def _value(cell: str) -> Decimal | None:
    """A number, as far as one can be certain of it."""
    plain = spelling.figure(cell).replace(",", "").replace(" ", "")
    return spelling.value(plain, {}) if cell else None
