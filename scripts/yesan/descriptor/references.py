"""References by name within a package: of keys, computations, parts and constants.

A name that does not exist would cause a puzzling error at the first row; here it is reported.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from yesan.descriptor.findings import Problems
from yesan.errors import Fault, called
from yesan.package.field import Field
from yesan.package.identifiers import is_code
from yesan.package.package import DISCREPANCIES, DISCREPANCY_FIELDS, Package
from yesan.package.resource import Complete, ForeignKey, Resource
from yesan.phrase import Phrase
from yesan.reading.suggestion import meant


def resolve(package: Package, findings: Problems) -> Package:
    """The package, its fields knowing whose codes they hold; names that do not exist are noted."""
    _check(package, findings)
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
    """The field, marked as a key or a code, and with the kind of entity that its values are."""
    if field.column_type is not None or field.role:
        return field
    keys = [key for key in resource.foreign_keys if field.name in key.fields]
    if field.name in resource.primary_key or keys:
        field = replace(field, sense="key")
    elif _is_code(field):
        field = replace(field, sense="code")
    if marked.get(resource.name) == field.name:
        return replace(field, entity=_kind(resource))
    for key in keys:
        target = marked.get(key.resource)
        if target and not key.package and (len(key.fields), key.reference) == (1, (target,)):
            return replace(field, entity=_kind(package.by_name[key.resource]))
    return field


def _is_code(field: Field) -> bool:
    """Whether the field holds codes, by what it is called; what has a unit is a figure."""
    measured = field.unit or field.currency or field.computed or field.categories
    return not measured and (is_code(field.name) or is_code(field.title.default))


def _kind(resource: Resource) -> str:
    """What the rows of a resource with pages are: what its key's column type says, else its id."""
    role = resource.by_name[resource.primary_key[0]].column_type
    return role.kind if role and role.part == "code" and role.kind else resource.id


def _check(package: Package, findings: Problems) -> None:
    _discrepancies(package, findings)
    for resource in package.resources:
        here = findings.at("resources", resource.name)
        _keys(resource, here)
        for name in resource.order:
            _known(name, resource, here.at("order"))
        for name in resource.counted:
            _known(name, resource, here.at("counted"))
        if resource.complete:
            _complete(resource.complete, resource, package, here.at("complete"))
        for key in resource.foreign_keys:
            _foreign_key(key, resource, package, here.at("schema", "foreignKeys"))
        for f in resource.fields:
            _field(f, resource, here.at(f.name))


def _keys(resource: Resource, findings: Problems) -> None:
    schema = findings.at("schema")
    for name in resource.primary_key:
        _known(name, resource, schema.at("primaryKey"))
    for number, unique in enumerate(resource.unique_keys):
        for name in unique:
            _known(name, resource, schema.at("uniqueKeys", number))
    if resource.entity and len(resource.primary_key) != 1:
        found = Phrase("a table without a primary key of one field")
        remedy = Phrase("give its schema a primaryKey, or leave entity out")
        fault = Fault("field-error", found, Phrase("one field that identifies each row"), remedy)
        findings.at("entity").refuse(fault, resource=resource.name)


def _field(field: Field, resource: Resource, findings: Problems) -> None:
    for name in field.computed.operands if field.computed else ():
        _known(name, resource, findings.at("computed"))
    if field.is_value and (field.change or _is_derived(field, resource)):
        remedy = Phrase("leave its columnType out: what is computed of amounts is read as such")
        fault = Fault(
            "field-error",
            Phrase("a change typed value"),
            Phrase("amounts, each counted once"),
            remedy,
        )
        findings.at("columnType").refuse(fault, resource=resource.name)
    if field.of:
        _known(field.of, resource, findings.at("of"))
    for name in sorted(field.normalize.keys() - {x.name for x in resource.extra_fields}):
        unknown = Phrase("a field of extraFields")
        listed = [x.name for x in resource.extra_fields]
        otherwise = meant(name, listed, Phrase("describe it in schema.extraFields"))
        findings.at("normalize").refuse(Fault("field-error", name, unknown, otherwise))


def _is_derived(field: Field, resource: Resource) -> bool:
    """Whether a field is computed of other amounts, and is not their sum."""
    computed = field.computed
    if computed is None or computed.operation == "sum":
        return False
    operands = (resource.by_name.get(name) for name in computed.operands)
    return any(operand.is_value for operand in operands if operand)


def _discrepancies(package: Package, findings: Problems) -> None:
    resource = package.by_name.get(DISCREPANCIES)
    if resource is None:
        return
    for name, type_ in DISCREPANCY_FIELDS.items():
        f = resource.by_name.get(name)
        if f is None or f.type not in type_:
            found = (
                Phrase("{name} of type {type}", name=name, type=f.type)
                if f
                else Phrase("no field {name}", name=name)
            )
            expected = Phrase(
                "a field {name} of type {type}", name=name, type=" or ".join(sorted(type_))
            )
            fault = Fault(
                "field-error", found, expected, Phrase("describe it, or rename the table")
            )
            here = findings.at("resources", DISCREPANCIES, "schema", "fields")
            here.refuse(fault, resource=DISCREPANCIES)
            return


def _foreign_key(key: ForeignKey, resource: Resource, package: Package, findings: Problems) -> None:
    for name in key.fields:
        _known(name, resource, findings)
    if key.package:
        return
    target = package.by_name.get(key.resource)
    if target is None:
        expected = Phrase("a resource of this package")
        remedy = meant(
            key.resource,
            package.by_name,
            Phrase("add it, or leave the key out"),
            unlike=_renamed(key.resource, package),
        )
        findings.refuse(Fault("field-error", key.resource, expected, remedy))
        return
    for name in key.reference:
        _known(name, target, findings)


def _renamed(name: str, package: Package) -> str:
    """The table that was probably called so: the one whose file still is; empty where none is."""
    found = [r.name for r in package.resources if PurePosixPath(r.path).stem == name]
    return found[0] if len(found) == 1 else ""


def _complete(complete: Complete, resource: Resource, package: Package, findings: Problems) -> None:
    for name in complete.fields:
        _known(name, resource, findings.at("for"))
    total = complete.total
    if total and (total not in package.by_name or total == resource.name):
        expected, known = Phrase("another resource of this package"), package.by_name.keys()
        remedy = meant(
            total,
            known - {resource.name},
            Phrase("name the table that prints the total"),
            unlike=_renamed(total, package),
        )
        findings.at("total").refuse(Fault("field-error", total, expected, remedy))
    if complete.lines and not any(s.title.default for s in resource.sources or package.sources):
        found = Phrase(
            "lines {lines} of no source", lines="-".join(map(str, dict.fromkeys(complete.lines)))
        )
        expected = Phrase("a source, of the table or of the package, that has these lines")
        remedy = Phrase("name the source in sources, with its title, or leave complete out")
        findings.at("lines").refuse(Fault("field-error", found, expected, remedy))


def _known(name: str, resource: Resource, findings: Problems) -> None:
    if name not in resource.by_name:
        expected = Phrase("a field of {name}", name=resource.name)
        remedy = meant(
            name,
            resource.by_name,
            Phrase("use one of {by_name}", by_name=", ".join(map(called, resource.by_name))),
        )
        findings.refuse(Fault("field-error", name, expected, remedy), resource=resource.name)
