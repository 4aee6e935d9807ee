"""The schema of a table that has none: types that every one of its values fits, found in the data.

Frictionless tells the types. What it would take for a number and is none is kept as it is written:
codes with leading zeros, and years. What stands for a missing number, and how numbers are grouped
and pointed, is found as well; a column that can be read as two numbers (1.250) is kept as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from frictionless import Detector, Resource
from frictionless.formats import CsvControl

from yesan.reading.parsing import Json

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
)
"""What stands for a missing value in a column that otherwise holds numbers or dates."""
YEARS = {"minimum": 1900, "maximum": 2100}
CODE = re.compile(r"0\d+")
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
THREES = {mark: re.compile(rf"[-+]?[1-9]\d{{0,2}}{re.escape(mark)}\d{{3}}") for mark in ".,"}
GROUPED = {
    ",": re.compile(r"[-+]?\d{1,3}(,\d{3})*(\.\d+)?"),
    ".": re.compile(r"[-+]?\d{1,3}(\.\d{3})*(,\d+)?"),
    " ": re.compile(r"[-+]?\d{1,3}([ \u00a0\u202f]\d{3})*(,\d+)?"),
}
"""How a number is written whose digits are grouped: by threes, and not anywhere."""


def schema(table: Resource) -> Json:
    """A schema that every row of the table fits.

    Args:
        table: The table, opened by nobody.

    Returns:
        Its descriptor: fields with their names and types.

    Raises:
        FrictionlessException: It cannot be read.
    """
    labels, rows = _cells(table)
    width = max((len(row) for row in rows), default=len(labels))
    names = _names(labels, width)
    columns = [[row[n] for row in rows if n < len(row)] for n in range(width)]
    control = CsvControl.from_dialect(table.dialect)
    return {
        "fields": [
            field(name, column, control.delimiter)
            for name, column in zip(names, columns, strict=True)
        ]
    }


def field(name: str, cells: Iterable[Any], delimiter: str = ",") -> Json:
    """The description of a column that all of its cells fit.

    Args:
        name: What it is called.
        cells: What stands in it.
        delimiter: What stands between the cells of its table: where that is a comma, a point is
            the decimal one.
    """
    values = list(
        dict.fromkeys(c for c in cells if c not in {None, ""}) if _plain(cells) else cells
    )
    found = _type(values)
    if found["type"] in {"string", "any"}:
        missing = [v for v in values if v in MISSING]
        known = [v for v in values if v not in missing]
        better = _type(known) if missing and known else found
        if better["type"] in {"integer", "number", "year", "date", "datetime"}:
            found = {**better, "missingValues": ["", *missing]}
    if found["type"] == "number" and delimiter != "," and _is_ambiguous(values):
        found = {"type": "string"}
    return {"name": name, **found}


def _is_ambiguous(values: Sequence[Any]) -> bool:
    """Whether numbers have one mark, before three digits each: 1.250 is a thousand, or one."""
    texts = [v for v in values if isinstance(v, str) and re.search(r"[.,]", v)]
    alike = any(all(THREES[mark].fullmatch(text) for text in texts) for mark in THREES)
    return bool(texts) and alike


def _plain(cells: Iterable[Any]) -> bool:
    return all(cell is None or isinstance(cell, str | int | float | Decimal) for cell in cells)


def _type(values: Sequence[Any]) -> Json:
    """The first candidate that fits every value; text where there is none."""
    texts = [v for v in values if isinstance(v, str)]
    if not values or any(CODE.fullmatch(text) for text in texts):
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
    """Whether texts group their digits by threes, where the candidate says that they do."""
    group = candidate.get("groupChar")
    return group is None or all(GROUPED[group].fullmatch(text) for text in texts)


def _native(values: Sequence[Any]) -> Json:
    """The type of values that are no text: JSON has types of its own."""
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
    table.detector = Detector(sample_size=1, field_type="any")
    with table.open() as source:  # type: ignore[no-untyped-call]
        labels = [str(label) for label in source.labels]
        rows = [list(cells) for cells in source.cell_stream]
    return labels, rows[1:] if labels else rows


def _names(labels: Sequence[str], width: int) -> list[str]:
    """A name for each column: its label, else its number, each once."""
    names: list[str] = []
    for number in range(width):
        base = (labels[number].strip() if number < len(labels) else "") or f"field{number + 1}"
        name, count = base, 2
        while name in names:
            name, count = f"{base}{count}", count + 1
        names.append(name)
    return names
