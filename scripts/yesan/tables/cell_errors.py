"""Frictionless's errors in our words: where, what was found, what was expected, what to do.

One fault is one error: header errors are reported by column name and suppress the errors that they
cause; a type error suppresses the key error of the same cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from frictionless import Error, Row

from yesan.errors import DataError, called
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.phrase import Phrase, message
from yesan.tables import column_errors, formula_cells, saved_over
from yesan.tables.column_signs import Sign
from yesan.tables.header_errors import HEADER, NONE, header_errors
from yesan.tables.near_keys import NearKeys
from yesan.tables.type_remedies import TypeRemedies, quoted

TWICE = Phrase("remove one of the two rows, which are the same")
NEW_ID = Phrase(
    "give one of the two rows a new key if both are meant, or remove the one that is not; "
    "if it takes more to tell rows apart, add that to the primaryKey"
)
OWN_KEY = Phrase("fix its key, or the primaryKey if it takes more to tell rows apart")
AGAIN = re.compile(r"position (\d+)$")
"""What frictionless says of the row that has the same key."""
KEYS = frozenset({"primary-key", "foreign-key", "unique-error"})
_EXPECTED: dict[str, tuple[str, str]] = {
    "unique-error": (
        Phrase("a value of its own"),
        Phrase("fix the value, or leave unique out of its constraints"),
    ),
    "extra-cell": (
        Phrase("as many cells as the header"),
        Phrase("quote the cell that it is a part of, or give it a column of its own"),
    ),
    "missing-cell": (
        Phrase("as many cells as the header"),
        Phrase("add the cell, empty where nothing is known"),
    ),
    "blank-row": (Phrase("a row with values"), Phrase("remove the blank line")),
    "blank-header": NONE,
    "source-error": (
        Phrase("a header row and rows"),
        Phrase("restore the file as it was before, or add them, or remove the table"),
    ),
}
OF_TYPE: dict[str, str] = {
    "any": Phrase("an any"),
    "array": Phrase("an array"),
    "boolean": Phrase("a boolean"),
    "date": Phrase("a date"),
    "datetime": Phrase("a datetime"),
    "duration": Phrase("a duration"),
    "geojson": Phrase("a geojson"),
    "geopoint": Phrase("a geopoint"),
    "integer": Phrase("an integer"),
    "list": Phrase("a list"),
    "number": Phrase("a number"),
    "object": Phrase("an object"),
    "string": Phrase("a string"),
    "time": Phrase("a time"),
    "value": Phrase("a value"),
    "year": Phrase("a year"),
    "yearmonth": Phrase("a yearmonth"),
}
"""A value of each type."""
VOWELS = ("a", "e", "i", "o")
_BOUNDS = {
    "minimum": message("{bound} or more"),
    "maximum": message("{bound} or less"),
    "exclusiveMinimum": message("more than {bound}"),
    "exclusiveMaximum": message("less than {bound}"),
    "minLength": message("{bound} characters or more"),
    "maxLength": message("{bound} characters or less"),
    "pattern": message("a match of {bound}"),
    "enum": message("one of {bound}"),
    "required": message("a value"),
    "unique": message("a value of its own"),
}


def data_errors(
    package: Package, found: Mapping[str, Sequence[Error]], rows: Mapping[str, Sequence[Row]]
) -> Iterator[DataError]:
    """The errors of all tables, each fault once.

    Args:
        package: The package that was validated.
        found: Frictionless's errors by resource.
        rows: The rows of each table as they were read, by the id of its resource.
    """
    typeless = {
        name: {e.field_name for e in errors if e.type == "type-error"}  # type: ignore[attr-defined]
        for name, errors in found.items()
    }
    # The fields of an inferred schema are the columns, whatever their labels.
    found = {
        name: [e for e in errors if e.type not in HEADER or not package.by_name[name].inferred]
        for name, errors in found.items()
    }
    keys = NearKeys(rows)
    shown, found = saved_over.of_targets(found, keys)
    found = {**_without_errors(package, shown), **found}
    bare = {r.id: r.name for r in package.resources if not rows.get(r.id)}
    headless = {name for name, errors in found.items() if any(e.type in HEADER for e in errors)}
    called_by_id = {resource.id: resource.name for resource in package.resources}
    for name, errors in found.items():
        resource = package.by_name[name]
        if name in headless:
            yield from header_errors(errors, resource)
            continue
        own = rows.get(resource.id, ())
        seen = shown.get(resource.id, ())
        saved, left, habits = saved_over.SavedOver(resource, errors, own, keys, seen).told()
        if saved:
            yield saved
        of_formulas, left = formula_cells.told(resource, left, own)
        yield from of_formulas
        remedies = TypeRemedies.of(left, resource, own)
        columns = _columns(habits)
        left, lost = _without_targets(left, bare)
        yield from (_bare(package.by_name[target], name, count) for target, count in lost.items())
        absent = _absent(left)
        told: list[DataError] = []
        for error in _first_causes(left):
            target = called_by_id.get(getattr(error, "reference_name", ""), name)
            if error.type == "foreign-key" and (
                target in headless
                or typeless.get(target, set()) & set(getattr(error, "reference_field_names", []))
            ):
                continue
            said = _data_error(error, resource, remedies, target)
            match error.type:
                case "foreign-key":
                    said = _guessed(said, error, keys)
                case "primary-key":
                    said = _shared(said, error, own)
                case "type-error" if (said.field, said.row) in columns:
                    at_once = columns[said.field, said.row]
                    if at_once is None:
                        continue
                    said = replace(said, found=at_once)
            short = error.type == "missing-cell"
            told.append(replace(said, field=absent[said.row]) if short else said)
        yield from column_errors.at_once(told, own)


def _without_targets(
    errors: Sequence[Error], bare: Mapping[str, str]
) -> tuple[list[Error], Counter[str]]:
    """The errors but for keys that lead to tables without rows, and how many lead to each."""
    targets = [
        bare.get(str(getattr(e, "reference_name", ""))) if e.type == "foreign-key" else None
        for e in errors
    ]
    left = [error for error, target in zip(errors, targets, strict=True) if target is None]
    return left, Counter(target for target in targets if target is not None)


def _bare(resource: Resource, name: str, count: int) -> DataError:
    """The error for a table without rows, to which keys of another one lead."""
    return DataError(
        file=resource.path,
        type="foreign-key",
        found=Phrase.counting(
            "no row, and {count:,} key of {name} that leads to one",
            "no row, and {count:,} keys of {name} that lead to some",
            count=count,
            name=name,
        ),
        expected=Phrase("a row for each of these keys"),
        remedy=Phrase("restore the file as it was before, or add the rows"),
        resource=resource.name,
    )


def _absent(errors: Iterable[Error]) -> dict[int | None, str]:
    """The columns of which rows have no cell, by the number of the row."""
    found: dict[int | None, list[str]] = {}
    for error in errors:
        if error.type == "missing-cell":
            number, name = (getattr(error, at, None) for at in ("row_number", "field_name"))
            found.setdefault(number, []).append(str(name))
    return {number: ", ".join(names) for number, names in found.items()}


def _without_errors(package: Package, shown: Collection[str]) -> dict[str, list[Error]]:
    """The tables that have none of their own perhaps, of which others show something."""
    return {r.name: [] for r in package.resources if r.id in shown}


def _columns(signs: Iterable[Sign]) -> dict[tuple[str, int | None], Phrase | None]:
    """What is said of columns that are written in another way throughout: once, at the first row.

    By the field and the number of each row; None of those that are not told by themselves.
    """
    found: dict[tuple[str, int | None], Phrase | None] = {}
    for sign in signs:
        first = min(sign.rows)
        cell = quoted(sign.rows[first])
        said = Phrase(column_errors.LIKE, cell=cell, count=len(sign.rows))
        found.update({(sign.field, n): said if n == first else None for n in sign.rows})
    return found


def _guessed(said: DataError, error: Error, keys: NearKeys) -> DataError:
    """The error of a foreign key, with the key that was probably meant."""
    names = ("reference_name", "reference_field_names", "field_cells")
    target, fields, cells = (getattr(error, name, ()) for name in names)
    found = keys.of(str(target), fields, cells)
    remedy = Phrase(
        "did you mean {name}? if not, {otherwise}", name=quoted(found), otherwise=said.remedy
    )
    return replace(said, remedy=remedy) if found else said


def _shared(said: DataError, error: Error, rows: Sequence[Row]) -> DataError:
    """The error of a primary key that an earlier row has, with that row."""
    first = AGAIN.search(error.note)
    if first is None:
        return said
    number = int(first[1])
    earlier = next((row for row in rows if row.row_number == number), None)
    same = earlier is not None and [*earlier.cells] == [*getattr(error, "cells", [])]
    return replace(said, remedy=TWICE if same else NEW_ID, beside=number)


def _first_causes(errors: Sequence[Error]) -> Iterator[Error]:
    """The errors that no other error causes: a blank row has no key either."""
    shifted = {
        int(getattr(e, "row_number", 0))
        for e in errors
        if e.type == "extra-cell" and str(getattr(e, "cell", "") or "").strip()
    }
    spoiled: set[int] = set()
    short: set[int] = set()
    for error in sorted(errors, key=lambda e: e.type in KEYS):
        number: int = getattr(error, "row_number", 0)
        if number in shifted and error.type != "extra-cell":
            continue  # the cells are not those of their columns
        if error.type == "missing-cell":
            if number in short:
                continue  # a row ends once, however many of its cells are not there
            short.add(number)
        if error.type in {"blank-row", "type-error"}:
            spoiled.add(number)
        if error.type in KEYS and number in spoiled:
            continue
        yield error


def _column(name: str) -> str:
    return Phrase("the column {name}", name=called(name))


def _data_error(error: Error, resource: Resource, remedies: TypeRemedies, target: str) -> DataError:
    """An error in our words; `target` is the name of the table that a foreign key leads to."""
    field: str = getattr(error, "field_name", "") or ""
    cell = getattr(error, "cell", None)
    found = quoted(str(cell)) if cell else error.note
    expected, remedy = _EXPECTED.get(error.type, (error.title, Phrase("fix it")))
    match error.type:
        case "type-error":
            type_ = resource.by_name[field].type if field in resource.by_name else "value"
            expected = OF_TYPE.get(type_, Phrase("a {type}", type=type_))
            remedy = remedies.of_cell(field, str(cell), type_)
        case "constraint-error":
            found = found if cell else Phrase("an empty cell")
            expected, remedy = _bound(error.note), Phrase("fix the value, or the constraint")
        case "foreign-key":
            field = ", ".join(map(called, getattr(error, "field_names", [])))
            found = quoted(", ".join(map(str, getattr(error, "field_cells", []))))
            keys = ", ".join(map(called, getattr(error, "reference_field_names", [])))
            expected = _key_of(keys, target)
            remedy = Phrase("fix the value, or add the row to {target}", target=target)
        case "primary-key":
            field = ", ".join(map(called, resource.primary_key))
            found = _key(error, resource)
            expected, remedy = Phrase("a key of its own"), OWN_KEY
        case "extra-cell":
            field = ""
            if not str(cell or "").strip():
                found, remedy = Phrase("an empty cell"), Phrase("remove the cell")
        case "missing-cell":
            found = Phrase("no cell")
        case "blank-row":
            found = Phrase("nothing")
        case "source-error":
            found = Phrase("an empty file") if "empty" in error.note else error.note
    return DataError(
        file=resource.path,
        type=error.type,
        found=found,
        expected=expected,
        remedy=remedy,
        resource=resource.name,
        row=getattr(error, "row_number", None),
        field=field,
    )


def _key(error: Error, resource: Resource) -> str:
    cells: list[Any] = getattr(error, "cells", [])
    places = [[f.name for f in resource.fields].index(name) for name in resource.primary_key]
    values = ", ".join(str(cells[n]) for n in places if n < len(cells))
    first = AGAIN.search(error.note)
    return (
        Phrase("{values} again, as in row {first}", values=quoted(values), first=first[1])
        if first
        else Phrase("no key")
    )


def _bound(note: str) -> str:
    match = re.match(r'constraint "(\w+)" is "(.*)"$', note, re.DOTALL)
    if match is None or match[1] not in _BOUNDS:
        return note
    bound = re.sub(r"['\[\]]", "", match[2]) if match[1] == "enum" else match[2]
    return Phrase(_BOUNDS[match[1]], bound=bound)


def _key_of(keys: str, target: str) -> str:
    """A key of a table, with the article that its first letter asks for."""
    if keys[:1] in VOWELS:
        return Phrase("an {keys} of {table}", keys=keys, table=target)
    return Phrase("a {keys} of {table}", keys=keys, table=target)
