"""What a CSV is, for programs: its columns, types, keys and terms, as CSV on the Web has them.

Each table has such a file beside its CSV, ``X.metadata.json`` beside ``X.csv``. All together are
``csv-metadata.json``, where programs look by themselves: only there keys can lead to the other
tables. A column whose cells are not written as the standard's types are is one of texts.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from yesan.downloads.typed_table import Column, Kind, TypedTable
from yesan.package.field import Field
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.reading.parsing import Json

CONTEXT = "http://www.w3.org/ns/csvw"
SUFFIX, GROUP = ".metadata.json", "csv-metadata.json"
"""How the file of a table ends, and what that of all tables is called."""
TYPES = {
    Kind.INTEGER: "integer",
    Kind.NUMBER: "decimal",
    Kind.BOOLEAN: "boolean",
    Kind.DATE: "date",
    Kind.DATETIME: "dateTime",
    Kind.TIME: "time",
    Kind.JSON: "json",
}
LOOSE = "number"
"""The type of numbers that may have an exponent."""
EXPONENT = re.compile(rb"\d[eE][+-]?\d")
WRITTEN = ("groupChar", "decimalChar", "bareNumber", "format", "trueValues", "falseValues")
"""What a field may say of how its values are written, otherwise than the standard does."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Described:
    """A table with the CSV that is described.

    Attributes:
        resource: The table.
        typed: Its columns and rows.
        path: The path of its CSV, relative to the file that describes it.
        published: Whether this is the file that was published, and not one that was made of it.
    """

    resource: Resource
    typed: TypedTable
    path: str
    published: bool


def table(package: Package, described: Described) -> bytes:
    """The description of one table."""
    return _written(package, _table(package, described, {}))


def group(package: Package, listed: Sequence[Described]) -> bytes:
    """The description of all tables, whose keys lead from one to another."""
    paths = {each.resource.name: each for each in listed}
    tables = [_table(package, each, paths) for each in listed]
    said = {"dc:title": _said(package, package.title), **_terms(package)}
    return _written(package, {**_without_nothing(said), "tables": tables})


def _written(package: Package, said: Json) -> bytes:
    context = [CONTEXT, {"@language": package.language}]
    return (json.dumps({"@context": context, **said}, ensure_ascii=False, indent=1) + "\n").encode()


def _terms(package: Package) -> Json:
    """Under what terms the data may be used, and of when it is."""
    address = (x.path for x in package.licenses if x.path.startswith(("https://", "http://")))
    day = DAY.match(package.created)
    return {
        "dc:license": [{"@id": path} for path in address],
        "dc:modified": {"@value": day[0], "@type": "xsd:date"} if day else None,
    }


def _table(package: Package, described: Described, paths: dict[str, Described]) -> Json:
    resource, typed = described.resource, described.typed
    sources = resource.sources or package.sources
    said = {
        "url": quote(described.path),
        "dc:title": _said(package, resource.title),
        "dc:description": _said(package, resource.description),
        "dc:coverage": _said(package, resource.selection),
        "dc:source": [text for s in sources for text in _said(package, s.title)],
        **_terms(package),
        "dialect": _dialect(resource) if described.published else None,
        "null": [*resource.missing] if described.published and resource.missing else [""],
    }
    schema = {
        "columns": [*_columns(package, described)],
        "primaryKey": [_name(n) for n in typed.key] if _is_whole(typed, typed.key) else None,
        "foreignKeys": [*_keys(typed, resource, paths)],
    }
    return {**_without_nothing(said), "tableSchema": _without_nothing(schema)}


def _without_nothing(said: Json) -> Json:
    return {name: value for name, value in said.items() if value not in (None, [], {})}


def _said(package: Package, text: Text) -> list[Json]:
    """A text in each language in which the package has it."""
    own = {package.language: text.default, **text.translations}
    return [
        {"@value": said, "@language": language}
        for language, said in own.items()
        if said and language in package.languages
    ]


def _dialect(resource: Resource) -> Json:
    """How a CSV that was published is to be read, where that is not as the standard has it."""
    own = resource.dialect.properties
    rows = own.get("headerRows") or [1]
    encoding = resource.dialect.encoding.lower().replace("_", "-").removesuffix("-sig")
    found = {
        "encoding": (encoding, "utf-8"),
        "delimiter": (own.get("delimiter") or ",", ","),
        "quoteChar": (own.get("quoteChar") or None, '"'),
        "doubleQuote": (own.get("doubleQuote", True) and not own.get("escapeChar"), True),
        "skipInitialSpace": (bool(own.get("skipInitialSpace")), False),
        "header": (bool(own.get("header", True)), True),
        "headerRowCount": (len(rows) if own.get("header", True) else 0, 1),
        "skipRows": (rows[0] - 1, 0),
        "commentPrefix": (own.get("commentChar") or None, None),
    }
    return {name: value for name, (value, usual) in found.items() if value != usual}


def _headers(described: Described) -> list[list[str]]:
    """What the header of each column says: a cell for each row of it."""
    resource, own = described.resource, described.resource.dialect.properties
    if not described.published:
        return [[column.name] for column in described.typed.columns]
    if not own.get("header", True):
        return [[field.name] for field in resource.fields]
    wanted = own.get("headerRows") or [1]
    text = io.StringIO(resource.dialect.text(resource.content), newline="")
    spaces = bool(own.get("skipInitialSpace"))
    read = csv.reader(text, **resource.dialect.form, skipinitialspace=spaces)
    rows = [row for n, row in enumerate(itertools.islice(read, wanted[-1]), 1) if n in wanted]
    return [[*cells] for cells in itertools.zip_longest(*rows, fillvalue="")]


def _columns(package: Package, described: Described) -> Iterator[Json]:
    """The columns in the order of the file; one of which no field is known is one of texts."""
    resource = described.resource
    columns = {column.name: column for column in described.typed.columns}
    needed = described.typed.key if _is_whole(described.typed, described.typed.key) else ()
    taken: set[str] = set()
    headers = _headers(described)
    # Where the names are others than in the header, the order is what tells the fields.
    exact = len(headers) == len(resource.fields) and resource.fields_match == "exact"
    for place, header in enumerate(headers):
        joined = header[0] if len(header) == 1 else " ".join(header).strip()
        name = resource.fields[place].name if exact else joined.strip()
        column, field = columns.get(name), resource.by_name.get(name)
        if column is None or field is None or name in taken:
            titles = header[0] if len(header) == 1 else header
            yield {"titles": titles, "datatype": "string", "suppressOutput": True}
            continue
        taken.add(name)
        # Readers look by the header for a column that has a name which is no variable's.
        plain = _name(name) == name or header != [name]
        said = {
            "name": _name(name) if plain else None,
            "titles": header[0] if len(header) == 1 else header,
            "dc:title": _said(package, field.title),
            "dc:description": _said(package, field.description),
            "datatype": _type(described, field, column),
            "required": True if name in needed else None,
            "null": [*field.missing] if described.published and field.missing else None,
            "schema:unitText": _said(package, field.unit),
        }
        yield _without_nothing(said)


def _type(described: Described, field: Field, column: Column) -> str:
    """The type of the cells of a column, as they are written."""
    resource = described.resource
    if not described.published:
        return TYPES.get(column.kind, "string")
    loose = EXPONENT.search(resource.content.data) is not None
    listed: list[Json] = resource.raw["schema"]["fields"]
    raw: Json = next((f for f in listed if f.get("name") == field.name), {})
    written = {name: raw.get(name) for name in WRITTEN if raw.get(name) not in (None, "default")}
    if written or column.kind is Kind.BOOLEAN or column.type == "list":
        return "string"
    return LOOSE if column.kind is Kind.NUMBER and loose else TYPES.get(column.kind, "string")


def _name(name: str) -> str:
    """The name of a column as that of a variable: letters and digits, all else as in addresses."""
    safe = quote(name, safe="").replace("-", "%2D").replace("~", "%7E").replace(".", "%2E")
    return f"%5F{safe[1:]}" if safe.startswith("_") else safe


def _is_whole(typed: TypedTable, names: Sequence[str]) -> bool:
    """Whether each row has a value in some columns: readers refuse a key with a null in it.

    They also look for a key by the names of its columns, though these may be written otherwise.
    """
    places = [n for n, column in enumerate(typed.columns) if column.name in names]
    plain = bool(places) and all(_name(name) == name for name in names)
    return plain and all(row[n] is not None for row in typed.rows for n in places)


def _keys(typed: TypedTable, resource: Resource, paths: dict[str, Described]) -> Iterator[Json]:
    """The keys that lead to another table of the file."""
    own = {column.name for column in typed.columns}
    for key in resource.foreign_keys:
        target = paths.get(key.resource)
        if key.package or target is None or not own.issuperset(key.fields):
            continue
        known = _is_whole(typed, key.fields) and _is_whole(target.typed, key.reference)
        if target.typed.key == key.reference and known:
            reference = {
                "resource": quote(target.path),
                "columnReference": [_name(n) for n in key.reference],
            }
            yield {"columnReference": [_name(n) for n in key.fields], "reference": reference}
