"""The tables in other formats: each value is that of its cell, in its row and its column.

Each format is read by itself: JSON by Python, Parquet by DuckDB, SQLite by itself, the workbook by
its parts. A text is compared as it is, a number and a time by what it means.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import zip_longest
from pathlib import Path
from typing import Any

import duckdb

from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.proof.data.cells import Cells
from yesan.proof.data.same_values import is_same
from yesan.proof.finding import Finding
from yesan.proof.pages.descriptions import Descriptions
from yesan.proof.pages.tidy_rows import TidyRows
from yesan.proof.site import sheets
from yesan.store import databases
from yesan.store.databases import Connection

Rows = Iterable[Sequence[Any]]
BROKEN = (ValueError, OverflowError, duckdb.Error, databases.Error, RecursionError)
VIEW = re.compile(
    r'CREATE VIEW "(?P<name>[^"]+)_named" AS SELECT t\.\*(?:, n\d+\."[^"]+" AS "[^"]+")+ '
    r'FROM "(?P=name)" AS t(?: LEFT JOIN "[^"]+" AS n\d+ ON n\d+\."[^"]+" = t\."[^"]+")+'
)
TIDY = "tidy"
"""How the table of all amounts is called, or begins to be."""
FORMATS = frozenset({"csv", "json", "jsonl", "parquet", "sqlite", "xlsx"})
EXCEL, MARK = ".excel", "\ufeff"
GUARD = re.compile(r"'(?=[=+\-@＝＋－＠])")
"""What makes a text of what a spreadsheet would take for a formula."""
UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd]")
"""What a file for a spreadsheet has a space or a mark for."""
OWN = 2
"""The number of tables and sheets that say what the others are."""


@dataclass(frozen=True)
class DataFiles:
    """Compares files of data with the tables.

    Attributes:
        cells: The tables.
        site: The folder of the site.
        tidy: Compares the table of all amounts.
    """

    cells: Cells
    site: Path
    tidy: TidyRows

    def check(self, path: str) -> Iterator[Finding] | None:
        """What is wrong in a file; None where it is none of a format that tables have.

        Args:
            path: Its path in the site.
        """
        if (described := Descriptions(self.cells, self.site).check(path)) is not None:
            return described
        name, _, suffix = path.rpartition("/")[2].rpartition(".")
        if name.endswith(EXCEL) and (own := self.cells.by_id.get(name.removesuffix(EXCEL))):
            return self._table(path, own, _excel)
        resource = self.cells.by_id.get(name)
        readers: dict[str, Callable[[Path], tuple[list[str], Rows]]] = {
            "csv": _csv,
            "json": _json,
            "jsonl": _lines,
            "parquet": _parquet,
        }
        if suffix in readers and (resource is not None or name.startswith(TIDY)):
            return self._table(path, resource, readers[suffix])
        if resource is None and suffix in {"xlsx", "sqlite"}:
            return {"xlsx": self._workbook, "sqlite": self._database}[suffix](path)
        return None

    def is_other(self, path: str) -> bool:
        """Whether a file is one of another format than that in which a table was published.

        Args:
            path: Its path in the site.
        """
        name, _, suffix = path.rpartition("/")[2].rpartition(".")
        resource = self.cells.by_id.get(name)
        published = resource.content.suffix.removeprefix(".") or "csv" if resource else ""
        is_file = any(file.id == name for file in self.cells.package.files)
        return suffix in FORMATS and suffix != published and not is_file

    def _table(
        self, path: str, resource: Resource | None, read: Callable[[Path], tuple[list[str], Rows]]
    ) -> Iterator[Finding]:
        try:
            names, rows = read(self.site / path)
            found = list(rows)
        except BROKEN as error:
            yield Finding(path, path, str(error), "a table")
            return
        yield from (
            self._compare(path, resource, names, found)
            if resource
            else self.tidy.check(path, names, found)
        )

    def _compare(
        self, path: str, resource: Resource, names: Sequence[str], rows: Sequence[Sequence[Any]]
    ) -> Iterator[Finding]:
        """What is wrong in the rows that a file has of a table."""
        own = [field.name for field in resource.fields]
        known = self._texts[resource.id]
        if not rows and not names:
            names = own  # of rows that are objects, none has none
        if len(names) != len(own) or not all(map(_is_name, names, own)):
            yield Finding(path, resource.id, ", ".join(names), ", ".join(own))
            return
        if len(rows) != len(known):
            yield Finding(path, resource.id, f"{len(rows)} rows", f"{len(known)} rows")
            return
        for (line, texts), row in zip(known, rows, strict=True):
            for field, text, value in zip(resource.fields, texts, row, strict=True):
                if not _holds(resource, field, text, value):
                    place = f"{resource.id}/{field.name}/{line}"
                    yield Finding(path, place, str(value), str(text))

    @cached_property
    def _texts(self) -> dict[str, list[tuple[int, list[str | None]]]]:
        return {
            id_: [(line, [*row.values()]) for line, row in sorted(self.cells.texts(id_).items())]
            for id_ in self.cells.by_id
        }

    def _database(self, path: str) -> Iterator[Finding]:
        """What is wrong in the database: its tables are in the order of the descriptor."""
        try:
            with databases.sqlite((self.site / path).read_bytes()) as database:
                yield from self._tables(path, database)
        except BROKEN as error:
            yield Finding(path, path, str(error), "a database")

    def _tables(self, path: str, database: Connection) -> Iterator[Finding]:
        query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        listed = database.execute(query).fetchall()
        tables = [name for kind, name, _ in listed if kind == "table"]
        if {kind for kind, *_ in listed} - {"table", "view"}:
            yield Finding(path, path, "a trigger or an index", "tables and views")
            return
        for _, name, sql in (x for x in listed if x[0] == "view"):
            if not VIEW.fullmatch(sql):
                yield Finding(path, name, sql, "a view that has the names of codes")
        resources = list(self.cells.by_id.values())
        if len(tables) - OWN not in {len(resources), len(resources) + 1}:
            yield Finding(path, path, f"{len(tables)} tables", f"{len(resources)} tables")
            return
        for resource, name in zip_longest(resources, tables[OWN:]):
            quoted = '"' + name.replace('"', '""') + '"'
            found = database.execute(f"SELECT * FROM {quoted}")
            rows, names = found.fetchall(), [c[0] for c in found.description]
            yield from (
                self._compare(path, resource, names, rows)
                if resource
                else self.tidy.check(path, names, rows)
            )

    def _workbook(self, path: str) -> Iterator[Finding]:
        """What is wrong in the workbook: its sheets are in the order of the descriptor."""
        try:
            book = sheets.read(self.site / path)
        except sheets.UnreadableSheetError as error:
            yield Finding(path, path, str(error), "a workbook of texts and numbers")
            return
        resources = list(self.cells.by_id.values())
        left = list(book.items())[OWN:]
        for resource in resources:
            name, cells = left[0] if left else ("", {})
            own = [field.name for field in resource.fields]
            header = [cells.get((0, n)) for n in range(len(own))]
            if header != own:
                if self._is_left_out(resource):
                    continue
                yield Finding(path, resource.id, name, f"the table {resource.id}")
                return
            del left[0]
            last = max((row for row, _ in cells), default=0)
            count = max(last, len(self._texts[resource.id]))
            width = max((column for _, column in cells), default=0) + 1
            rows = [[cells.get((n, c)) for c in range(len(own))] for n in range(1, count + 1)]
            names = own if width <= len(own) else [*own, "more"]
            yield from self._compare(path, resource, names, rows)
        for name, cells in left:
            size = max((n for n, _ in cells), default=0), max((n for _, n in cells), default=0)
            header, *rows = [
                [cells.get((row, column)) for column in range(size[1] + 1)]
                for row in range(size[0] + 1)
            ]
            if name.startswith(TIDY):
                yield from self.tidy.check(path, [str(text) for text in header], rows)
            else:
                yield Finding(path, name, "a sheet", "those of the tables")

    def _is_left_out(self, resource: Resource) -> bool:
        """Whether the workbook may be without a table: it, or a text in it, is too long."""
        rows = self._texts[resource.id]
        size = len(rows) * len(resource.fields)
        long = any(text and len(text) > 2**15 - 1 for _, texts in rows for text in texts)
        return long or size > 10**6 or len(rows) >= 2**20 or len(resource.fields) > 2**14


def _csv(path: Path) -> tuple[list[str], Rows]:
    names, *rows = csv.reader(io.StringIO(path.read_text("utf-8"), newline=""))
    return names, [[cell or None for cell in row] for row in rows]


def _excel(path: Path) -> tuple[list[str], Rows]:
    """The rows of a CSV for a spreadsheet."""
    text = path.read_text("utf-8")
    if not text.startswith(MARK):
        raise ValueError("no mark that it is UTF-8")
    names, *rows = csv.reader(io.StringIO(text.removeprefix(MARK), newline=""))
    told = [[_Guarded(cell) if cell else None for cell in row] for row in rows]
    return [GUARD.sub("", name) for name in names], told


class _Guarded(str):
    """A text of a file for a spreadsheet."""

    __slots__ = ()


def _holds(resource: Resource, field: Field, text: str | None, value: Any) -> bool:
    """Whether a value of a file is what a cell says, as the file has texts."""
    if is_same(resource, field, text, value):
        return True
    return isinstance(value, _Guarded) and text is not None and _shown(text) == _shown(value)


def _shown(text: str) -> str:
    """A text without what is not shown, and without what keeps it from being computed."""
    return "".join(GUARD.sub("", UNSHOWN.sub("", text)).split())


def _json(path: Path) -> tuple[list[str], Rows]:
    return _objects(json.loads(path.read_bytes(), parse_float=Decimal))


def _lines(path: Path) -> tuple[list[str], Rows]:
    lines = path.read_text("utf-8").split("\n")
    return _objects([json.loads(line, parse_float=Decimal) for line in lines if line])


def _objects(rows: Any) -> tuple[list[str], Rows]:
    names = list(rows[0]) if rows else []
    if any(list(row) != names for row in rows):
        raise ValueError("rows of other fields")
    return names, [list(row.values()) for row in rows]


def _parquet(path: Path) -> tuple[list[str], Rows]:
    with databases.connected() as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(path)])
        return [column[0] for column in found.description], found.fetchall()


def _is_name(name: str, own: str) -> bool:
    """Whether a column has the name of a field; where another has it but for its case, a number."""
    return name == own or re.fullmatch(re.escape(own.casefold()) + r"_\d+", name) is not None
