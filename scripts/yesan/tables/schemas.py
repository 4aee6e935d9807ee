"""The schema of each table as frictionless reads it, refused where it breaks the standard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from frictionless import Field as FrictionlessField
from frictionless import FrictionlessException, Schema
from frictionless import Resource as FrictionlessResource

from yesan.descriptor.fields import NUMERIC_CONSTRAINTS, type_of
from yesan.errors import DataError, Fault, InvalidPackage, PropertyPath
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.reading import foreign, frictionless_table
from yesan.reading.parsing import Json

FIELD = (
    *("name", "type", "format", "constraints", "missingValues", "trueValues", "falseValues"),
    *("decimalChar", "groupChar", "bareNumber", "delimiter", "itemType"),
)
"""The properties of a field that reading a table needs."""
VERSION = "https://datapackage.org/profiles/2.0/tableschema.json"
"""Every schema is read by the newer standard, which contains the older."""


def frictionless_resources(
    package: Package, resources: Iterable[Resource]
) -> list[FrictionlessResource]:
    """Tables of a package as frictionless reads them.

    Raises:
        InvalidPackage: A schema breaks the standard, or a file is not in its encoding.
    """
    found, refused = [], []
    for resource in resources:
        own_schema = schema(package, resource)
        if misfits := list(_misfits(package, resource, own_schema)):
            refused += misfits
            continue
        # Foreign keys are checked against the rows that were read, when all are.
        own = {name: value for name, value in own_schema.items() if name != "foreignKeys"}
        try:
            found.append(
                frictionless_table.table(resource.id, resource.content, resource.dialect, own)
            )
        except Fault as fault:
            refused.append(fault.at(resource.path, resource=resource.name))
    if refused:
        raise InvalidPackage(refused)
    return found


def schema(package: Package, resource: Resource) -> Json:
    """What frictionless needs to read a table, and nothing that it might look up elsewhere."""
    raw = resource.raw["schema"]
    missing = [*(resource.missing or {"": ""}), *filter(None, [resource.dialect.null])]
    keys = [
        {
            "fields": list(key.fields),
            "reference": {
                # The standard writes the table itself as an empty name.
                "resource": ""
                if key.resource == resource.name
                else package.by_name[key.resource].id,
                "fields": list(key.reference),
            },
        }
        for key in resource.foreign_keys
        if not key.package
    ]
    found = {
        "$schema": VERSION,
        "fields": [_field(f) for f in raw["fields"]],
        "missingValues": missing,
        "primaryKey": list(resource.primary_key),
        "foreignKeys": keys,
        "fieldsMatch": resource.fields_match,
    }
    return {name: value for name, value in found.items() if value and value != "exact"}


def _field(raw: Json) -> Json:
    """A field; its categories are a constraint as well."""
    known = {name: raw[name] for name in FIELD if name in raw}
    if (read := type_of(raw)) != raw.get("type", "string"):
        del known["format"]
        known["type"] = read
    listed = [c["value"] if isinstance(c, dict) else c for c in raw.get("categories", [])]
    constraints = known.get("constraints") or {}
    if listed and "enum" not in constraints:
        known["constraints"] = {**constraints, "enum": listed}
    return known


def _misfits(package: Package, resource: Resource, schema: Json) -> Iterator[DataError]:
    """Where a schema breaks the standard: the smallest part that frictionless refuses."""
    if not _notes(schema):
        return
    place = ("resources", resource.name)
    parts = [
        ((*place, f["name"]), {"$schema": VERSION, "fields": [f]}) for f in schema.get("fields", [])
    ]
    for here, part in [*parts, ((*place, "schema"), schema)]:
        if notes := _notes(part):
            yield from (misfit(package, here, note) for note in notes)
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
    """Whether a bound is a value of its field, which frictionless would only check at a cell."""
    plain = isinstance(bound, str | int | float)
    return plain and field.create_value_reader()(bound) is not None


def misfit(package: Package, here: PropertyPath, note: str) -> DataError:
    """An error of frictionless in our words: it names the property at the end, or in quotes."""
    named = re.search(r"at property '([^'/]+)", note) or re.match(r'property "([^"]+)', note)
    name = "constraints" if note.startswith("constraint ") else named[1] if named else ""
    found = foreign.said(re.sub(r" at property '.*", "", note))
    fault = Fault(
        "descriptor-error",
        found,
        Phrase("what the standard asks for"),
        Phrase("fix the property, or leave it out"),
    )
    return fault.at(package.descriptor, (*here, name) if name else here)
