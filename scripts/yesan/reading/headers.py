"""The row with the names of the columns: below titles and units, above the first row of data."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

NUMBER = re.compile(r"[-+−△▲(]?\s*\d[\d.,'\s]*[)%]?")
UNIT = re.compile(
    r"[(（\[]?\s*(단위|unit|units|einheit|unité|unidad|unità|単位|单位|單位)\s*[:：]", re.IGNORECASE
)
"""How a legend of units begins."""
YEAR = re.compile(r"(?:19|20)\d\d")
NOTHING = re.compile(r"[\W_]+|n\.?/?a\.?|nan|null|none|nil", re.IGNORECASE)
"""What is written for a value that is missing."""
NAMING = re.compile(r"[(（]?(\d+)[)）]?%?|((?:19|20)\d\d)\s*\.\s*(\d{1,2})\.?")
"""A number that can be the name of a column: a whole one, or a month of a year."""
FEWEST = 3
"""Minimum count of numbers, years aside, that name columns."""
FULL = 0.5
"""The part of its cells that a header has filled at least."""
FURTHEST = 30
"""A header is not further down."""


def find(records: Sequence[Sequence[str]], names: Sequence[str] = ()) -> int:
    """The number of the row with the names of the columns, counted from 1.

    Args:
        records: The first rows of a table, blank ones among them.
        names: The names of its fields, if they are known: then it is the row that has them.

    Returns:
        1 where no other row is certain.
    """
    if names:
        named = (n for n, cells in enumerate(records, start=1) if is_named(cells, names))
        return next((n for n in named if n <= FURTHEST), 1)
    widths = [width(cells) for cells in records]
    wide = _usual(widths)
    if wide < 2:  # noqa: PLR2004 - a column alone has no titles that differ from its cells
        return 1
    for number, cells in enumerate(records[:FURTHEST], start=1):
        below = records[number:]
        cornered = _has_corner(cells, below, wide) or _has_row_names(cells, below, wide)
        if is_header(cells, wide) or cornered or _lacks_last(cells, below, wide):
            if _is_title(cells, below, wide):
                continue
            body = [w for w in widths[number:] if w]
            return number if len(body) > 1 or number == 1 or (body and body[0] == wide) else 1
    return 1


def _is_title(cells: Sequence[str], below: Sequence[Sequence[str]], wide: int) -> bool:
    """Whether cells are two remarks at both ends of a line above the names of the columns.

    The next row has a name for each column, where the rows below it have numbers; and the second
    remark is above the last of them alone, so that it groups no columns.
    """
    filled = [n for n, cell in enumerate(cells) if cell.strip()]
    names, *body = [row for row in below if width(row)] or [[]]
    if filled != [0, wide - 1] or wide < FEWEST or len(body) < 2:  # noqa: PLR2004 - two rows
        return False
    named = [cell.strip() for cell in names[:wide]]
    columns = [[row[n].strip() for row in body if n < width(row)] for n in range(wide)]
    known = [[cell for cell in column if cell] for column in columns]
    numbers = any(len(each) > 1 and all(map(NUMBER.fullmatch, each)) for each in known)
    return bool(
        numbers
        and len({*filter(None, named)}) == wide == width(names)
        and not any(NUMBER.fullmatch(name) or NOTHING.fullmatch(name) for name in named)
    )


def _usual(widths: Sequence[int]) -> int:
    """The width of most rows; of those from the first with several cells on, if two are alike."""
    begin = next((n for n, w in enumerate(widths) if w > 1), 0)
    for rows in (widths[begin:], widths):
        usual = Counter(w for w in rows if w).most_common(1)
        if usual and usual[0][1] > 1:
            return usual[0][0]
    return next(filter(None, widths), 0)


def is_header(cells: Sequence[str], wide: int) -> bool:
    """Whether cells can be the names of that number of columns."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return (
        width(cells) >= wide
        and len(filled) >= max(2, wide * FULL)
        and not any(UNIT.match(cell) for cell in filled)
        and not all(NUMBER.fullmatch(cell) for cell in filled)
    )


def are_names(numbers: Sequence[str]) -> bool:
    """Whether numbers are probably names of columns, and no values: years, or a row of numbers."""
    found = [NAMING.fullmatch(number.strip()) for number in numbers]
    values = [tuple(int(part) for part in m.groups() if part) for m in found if m]
    steps = list(pairwise(values))
    ordered = all(a < b for a, b in steps) or all(a > b for a, b in steps)
    years = all(YEAR.match(number.strip()) for number in numbers)
    return len(values) == len(numbers) and (years or (ordered and len(values) >= FEWEST))


def _lacks_last(cells: Sequence[str], below: Sequence[Sequence[str]], wide: int) -> bool:
    """Whether cells are the names of all columns but the last, above a row with values."""
    names = [cell.strip() for cell in cells[: wide - 1]]
    first = next((row for row in below if width(row)), [])
    numbers = [cell.strip() for cell in first if NUMBER.fullmatch(cell.strip())]
    return (
        width(cells) == wide - 1 >= 2  # noqa: PLR2004 - one name alone is a title
        and len(cells) >= wide
        and all(names)
        and not any(NUMBER.fullmatch(name) or UNIT.match(name) for name in names)
        and bool(numbers)
        and not are_names(numbers)
    )


def _has_corner(cells: Sequence[str], below: Sequence[Sequence[str]], wide: int) -> bool:
    """Whether cells are numbers that name columns, and only that of the row names is blank."""
    starts = [_start(row) for row in below if width(row)]
    corner, first = min(starts, default=0), _start(cells)
    names = [cell.strip() for cell in cells[first : width(cells)]]
    labels = [row[corner].strip() for row in below if corner < len(row) and row[corner].strip()]
    return (
        width(cells) >= wide
        and first == corner + 1
        and all(map(NUMBER.fullmatch, names))
        and are_names(names)
        and not all(map(NUMBER.fullmatch, labels))
    )


def _has_row_names(cells: Sequence[str], below: Sequence[Sequence[str]], wide: int) -> bool:
    """Whether cells are the name of one column, beside a column of names of rows without one.

    The rows below it have a number each, or are numbered from 1 on, as programs write them.
    """
    filled = [n for n, cell in enumerate(cells) if cell.strip()]
    rows = [row for row in below if width(row)]
    if wide != 2 or filled != [1] or UNIT.match(cells[1].strip()) or not rows:  # noqa: PLR2004
        return False
    if any(len([cell for cell in row if cell.strip()]) != wide for row in rows):
        return False
    counted = [row[0].strip() for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    return counted or all(NUMBER.fullmatch(row[1].strip()) for row in rows)


def _start(cells: Sequence[str]) -> int:
    """The place of the first cell that is not blank."""
    return next((n for n, cell in enumerate(cells) if cell.strip()), len(cells))


def is_named(cells: Sequence[str], names: Sequence[str]) -> bool:
    """Whether cells are these names, in whichever Unicode form; blank ones at the end are none."""
    labels = [form(cell.strip()) for cell in cells[: max(width(cells), len(names))]]
    return labels == [form(name) for name in names]


def width(cells: Sequence[str]) -> int:
    """The number of cells up to the last that is not blank."""
    return max((n for n, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def form(text: str) -> str:
    """The text in the Unicode form in which names are compared."""
    return unicodedata.normalize("NFC", text)
