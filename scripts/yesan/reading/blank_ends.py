"""Blank rows below a table, and blank columns beside it, as spreadsheet programs save them.

They say nothing, and are left out. A blank row among others may be one that was lost, and stays.
"""

from __future__ import annotations

from typing import NamedTuple


class Blank(NamedTuple):
    """What is blank at the ends of a table.

    Attributes:
        rows: How many rows.
        columns: How many columns.
        row: The number of the first of these rows, the first row of the file being 1.
    """

    rows: int
    columns: int
    row: int


def may_have(text: str, delimiter: str) -> bool:
    """Whether a CSV may have blank rows or columns at its ends: it ends with more than a value."""
    last = text.rstrip('\r\n" ')
    ends = text[len(last) :].replace("\r\n", "\n").replace("\r", "\n")
    return last.endswith(delimiter) or ends.count("\n") > 1


def leave_out(rows: list[list[str]], header: int, fewest: int, *, all_rows: bool) -> Blank:
    """Take blank rows and columns from the ends of a table, in place; how many there were.

    Args:
        rows: Its rows.
        header: How many of them are its header, and what is above it.
        fewest: How many columns there are at least: those with a description.
        all_rows: Whether rows at the end stay, for it is said what blank ones are.
    """
    count, kept = len(rows), len(rows)
    while not all_rows and kept > max(header, 1) and not any(map(str.strip, rows[kept - 1])):
        kept -= 1
    del rows[kept:]
    body = rows[max(header - 1, 0) :]
    width = max((_width(row) for row in body), default=0)
    widest = max(map(len, body), default=0)
    width = max(width, fewest)
    for row in body:
        del row[width:]
    return Blank(count - kept, max(0, widest - width), kept + 1)


def _width(row: list[str]) -> int:
    """The number of cells up to the last that is not blank."""
    return next((n for n in range(len(row), 0, -1) if row[n - 1].strip()), 0)
