"""The whole package as one workbook: contents, dictionary, and each table on a sheet of its own.

A text is written as a text, so that none is a formula. What a sheet cannot hold as it is, a column
of text has, or the table is left out; the contents say so.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yesan.downloads import described, sheet
from yesan.downloads.misfits import Misfit, Why
from yesan.downloads.typed_table import TypedTable

FORMAT = "XLSX"
ROWS, COLUMNS, NAME = 1_048_576, 16_384, 31
"""How many rows and columns a sheet has, and characters its name."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
TAKEN = "history"
"""A name of a sheet that Excel keeps for itself."""


@dataclass(frozen=True)
class Workbook:
    """What a workbook is made of.

    Attributes:
        tables: The tables.
        text: Says a message in the language of the file.
        notes: What the file could not hold of each table as it is.
        said: What the first sheet says of the package: its title, and other lines by their names.
        epoch: The date of the file, in seconds since 1970.
        large: The ids of the tables that are left out, as they are too large.
        rows: How many rows a sheet has.
    """

    tables: Sequence[TypedTable]
    text: Callable[[str], str]
    notes: Sequence[str]
    said: Mapping[str, str]
    epoch: int
    large: frozenset[str] = frozenset()
    rows: int = ROWS

    def write(self) -> bytes:
        """The tables that fit, as one file; the same tables give the same bytes."""
        import xlsxwriter  # noqa: PLC0415 - only where a workbook is made anew

        target = io.BytesIO()
        date = datetime.datetime.fromtimestamp(self.epoch, datetime.UTC).replace(tzinfo=None)
        with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
            book.set_properties({"created": date, "title": next(iter(self.said.values()), "")})
            styles = sheet.Styles(book)
            own = self.text("Contents"), self.text("Data dictionary")
            names = names_in(self.tables, own)
            first = book.add_worksheet(own[0])
            dictionary = described.fields(self.tables, self.text, names)
            sheet.fill(book.add_worksheet(own[1]), dictionary, styles, titled=True)
            listed = described.tables(self.tables, self.text, names, self.notes)
            begin = len(self.said) + 1
            sheet.fill(first, listed, styles, begin, titled=True)
            for row, (name, said) in enumerate(self.said.items()):
                first.write_string(row, 0, name, styles.strong)
                first.write_string(
                    row, 1, said[: sheet.LONGEST], styles.title if row == 0 else styles.plain
                )
            for row, (table, name) in enumerate(zip(self.tables, names, strict=True), begin + 1):
                if table.id not in self.large and fits(table, self.rows):
                    sheet.fill(book.add_worksheet(name), table, styles)
                    place = "internal:'" + name.replace("'", "''") + "'!A1"
                    first.write_url(row, 0, place, styles.link, name)
        return target.getvalue()


def misfits(table: TypedTable, rows: int = ROWS) -> Iterator[Misfit]:
    """What a sheet cannot hold of a table as it is.

    Args:
        table: The table.
        rows: How many rows a sheet has.
    """
    if not _has_room(table, rows):
        yield Misfit(FORMAT, table.id, Why.ROWS)
    elif not fits(table, rows):
        yield Misfit(FORMAT, table.id, Why.LONG)
    else:
        reasons = [(c.name, sheet.why_text(table, n)) for n, c in enumerate(table.columns)]
        for why in (Why.DIGITS, Why.EARLY, Why.FINE):
            if columns := tuple(name for name, reason in reasons if reason is why):
                yield Misfit(FORMAT, table.id, why, columns)
    if names_in([table]) != [table.id]:
        yield Misfit(FORMAT, table.id, Why.CUT)


def fits(table: TypedTable, rows: int = ROWS) -> bool:
    """Whether a sheet has room for a table, and its cells for its texts.

    Args:
        table: The table.
        rows: How many rows a sheet has.
    """
    texts = (value for row in table.rows for value in row if isinstance(value, str))
    return _has_room(table, rows) and all(len(text) <= sheet.LONGEST for text in texts)


def _has_room(table: TypedTable, rows: int) -> bool:
    return len(table.rows) < rows and len(table.columns) <= COLUMNS


def names_in(tables: Sequence[TypedTable], taken: Sequence[str] = ()) -> list[str]:
    """What the sheet of each table is called: by its id, cut where that is too long.

    Args:
        tables: The tables.
        taken: The names of other sheets.
    """
    known = {TAKEN, *(name.casefold() for name in taken)}
    names: list[str] = []
    for table in tables:
        wanted = FORBIDDEN.sub("_", table.id).strip("'") or "_"
        ends = ("", *(f"~{n}" for n in range(2, len(known) + 3)))
        tried = (f"{wanted[: NAME - len(end)]}{end}" for end in ends)
        names.append(next(name for name in tried if name.casefold() not in known))
        known.add(names[-1].casefold())
    return names
