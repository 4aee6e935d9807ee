"""Names within a package that refer to others of it: keys, computations, parts, constants.

A reference to nothing would surface as a puzzling error at the first row; here it is named.
"""

from __future__ import annotations

from dataclasses import replace

from yesan.descriptor.schema import SchemaReader
from yesan.package.package import DISCREPANCIES, DISCREPANCY_FIELDS, Package
from yesan.package.resource import Field, ForeignKey, Resource


def resolve(package: Package, reader: SchemaReader) -> Package:
    """The package, its fields knowing whose codes they hold; names that refer to nothing noted."""
    _check(package, reader)
    marked = {
        r.name: r.primary_key[0]
        for r in package.resources
        if r.entity and len(r.primary_key) == 1 and r.primary_key[0] in r.by_name
    }
    resources = tuple(
        replace(r, fields=tuple(_resolved(f, r, marked, package) for f in r.fields))
        for r in package.resources
    )
    return replace(package, resources=resources)


def _resolved(field: Field, resource: Resource, marked: dict[str, str], package: Package) -> Field:
    """The field, knowing that it is a key, and of a resource whose rows have pages."""
    if field.column_type is not None or field.role:
        return field
    keys = [key for key in resource.foreign_keys if field.name in key.fields]
    if field.name in resource.primary_key or keys:
        field = replace(field, sense="key")
    if marked.get(resource.name) == field.name:
        return replace(field, entity=resource.id)
    for key in keys:
        target = marked.get(key.resource)
        if target and not key.package and (len(key.fields), key.reference) == (1, (target,)):
            return replace(field, entity=package.by_name[key.resource].id)
    return field


def _check(package: Package, reader: SchemaReader) -> None:
    _discrepancies(package, reader)
    for resource in package.resources:
        place = f"resources.{resource.name}"
        _keys(resource, place, reader)
        for name in resource.order:
            _known(name, resource, f"{place}.order", reader)
        for key in resource.foreign_keys:
            _foreign_key(key, resource, package, reader)
        for f in resource.fields:
            _field(f, resource, f"{place}.{f.name}", reader)


def _keys(resource: Resource, place: str, reader: SchemaReader) -> None:
    for name in resource.primary_key:
        _known(name, resource, f"{place}.schema.primaryKey", reader)
    for number, unique in enumerate(resource.unique_keys):
        for name in unique:
            _known(name, resource, f"{place}.schema.uniqueKeys[{number}]", reader)
    if resource.entity and len(resource.primary_key) != 1:
        reader.note(
            f"{place}.entity",
            "a table without a primary key of one field",
            "one field that tells the rows apart",
            "give its schema a primaryKey, or leave entity out",
            type="field-error",
            resource=resource.name,
        )


def _field(field: Field, resource: Resource, here: str, reader: SchemaReader) -> None:
    for name in field.computed.operands if field.computed else ():
        _known(name, resource, f"{here}.computed", reader)
    if field.of:
        _known(field.of, resource, f"{here}.of", reader)
    for name in sorted(field.normalize.keys() - {x.name for x in resource.extra_fields}):
        reader.note(
            f"{here}.normalize",
            name,
            "a field of extraFields",
            "describe it in schema.extraFields",
            type="field-error",
        )


def _discrepancies(package: Package, reader: SchemaReader) -> None:
    resource = package.by_name.get(DISCREPANCIES)
    if resource is None:
        return
    for name, type_ in DISCREPANCY_FIELDS.items():
        f = resource.by_name.get(name)
        if f is None or f.type not in type_:
            reader.note(
                f"resources.{DISCREPANCIES}.schema.fields",
                f"{name} of type {f.type}" if f else f"no field {name}",
                f"a field {name} of type {' or '.join(sorted(type_))}",
                "describe it, or name the table otherwise",
                type="field-error",
                resource=DISCREPANCIES,
            )
            return


def _foreign_key(
    key: ForeignKey, resource: Resource, package: Package, reader: SchemaReader
) -> None:
    place = f"resources.{resource.name}.schema.foreignKeys"
    for name in key.fields:
        _known(name, resource, place, reader)
    if key.package:
        return
    target = package.by_name.get(key.resource)
    if target is None:
        reader.note(
            place,
            key.resource,
            "a resource of this package",
            "mend the name",
            type="field-error",
        )
        return
    for name in key.reference:
        _known(name, target, place, reader)


def _known(name: str, resource: Resource, place: str, reader: SchemaReader) -> None:
    if name not in resource.by_name:
        reader.note(
            place,
            name,
            f"a field of {resource.name}",
            f"use one of {', '.join(resource.by_name) or 'its fields'}",
            type="field-error",
            resource=resource.name,
        )
