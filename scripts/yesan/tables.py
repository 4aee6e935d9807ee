"""Typed rows: every CSV of the package, read and held against its schema by frictionless.

A table is a pandas DataFrame of exact Python values (int, Decimal, str, date …), None where the
value is missing, indexed by the row's number in the table, the header being row 1. Figures stay in
their printed unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
from frictionless import Field, FrictionlessException, Schema, system
from frictionless import Package as FrictionlessPackage
from frictionless import Resource as FrictionlessResource

from yesan.errors import DataError, InvalidPackage
from yesan.faults import data_errors
from yesan.package import Json, Package, Resource

Tables = Mapping[str, pd.DataFrame]
"""The rows of each resource, by its name."""

EVERY_ERROR = 100_000
TABLE = ("name", "path", "dialect", "hash", "bytes")
SCHEMA = ("missingValues", "primaryKey", "foreignKeys")
FIELD = ("name", "type", "format", "constraints", "missingValues", "trueValues", "falseValues")
NUMBER = ("decimalChar", "groupChar", "bareNumber")
"""The properties that reading a table needs."""
DIGITS = 30
"""How many digits a figure may have: no sum of such figures passes what rules can hold."""


def read(package: Package) -> Tables:
    """All rows of the package, typed.

    Raises:
        InvalidPackage: The descriptor breaks the standard, or a file, row or cell its schema;
            every such place is listed.
    """
    raw = _plain(package.raw)
    with system.use_context(trusted=False):
        if misfits := list(_misfits(package, raw)):
            raise InvalidPackage(misfits)
        data = FrictionlessPackage.from_descriptor(raw, basepath=str(package.root))
        report = data.validate(limit_errors=EVERY_ERROR)
        found = {task.name: task.errors for task in report.tasks}
        errors = list(data_errors(package, found))
        if errors:
            raise InvalidPackage(errors)
        tables = {r.name: _frame(data.get_resource(r.name), r) for r in package.resources}
    if immense := list(_immense(package, tables)):
        raise InvalidPackage(immense)
    return tables


def errors(package: Package) -> tuple[DataError, ...]:
    """What `read` would refuse; nothing of a package without tables."""
    try:
        if package.resources:
            read(package)
    except InvalidPackage as error:
        return error.errors
    return ()


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries."""
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]


def _plain(raw: Json) -> Json:
    """What frictionless needs to read the tables, and nothing that it might look up elsewhere.

    The encoding is that of the standard where none is given: frictionless would guess.
    """
    return {
        "resources": [
            {
                **_only(table, TABLE),
                "type": "table",
                "encoding": table.get("encoding", "utf-8"),
                "schema": {
                    **_only(table["schema"], SCHEMA),
                    "fields": [_only(f, FIELD + NUMBER) for f in table["schema"]["fields"]],
                },
            }
            for table in raw["resources"]
        ]
    }


def _only(part: Json, names: Sequence[str]) -> Json:
    return {name: part[name] for name in names if name in part}


def _misfits(package: Package, raw: Json) -> Iterator[DataError]:
    """Where the descriptor breaks the standard: the smallest part that frictionless refuses."""
    for resource, table in zip(package.resources, raw["resources"], strict=True):
        place = f"resources.{resource.name}"
        parts: list[tuple[str, Any, Json]] = [
            (f"{place}.{f['name']}", Field, f) for f in table["schema"]["fields"]
        ]
        parts.append((f"{place}.schema", Schema, table["schema"]))
        parts.append((place, FrictionlessResource, table))
        for here, reader, part in parts:
            if notes := _notes(reader, part):
                yield from (_misfit(here, note) for note in notes)
                return
    yield from (_misfit("", note) for note in _notes(FrictionlessPackage, raw))


def _notes(reader: Any, part: Json) -> list[str]:
    try:
        reader.from_descriptor(part)
    except FrictionlessException as error:
        return [reason.note for reason in error.reasons or [error.error]]
    return []


def _misfit(here: str, note: str) -> DataError:
    """A refusal in our words: frictionless names the property at the end, or in quotes."""
    named = re.search(r"at property '([^'/]+)", note) or re.match(r'property "([^"]+)', note)
    name = "constraints" if note.startswith("constraint ") else named[1] if named else ""
    return DataError(
        file="datapackage.json",
        type="descriptor-error",
        found=re.sub(r" at property '.*", "", note),
        expected="what the standard asks for",
        remedy="mend the property, or leave it out",
        field=".".join(filter(None, (here, name))),
    )


def _frame(table: FrictionlessResource, resource: Resource) -> pd.DataFrame:
    with table.open() as source:  # type: ignore[no-untyped-call]
        rows = list(source.row_stream)
    return pd.DataFrame(
        [row.to_list() for row in rows],
        columns=[f.name for f in resource.fields],
        index=pd.Index([row.row_number for row in rows], name="row"),
        dtype=object,
    )


def _immense(package: Package, tables: Tables) -> Iterator[DataError]:
    """Figures that are none (NaN, infinity), or beyond all that is counted."""
    for resource in package.resources:
        for f in resource.fields:
            if not f.numeric:
                continue
            for number, value in tables[resource.name][f.name].items():
                if value is None or _is_finite(Decimal(value)):
                    continue
                yield DataError(
                    file=resource.path,
                    type="type-error",
                    found=f'"{value}"',
                    expected=f"a figure of at most {DIGITS} digits",
                    remedy="mend the value",
                    resource=resource.name,
                    row=int(str(number)),
                    field=f.name,
                )


def _is_finite(value: Decimal) -> bool:
    if not value.is_finite():
        return False
    exponent = int(value.as_tuple().exponent)
    return max(value.adjusted() + 1, 1) - min(exponent, 0) <= DIGITS
