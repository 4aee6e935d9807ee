"""A report as text for a terminal: each cause, its errors, and their rows with a mark below."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size

from yesan.errors import OF_ONE_EDIT
from yesan.phrase import Phrase
from yesan.reports import sentences
from yesan.reports.report import EXAMPLES, Entry, Report, Row, Shown

LONGEST = 24
"""Number of places on a line that a cell takes at most."""


def lines(entry: Entry, report: Report) -> Iterator[str]:
    """What is said of one cause, below its type: errors that one fix would remove as one.

    Args:
        entry: The cause.
        report: The report that it is in.
    """
    across = _is_across(entry)
    if entry.alike and entry.count > (EXAMPLES if across else len(entry.shown)):
        yield f"  {at_once(entry, report)}"
        yield from _rows(entry.shown[0]) if not across else ()
        return
    once = entry.type in OF_ONE_EDIT and entry.count > 1
    for number, shown in enumerate(entry.shown):
        said = report.line(shown.place, shown.what, "" if once else shown.remedy)
        yield f"  {said}"
        yield from _rows(shown) if number < EXAMPLES else ()
    if entry.more:
        said = Phrase("… and {count:,} more; --format json lists all", count=entry.more)
        yield f"  {report.said(said)}"
    if once:
        ending = Phrase("{remedy}.", remedy=entry.shown[0].remedy)
        yield f"  {report.said(ending)}"


def _is_across(entry: Entry) -> bool:
    """Whether each error is in a table of its own."""
    places = {(s.error.file, s.error.resource, s.error.path[:2]) for s in entry.shown}
    return len(places) == len(entry.shown)


def at_once(entry: Entry, report: Report) -> str:
    """One sentence for the same error in many rows, or in many tables.

    Args:
        entry: The cause, of which more are told than are named.
        report: The report that it is in.
    """
    first = entry.shown[0]
    if _is_across(entry):
        places = "; ".join(shown.place for shown in entry.shown[:EXAMPLES])
        count = entry.count - EXAMPLES
        place = report.said(Phrase("{places} and {count:,} more", places=places, count=count))
        remedy = Phrase("{remedy}; --format json lists all", remedy=first.remedy)
        return report.line(place, first.what, report.said(remedy))
    rows = ", ".join(map(str, entry.rows[:EXAMPLES]))
    file: str = entry.files[0]
    if len(entry.files) > 1:
        file = Phrase("{file} and {count:,} more files", file=file, count=len(entry.files) - 1)
    place = ", ".join(filter(None, [report.said(file), first.error.field]))
    found = Phrase(
        "{found} in {count:,} rows ({rows}, …)", found=first.found, count=entry.count, rows=rows
    )
    type_ = sentences.type_of(first.error)
    what = sentences.sentence(report.translation, type_, report.said(found), first.expected)
    return report.line(place, what, first.remedy)


def _rows(shown: Shown) -> Iterator[str]:
    for row in shown.rows:
        yield from map(str.rstrip, row_lines(row))


def row_lines(row: Row) -> Iterator[str]:
    """A row below the names of its columns, with a mark below each cell at fault."""
    number = f"{row.line:>8}"
    blank = " " * len(number)
    if not row.names:
        yield f"{number} │ {row.cells[0]}"
        return
    pairs = list(zip_longest(row.names, row.cells, fillvalue=""))
    widths = [min(LONGEST, max(1, cell_len(_flat(a)), cell_len(_flat(b)))) for a, b in pairs]
    more = "  …" if row.is_cut else ""
    for label, texts in ((blank, row.names), (number, row.cells)):
        cells = (_fitted(text, width) for text, width in zip(texts, widths, strict=False))
        yield f"{label} │ {'  '.join(cells)}{more}"
    if row.marked:
        marks = ("^" * w if n in row.marked else " " * w for n, w in enumerate(widths))
        yield f"{blank} │ {'  '.join(marks)}"


def _flat(text: str) -> str:
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _fitted(text: str, width: int) -> str:
    flat = _flat(text)
    if cell_len(flat) > width:
        flat = set_cell_size(flat, width - 1).rstrip() + "…"
    return set_cell_size(flat, width)
