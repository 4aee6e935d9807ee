"""The cells of a package: its files read into DuckDB as text, and cast to figures in SQL."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

import duckdb

from yesan.package.package import Package
from yesan.package.resource import Field, Resource

EXACT = "DECIMAL(38, 12)"
"""What an amount is: no figure of a budget has more digits."""
CODES = {"integer", "year", "number", "boolean"}
"""The types whose texts are not yet how a program writes the value."""
TABLE = """
CREATE TABLE cells (
  tbl VARCHAR, field VARCHAR, line BIGINT, text VARCHAR, value DECIMAL(38, 12),
  amount DECIMAL(38, 12), unit VARCHAR
)
"""
Texts = dict[str, str | None]
"""The texts of a row by the names of the fields; None where a value is missing."""


class Cells:
    """The rows of a package as their files have them, in a database in memory.

    Attributes:
        package: The package.
        database: Has each table as text, and the table `cells` of all figures.
        rows: The rows of each table by its id, each by its number: the header is row 1.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.by_id = {r.id: r for r in package.resources}
        self.database = duckdb.connect(":memory:", config={"threads": 1})
        self.database.execute(TABLE)
        self.rows: dict[str, dict[int, Texts]] = {}
        for position, resource in enumerate(package.resources):
            self._load(f"t{position}", resource)

    def _load(self, name: str, resource: Resource) -> None:
        names = [f.name for f in resource.fields]
        columns = ", ".join(f"c{n} VARCHAR" for n in range(len(names)))
        self.database.execute(f"CREATE TABLE {name} (line BIGINT, {columns})")
        if (path := _plain_file(self.package, resource)) and (order := _order(path, names)):
            self.database.execute(_copy(name, order), [str(path)])
        else:
            records = list(_records(resource))
            values = [[n for n, _ in records], *_columns(resource, records)]
            marks = ", ".join("unnest(?)" for _ in values)
            self.database.execute(f"INSERT INTO {name} SELECT {marks}", values)
        for n, field in enumerate(resource.fields):
            missing = _missing(resource, field)
            self.database.execute(
                f"UPDATE {name} SET c{n} = NULL WHERE list_contains(?, coalesce(c{n}, ''))",
                [missing],
            )
            if field.type in {"integer", "number"}:
                self._cast(name, n, resource, field)
        found = self.database.execute(f"SELECT * FROM {name} ORDER BY line").fetchall()
        self.rows[resource.id] = {
            line: {f.name: _code(f, t) for f, t in zip(resource.fields, texts, strict=True)}
            for line, *texts in found
        }

    def _cast(self, name: str, n: int, resource: Resource, field: Field) -> None:
        """The figures of a field, in its own unit and in that of its amounts."""
        percent = not field.currency and field.unit.default == "%"
        plain = "" if field.is_value else "count"
        unit = field.currency or ("ratio" if percent else plain)
        factor = "0.01::DECIMAL(3, 2)" if percent else f"{int(field.factor)}::DECIMAL(20, 0)"
        self.database.execute(
            f"INSERT INTO cells SELECT ?, ?, line, c{n}, {_number(f'c{n}')} AS value, "
            f"(value * {factor})::{EXACT}, ? "
            f"FROM {name} WHERE c{n} IS NOT NULL",
            [resource.id, field.name, *_spelling(resource, field), unit],
        )

    def figure(self, table: str, field: str, line: int) -> tuple[Decimal, Decimal, str] | None:
        """The figure of a cell: as printed, as an amount, and its unit; None where none is."""
        return self._figures.get((table, field, line))

    @property
    def _figures(self) -> dict[tuple[str, str, int], tuple[Decimal, Decimal, str]]:
        if "_known" not in self.__dict__:
            found = self.database.execute(
                "SELECT tbl, field, line, value, amount, unit FROM cells"
            ).fetchall()
            self.__dict__["_known"] = {
                (t, f, n): (v, Decimal(a), u) for t, f, n, v, a, u in found if v is not None
            }
        return self.__dict__["_known"]  # type: ignore[no-any-return]


def _plain_file(package: Package, resource: Resource) -> Path | None:
    """The file of a table, where DuckDB reads it as it is: one CSV in UTF-8, with one header."""
    properties, raw = resource.dialect.properties, resource.raw.get("path")
    plain = resource.dialect.kind == "csv" and resource.dialect.encoding in {"utf-8", "utf-8-sig"}
    usual = (
        properties.get("headerRows", [1]) == [1]
        and properties.get("header", True)
        and properties.get("delimiter", ",") == ","
        and properties.get("quoteChar", '"') == '"'
        and not {"commentChar", "commentRows", "escapeChar", "skipBlankRows"} & properties.keys()
        and not properties.get("skipInitialSpace")
    )
    path = package.root / resource.path
    known = isinstance(raw, str) and not resource.content.notes and path.is_file()
    return path if plain and usual and known else None


def _order(path: Path, names: Sequence[str]) -> list[str] | None:
    """The columns of a file in its order; None where they are not those of the fields."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    if len(set(header)) < len(header) or len(header) < 2 or not set(names) <= set(header):  # noqa: PLR2004 - DuckDB skips blank lines
        return None
    return [f"c{names.index(h)}" if h in names else f"x{n}" for n, h in enumerate(header)]


def _copy(name: str, order: Sequence[str]) -> str:
    types = ", ".join(f"'{column}': 'VARCHAR'" for column in order)
    own = sorted((c for c in order if c.startswith("c")), key=lambda c: int(c[1:]))
    return (
        f"INSERT INTO {name} SELECT row_number() OVER () + 1, {', '.join(own)} FROM read_csv(?, "
        f"auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
        f"columns = {{{types}}}, nullstr = '', parallel = false, null_padding = true)"
    )


def _records(resource: Resource) -> Iterator[tuple[int, dict[str, str | None]]]:
    """The rows of a table that is no plain CSV, by the names of its fields."""
    names = [f.name for f in resource.fields]
    if resource.dialect.kind == "json":
        yield from _objects(resource, names)
        return
    properties = resource.dialect.properties
    header = properties.get("headerRows", [1]) if properties.get("header", True) else []
    quote = properties.get("quoteChar", '"')
    reader = csv.reader(
        io.StringIO(resource.dialect.text(resource.content), newline=""),
        delimiter=properties.get("delimiter", ","),
        quotechar=quote or None,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
        doublequote=properties.get("doubleQuote", True),
        escapechar=properties.get("escapeChar"),
        skipinitialspace=properties.get("skipInitialSpace", False),
    )
    labels = names
    mark, comments = properties.get("commentChar"), properties.get("commentRows", ())
    for number, cells in enumerate(reader, start=1):
        if header and number <= header[-1]:
            labels = cells if [number] == header and set(names) & set(cells) else labels
        elif number in comments or (mark and cells and cells[0].startswith(mark)):
            continue
        elif any(cells):
            found: dict[str, str | None] = dict(zip_longest(labels, cells[: len(labels)]))
            yield number, {name: found.get(name) for name in names}


def _objects(resource: Resource, names: Sequence[str]) -> Iterator[tuple[int, Texts]]:
    rows = resource.dialect.rows(resource.content)
    if rows and isinstance(rows[0], dict):
        for number, row in enumerate(rows, start=2):
            yield number, {name: _text(row.get(name)) for name in names}
        return
    header = resource.dialect.properties.get("header", True) is not False
    labels = rows[0] if header and rows else names
    for number, cells in enumerate(rows[int(header) :], start=1 + int(header)):
        found = dict(zip_longest(labels, cells))
        yield number, {name: _text(found.get(name)) for name in names}


def _text(value: Any) -> str | None:
    match value:
        case None | str():
            return value
        case bool():
            return str(value).lower()
        case int() | float() | Decimal():
            return str(value)
    return json.dumps(value, ensure_ascii=False, default=str)


def _columns(resource: Resource, records: Sequence[tuple[int, Texts]]) -> list[list[str | None]]:
    return [[row[f.name] for _, row in records] for f in resource.fields]


def _missing(resource: Resource, field: Field) -> list[str]:
    """The texts that mean that a value is missing."""
    declared = [*(field.missing or resource.missing or {"": ""})]
    return [*declared, *filter(None, [resource.dialect.null])]


def _raw(resource: Resource, field: Field) -> dict[str, Any]:
    listed = resource.raw["schema"]["fields"]
    return next((f for f in listed if f.get("name") == field.name), {})


def _spelling(resource: Resource, field: Field) -> list[str]:
    raw = _raw(resource, field)
    bare = r"^[^0-9+\-]+|[^0-9]+$" if raw.get("bareNumber") is False else r"^\s+|\s+$"
    return [bare, raw.get("groupChar") or "", raw.get("decimalChar") or "."]


def _number(column: str) -> str:
    """The SQL of a number: without what surrounds it, without groups, with a decimal point."""
    return (
        f"try_cast(replace(replace(regexp_replace({column}, ?, '', 'g'), ?, ''), ?, '.') "
        f"AS {EXACT})"
    )


def _code(field: Field, text: str | None) -> str | None:
    """A value as the text that codes are compared by."""
    if text is None or field.type not in CODES:
        return text
    try:
        return str(int(text)) if field.type in {"integer", "year"} else text
    except ValueError:
        return text
