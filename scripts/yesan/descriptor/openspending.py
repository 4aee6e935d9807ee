"""The roles of packages that OpenSpending published, read as those of Fiscal Data Package 1.0.

Three older forms say what 1.0 says with ``columnType``: ``osType`` on each field (`os_types`), a
``model`` or ``mapping`` of the package (`fiscal_model`), and the ``mapping`` before that
(`flat_mapping`). What a field itself says comes first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yesan.descriptor import fiscal_model, os_types
from yesan.descriptor.findings import Problems
from yesan.descriptor.fiscal_model import FORMS
from yesan.descriptor.parts import named, text, without
from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading.parsing import Json
from yesan.reading.suggestion import meant

UNREAD = Phrase("write columnType on each field instead; nothing of it is read")


def schema(package: Json, name: str, raw: Json, findings: Problems, *, first: bool) -> Json:
    """The schema of a table in the modern form; the same one where it has no older form.

    Args:
        package: The descriptor.
        name: The name of the table.
        raw: Its schema.
        findings: Those of the table.
        first: Whether it is the first of the package, of which a model says most.
    """
    fields = raw.get("fields")
    if not isinstance(fields, list):
        return raw
    listed = [f for f in fields if isinstance(f, dict)]
    by_name = {f["name"]: f for f in listed if isinstance(f.get("name"), str)}
    if unknown := os_types.unknown(by_name):
        for field_name, fault in unknown.items():
            findings.at(field_name).warn(fault, resource=name)
        raw = {
            **raw,
            "fields": [
                without(f, ("osType",)) if isinstance(f, dict) and text(f, "name") in unknown else f
                for f in fields
            ],
        }
        return schema(package, name, raw, findings, first=first)
    package = _spelt(fiscal_model.with_models(package), by_name, findings, first=first)
    for form in fiscal_model.unread(package) if first else ():
        fault = Fault("outdated-property", form, Phrase("measures and dimensions in it"), UNREAD)
        findings.root.warn(fault)
    given = fiscal_model.roles(package, name, by_name, first=first)
    typed = os_types.roles(by_name)
    used = [form for form in FORMS if given.roles and form in package]
    used += ["osType"] if any("osType" in by_name[n] for n in typed) else []
    if not used and not typed:
        return raw
    if used:  # a column type that says which codes are in part says what there is to say
        findings.warn(
            Fault(
                "outdated-property",
                " and ".join(used),
                Phrase("columnType on each field, as Fiscal Data Package 1.0 has it"),
                Phrase("write columnType instead; it is read as that"),
            ),
            resource=name,
        )
    own = {n: os_types.without_part(f) for n, f in by_name.items()}
    modern = {n: {**given.roles.get(n, {}), **typed.get(n, {}), **f} for n, f in own.items()}
    described = [modern.get(text(f, "name"), f) if isinstance(f, dict) else f for f in fields]
    extra = raw.get("extraFields", [])
    if not isinstance(extra, list):
        return {**raw, "fields": described}  # which is reported as an error elsewhere
    said = [f for f in (*extra, *by_name.values()) if isinstance(f, dict)]
    known = {text(f, "columnType") for f in said}
    added = [e for e in given.extra if e["columnType"] not in known]
    return {**raw, "fields": described, "extraFields": [*extra, *added]}


def _spelt(package: Json, fields: Mapping[str, Json], findings: Problems, *, first: bool) -> Json:
    """The package, its model with the names of columns as a table has them.

    Each other name is reported, and each column that no table has. In 2014 a column had the name of
    its table before it: ``cra/amount``.
    """
    if not any(isinstance(package.get(form), dict) for form in FORMS):
        return package  # as most are, and the tables of which are not looked at for each of them
    tables = [r for r in package.get("resources", ()) if isinstance(r, dict)]
    names, others = {text(r, "name") for r in tables}, [r.get("schema") for r in tables]
    known = {
        *fields,
        *(n for o in others if isinstance(o, dict) for n in named(o.get("fields"))),
    }
    folded = {name.casefold(): name for name in fields}

    def read(part: Any) -> Any:
        if isinstance(part, list):
            return [read(x) for x in part]
        if not isinstance(part, dict):
            return part
        source = text(part, "source")
        found = {name: read(value) for name, value in part.items()}
        table, _, column = source.partition("/")
        if source not in known and table in names and column:
            source = column
            found |= {"source": column, "resource": table}
        own = folded.get(source.casefold(), "")
        nowhere = first and source.casefold() not in map(str.casefold, known)
        if source and source not in known and (own or nowhere):
            remedy = (
                Phrase("write {own}; it is read as that", own=own)
                if own
                else meant(source, known, Phrase("name one"))
            )
            fault = Fault(
                "outdated-property",
                Phrase("the source {source}", source=source),
                Phrase("a field of a table"),
                remedy,
            )
            findings.root.warn(fault)
            found["source"] = own or source
        return found

    forms = {form: read(package[form]) for form in FORMS if isinstance(package.get(form), dict)}
    return {**package, **forms}


def modern(package: Json) -> Json:
    """A descriptor in the modern form: its roles on its fields, and the older forms left out."""
    resources = package.get("resources")
    if not isinstance(resources, list):
        return package
    problems = Problems("")
    written = []
    for number, resource in enumerate(resources):
        own = resource.get("schema") if isinstance(resource, dict) else None
        if not isinstance(own, dict):
            written.append(resource)
            continue
        read = schema(package, text(resource, "name"), own, problems, first=number == 0)
        fields = read.get("fields")
        if isinstance(fields, list):
            plain = [without(f, ("osType",)) if isinstance(f, dict) else f for f in fields]
            read = {**read, "fields": plain}
        if not read.get("extraFields"):
            read = without(read, ("extraFields",))
        written.append({**resource, "schema": read})
    if not problems.warnings and written == resources:
        return package
    unread = {*fiscal_model.unread(fiscal_model.with_models(package))}
    left = [form for form in FORMS if form not in unread]
    return {**without(package, left), "resources": written}
