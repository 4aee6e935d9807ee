"""The table behind a chart as CSV for a spreadsheet: figures as plain numbers, units in the header.

The table on the page has its figures as a reader of the language writes them (``3,586,696,000원``);
here they are what a program reads (``3586696000``). A column becomes numbers only where all of its
cells are figures of one unit; any other keeps its words.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from yesan.language.amounts import BLANKS
from yesan.language.locale import MINUS, Locale

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells a spreadsheet that the file is UTF-8: without it, some show Hangul as nonsense."""
EMPTY = frozenset({"", "-", "–", "—"})
SIGNS = f"+{MINUS}-"


class Number(NamedTuple):
    """A figure for programs, and the unit that was written beside it."""

    plain: str
    unit: str


def write(header: Sequence[str], rows: Sequence[Sequence[str]], locale: Locale) -> bytes:
    """A table as CSV, its first column the names of its rows.

    Args:
        header: The names of the columns; an empty one is that of the names.
        rows: The cells, as `locale` writes them.
        locale: The language of the cells.
    """
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in header]
    names = [name or locale.text("Name") for name in header]
    for place, cells in enumerate(columns[1:], start=1):
        numbers = [number(cell, locale) for cell in cells if cell.strip() not in EMPTY]
        units = {n.unit for n in numbers if n}
        if len(units) == 1 and all(numbers):
            unit = units.pop()
            names[place] += f" ({unit})" if unit else ""
            found = (n.plain for n in numbers if n)
            columns[place] = ["" if c.strip() in EMPTY else next(found) for c in cells]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(zip(*columns, strict=True))
    return (MARK + text.getvalue()).encode()


def number(cell: str, locale: Locale) -> Number | None:
    """The one figure that a cell says in digits; None where it says more, or less."""
    symbols = locale.cldr.number_symbols["latn"]
    group, point = (re.escape(symbols[name]) for name in ("group", "decimal"))
    found = re.fullmatch(
        rf"([{SIGNS}]?)([^\d{SIGNS}]*)([{SIGNS}]?)(\d+(?:{group}\d+)*)(?:{point}(\d+))?(\D*)",
        "".join(c for c in cell if c not in BLANKS[2:]).strip(),
    )
    if found is None:
        return None
    outer, before, inner, whole, decimals, after = found.groups()
    sign = "-" if {outer, inner} & {MINUS, "-"} else ""
    digits = re.sub(r"\D", "", whole) + (f".{decimals}" if decimals else "")
    return Number(sign + digits, f"{before}{after}".strip(BLANKS))
