"""A file that a spreadsheet program has saved over: one cause, and not an error for each cell.

Such a program writes dates as its country does or as numbers of days, leaves out the first zeros of
codes and the last digits of long numbers, writes TRUE for true, and puts semicolons or tabs between
cells. It is known by what the descriptor expects, where all of a column is so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frictionless import Error, Row

from yesan.errors import DataError
from yesan.package.field import Field
from yesan.package.resource import Resource
from yesan.phrase import Phrase, joined
from yesan.tables.near_keys import NearKeys
from yesan.tables.type_remedies import printed, quoted

FEWEST = 3
"""Number of cells from which on they are no mistakes of one cell."""
WIDEST = 20
"""Number of digits of a code at most."""
DATE = re.compile(r"\d{4}\. ?\d{1,2}\. ?\d{1,2}\.?|\d{1,4}/\d{1,2}/\d{1,4}|[1-9]\d{4}", re.ASCII)
"""Dates of Korean and of other settings, and the number of a day since 1900."""
LONG = re.compile(r"-?\d(?:\.\d+)?E\+\d{2}", re.ASCII)
DIGITS = re.compile(r"[1-9]\d*|0", re.ASCII)
BOOLEANS = ("trueValues", "falseValues")
EXPECTED = Phrase("cells as their fields say; a spreadsheet program saves them otherwise")
REMEDY = Phrase(
    "restore the file as it was before, and import its columns as text when you edit it; "
    "if it was never otherwise, say in the fields how their cells are written"
)
DELIMITERS = {";": Phrase("a semicolon"), "\t": Phrase("a tab"), ",": Phrase("a comma")}


@dataclass(frozen=True)
class Sign:
    """What a spreadsheet program has done to a column.

    Attributes:
        said: What that is.
        field: The column.
        rows: The numbers of its rows with such cells.
    """

    said: str
    field: str
    rows: frozenset[int]


@dataclass(frozen=True)
class SavedOver:
    """One table, its errors, and what they show of a program that has saved it.

    Attributes:
        resource: The table.
        errors: Frictionless's errors.
        rows: Its rows.
        keys: The keys of all tables.
    """

    resource: Resource
    errors: Sequence[Error]
    rows: Sequence[Row]
    keys: NearKeys

    def told(self) -> tuple[DataError | None, list[Error]]:
        """One error for all that such a program has done, and the errors that are left."""
        signs = list(self._signs())
        if not signs:
            return None, [*self.errors]
        covered = {(sign.field, row) for sign in signs for row in sign.rows}
        left = [e for e in self.errors if not covered & {*_places(e)}]
        said = [sign.said for sign in signs]
        delimiter = str(self.resource.dialect.found.get("delimiter", ""))
        if delimiter in DELIMITERS:
            said.append(Phrase("{names} between the cells", names=DELIMITERS[delimiter]))
        first = min(row for sign in signs for row in sign.rows)
        return (
            DataError(
                file=self.resource.path,
                type="spreadsheet-error",
                found=joined("; ", said),
                expected=EXPECTED,
                remedy=REMEDY,
                resource=self.resource.name,
                row=first,
                field=", ".join(sign.field for sign in signs),
            ),
            left,
        )

    def _signs(self) -> Iterator[Sign]:
        wrong: dict[str, dict[int, str]] = {}
        for error in self.errors:
            if error.type in {"type-error", "constraint-error", "foreign-key"}:
                for name, number in _places(error):
                    cells = wrong.setdefault(name, {})
                    cells[number] = str(getattr(error, "cell", None) or _cell(error, name))
        for f in self.resource.fields:
            cells = wrong.get(f.name, {})
            if len(cells) >= FEWEST and (said := self._said(f, cells)):
                yield Sign(said, f.name, frozenset(cells))

    def _said(self, f: Field, cells: Mapping[int, str]) -> str:
        """What was done to a column; empty where its wrong cells are of several kinds."""
        texts = [*cells.values()]
        whole = {"name": f.name, "cell": quoted(texts[0]), "count": len(cells)}
        known = [str(c) for row in self.rows if (c := printed(row, f.name)) not in (None, "")]
        throughout = len(cells) == len(known)
        if f.type in {"date", "datetime"} and throughout and all(map(DATE.fullmatch, texts)):
            return Phrase("dates of {name} as {cell} in {count:,} rows", **whole)
        if f.type == "boolean" and throughout and self._is_capital(f, texts):
            return Phrase("{name} in capitals, as {cell}, in {count:,} rows", **whole)
        if f.type in {"integer", "string"} and all(map(LONG.fullmatch, texts)):
            return Phrase("long numbers of {name} as {cell} in {count:,} rows", **whole)
        if self._lack_zeros(f, texts) and not any(c.startswith("0") and c != "0" for c in known):
            return Phrase(
                "codes of {name} without their first zeros, as {cell}, in {count:,} rows", **whole
            )
        return ""

    def _is_capital(self, f: Field, texts: Sequence[str]) -> bool:
        """Whether all cells are values of a field in another case."""
        raw = _raw(self.resource, f.name)
        values = [v for name in BOOLEANS for v in raw.get(name) or ()]
        return {*map(str.lower, texts)} <= {str(v).lower() for v in values}

    def _lack_zeros(self, f: Field, texts: Sequence[str]) -> bool:
        """Whether all cells are codes once they have zeros before them."""
        if not all(map(DIGITS.fullmatch, texts)):
            return False
        limits = _raw(self.resource, f.name).get("constraints") or {}
        if isinstance(pattern := limits.get("pattern"), str):
            widths = range(1, WIDEST)
            return all(any(re.fullmatch(pattern, t.zfill(w)) for w in widths) for t in texts)
        if isinstance(least := limits.get("minLength"), int):
            return all(len(t) < least for t in texts)
        for key in self.resource.foreign_keys:
            if key.fields == (f.name,) and not key.package:
                target = self._table(key.resource)
                meant = [self.keys.of(target, key.reference, [t]) for t in texts]
                pairs = zip(meant, texts, strict=True)
                return all(m.startswith("0") and m.lstrip("0") == t for m, t in pairs)
        return False

    def _table(self, name: str) -> str:
        """The id of a table that a key leads to."""
        for error in self.errors:
            if error.type == "foreign-key":
                return str(getattr(error, "reference_name", "") or self.resource.id)
        return name


def between(labels: Sequence[str], names: Sequence[str]) -> str:
    """What is between the names of the columns where they are read as one; empty where nothing is.

    Args:
        labels: The labels of the header.
        names: The names of the fields.
    """
    if len(labels) != 1 or len(names) < 2:  # noqa: PLR2004 - one name is not divided
        return ""
    return next((d for d in DELIMITERS if labels[0].split(d) == [*names]), "")


def header_error(resource: Resource, delimiter: str) -> DataError:
    """The error for a table with another character between its cells than its dialect says."""
    return DataError(
        file=resource.path,
        type="spreadsheet-error",
        found=Phrase("{names} between the cells", names=DELIMITERS[delimiter]),
        expected=EXPECTED,
        remedy=REMEDY,
        resource=resource.name,
        row=1,
    )


def _places(error: Error) -> Iterator[tuple[str, int]]:
    """The columns and the row of an error."""
    number = int(getattr(error, "row_number", 0))
    if error.type == "foreign-key":
        for name in getattr(error, "field_names", []):
            yield str(name), number
    else:
        yield str(getattr(error, "field_name", "")), number


def _cell(error: Error, name: str) -> str:
    """The cell of a key."""
    names = [*getattr(error, "field_names", [])]
    cells = [*getattr(error, "field_cells", [])]
    return str(cells[names.index(name)]) if name in names and len(cells) == len(names) else ""


def _raw(resource: Resource, name: str) -> Mapping[str, Any]:
    """A field as the descriptor has it."""
    schema = resource.raw.get("schema")
    listed = schema.get("fields") if isinstance(schema, dict) else []
    return next((f for f in listed or [] if isinstance(f, dict) and f.get("name") == name), {})
