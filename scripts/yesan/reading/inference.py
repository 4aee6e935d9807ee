"""The schema of a table that has none, inferred: for each column a type that all its cells fit.

Frictionless detects the types. Codes with leading zeros and years, which it would read as numbers,
are kept as they are. Texts for missing values, decimal and group characters are detected as well; a
column that could be read as two different numbers (1.250) is kept as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from decimal import Decimal
from typing import Any

from frictionless import Detector, FrictionlessException, Resource
from frictionless.formats import CsvControl

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading import frictionless_table, spelling
from yesan.reading.content import Content
from yesan.reading.dialect import Dialect
from yesan.reading.parsing import Json
from yesan.reading.unique_name import unique_name

MISSING = (
    "NA",
    "N/A",
    "n/a",
    "na",
    "NaN",
    "nan",
    "NULL",
    "null",
    "None",
    "-",
    "–",
    "—",
    "..",
    "…",
    ".",
    ":",
    "...",
    "－",
    "―",
    "─",
    *("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"),
)
"""Texts that mean a missing value in a column that otherwise holds numbers or dates."""
YEARS = {"minimum": 1900, "maximum": 2100}
CODE = re.compile(r"0\d+|\d{31,}")
"""A code rather than a number: it begins with a zero, or has more digits than figures may have."""
CUT = re.compile(r"[-+]?\d([.,]\d+)?[eE]\+?(1[1-9]|[2-9]\d)")
"""A number that a spreadsheet program has cut short: its digits are lost."""
CANDIDATES: tuple[Json, ...] = (
    {"type": "year", "constraints": YEARS},
    {"type": "integer"},
    {"type": "number"},
    {"type": "number", "groupChar": ","},
    {"type": "number", "decimalChar": ",", "groupChar": "."},
    {"type": "number", "decimalChar": ",", "groupChar": " "},
    {"type": "boolean"},
    {"type": "date"},
    {"type": "datetime"},
    {"type": "yearmonth"},
    {"type": "time"},
    {"type": "object"},
    {"type": "array"},
    {"type": "string"},
)
"""The types that are tried, in this order."""
QUOTED = re.compile(r'"([-+]?[1-9]\d{0,2}\.\d{3})"')
UNSAID = ""
"""The delimiter of a table that does not say what a point in a number is."""
GROUPED = {
    ",": re.compile(r"[-+]?(\d{1,3}(,\d{3})*(\.\d+)?|\.\d+)"),
    ".": re.compile(r"[-+]?(\d{1,3}(\.\d{3})*(,\d+)?|,\d+)"),
    " ": re.compile(r"[-+]?(\d{1,3}([ \u00a0\u202f]\d{3})*(,\d+)?|,\d+)"),
}
"""Numbers with grouped digits: in groups of three, not anywhere."""
IN_GROUPS = re.compile(r"[-+]?([1-9]\d{0,2}(\.\d{3})*|0)(,\d+)?")
"""Such with points between their groups, and no zero before them."""


def schema(
    content: Content, dialect: Dialect, delimiter: str = "", texts: Set[str] = frozenset()
) -> Json:
    """A schema that every row of the table fits.

    Args:
        content: Its bytes.
        dialect: How they are read.
        delimiter: What was between its cells, where that was something else.
        texts: Its columns with figures that somebody wrote as texts, by their names.

    Returns:
        The descriptor of the schema: fields with their names and types.

    Raises:
        Fault: It cannot be read as a table.
    """
    try:
        table = frictionless_table.table("table", content, dialect)
        labels, rows = _cells(table)
    except FrictionlessException as error:
        found = error.error
        raise Fault(found.type, found.note, Phrase("a table"), Phrase("fix the file")) from error
    width = max((len(row) for row in rows), default=len(labels))
    names = column_names(labels, width)
    columns = [[row[n] for row in rows if n < len(row)] for n in range(width)]
    delimiter = delimiter or CsvControl.from_dialect(table.dialect).delimiter
    named = list(zip(names, columns, strict=True))
    written = quoted(dialect.text(content)) if dialect.kind == "csv" else frozenset()
    fields = [
        field(name, cells, UNSAID if name in texts or written & {*_texts(cells)} else delimiter)
        for name, cells in named
    ]
    if any(f.get("decimalChar") == "," for f in fields):
        fields = [_grouped(f, column) for f, column in zip(fields, columns, strict=True)]
    return {"fields": fields}


def quoted(text: str) -> frozenset[str]:
    """The figures of a CSV with a point before three digits that have quotes around them.

    No program needs them around a number: a comma between the cells does not say what a point is.
    """
    return frozenset(QUOTED.findall(text))


def _texts(cells: Sequence[Any]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str)]


def _grouped(found: Json, cells: Sequence[Any]) -> Json:
    """A column beside one with decimal commas: a point before three digits is between groups."""
    texts = [c.strip() for c in cells if isinstance(c, str) and c.strip() and c not in MISSING]
    marked = any("." in text for text in texts)
    whole = all(IN_GROUPS.fullmatch(text) for text in texts)
    if found["type"] not in {"number", "string"} or found.get("decimalChar") or not marked:
        return found
    missing = [c for c in dict.fromkeys(cells) if c in MISSING]
    said = {"missingValues": ["", *missing]} if missing else {}
    marks = {"type": "number", "decimalChar": ",", "groupChar": "."}
    return {"name": found["name"], **marks, **said} if whole else found


def field(name: str, cells: Iterable[Any], delimiter: str = ",") -> Json:
    """The description of a column that all of its cells fit.

    Args:
        name: Its name.
        cells: Its cells.
        delimiter: The delimiter of its table: if it is a comma, a point in a number is the decimal
            one.
    """
    values = list(
        dict.fromkeys(c for c in cells if c not in {None, ""}) if _plain(cells) else cells
    )
    found = _known(values, delimiter)
    if found["type"] == "string" and values and (plain := _spelled(values)) != values:
        other = _known(plain, delimiter)
        found = other if other["type"] in {"integer", "number"} else found
        if missing := other.get("missingValues"):
            found["missingValues"] = ["", *(v for v in values if v in missing)]
    return {"name": name, **found}


def _spelled(values: Sequence[Any]) -> list[Any]:
    """Figures as the standard spells them; numbers in brackets alone count something, (1), (2)."""
    texts = [v for v in values if isinstance(v, str) and v not in MISSING]
    if all(text.strip()[:1] in "(（" for text in texts):
        return list(values)
    contrasted = spelling.contrast(texts)
    return [
        spelling.figure(v, contrasted=contrasted) if isinstance(v, str) and v not in MISSING else v
        for v in values
    ]


def _known(values: Sequence[Any], delimiter: str) -> Json:
    """The type of values of which some may mean that there is none."""
    found = _type(values)
    if found["type"] in {"string", "any"}:
        missing = [v for v in values if v in MISSING]
        known = [v for v in values if v not in missing]
        better = (_type(known) if missing and known else found) if known else found
        if better["type"] == "string" and known:
            better = _number(known, delimiter)
        if better["type"] in {"integer", "number", "year", "date", "datetime"}:
            found = {**better, **({"missingValues": ["", *missing]} if missing else {})}
    if found["type"] == "number" and delimiter != "," and is_ambiguous(values):
        found = {"type": "string"}
    return found


def _number(values: Sequence[Any], delimiter: str) -> Json:
    """The type of numbers that have a percent sign, or whose digits are grouped in part."""
    texts = [v.strip() for v in values if isinstance(v, str)]
    if len(texts) < len(values) or any(CODE.fullmatch(t) or CUT.fullmatch(t) for t in texts):
        return {"type": "string"}
    rates = all(text.endswith("%") for text in texts)
    plain = [text.removesuffix("%").strip() for text in texts] if rates else texts
    found = spelling.conventions(plain)
    if len(found) > 1 and delimiter == ",":
        found = [p for p in found if "decimalChar" not in p]
    if len(found) != 1:
        return {"type": "string"}
    whole = not rates and not found[0] and all(text.lstrip("+-").isdigit() for text in plain)
    signed = {"bareNumber": False, "unit": "%"} if rates else {}
    return {"type": "integer" if whole else "number", **found[0], **signed}


def is_ambiguous(values: Sequence[Any]) -> bool:
    """Whether all numbers have one mark, before three digits: 1.250 is a thousand, or one."""
    texts = [v for v in values if isinstance(v, str) and re.search(r"[.,]", v)]
    alike = any(all(three.fullmatch(text) for text in texts) for three in spelling.THREES.values())
    return bool(texts) and alike


def _plain(cells: Iterable[Any]) -> bool:
    return all(cell is None or isinstance(cell, str | int | float | Decimal) for cell in cells)


def _type(values: Sequence[Any]) -> Json:
    """The first candidate that fits every value; text if none does."""
    texts = [v for v in values if isinstance(v, str)]
    if not values or any(CODE.fullmatch(text) or CUT.fullmatch(text) for text in texts):
        return {"type": "string"}
    if len(texts) < len(values):
        return _native(values)
    candidates = [dict(c) for c in CANDIDATES if _is_grouped(c, texts)]
    detector = Detector(field_confidence=1)
    detected = detector.detect_schema(
        [[value] for value in values], labels=["column"], field_candidates=candidates
    ).to_descriptor()
    found = {k: v for k, v in detected["fields"][0].items() if k not in {"name", "constraints"}}
    return found if found["type"] != "any" else {"type": "string"}


def _is_grouped(candidate: Json, texts: Iterable[str]) -> bool:
    """Whether texts group their digits by threes, if the candidate has a group character."""
    group = candidate.get("groupChar")
    return group is None or all(GROUPED[group].fullmatch(text) for text in texts)


def _native(values: Sequence[Any]) -> Json:
    """The type of values that are not text: JSON has types of its own."""
    kinds = {type(value) for value in values}
    if kinds == {bool}:
        return {"type": "boolean"}
    if kinds == {int}:
        low, high = YEARS.values()
        return {"type": "year" if all(low <= v <= high for v in values) else "integer"}
    if kinds == {dict}:
        return {"type": "object"}
    if kinds == {list}:
        return {"type": "array"}
    if kinds <= {int, float, Decimal}:
        return {"type": "number"}
    return {"type": "any"}


def _cells(table: Resource) -> tuple[list[str], list[list[Any]]]:
    last = max(table.dialect.header_rows, default=1) if table.dialect.header else 0
    table.detector = Detector(sample_size=last or 1, field_type="any")
    with table.open() as source:  # type: ignore[no-untyped-call]
        labels = [str(label) for label in source.labels]
        rows = [list(cells) for cells in source.cell_stream]
    return labels, rows[last:]


def column_names(labels: Sequence[str], width: int) -> list[str]:
    """A name for each column, each once: its label, or ``field`` and its number."""
    names: list[str] = []
    for number in range(width):
        base = (labels[number].strip() if number < len(labels) else "") or f"field{number + 1}"
        joint = "_" if base[-1:].isdigit() else ""  # a second 2023 is no 20232
        names.append(unique_name(base, names, joint=joint))
    return names
