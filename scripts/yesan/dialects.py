"""How the bytes of a table are to be read: as what, in which encoding, between which delimiters.

What the descriptor says holds. What it leaves out is as the standard has it (CSV, UTF-8, a comma)
where that fits the bytes, else found in them, and told as a doubt to mend.
"""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, getcontext
from typing import Any

from yesan.contents import Content
from yesan.errors import Fault

Json = dict[str, Any]

DELIMITERS = ",;\t|"
"""What may stand between the cells of a table that does not say; the first one needs no word."""
NAMES = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
SAMPLE = 100
"""How many records are looked at to find the delimiter."""
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""The encodings that a byte order mark tells, the longer marks first."""
TABULAR = {"csv": "csv", "tsv": "csv", "tab": "csv", "txt": "csv", "json": "json"}
"""The formats that can hold a table, and how they are read."""
LINES = frozenset({"jsonl", "ndjson", "jsonlines"})
"""The formats with a JSON value in each line."""
DEFAULTS: Json = {"delimiter": ",", "quoteChar": '"', "lineTerminator": "\n"}
KNOWN = (
    *("header", "headerRows", "headerJoin", "commentChar", "commentRows", "skipBlankRows"),
    *("delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "skipInitialSpace"),
)
"""The properties of Table Dialect that reading needs."""


@dataclass(frozen=True)
class Dialect:
    """How a table's text is read.

    Attributes:
        kind: ``csv``, or ``json`` for rows that are JSON values.
        encoding: That of its bytes.
        delimiter: What stands between two cells, of a CSV.
        properties: The properties of Table Dialect, whatever was left out filled in.
        null: What stands for a missing value besides the schema's, where the dialect says so.
    """

    kind: str
    encoding: str
    delimiter: str
    properties: Json
    null: str = ""

    def text(self, content: Content) -> str:
        """The text of the bytes, without a byte order mark.

        Raises:
            Fault: The bytes are not in the encoding.
        """
        try:
            text = content.data.decode(self.encoding).removeprefix("\ufeff")
            text.encode()  # some encodings can hold half a character, and no page can
        except (UnicodeDecodeError, UnicodeError) as error:
            raise _undecodable(content, self.encoding, error) from error
        return text

    def rows(self, content: Content) -> list[Any]:
        """The rows of JSON, numbers exact.

        Raises:
            Fault: It is not JSON, or no rows.
        """
        if content.inline is not None:
            return _checked(content.inline)
        text = self.text(content)
        rows: Any
        try:
            if content.suffix.removeprefix(".") in LINES:
                rows = [_loaded(line) for line in text.splitlines() if line.strip()]
            else:
                rows = _loaded(text)
        except json.JSONDecodeError as error:
            raise Fault(
                "source-error",
                f"{error.msg} in line {error.lineno}",
                "JSON",
                "mend the JSON at that line",
            ) from error
        except (ValueError, RecursionError) as error:
            raise Fault("source-error", str(error), "JSON", "flatten it, or shorten it") from error
        try:
            # Only an escape can be half a character.
            json.dumps(rows if "\\u" in text else "", ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError as error:
            half = f"half a character, {error.object[error.start]!a}"
            raise Fault("source-error", half, "whole characters", "write both halves") from error
        name = self.properties.get("property")
        if isinstance(rows, dict) and isinstance(name, str):
            rows = rows.get(name)
        return _checked(rows)


def format_of(raw: Json, content: Content) -> str:
    """The format of a resource: as declared, else by the name of its file."""
    declared = raw.get("format")
    if isinstance(declared, str) and declared:
        return declared.lower()
    if content.inline is not None:
        return "json"
    return content.suffix.removeprefix(".")


def read(
    raw: Json, described: Json, content: Content, names: Sequence[str]
) -> tuple[Dialect, list[Fault]]:
    """The dialect of a table, and what its descriptor should have said of it.

    Args:
        raw: The resource as the descriptor has it.
        described: Its dialect, resolved.
        content: Its bytes.
        names: The fields that its schema describes, if it has one.

    Raises:
        Fault: It cannot be read as a table.
    """
    doubts: list[Fault] = []
    kind = format_of(raw, content)
    # Frictionless keeps what concerns CSV in an object of its own.
    flat = {**described, **_object(described.get("csv")), **_object(described.get("json"))}
    _check(flat)
    known = {name: flat[name] for name in (*KNOWN, "property") if name in flat}
    null = flat.get("nullSequence")
    how = "json" if kind in LINES else TABULAR.get(kind, "csv")
    encoding = _encoding(raw.get("encoding"), content, doubts)
    if how == "json":
        header = {"header": known["header"]} if "header" in known else {}
        return Dialect("json", encoding, "", header | _only_property(known)), doubts
    properties = {"header": True, **DEFAULTS, "skipInitialSpace": False, **known}
    dialect = Dialect("csv", encoding, "", properties, null if isinstance(null, str) else "")
    if "delimiter" not in known:
        if kind in {"tsv", "tab"}:
            delimiter = "\t"
        else:
            delimiter = _delimiter(dialect.text(content), properties, names)
            if delimiter != DELIMITERS[0]:
                doubts.append(
                    Fault(
                        "undeclared-delimiter",
                        f"{NAMES[delimiter]} between the cells",
                        "a comma, or a dialect that says so",
                        f'add "dialect": {{"delimiter": {json.dumps(delimiter)}}}',
                    )
                )
        properties["delimiter"] = delimiter
    if properties["header"] and "headerRows" not in known:
        properties["headerRows"] = [_header_row(dialect.text(content), properties)]
    return (
        Dialect("csv", encoding, str(properties["delimiter"]), properties, dialect.null),
        doubts,
    )


def _check(properties: Json) -> None:
    """Refuse a dialect whose properties no reader could follow.

    Raises:
        Fault: One of them is not of the standard's kind.
    """
    for name, (fits, expected) in _EXPECTED.items():
        value = properties.get(name)
        if value is not None and not fits(value):
            found = f"{name}: {json.dumps(value, ensure_ascii=False)}"
            raise Fault("dialect-error", found, expected, "mend the dialect")


def _is_character(value: object) -> bool:
    return isinstance(value, str) and len(value) == 1 and value not in "\r\n"


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and all(type(n) is int and n > 0 for n in value)


_EXPECTED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "delimiter": (_is_character, "one character"),
    "escapeChar": (_is_character, "one character"),
    "quoteChar": (lambda v: v == "" or _is_character(v), "one character, or none"),
    **dict.fromkeys(
        ("lineTerminator", "commentChar", "nullSequence", "headerJoin", "property"),
        (lambda v: isinstance(v, str), "text"),
    ),
    **dict.fromkeys(
        ("header", "doubleQuote", "skipInitialSpace", "skipBlankRows"),
        (lambda v: isinstance(v, bool), "true or false"),
    ),
    "headerRows": (lambda v: _is_rows(v) and v == sorted(v), "numbers of rows, in order"),
    "commentRows": (_is_rows, "numbers of rows"),
}


def _only_property(known: Json) -> Json:
    return {"property": known["property"]} if "property" in known else {}


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _encoding(declared: object, content: Content, doubts: list[Fault]) -> str:
    """The encoding that the bytes are in.

    Raises:
        Fault: It is not declared, and cannot be found.
    """
    mark = next((name for bom, name in MARKS.items() if content.data.startswith(bom)), "")
    if isinstance(declared, str) and declared:
        name = codecs.lookup(declared).name
        return mark if mark == "utf-8-sig" and name == "utf-8" else name
    if mark:
        return mark
    try:
        content.data.decode()
    except UnicodeDecodeError as error:
        found = _guessed(content.data)
        if not found:
            raise _undecodable(content, "utf-8", error) from error
        doubts.append(
            Fault(
                "undeclared-encoding",
                f"text in {found}",
                "text in utf-8, or an encoding that says so",
                f'add "encoding": "{found}", or save the file as UTF-8',
            )
        )
        return found
    return "utf-8"


def _guessed(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 seem to be in, if they make text in it."""
    import chardet  # noqa: PLC0415 - slow to load, and rarely needed

    found = chardet.detect(data, encoding_era=chardet.EncodingEra.MODERN_WEB)["encoding"]
    try:
        name = codecs.lookup(str(found)).name
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return ""
    odd = sum(not c.isprintable() and not c.isspace() for c in text)
    return str(found).lower() if not odd else ""


def _delimiter(text: str, properties: Json, names: Sequence[str]) -> str:
    """What stands between the cells: what yields the described columns, else the most even ones."""
    sample = text.splitlines(keepends=True)[:SAMPLE]
    widths: dict[str, list[int]] = {}
    for delimiter in DELIMITERS:
        try:
            records = [
                r
                for r in csv.reader(sample, quotechar=_quote(properties), delimiter=delimiter)
                if r
            ]
        except (csv.Error, TypeError):
            continue
        if not records:
            continue
        if names and [cell.strip() for cell in records[0]] == list(names):
            return delimiter
        widths[delimiter] = [len(r) for r in records]
    wide = {d: w for d, w in widths.items() if w[0] > 1}
    even = [d for d, w in wide.items() if len(set(w)) == 1]
    if names and (fitting := [d for d, w in widths.items() if w[0] == len(names)]):
        return next((d for d in even if d in fitting), fitting[0])
    if even:
        return max(even, key=lambda d: wide[d][0])
    return (
        DELIMITERS[0] if DELIMITERS[0] in wide or not wide else max(wide, key=lambda d: wide[d][0])
    )


def _header_row(text: str, properties: Json) -> int:
    """The number of the first row that is no comment."""
    mark, rows = properties.get("commentChar"), properties.get("commentRows") or []
    lines = enumerate(text.splitlines(), start=1) if mark or rows else ()
    return next((n for n, x in lines if n not in rows and not (mark and x.startswith(mark))), 1)


def _quote(properties: Json) -> str | None:
    quote = properties.get("quoteChar")
    return quote if isinstance(quote, str) and quote else None


def _loaded(text: str) -> Any:
    return json.loads(text, parse_float=_figure)


def _figure(text: str) -> Decimal | float:
    """An exact number; one too large for any table is left to be refused at its place."""
    try:
        exact = Decimal(text)
    except ArithmeticError:
        return float(text)
    return exact if exact.adjusted() < getcontext().prec else float(text)


def _checked(rows: object) -> list[Any]:
    if isinstance(rows, list) and (
        all(isinstance(r, dict) for r in rows) or all(isinstance(r, list) for r in rows)
    ):
        return rows
    raise Fault(
        "source-error",
        "JSON that is no table",
        "an array of objects, or of arrays",
        "write each row as an object",
    )


def _undecodable(content: Content, encoding: str, error: UnicodeError) -> Fault:
    start = getattr(error, "start", 0)
    row = content.data[:start].count(b"\n") + 1
    return Fault(
        "encoding-error",
        f"bytes that are not {encoding} in line {row}",
        f"text in {encoding}",
        f"save the file as {encoding}, or name its encoding",
    )
