"""The tables in a file: one of a text, one of each sheet of a spreadsheet that has rows."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from yesan.errors import Fault
from yesan.phrase import Phrase, message
from yesan.reading import dialect as dialects
from yesan.reading import grid, inference, sniffing, spaced, workbook
from yesan.reading.content import Content
from yesan.reading.dialect import Dialect
from yesan.reading.grid import Grid

TXT = ".txt"
"""A file with this suffix is a table, or any text."""
TABBED = frozenset({".tsv", ".tab"})
TEXTS = frozenset({".csv", ".tsv", ".tab", TXT})
PLAIN = Dialect("csv", "utf-8", ",", {**dialects.DEFAULTS, "header": True, "headerRows": [1]})
"""How a CSV is read that was written here."""


@dataclass(frozen=True)
class Found:
    """A table that was found in a file.

    Attributes:
        name: What it is called: by its file, or its sheet.
        content: Its bytes.
        dialect: How they are read.
        table: Its cells.
        notes: What was guessed, and what was left out.
        scaled: Its columns whose numbers are shown smaller than they are.
        delimiter: What was between its cells, where that was something else.
        texts: Its columns with figures that are texts, with a point before three digits.
        currencies: What named the currency in each cell of a column, by the column's name.
        shown: What the numbers of a column are shown with, by the column's name.
    """

    name: str
    content: Content
    dialect: Dialect
    table: Grid
    notes: tuple[str, ...] = ()
    scaled: frozenset[str] = frozenset()
    delimiter: str = ""
    texts: frozenset[str] = frozenset()
    currencies: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)


def in_file(content: Content, notes: list[str]) -> Iterator[Found]:
    """The tables in a file; what of it is no table is added to the notes.

    Raises:
        Fault: It cannot be read.
    """
    stem = Path(content.name).stem
    if content.suffix in TEXTS:
        yield _of_text(stem, content)
        return
    sheets = workbook.sheets(content.data)
    blank = [s.name for s in sheets if not any(map(any, s.rows))]
    hidden = [s.name for s in sheets if s.hidden and s.name not in blank]
    empty = message('{file}: the sheet "{sheet}" is empty, and left out')
    concealed = message('{file}: the sheet "{sheet}" is hidden, and left out')
    for why, names in ((empty, blank), (concealed, hidden)):
        notes += [Phrase(why, file=content.name, sheet=n) for n in names]
    used = [s for s in sheets if s.name not in {*blank, *hidden}]
    for sheet in used:
        try:
            table = grid.table(sheet.rows, sheet.merges)
        except Fault as fault:
            raise Fault(
                fault.type,
                f'in the sheet "{sheet.name}" {fault.found}',
                fault.expected,
                fault.remedy,
            ) from fault
        name = stem if len(used) == 1 else f"{stem}-{sheet.name}"
        columns = dict(zip(table.columns, table.header, strict=True))
        scaled, texts = (
            frozenset(name for n, name in columns.items() if n in marked)
            for marked in (sheet.scaled, sheet.texts)
        )
        shown = {name: sheet.currencies[n] for n, name in columns.items() if n in sheet.currencies}
        notes_of = (*sheet.notes, *_of_currencies(sheet, columns))
        yield Found(
            *(name, written(table), PLAIN, table, notes_of, scaled), texts=texts, shown=shown
        )


def _of_currencies(sheet: workbook.Sheet, columns: Mapping[int, str]) -> Iterator[str]:
    """The columns whose numbers are shown with several currencies."""
    for n, own in sheet.several.items():
        if n in columns:
            yield Phrase(
                "{name}: its cells are shown with several currencies ({currencies}); "
                "write that of each row into a column of its own",
                name=columns[n],
                currencies=", ".join(own),
            )


def _of_text(name: str, content: Content) -> Found:
    """The table in a CSV: as it is, or without what is around it.

    Raises:
        Fault: It is empty, not text in any known encoding, or not a table.
    """
    workbook.check_text(content.data)
    dialect, _ = dialects.read({"path": content.name}, {}, content, [])
    text = dialect.text(content)
    lines = io.StringIO(text, newline="")
    apart = spaced.rows(text.splitlines()) if dialect.delimiter in {",", " "} else []
    rows = apart or list(csv.reader(lines, delimiter=dialect.delimiter))
    if not any(map(any, rows)):
        raise Fault("source-error", "an empty file", "a header row and rows", "add them")
    said = bool(rows and sniffing.SEPARATOR.fullmatch(dialect.delimiter.join(rows[0]) or " "))
    table = grid.table(rows[said:])
    notes = tuple(_of_dialect(content, dialect, dialect.delimiter.join(rows[0]) if said else ""))
    plain = replace(table, header=rows[0], rows=rows[1:])
    quoted = inference.quoted(text)
    texts = frozenset(
        label for n, label in enumerate(table.header) if any(row[n] in quoted for row in table.rows)
    )
    if len(table.header) == 1 and spaced.may_be(text.splitlines()):
        notes += (
            Phrase(
                "read as one column; if spaces part several, write a comma or a semicolon between "
                "them"
            ),
        )
    if apart:
        notes += (Phrase("its columns are parted by spaces; they are written with commas"),)
    elif [table.header, *table.rows] == rows:
        return Found(name, content, dialect, plain, notes, texts=texts)
    return Found(
        *(name, written(table), PLAIN, table, notes), delimiter=dialect.delimiter, texts=texts
    )


def _of_dialect(content: Content, dialect: Dialect, line: str) -> Iterator[str]:
    """How a text is read, where that was guessed, and the line that says what parts its cells."""
    if dialect.encoding not in {"utf-8", "utf-8-sig"}:
        marked = content.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        by = message("read as {encoding}, by its letters")
        if marked:
            by = message("read as {encoding}, by its first bytes")
        yield Phrase(by, encoding=dialect.encoding)
    if line:
        yield Phrase('the line "{line}" above the table is left out', line=line)
    usual = "\t" if content.suffix in TABBED else PLAIN.delimiter
    if dialect.delimiter not in {usual, sniffing.SPACE}:
        yield Phrase("read with {mark} between its cells", mark=dialects.NAMES[dialect.delimiter])


def written(table: Grid) -> Content:
    """A table as the bytes of a CSV."""
    return Content(table.csv, "table.csv")


def printable(note: str) -> str:
    """A note without what could be a command to a terminal; it can be said in other languages."""
    if isinstance(note, Phrase):
        values = {n: printable(v) if isinstance(v, str) else v for n, v in note.values.items()}
        return note.filled(values)
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in note)
