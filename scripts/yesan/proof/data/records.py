"""The rows of a file as texts: read by DuckDB where it is a plain CSV, else row by row."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

from yesan.package.package import Package
from yesan.package.resource import Resource

Texts = dict[str, str | None]
"""The texts of a row by the names of the fields; None where a value is missing."""


def seen(text: str | None) -> str | None:
    """A text as pages have it: with a mark for each character that none can have."""
    if text is None or text.isprintable():
        return text
    kept = {"\t", "\n", "\r"}
    hidden = (unicodedata.category(c) in {"Cc", "Cs"} and c not in kept for c in text)
    return "".join("\ufffd" if gone else c for c, gone in zip(text, hidden, strict=True))


def plain_file(package: Package, resource: Resource) -> Path | None:
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


def order(path: Path, names: Sequence[str]) -> list[str] | None:
    """The columns of a file in its order; None where they are not those of the fields."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = called(next(csv.reader(file), []))
    if len(set(header)) < len(header) or len(header) < 2 or not set(names) <= set(header):  # noqa: PLR2004 - DuckDB skips blank lines
        return None
    return [f"c{names.index(h)}" if h in names else f"x{n}" for n, h in enumerate(header)]


def called(header: Sequence[str]) -> list[str]:
    """The names of the columns of a file: one without a name is called by its place."""
    return [label if label.strip() else f"field{n}" for n, label in enumerate(header, start=1)]


def copy(name: str, order: Sequence[str]) -> str:
    """The query that puts a CSV into a table, whose columns are named; all else is left out."""
    types = ", ".join(f"'{column}': 'VARCHAR'" for column in order)
    own = sorted((c for c in order if c.startswith("c")), key=lambda c: int(c[1:]))
    return (
        f"INSERT INTO {name} SELECT row_number() OVER () + 1, {', '.join(own)} FROM read_csv(?, "
        f"auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
        f"columns = {{{types}}}, nullstr = '', parallel = false, null_padding = true)"
    )


def records(resource: Resource) -> Iterator[tuple[int, dict[str, str | None]]]:
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
            found = called(cells)
            named = [number] == header and set(names) & set(found)
            labels = found if named and len({*found}) == len(found) else labels
        elif number in comments or (mark and cells and cells[0].startswith(mark)):
            continue
        elif any(cells):
            row: dict[str, str | None] = dict(zip_longest(labels, cells[: len(labels)]))
            yield number, {name: row.get(name) for name in names}


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


def columns(resource: Resource, records: Sequence[tuple[int, Texts]]) -> list[list[str | None]]:
    """The texts of rows by column, in the order of the fields."""
    return [[row[f.name] for _, row in records] for f in resource.fields]
