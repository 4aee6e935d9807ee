"""The rows of a table as CSV that Excel opens by a click, whatever its language.

It begins with a mark that says that it is UTF-8. A text that a spreadsheet would compute begins
with an apostrophe, what no text shows is left out: the page of all files says so.
"""

from __future__ import annotations

from yesan.downloads import spreadsheet
from yesan.downloads.typed_table import Kind, TypedTable, written

FORMAT, SUFFIX = "CSV (Excel)", ".excel.csv"
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells a spreadsheet that the file is UTF-8: without it, some show Hangul as nonsense."""
TEXTS = frozenset({Kind.TEXT, Kind.JSON})


def write(table: TypedTable) -> bytes:
    """The rows below one header; a missing value is an empty cell."""
    header = [spreadsheet.lines(column.name) for column in table.columns]
    texts = [column.kind in TEXTS for column in table.columns]
    rows = (
        [
            spreadsheet.lines(written(value)) if text else written(value)
            for text, value in zip(texts, row, strict=True)
        ]
        for row in table.rows
    )
    return (MARK + spreadsheet.written([header, *rows])).encode()
