"""Typed rows: every CSV of the package, read and held against its schema by frictionless.

A table is a pandas DataFrame of exact Python values (int, Decimal, str, date …), None where the
value is missing, indexed by the row's number in the table, the header being row 1. Figures stay in
their printed unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
from frictionless import Field as FrictionlessField
from frictionless import FrictionlessException, Schema, system
from frictionless import Package as FrictionlessPackage
from frictionless import Resource as FrictionlessResource

from yesan.descriptor.fields import NUMERIC_CONSTRAINTS
from yesan.errors import DataError, Fault, InvalidPackage
from yesan.package.package import Package
from yesan.package.resource import Field as DataField
from yesan.package.resource import Resource
from yesan.reading import frictionless_table
from yesan.reading.inference import YEARS
from yesan.reading.parsing import Json
from yesan.tables.cell_errors import data_errors

Tables = Mapping[str, pd.DataFrame]
"""The rows of each resource, by its name."""
EVERY_ERROR = 100_000
FIELD = (
    *("name", "type", "format", "constraints", "missingValues", "trueValues", "falseValues"),
    *("decimalChar", "groupChar", "bareNumber", "delimiter", "itemType"),
)
"""The properties of a field that reading a table needs."""
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
VERSION = "https://datapackage.org/profiles/2.0/tableschema.json"
"""Every schema is read by the newer standard, which contains the older."""
DIGITS = 30
"""How many digits a figure may have: no sum of such figures passes what rules can hold."""


def read(package: Package) -> Tables:
    """All rows of the package, typed.

    Raises:
        InvalidPackage: The descriptor breaks the standard, or a file, row or cell its schema;
            every such place is listed.
    """
    if not package.resources:
        return {}
    with system.use_context(trusted=False):
        data = FrictionlessPackage(resources=_resources(package), schema_profile=PROFILE)
        try:
            report = data.validate(limit_errors=EVERY_ERROR)
        except TypeError as error:
            raise InvalidPackage([_incomparable(package, error)]) from error
        if report.errors:
            raise InvalidPackage([_misfit(package, "", error.note) for error in report.errors])
        names = {r.id: r.name for r in package.resources}
        found = {names[task.name]: task.errors for task in report.tasks}
        errors = list(data_errors(package, found))
        if errors:
            raise InvalidPackage(errors)
        tables = {r.name: _frame(data.get_resource(r.id), r) for r in package.resources}
    if broken := [*_immense(package, tables), *_repeated(package, tables)]:
        raise InvalidPackage(broken)
    return tables


def settled(package: Package, tables: Tables) -> Package:
    """The package, its fields knowing whether their whole numbers are years.

    They are where all of them are from 1900 to 2100, and neither a unit nor a role says that they
    measure something: years are never grouped, and no chart draws them.
    """

    def is_year(resource: Resource, f: DataField) -> bool:
        known = f.unit or f.currency or f.column_type or f.role or f.computed
        if known or f.type != "integer" or f.sense:
            return False
        values = [v for v in tables[resource.name][f.name] if v is not None]
        low, high = YEARS.values()
        return bool(values) and all(low <= v <= high for v in values)

    resources = tuple(
        replace(
            r,
            fields=tuple(replace(f, sense="year") if is_year(r, f) else f for f in r.fields),
        )
        for r in package.resources
    )
    return replace(package, resources=resources)


def errors(package: Package) -> tuple[DataError, ...]:
    """What `read` would refuse."""
    try:
        read(package)
    except InvalidPackage as error:
        return error.errors
    return ()


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries."""
    return [{str(k): v for k, v in row.items()} for row in frame.to_dict("records")]


def _resources(package: Package) -> list[FrictionlessResource]:
    """The tables as frictionless reads them.

    Raises:
        InvalidPackage: A schema breaks the standard, or a file is not in its encoding.
    """
    found, refused = [], []
    for resource in package.resources:
        schema = _schema(package, resource)
        if misfits := list(_misfits(package, resource, schema)):
            refused += misfits
            continue
        try:
            found.append(
                frictionless_table.table(resource.id, resource.content, resource.dialect, schema)
            )
        except Fault as fault:
            refused.append(fault.at(resource.path, resource=resource.name))
    if refused:
        raise InvalidPackage(refused)
    return found


def _schema(package: Package, resource: Resource) -> Json:
    """What frictionless needs to read a table, and nothing that it might look up elsewhere."""
    raw = resource.raw["schema"]
    missing = [*(resource.missing or {"": ""}), *filter(None, [resource.dialect.null])]
    keys = [
        {
            "fields": list(key.fields),
            "reference": {
                # Its own table is called by no name.
                "resource": ""
                if key.resource == resource.name
                else package.by_name[key.resource].id,
                "fields": list(key.reference),
            },
        }
        for key in resource.foreign_keys
        if not key.package
    ]
    schema = {
        "$schema": VERSION,
        "fields": [_field(f) for f in raw["fields"]],
        "missingValues": missing,
        "primaryKey": list(resource.primary_key),
        "foreignKeys": keys,
        "fieldsMatch": resource.fields_match,
    }
    return {name: value for name, value in schema.items() if value and value != "exact"}


def _field(raw: Json) -> Json:
    """A field; its categories are a constraint as well."""
    known = {name: raw[name] for name in FIELD if name in raw}
    listed = [c["value"] if isinstance(c, dict) else c for c in raw.get("categories", [])]
    constraints = known.get("constraints") or {}
    if listed and "enum" not in constraints:
        known["constraints"] = {**constraints, "enum": listed}
    return known


def _misfits(package: Package, resource: Resource, schema: Json) -> Iterator[DataError]:
    """Where a schema breaks the standard: the smallest part that frictionless refuses."""
    place = f"resources.{resource.name}"
    parts = [
        (f"{place}.{f['name']}", {"$schema": VERSION, "fields": [f]})
        for f in schema.get("fields", [])
    ]
    for here, part in [*parts, (f"{place}.schema", schema)]:
        if notes := _notes(part):
            yield from (_misfit(package, here, note) for note in notes)
            return


def _notes(schema: Json) -> list[str]:
    try:
        fields = Schema.from_descriptor(schema).fields
    except FrictionlessException as error:
        return [reason.note for reason in error.reasons or [error.error]]
    return [
        f'constraint "{name}" is "{bound}", which is no {field.type}'
        for field in fields
        for name, bound in field.constraints.items()
        if name in NUMERIC_CONSTRAINTS and bound is not None and not _is_bound(field, bound)
    ]


def _is_bound(field: FrictionlessField, bound: object) -> bool:
    """Whether a bound is a value of its field: frictionless finds out at the first cell."""
    plain = isinstance(bound, str | int | float)
    return plain and field.create_value_reader()(bound) is not None


def _misfit(package: Package, here: str, note: str) -> DataError:
    """A refusal in our words: frictionless names the property at the end, or in quotes."""
    named = re.search(r"at property '([^'/]+)", note) or re.match(r'property "([^"]+)', note)
    name = "constraints" if note.startswith("constraint ") else named[1] if named else ""
    return DataError(
        file=package.descriptor,
        type="descriptor-error",
        found=re.sub(r" at property '.*", "", note),
        expected="what the standard asks for",
        remedy="mend the property, or leave it out",
        field=".".join(filter(None, (here, name))),
    )


def _incomparable(package: Package, error: TypeError) -> DataError:
    """A key of lists or objects, or times that cannot be set beside their bounds."""
    if "offset-naive" in str(error):
        return DataError(
            file=package.descriptor,
            type="constraint-error",
            found="a bound with a time zone and times without one, or the reverse",
            expected="bounds written as the times of their field are",
            remedy="mend the bound, or the times",
        )
    if "unhashable" not in str(error):
        raise error
    return DataError(
        file=package.descriptor,
        type="foreign-key",
        found="a key that holds lists or objects",
        expected="keys of text or numbers",
        remedy="refer to a field of plain values",
    )


def _frame(table: FrictionlessResource, resource: Resource) -> pd.DataFrame:
    """The rows by the fields of the schema: columns beside it are left out, missing ones empty."""
    names = [f.name for f in resource.fields]
    with table.open() as source:  # type: ignore[no-untyped-call]
        read = [(row.row_number, [row.get(name) for name in names]) for row in source.row_stream]
    return pd.DataFrame(
        [cells for _, cells in read],
        columns=names,
        index=pd.Index([number for number, _ in read], name="row"),
        dtype=object,
    )


def _repeated(package: Package, tables: Tables) -> Iterator[DataError]:
    """Rows that share a unique key with an earlier one; a key with a missing value is no key."""
    for resource in package.resources:
        for key in resource.unique_keys:
            known: dict[tuple[str, ...], int] = {}
            frame = tables[resource.name][list(key)].dropna()
            for number, row in zip(frame.index, frame.itertuples(index=False), strict=True):
                values = tuple(map(str, row))
                first = known.setdefault(values, int(number))
                if first == number:
                    continue
                yield DataError(
                    file=resource.path,
                    type="unique-key",
                    found=f'"{", ".join(values)}" again, as in row {first}',
                    expected="a key of its own",
                    remedy="remove the row, or mend its key",
                    resource=resource.name,
                    row=int(number),
                    field=", ".join(key),
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
