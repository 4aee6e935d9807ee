"""Typed rows: every CSV of the package, read and held against its schema by frictionless.

A table is a pandas DataFrame of exact Python values (int, Decimal, str, date …), None where the
value is missing, indexed by the row's line in the file. Figures stay in their printed unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
from frictionless import Error, system
from frictionless import Package as FrictionlessPackage
from frictionless import Resource as FrictionlessResource

from yesan.errors import DataError, InvalidPackage
from yesan.package import Json, Package, Resource

Tables = Mapping[str, pd.DataFrame]
"""The rows of each resource, by its name."""

EVERY_ERROR = 100_000
LONGEST = 80
"""How much of a cell an error shows."""

_EXPECTED: dict[str, tuple[str, str]] = {
    "primary-key": ("a key of its own", "remove the row, or mend its key"),
    "unique-error": ("a value of its own", "remove the row, or mend the value"),
    "extra-cell": (
        "as many cells as the header",
        "quote a comma inside a cell, or remove the cell",
    ),
    "missing-cell": ("as many cells as the header", "add the cell, empty where nothing is known"),
    "blank-row": ("a row with values", "remove the blank line"),
    "blank-header": ("a header row", "name the columns in the first row"),
    "blank-label": ("the name of a column", "name the column in the first row"),
    "duplicate-label": ("a name of its own", "rename one of the two columns"),
    "extra-label": ("a field of the schema", "describe the column in the schema, or remove it"),
    "encoding-error": ("text in the declared encoding", "save the file as UTF-8"),
}


def read(package: Package) -> Tables:
    """All rows of the package, typed.

    Raises:
        InvalidPackage: A file, row or cell breaks its schema; every such place is listed.
    """
    with system.use_context(trusted=False):
        data = FrictionlessPackage.from_descriptor(_plain(package.raw), basepath=str(package.root))
        report = data.validate(limit_errors=EVERY_ERROR)
        errors = [DataError(str(package.root), e.type, e.note, "", "") for e in report.errors]
        for task in report.tasks:
            resource = package.by_name[task.name]
            errors += (_data_error(error, resource) for error in _first_causes(task.errors))
        if errors:
            raise InvalidPackage(errors)
        return {r.name: _frame(_rows(data.get_resource(r.name)), r) for r in package.resources}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries."""
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]


def _plain(raw: Json) -> Json:
    """The descriptor without profiles: frictionless would look them up on the web."""
    plain = {k: v for k, v in raw.items() if k not in {"profile", "$schema"}}
    plain["resources"] = [
        {k: v for k, v in r.items() if k not in {"profile", "$schema"}} for r in raw["resources"]
    ]
    return plain


def _rows(resource: FrictionlessResource) -> list[Any]:
    with resource.open() as source:  # type: ignore[no-untyped-call]
        return list(source.row_stream)


def _frame(rows: Iterable[Any], resource: Resource) -> pd.DataFrame:
    listed = list(rows)
    return pd.DataFrame(
        [row.to_list() for row in listed],
        columns=[f.name for f in resource.fields],
        index=pd.Index([row.row_number for row in listed], name="row"),
        dtype=object,
    )


def _first_causes(errors: Iterable[Error]) -> Iterator[Error]:
    """The errors that have no other for their cause: a blank row also lacks its key."""
    blank: set[int] = set()
    for error in errors:
        number = getattr(error, "row_number", None)
        if error.type == "blank-row" and number is not None:
            blank.add(number)
        elif number in blank:
            continue
        yield error


def _data_error(error: Error, resource: Resource) -> DataError:
    """Frictionless's error in our words: the place, what stands there, what should, what to do."""
    row: int | None = getattr(error, "row_number", None)
    field: str = getattr(error, "field_name", "") or ""
    found = getattr(error, "cell", None) or error.note
    expected, remedy = _EXPECTED.get(error.type, (error.title, error.description))
    match error.type:
        case "type-error":
            type_ = resource.by_name[field].type if field in resource.by_name else "value"
            article = "an" if type_[0] in "aeio" else "a"
            expected, remedy = f"{article} {type_}", _type_remedy(found, type_)
        case "constraint-error":
            expected, remedy = error.note, "mend the value, or the constraint"
        case "foreign-key":
            field = ", ".join(getattr(error, "field_names", []))
            found = ", ".join(map(str, getattr(error, "field_cells", [])))
            target = getattr(error, "reference_name", "") or resource.name
            keys = ", ".join(getattr(error, "reference_field_names", []))
            expected, remedy = (
                f"a {keys} of {target}",
                f"mend the value, or add the row to {target}",
            )
        case "primary-key":
            field, found = ", ".join(resource.primary_key), _key(error, resource)
        case "incorrect-label" | "missing-label":
            row, found = 1, getattr(error, "label", "") or "no such column"
            expected, remedy = (
                f"the column {field}",
                "name the columns as the schema does, in its order",
            )
        case "extra-label":
            row, found = 1, getattr(error, "label", "")
        case "extra-cell":
            field = ""
        case "missing-cell":
            found = "no cell"
        case "encoding-error":
            expected = str(resource.raw.get("encoding", "utf-8"))
    return DataError(
        file=resource.path,
        type=error.type,
        found=_quoted(str(found)),
        expected=expected,
        remedy=remedy,
        resource=resource.name,
        row=row,
        field=field,
    )


def _key(error: Error, resource: Resource) -> str:
    cells: list[Any] = getattr(error, "cells", [])
    names = [f.name for f in resource.fields]
    values = [
        str(cells[names.index(k)]) for k in resource.primary_key if names.index(k) < len(cells)
    ]
    first = re.search(r"position (\d+)$", error.note)
    return f"{', '.join(values)} again, as in row {first[1]}" if first else "no key"


def _type_remedy(found: object, type_: str) -> str:
    extra = "".join(dict.fromkeys(re.sub(r"[\d.\-+eE]", "", str(found))))
    if type_ in {"integer", "number"} and extra and re.search(r"\d", str(found)):
        return f"remove {_quoted(extra)}"
    return "mend the value, or the type in the schema"


def _quoted(text: str) -> str:
    shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    return f'"{shown}"'
