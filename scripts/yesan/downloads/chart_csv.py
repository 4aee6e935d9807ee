"""The table behind a chart as CSV for a spreadsheet: plain numbers, their unit in the header.

The table on the page has its figures as readers of the language write them (``1,234,567,000원``);
here they are what a program reads (``1234567000``).
"""

from __future__ import annotations

from yesan.charts.chart_table import ChartTable
from yesan.downloads import spreadsheet

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Tells a spreadsheet that the file is UTF-8: without it, some show Hangul as nonsense."""


def write(table: ChartTable) -> bytes:
    """A table as CSV, its first column the names of its rows."""
    names = [name or table.unit.locale.text("Name") for name in table.header]
    unit = f" ({table.unit.heading})" if table.unit.heading else ""
    header = (names[0], *(name + unit for name in names[1:]))
    rows = ((spreadsheet.text(name), *figures) for name, *figures in table.numbers)
    return (MARK + spreadsheet.written([map(spreadsheet.text, header), *rows])).encode()
