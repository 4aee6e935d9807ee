"""One sheet of a workbook: a header that stays, widths that fit, and a format for each column."""

from __future__ import annotations

import datetime
import unicodedata
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from yesan.downloads.misfits import Why
from yesan.downloads.typed_table import Kind, TypedTable, Value, written

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""How many characters a cell holds."""
DIGITS = 15
"""How many digits of a number a spreadsheet keeps."""
EARLIEST = datetime.date(1900, 3, 1)
"""The first date that all spreadsheets agree on: Excel has a 29 February before it."""
NARROW, WIDE, SEEN = 8, 60, 200
"""The widths of columns in characters, and how many rows are looked at for them."""
DATES = {Kind.DATE: "yyyy-mm-dd", Kind.DATETIME: "yyyy-mm-dd hh:mm:ss", Kind.TIME: "hh:mm:ss"}
DECIMALS = 30
"""How many decimals a format of numbers can have."""


class Styles:
    """The formats of cells of a workbook, each made once.

    Args:
        book: The workbook.
    """

    def __init__(self, book: Workbook) -> None:
        self.header = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top", "bg_color": "#EEF2F7"}
        )
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.strong = book.add_format({"bold": True, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"valign": "top"})
        self.link = book.add_format({"valign": "top", "font_color": "#0B57D0", "underline": 1})
        self._numbers = cache(lambda form: book.add_format({"num_format": form, "valign": "top"}))

    def of(self, table: TypedTable, position: int, width: int) -> Format:
        """The format of the cells of a column."""
        column = table.columns[position]
        if why_text(table, position) or column.kind in {Kind.TEXT, Kind.JSON, Kind.BOOLEAN}:
            return self.wrapped if width >= WIDE else self.plain
        if column.kind in DATES:
            return self._number(DATES[column.kind])
        exponents = (Decimal(v).as_tuple().exponent for v in table.values(position))
        decimals = min(DECIMALS, max((-int(e) for e in exponents), default=0))
        point = f".{'0' * decimals}" if decimals > 0 else ""
        return self._number(("#,##0" if column.grouped else "0") + point)

    def _number(self, form: str) -> Format:
        return self._numbers(form)


def why_text(table: TypedTable, position: int) -> Why | None:
    """Why the values of a column are texts in a sheet, though they are none; None where not."""
    values = table.values(position)
    match table.columns[position].kind:
        case Kind.INTEGER | Kind.NUMBER:
            return Why.DIGITS if any(_digits(Decimal(v)) > DIGITS for v in values) else None
        case Kind.DATE:
            return Why.EARLY if any(v < EARLIEST for v in values) else None
        case Kind.DATETIME | Kind.TIME:
            known = list(values)
            early = any(isinstance(v, datetime.datetime) and v.date() < EARLIEST for v in known)
            fine = any(v.microsecond for v in known)
            return Why.EARLY if early else Why.FINE if fine else None
    return None


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def fill(
    sheet: Worksheet, table: TypedTable, styles: Styles, first: int = 0, *, titled: bool = False
) -> None:
    """Write a table into a sheet.

    Args:
        sheet: The sheet.
        table: The table.
        styles: The formats of cells.
        first: The row of the header, counted from 0.
        titled: Whether the header has the titles of columns, not their names.
    """
    last = first + len(table.rows)
    for n, column in enumerate(table.columns):
        header = column.title if titled else column.name
        width = _width(table, n, header)
        texts = why_text(table, n) is not None
        style = styles.of(table, n, width)
        sheet.write_string(first, n, header, styles.header)
        sheet.set_column(n, n, width)
        for row, cells in enumerate(table.rows, start=first + 1):
            _write(sheet, (row, n), written(cells[n]) if texts else cells[n], style)
    if first == 0:
        sheet.freeze_panes(1, 0)
    if table.rows and table.columns:
        sheet.autofilter(first, 0, last, len(table.columns) - 1)


def _write(sheet: Worksheet, place: tuple[int, int], value: Value, style: Format) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_boolean(*place, value, style)
        case int() | Decimal():
            sheet.write_number(*place, value, style)
        case datetime.date() | datetime.time():
            sheet.write_datetime(*place, value, style)
        case _:
            # Only descriptions can be longer: a table with such a text has no sheet.
            text = value if len(value) <= LONGEST else f"{value[: LONGEST - 1]}…"
            sheet.write_string(*place, text, style)


def _width(table: TypedTable, position: int, header: str) -> int:
    values = [written(row[position]) for row in table.rows[:SEEN]]
    lines = (line for text in (header, *values) for line in text.split("\n")[:SEEN])
    return min(WIDE, max(NARROW, 2 + max(map(_wide, lines), default=0)))


@cache
def _wide(text: str) -> int:
    """How many letters of ASCII are as wide as a text."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text[: 2 * WIDE])
