"""How the bytes of a table are read: the format, the encoding, the delimiter.

What the descriptor says is used. What it leaves out is the standard's default (CSV, UTF-8, a comma)
if that fits the bytes, else it is detected, with a warning to declare it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading import cut_off, foreign, quotes, spaced
from yesan.reading.content import Content
from yesan.reading.parsing import Json
from yesan.reading.sniffing import (
    DELIMITERS,
    SPACE,
    find_delimiter,
    find_encoding,
    find_header_row,
    undecodable,
)

NAMES = {
    ",": Phrase("a comma"),
    ";": Phrase("a semicolon"),
    "\t": Phrase("a tab"),
    "|": Phrase("a bar"),
    SPACE: Phrase("spaces"),
}
TABULAR = {"csv": "csv", "tsv": "csv", "tab": "csv", "txt": "csv", "json": "json"}
"""The formats that can hold a table, and what they are read as."""
LINES = frozenset({"jsonl", "ndjson", "jsonlines"})
"""The formats with a JSON value in each line."""
LONGEST = 60
"""How much of a line above the header a warning shows."""
IMMENSE = 60
"""Digits of a number that no table can hold: from there on it is read inexactly."""
DEFAULTS: Json = {"delimiter": ",", "quoteChar": '"', "lineTerminator": "\n"}
KNOWN = (
    *("header", "headerRows", "headerJoin", "commentChar", "commentRows", "skipBlankRows"),
    *("delimiter", "lineTerminator", "quoteChar", "doubleQuote", "escapeChar", "skipInitialSpace"),
)
"""The properties of Table Dialect that are used here."""
COMMENTS = frozenset({"commentChar", "commentRows"})
"""Those that say of lines that they are no rows."""


@dataclass(frozen=True)
class Dialect:
    """How a table's text is read.

    Attributes:
        kind: ``csv``, or ``json`` for rows that are JSON values.
        encoding: That of its bytes.
        delimiter: The character between two cells, of a CSV.
        properties: The properties of Table Dialect, defaults filled in.
        null: A text that means a missing value besides those of the schema (``nullSequence``).
        found: What of it was detected, since the descriptor does not say it.
    """

    kind: str
    encoding: str
    delimiter: str
    properties: Json
    null: str = ""
    found: Json = field(default_factory=dict)

    @property
    def form(self) -> Json:
        """How a CSV is read, as the parameters of a reader or a writer of CSV."""
        quote = self.properties.get("quoteChar") or None
        return {
            "delimiter": str(self.properties.get("delimiter") or self.delimiter),
            "quotechar": quote,
            "quoting": csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
            "doublequote": self.properties.get("doubleQuote", True),
            "escapechar": self.properties.get("escapeChar"),
        }

    def text(self, content: Content) -> str:
        """The text of the bytes, without a byte order mark.

        Raises:
            Fault: The bytes are not in the encoding.
        """
        try:
            text = content.data.decode(self.encoding).removeprefix("\ufeff")
            text.encode()  # some encodings can hold half a character, which no page can
        except (UnicodeDecodeError, UnicodeError) as error:
            raise undecodable(content, self.encoding, error) from error
        return text

    def rows(self, content: Content) -> list[Any]:
        """The rows of JSON, numbers exact.

        Raises:
            Fault: It is not JSON, or not an array of rows.
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
                Phrase("{error} in line {line}", error=foreign.said(error.msg), line=error.lineno),
                Phrase("JSON"),
                Phrase("fix the JSON at that line"),
            ) from error
        except (ValueError, RecursionError) as error:
            raise Fault(
                "source-error",
                foreign.said(error),
                Phrase("JSON"),
                Phrase("flatten it, or shorten it"),
            ) from error
        try:
            # Only an escape sequence can be half a character.
            json.dumps(rows if "\\u" in text else "", ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError as error:
            half = Phrase("half a character, {half!a}", half=error.object[error.start])
            raise Fault(
                "source-error", half, Phrase("whole characters"), Phrase("write both halves")
            ) from error
        name = self.properties.get("property")
        if isinstance(rows, dict) and isinstance(name, str):
            rows = rows.get(name)
        return _checked(rows)


def format_of(raw: Json, content: Content) -> str:
    """The format of a resource: as declared, else by its file's suffix; in lower case."""
    declared = raw.get("format")
    if isinstance(declared, str) and declared:
        return declared.lower()
    if content.inline is not None:
        return "json"
    return content.suffix.removeprefix(".")


def read(
    raw: Json, described: Json, content: Content, names: Sequence[str]
) -> tuple[Dialect, list[Fault]]:
    """The dialect of a table, and what its descriptor should have declared.

    Of a file in another encoding than the declared one, that is an error, if it can be read.

    Args:
        raw: The resource as the descriptor has it.
        described: Its dialect; read from its file, if it is one.
        content: Its bytes.
        names: The fields of its schema, if it has one.

    Raises:
        Fault: It cannot be read as a table.
    """
    warnings: list[Fault] = []
    kind = format_of(raw, content)
    # Frictionless keeps what concerns CSV in an object of its own.
    flat = {**described, **_object(described.get("csv")), **_object(described.get("json"))}
    _check(flat)
    known = {name: flat[name] for name in (*KNOWN, "property") if name in flat}
    null = flat.get("nullSequence")
    how = "json" if kind in LINES else TABULAR.get(kind, "csv")
    encoding = find_encoding(raw.get("encoding"), content, warnings)
    detected: Json = {"encoding": encoding} if warnings else {}
    if how == "json":
        header = {"header": known["header"]} if "header" in known else {}
        return Dialect(
            "json", encoding, "", header | _only_property(known), found=detected
        ), warnings
    properties = {"header": True, **DEFAULTS, "skipInitialSpace": False, **known}
    nothing = null if isinstance(null, str) else ""
    dialect = Dialect("csv", encoding, "", properties, nothing, detected)
    if "delimiter" not in known:
        if kind in {"tsv", "tab"}:
            delimiter = "\t"
        else:
            delimiter = find_delimiter(dialect.text(content), properties, names)
            if delimiter != DELIMITERS[0]:
                said = spaced.DIALECT if delimiter == SPACE else {"delimiter": delimiter}
                dialect.found.update(said)
                properties.update(said)
                warnings.append(
                    Fault(
                        "undeclared-delimiter",
                        Phrase("{names} between the cells", names=NAMES[delimiter]),
                        Phrase("a comma, or a dialect that says so"),
                        Phrase('add "dialect": {said}', said=json.dumps(said)),
                    )
                )
        properties["delimiter"] = delimiter
    spaces = bool(properties["skipInitialSpace"])
    form = {**dialect.form, "skipinitialspace": spaces}
    if not known.keys() & COMMENTS:
        cut_off.check(dialect.text(content), form, names)
    quotes.check(dialect.text(content), form)
    if properties["header"] and "headerRows" not in known:
        row = find_header_row(dialect.text(content), properties, names)
        properties["headerRows"] = [row]
        if row > 1 and not known.keys() & COMMENTS:
            dialect.found["headerRows"] = [row]
            warnings.append(_above(dialect.text(content), row))
    return replace(dialect, delimiter=str(properties["delimiter"])), warnings


def _above(text: str, row: int) -> Fault:
    """The warning about lines above the header."""
    lines = text.split("\n")[: row - 1]
    first = next((line.strip() for line in lines if line.strip()), "")[:LONGEST]
    return Fault(
        "undeclared-header",
        Phrase.counting(
            '{count} line above the header, "{first}"',
            '{count} lines above the header, "{first}"',
            count=row - 1,
            first=first,
        ),
        Phrase("the names of the columns in row 1, or a dialect that says where they are"),
        Phrase('add "dialect": {{"headerRows": [{row}]}}, or remove what is above', row=row),
    )


def _check(properties: Json) -> None:
    """Refuse a dialect with values that the standard does not allow.

    Raises:
        Fault: One of its properties has such a value.
    """
    for name, (fits, expected) in _EXPECTED.items():
        value = properties.get(name)
        if value is not None and not fits(value):
            found = f"{name}: {json.dumps(value, ensure_ascii=False)}"
            raise Fault("dialect-error", found, expected, Phrase("fix the dialect"))


def _is_character(value: object) -> bool:
    return isinstance(value, str) and len(value) == 1 and value not in "\r\n"


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and all(type(n) is int and n > 0 for n in value)


_EXPECTED: dict[str, tuple[Callable[[Any], bool], str]] = {
    "delimiter": (_is_character, Phrase("one character")),
    "escapeChar": (_is_character, Phrase("one character")),
    "quoteChar": (lambda v: v == "" or _is_character(v), Phrase("one character, or none")),
    **dict.fromkeys(
        ("lineTerminator", "commentChar", "nullSequence", "headerJoin", "property"),
        (lambda v: isinstance(v, str), Phrase("text")),
    ),
    **dict.fromkeys(
        ("header", "doubleQuote", "skipInitialSpace", "skipBlankRows"),
        (lambda v: isinstance(v, bool), Phrase("true or false")),
    ),
    "headerRows": (lambda v: _is_rows(v) and v == sorted(v), Phrase("numbers of rows, in order")),
    "commentRows": (_is_rows, Phrase("numbers of rows")),
}


def _only_property(known: Json) -> Json:
    return {"property": known["property"]} if "property" in known else {}


def _object(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _loaded(text: str) -> Any:
    return json.loads(text, parse_float=_figure)


def _figure(text: str) -> Decimal | float:
    """An exact number; one with too many digits stays a float, and its cell is refused later."""
    try:
        exact = Decimal(text)
    except ArithmeticError:
        return float(text)
    return exact if exact.adjusted() < IMMENSE else float(text)


def _checked(rows: object) -> list[Any]:
    if isinstance(rows, list) and (
        all(isinstance(r, dict) for r in rows) or all(isinstance(r, list) for r in rows)
    ):
        return rows
    raise Fault(
        "source-error",
        Phrase("JSON that is not a table"),
        Phrase("an array of objects, or of arrays"),
        Phrase("write each row as an object"),
    )
