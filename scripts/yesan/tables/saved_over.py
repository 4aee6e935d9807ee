"""A file that a spreadsheet program has saved over: one cause, and not an error for each cell.

Such a program writes dates as its country does or as numbers of days, a comma for the decimal
point, leaves out the first zeros of codes and the last digits of long numbers, writes TRUE for
true, puts semicolons or tabs between cells, and saves in the encoding of its country.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frictionless import Error, Row

from yesan.errors import DataError
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.phrase import Phrase, joined
from yesan.reading import spelling
from yesan.tables import column_signs
from yesan.tables.column_signs import FEWEST, Column, Sign
from yesan.tables.near_keys import NearKeys
from yesan.tables.type_remedies import printed

TYPE = "spreadsheet-error"
EXPECTED = Phrase("cells as their fields say; a spreadsheet program saves them otherwise")
REMEDY = Phrase(
    "restore the file as it was before, and import its columns as text when you edit it; "
    "if it was never otherwise, say in the fields how their cells are written"
)
DELIMITERS = {";": Phrase("a semicolon"), "\t": Phrase("a tab"), ",": Phrase("a comma")}
UTF8 = frozenset({"utf-8", "utf-8-sig"})
UNDECLARED = frozenset({"undeclared-delimiter", "undeclared-encoding"})
"""What is said of a file that is saved over as well."""


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

    def told(self) -> tuple[DataError | None, list[Error], list[Sign]]:
        """One error for all that such a program has done, and the errors that are left.

        Of these, the columns whose numbers people write so as well: each is one cause.
        """
        signs = list(self._signs())
        changes = dict(_of_file(self.resource))
        weak = all(sign.said in column_signs.WEAK for sign in signs)
        if not changes and weak and len(signs) < FEWEST:
            return None, [*self.errors], signs
        if not signs:
            return None, [*self.errors], []
        covered = {(sign.field, row) for sign in signs for row in sign.rows}
        left = [e for e in self.errors if not covered & {*self._places(e)}]
        return (
            DataError(
                file=self.resource.path,
                type=TYPE,
                found=joined("; ", [*column_signs.told(signs), *changes.values()]),
                expected=EXPECTED,
                remedy=_remedy(changes, signs),
                resource=self.resource.name,
                row=min(row for sign in signs for row in sign.rows),
                field=", ".join(sign.field for sign in signs),
            ),
            left,
            [],
        )

    def _signs(self) -> Iterator[Sign]:
        wrong: dict[str, dict[int, str]] = {}
        for error in self.errors:
            if error.type in {"type-error", "constraint-error", "foreign-key"}:
                for name, number in self._places(error):
                    cells = wrong.setdefault(name, {})
                    cells[number] = str(getattr(error, "cell", None) or _cell(error, name))
        for f in self.resource.fields:
            cells = wrong.get(f.name, {})
            if len(cells) < FEWEST:
                continue
            known = [str(c) for row in self.rows if (c := printed(row, f.name)) not in (None, "")]
            column = Column(f, _raw(self.resource, f.name), cells, known, self._meant(f.name))
            if sign := column.sign():
                yield sign

    def _meant(self, name: str) -> Any:
        """What finds the code of another table that one without its zeros means."""
        for key in self.resource.foreign_keys:
            if key.fields == (name,) and not key.package:
                target = self._table(key.resource)
                return lambda text: self.keys.of(target, key.reference, [text])
        return None

    def _table(self, name: str) -> str:
        """The id of a table that a key leads to."""
        for error in self.errors:
            if error.type == "foreign-key":
                return str(getattr(error, "reference_name", "") or self.resource.id)
        return name

    def _places(self, error: Error) -> Iterator[tuple[str, int]]:
        """The columns and the row of an error."""
        number = int(getattr(error, "row_number", 0))
        match error.type:
            case "foreign-key":
                names = [str(name) for name in getattr(error, "field_names", [])]
            case "primary-key":
                names = [*self.resource.primary_key]
            case _:
                names = [str(getattr(error, "field_name", ""))]
        yield from ((name, number) for name in names)


def _of_file(resource: Resource) -> Iterator[tuple[str, Phrase]]:
    """What differs in all of a file, by the property that would say so, as JSON."""
    delimiter = str(resource.dialect.found.get("delimiter", ""))
    if delimiter in DELIMITERS:
        said = json.dumps({"dialect": {"delimiter": delimiter}})[1:-1]
        yield said, Phrase("{names} between the cells", names=DELIMITERS[delimiter])
    encoding = resource.dialect.encoding
    if encoding not in UTF8 and not resource.raw.get("encoding"):
        yield f'"encoding": "{encoding}"', Phrase("text in {found}", found=encoding)


def _remedy(changes: Iterable[str], signs: Sequence[Sign]) -> Phrase:
    """What to do, with what the descriptor would say of a file that was never otherwise."""
    fields = [f"{sign.field}: {sign.declared}" for sign in signs if sign.declared]
    said = ", ".join([*changes, *fields])
    if not said:
        return REMEDY
    return Phrase("{remedy}: {said}", remedy=REMEDY, said=said)


def of_targets(
    package: Package, found: Mapping[str, Sequence[Error]], keys: NearKeys
) -> tuple[list[DataError], dict[str, list[Error]]]:
    """Tables whose keys have lost their zeros, as those of others show; the errors that are left.

    Args:
        package: The package.
        found: Frictionless's errors by resource.
        keys: The keys of all tables.
    """
    by_id = {resource.id: resource for resource in package.resources}
    lost: dict[tuple[str, str], set[int]] = {}
    for errors in found.values():
        for (target, name), own in _by_target(errors).items():
            known = [str(row.get(name)) for row in keys.rows.get(target, ())]
            cells = {str(getattr(e, "field_cells", [""])[0]) for e in own}
            if (
                len(cells) >= FEWEST
                and all(c.startswith("0") and c.lstrip("0") in known for c in cells)
                and not any(len(k) > 1 and k.startswith("0") for k in known)
            ):
                lost.setdefault((target, name), set()).update(map(id, own))
    saved = [
        DataError(
            file=by_id[target].path,
            type=TYPE,
            found=next(column_signs.told([Sign(column_signs.ZEROS, name, cells)])),
            expected=EXPECTED,
            remedy=REMEDY,
            resource=by_id[target].name,
            row=next(iter(cells)),
            field=name,
        )
        for target, name in lost
        if target in by_id
        for cells in [{row.row_number: str(row.get(name)) for row in keys.rows[target]}]
    ]
    gone = {number for numbers in lost.values() for number in numbers}
    return saved, {n: [e for e in errors if id(e) not in gone] for n, errors in found.items()}


def _by_target(errors: Iterable[Error]) -> dict[tuple[str, str], list[Error]]:
    """The errors of keys of one field that lead to another table, by that and its field."""
    found: dict[tuple[str, str], list[Error]] = {}
    for error in errors:
        names = [*getattr(error, "reference_field_names", [])]
        target = str(getattr(error, "reference_name", "") or "")
        if error.type == "foreign-key" and target and len(names) == 1:
            found.setdefault((target, names[0]), []).append(error)
    return found


def names(errors: Iterable[DataError]) -> set[str]:
    """The tables that were saved over, as errors say."""
    return {error.resource for error in errors if error.type == TYPE}


def once(errors: Iterable[DataError], saved: set[str]) -> list[DataError]:
    """Errors or warnings without what the error of a table that was saved over says already.

    Args:
        errors: The errors or warnings.
        saved: The names of these tables.
    """
    return [
        error
        for error in errors
        if error.type not in UNDECLARED or not saved & {error.resource, *error.path[1:2]}
    ]


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
    signs = list(_signs_between(resource, delimiter))
    changes = dict(_of_file(resource))
    between = Phrase("{names} between the cells", names=DELIMITERS[delimiter])
    return DataError(
        file=resource.path,
        type=TYPE,
        found=joined("; ", [*column_signs.told(signs), between, *changes.values()]),
        expected=EXPECTED,
        remedy=_remedy(changes, signs),
        resource=resource.name,
        row=1,
        field=", ".join(sign.field for sign in signs),
    )


def _signs_between(resource: Resource, delimiter: str) -> Iterator[Sign]:
    """What was done to the columns of a table that is read with another delimiter than its own."""
    text = io.StringIO(resource.dialect.text(resource.content), newline="")
    rows = list(csv.reader(text, **{**resource.dialect.form, "delimiter": delimiter}))[1:]
    for place, f in enumerate(resource.fields):
        cells = {n: row[place] for n, row in enumerate(rows, start=2) if len(row) > place}
        known = {n: cell for n, cell in cells.items() if cell}
        raw = _raw(resource, f.name)
        if f.type == "string" or raw.get("format", "default") != "default":
            continue
        own = {name: str(raw[name]) for name in ("groupChar", "decimalChar") if raw.get(name)}
        wrong = known
        if f.type in {"number", "integer"}:
            wrong = {n: c for n, c in known.items() if spelling.value(c, own) is None}
        if sign := Column(f, raw, wrong, [*known.values()]).sign():
            yield sign


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
