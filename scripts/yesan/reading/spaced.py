"""A table whose columns are parted by spaces, one or several, as some programs write it."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from yesan.reading import headers

DIALECT = {"delimiter": " ", "skipInitialSpace": True}
"""How such a table is read, as the standard says it."""
FEWEST = 3
"""Minimum number of lines that show that it is one."""


def rows(lines: Sequence[str]) -> list[list[str]]:
    """The cells of the lines, the header first; none where spaces part no columns.

    All rows have as many, some column has a number in each, and the header has a name above it. A
    header with one name less has none for the names of the rows.
    """
    stripped = [line.strip() for line in lines if line.strip()]
    try:
        read = list(csv.reader(stripped, delimiter=" ", skipinitialspace=True))
    except csv.Error:
        return []
    if len(read) < FEWEST or any("," in line or ";" in line for line in stripped):
        return []
    names, *body = read
    wide = len(body[0])
    if len(names) == wide - 1:
        names = ["", *names]
    even = wide > 1 and all(len(row) == wide for row in (names, *body))
    numbered = even and any(
        all(headers.NUMBER.fullmatch(row[n]) for row in body)
        and not headers.NUMBER.fullmatch(names[n])
        for n in range(1, wide)
    )
    return [names, *body] if numbered else []


def is_plain(lines: Sequence[str]) -> bool:
    """Whether the standard can read such lines: no name is missing, and no space is at an end."""
    found = rows(lines)
    ended = any(line.rstrip("\r\n").endswith(" ") for line in lines)
    return bool(found) and bool(found[0][0]) and not ended


def may_be(lines: Sequence[str]) -> bool:
    """Whether most lines have several spaces in them, as between columns."""
    known = [line.strip() for line in lines if line.strip()]
    return 2 * sum("  " in line for line in known) > len(known)
