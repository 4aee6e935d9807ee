"""What files say of tables to programs (CSV on the Web): a CSV is read by it, and has what it says.

The CSV is read as its description has it, not as the package has it: its header, its cells and
their types must be those that are described, and all texts those of the descriptor.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.proof.data.cells import Cells
from yesan.proof.finding import Finding

SUFFIX, GROUP = ".metadata.json", "csv-metadata.json"
CONTEXT = "http://www.w3.org/ns/csvw"
MARK = "\ufeff"
NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)"
FORMS = {
    "integer": r"[+-]?\d+",
    "decimal": NUMBER,
    "number": rf"{NUMBER}([eE][+-]?\d+)?",
    "boolean": r"true|false|0|1",
    "date": r"\d{4,}-\d{2}-\d{2}",
    "dateTime": r"\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?",
    "time": r"\d{2}:\d{2}:\d{2}(\.\d+)?",
    "json": r"[\[{].*",
    "string": r".*",
}
"""How the values of types are written."""
MAY_BE = {
    "integer": {"integer", "year"},
    "decimal": {"number"},
    "number": {"number"},
    "boolean": {"boolean"},
    "date": {"date"},
    "dateTime": {"datetime"},
    "time": {"time"},
    "json": {"array", "object", "geojson", "list"},
}
"""Of which types of Table Schema the fields may be; texts may be of any."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SAID = {"url", "null", "dialect", "tableSchema"}
NO_FIELD = {"titles", "datatype", "suppressOutput"}
SCHEMA = {"columns", "primaryKey", "foreignKeys"}
TEXTS = ("dc:title", "dc:description", "schema:unitText")
COLUMN = {"name", "titles", "datatype", "required", "null"}


@dataclass(frozen=True)
class Descriptions:
    """Compares descriptions of CSV with these, and with the descriptor.

    Attributes:
        cells: The tables.
        site: The folder of the site.
    """

    cells: Cells
    site: Path

    def check(self, path: str) -> Iterator[Finding] | None:
        """What is wrong in a description; None where a file is none.

        Args:
            path: Its path in the site.
        """
        if not path.endswith(("/" + GROUP, SUFFIX)):
            return None
        name = path.rpartition("/")[2].removesuffix(SUFFIX)
        is_group = path.endswith("/" + GROUP)
        known = is_group or name in self.cells.by_id
        text = (self.site / path).read_text("utf-8", "replace")
        return self.read(path, text, self.site / path.rpartition("/")[0]) if known else None

    def read(self, path: str, text: str, folder: Path | Mapping[str, bytes]) -> Iterator[Finding]:
        """What is wrong in the text of a description.

        Args:
            path: What it is called.
            text: The text.
            folder: Where the CSVs are.
        """
        try:
            said = json.loads(text)
            context = said.pop("@context")
            tables = said.pop("tables", None)
            if context != [CONTEXT, {"@language": self.cells.package.language}]:
                yield Finding(path, "@context", str(context), "that of CSV on the Web")
            if tables is None:
                yield from self._table(path, said, folder, set())
                return
            yield from self._same(path, said, self._about(self.cells.package.title))
            ids = [self._resource(table).id for table in tables]
            if ids != [*self.cells.by_id]:
                yield Finding(path, "tables", ", ".join(ids), ", ".join(self.cells.by_id))
            for table in tables:
                yield from self._table(path, table, folder, {*ids})
        except (ValueError, KeyError, TypeError, AttributeError, LookupError, OSError) as error:
            yield Finding(path, path, repr(error), "a description of CSV on the Web")

    def _resource(self, table: Mapping[str, Any]) -> Resource:
        return self.cells.by_id[unquote(table["url"]).removesuffix(".csv")]

    def _about(self, title: Text) -> dict[str, Any]:
        """What is said of all, and of each table."""
        package, day = self.cells.package, DAY.match(self.cells.package.created)
        links = [{"@id": x.path} for x in package.licenses if x.path.startswith("http")]
        return {
            "dc:title": self._texts(title),
            "dc:license": links,
            "dc:modified": {"@value": day[0], "@type": "xsd:date"} if day else None,
        }

    def _texts(self, text: Text) -> list[dict[str, str]]:
        package = self.cells.package
        every = {package.language: text.default, **text.translations}
        return [
            {"@value": said, "@language": language}
            for language, said in every.items()
            if said and language in package.languages
        ]

    def _same(
        self, path: str, said: Mapping[str, Any], right: Mapping[str, Any]
    ) -> Iterator[Finding]:
        for name in sorted(said.keys() | right.keys()):
            if said.get(name) != (right.get(name) or None):
                yield Finding(path, name, str(said.get(name))[:200], str(right.get(name))[:200])

    def _table(
        self, path: str, table: Any, folder: Path | Mapping[str, bytes], others: set[str]
    ) -> Iterator[Finding]:
        resource = self._resource(table)
        sources = resource.sources or self.cells.package.sources
        right = {
            **self._about(resource.title),
            "dc:description": self._texts(resource.description),
            "dc:coverage": self._texts(resource.selection),
            "dc:source": [text for s in sources for text in self._texts(s.title)],
        }
        yield from self._same(path, {n: v for n, v in table.items() if n not in SAID}, right)
        schema = table["tableSchema"]
        name = unquote(table["url"])
        data = (folder / name).read_bytes() if isinstance(folder, Path) else folder[name]
        header, rows = _read(data, table.get("dialect", {}))
        columns = schema["columns"]
        told = [_own(column) for column in columns]
        if header != (told if any(header) else [[]] * len(told)):
            yield Finding(path, name, str(header)[:200], str([_own(c) for c in columns])[:200])
            return
        if len(rows) != len(self.cells.rows[resource.id]) or {*schema} - SCHEMA:
            yield Finding(path, name, f"{len(rows)} rows", "those of the table")
        nulls = {*table["null"]}
        for place, column in enumerate(columns):
            cells = [row[place] if place < len(row) else "" for row in rows]
            yield from self._column(path, resource, column, cells, nulls)
        yield from self._keys(path, resource, schema, others)

    def _column(
        self,
        path: str,
        resource: Resource,
        column: Mapping[str, Any],
        cells: Sequence[str],
        nulls: set[str],
    ) -> Iterator[Finding]:
        """What is wrong in what is said of a column, or in a cell of it."""
        if column.get("suppressOutput"):
            if column["datatype"] != "string" or {*column} != NO_FIELD:
                yield Finding(path, resource.id, str(column), "a column of no field")
            return
        named = unquote(column["name"]) if "name" in column else " ".join(_own(column)).strip()
        field = resource.by_name[named]
        right = [self._texts(x) or None for x in (field.title, field.description, field.unit)]
        if [*map(column.get, TEXTS)] != right:
            yield Finding(path, field.name, str(column)[:200], str(right)[:200])
        type_ = column["datatype"]
        if {*column} - COLUMN - {*TEXTS} or field.type not in MAY_BE.get(type_, {field.type}):
            yield Finding(path, field.name, str(column)[:200], f"a field of type {field.type}")
        empty = {*column.get("null", nulls)}
        known = {*field.missing, *resource.missing, ""}
        form = re.compile(FORMS[type_], re.DOTALL)
        for cell in cells:
            missing = cell.strip() in empty
            if (missing and column.get("required")) or not (
                missing or form.fullmatch(cell.strip())
            ):
                yield Finding(path, field.name, cell[:80], f"a cell of type {type_}")
                break
        if not empty <= known:
            yield Finding(path, field.name, str(sorted(empty)), str(sorted(known)))

    def _keys(
        self, path: str, resource: Resource, schema: Mapping[str, Any], others: set[str]
    ) -> Iterator[Finding]:
        """What is wrong in the keys: each is one of the descriptor."""
        own = tuple(map(unquote, schema.get("primaryKey", resource.primary_key)))
        if own != resource.primary_key:
            yield Finding(path, "primaryKey", str(own), str(resource.primary_key))
        ids = {r.name: r.id for r in self.cells.package.resources}
        known = {(k.fields, ids.get(k.resource), k.reference) for k in resource.foreign_keys}
        for key in schema.get("foreignKeys", ()):
            reference = key["reference"]
            target = unquote(reference["resource"]).removesuffix(".csv")
            said = (
                tuple(map(unquote, key["columnReference"])),
                target,
                tuple(map(unquote, reference["columnReference"])),
            )
            if said not in known or target not in others:
                yield Finding(path, "foreignKeys", str(said), str(known))


def _own(column: Mapping[str, Any]) -> list[str]:
    """What a description says that the header of a column is: a text for each of its rows."""
    titles = column["titles"]
    return titles if isinstance(titles, list) else [titles]


def _read(data: bytes, dialect: Mapping[str, Any]) -> tuple[list[list[str]], list[list[str]]]:
    """The header of a CSV, and its rows, as its description says that they are read."""
    text = data.decode(dialect.get("encoding", "utf-8")).removeprefix(MARK)
    quote = dialect.get("quoteChar", '"')
    doubled = dialect.get("doubleQuote", True)
    read = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=dialect.get("delimiter", ","),
        quotechar=quote,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        doublequote=doubled,
        escapechar=None if doubled else "\\",
        skipinitialspace=dialect.get("skipInitialSpace", False),
    )
    lines = list(read)[dialect.get("skipRows", 0) :]
    mark = dialect.get("commentPrefix")
    lines = [x for x in lines if x and not (mark and x[0].startswith(mark))]
    count = dialect.get("headerRowCount", 1) if dialect.get("header", True) else 0
    heads, rows = lines[:count], lines[count:]
    width = max((len(row) for row in heads), default=max(map(len, rows), default=0))
    columns = [[row[n] if n < len(row) else "" for row in heads] for n in range(width)]
    return columns, rows
