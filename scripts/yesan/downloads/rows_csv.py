"""The rows of a table as CSV, for programs: UTF-8, commas, numbers as they are printed."""

from __future__ import annotations

from yesan.downloads import spreadsheet
from yesan.downloads.typed_table import TypedTable, written


def write(table: TypedTable) -> bytes:
    """The rows below one header; a missing value is an empty cell."""
    header = [column.name for column in table.columns]
    return spreadsheet.written([header, *(map(written, row) for row in table.rows)]).encode()
