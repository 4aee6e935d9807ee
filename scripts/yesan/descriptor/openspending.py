"""The roles of packages that OpenSpending published, read as those of Fiscal Data Package 1.0.

Two older forms say what 1.0 says with ``columnType``. OS Packager wrote ``osType`` on each field.
Before it, and beside it, the package had a ``model`` (called ``mapping`` until 2016): measures,
each with its column, currency, factor, direction and phase; and dimensions, each with the columns
of its codes and labels. What a field itself says comes first.

Source: Fiscal Data Package 0.3, and the taxonomy ``os-types``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from yesan.descriptor.findings import Problems
from yesan.errors import Fault
from yesan.package.column_types import COLUMN_TYPES, DIRECTION, FISCAL_YEAR, PHASE, VALUE
from yesan.reading.parsing import Json
from yesan.reading.suggestion import meant

FORMS = ("model", "mapping")
"""The properties of a package that say which columns have which roles, the newer first."""
PARTS = (":code:full", ":code:part")
"""How os-types calls a code of its own, and a code below that of the level above it."""
UNREAD = "write columnType on each field instead; nothing of it is read"
LEVELS = ("program", "subprogram", "project", "subproject", "contract")
PAYERS = ("payor", "administrator")
"""What the dimension of those who pay is called; that of any other entity is of who is paid."""
TIMES = ("date", "datetime")
PLAIN = {"phase": PHASE, "direction": DIRECTION}
"""The roles of what a measure or a dimension of that name says."""
Roles = dict[str, Json]
"""The properties that each field is given, by its name."""


@dataclass(frozen=True)
class Dimension:
    """A dimension of a model.

    Attributes:
        name: What the model calls it.
        kind: Its ``dimensionType``.
        classification: Its ``classificationType``.
        attributes: Its columns, each with its source.
        key: The names of the columns that identify it.
    """

    name: str
    kind: str
    classification: str
    attributes: Mapping[str, Json]
    key: tuple[str, ...] = ()

    @classmethod
    def read(cls, name: str, raw: Json) -> Dimension:
        """The dimension, in either form: attributes were once called fields."""
        key = raw.get("primaryKey")
        return cls(
            name=name,
            kind=text(raw, "dimensionType") or text(raw, "type"),
            classification=text(raw, "classificationType"),
            attributes=named(raw.get("attributes", raw.get("fields"))),
            key=tuple(map(str, key if isinstance(key, list) else [key])),
        )

    @property
    def codes(self) -> list[str]:
        """The columns of codes, from the coarsest: a parent comes before what it contains."""
        labels = {n for n, a in self.attributes.items() if text(a, "labelfor") in self.attributes}
        codes = [n for n in self.attributes if n in self.key or n not in labels]
        depths = {name: len(list(self.above(name))) for name in codes}
        return sorted(codes, key=depths.__getitem__)

    def above(self, name: str) -> Iterator[str]:
        """The columns of the codes above another, the nearest first."""
        seen = {name}
        while (name := text(self.attributes[name], "parent")) in self.attributes:
            if name in seen:
                return
            seen.add(name)
            yield name

    def labels(self, code: str) -> list[str]:
        """The columns that name the codes of another."""
        return [name for name, a in self.attributes.items() if text(a, "labelfor") == code]


@dataclass
class _Schema:
    """What the fields of one table are given."""

    roles: Roles = field(default_factory=dict)
    extra: list[Json] = field(default_factory=list)

    def give(self, attribute: Json, column_type: str) -> None:
        """Give a column its role, or the table a constant."""
        if column_type not in COLUMN_TYPES:
            return
        source, constant = text(attribute, "source"), attribute.get("constant")
        if source:
            self.roles.setdefault(source, {}).setdefault("columnType", column_type)
        elif constant is not None:
            name = column_type.partition(":")[0]
            self.extra.append({"name": name, "columnType": column_type, "constant": str(constant)})


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
    if unknown := _unknown(by_name):
        for field_name, fault in unknown.items():
            findings.at(field_name).warn(fault, resource=name)
        raw = {
            **raw,
            "fields": [
                _without(f, ("osType",))
                if isinstance(f, dict) and text(f, "name") in unknown
                else f
                for f in fields
            ],
        }
        return schema(package, name, raw, findings, first=first)
    package = _spelt(package, by_name, findings, first=first)
    for form in _unread(package) if first else ():
        fault = Fault("outdated-property", form, "measures and dimensions in it", UNREAD)
        findings.root.warn(fault)
    given = _by_model(package, name, by_name, first=first)
    typed = _by_type(by_name)
    used = [form for form in FORMS if given.roles and form in package]
    used += ["osType"] if any("osType" in by_name[n] for n in typed) else []
    if not used and not typed:
        return raw
    if used:  # a column type that says which codes are in part says what there is to say
        findings.warn(
            Fault(
                "outdated-property",
                " and ".join(used),
                "columnType on each field, as Fiscal Data Package 1.0 has it",
                "write columnType instead; it is read as that",
            ),
            resource=name,
        )
    own = {n: _without_part(f) for n, f in by_name.items()}
    modern = {n: {**given.roles.get(n, {}), **typed.get(n, {}), **f} for n, f in own.items()}
    described = [modern.get(text(f, "name"), f) if isinstance(f, dict) else f for f in fields]
    extra = raw.get("extraFields", [])
    if not isinstance(extra, list):
        return {**raw, "fields": described}  # which is reported as an error elsewhere
    said = [f for f in (*extra, *by_name.values()) if isinstance(f, dict)]
    known = {text(f, "columnType") for f in said}
    added = [e for e in given.extra if e["columnType"] not in known]
    return {**raw, "fields": described, "extraFields": [*extra, *added]}


def _unknown(fields: Mapping[str, Json]) -> dict[str, Fault]:
    """What is wrong with the os-types that are in no list, by the names of their fields."""
    found = {}
    for name, roles in _by_type({n: f for n, f in fields.items() if "osType" in f}).items():
        if roles["columnType"] not in COLUMN_TYPES:
            found[name] = Fault(
                "outdated-property",
                f"the osType {fields[name]['osType']}",
                "an os-type that is a column type of Fiscal Data Package 1.0",
                meant(roles["columnType"], COLUMN_TYPES, "leave it out; it is read as none"),
            )
    return found


def _unread(package: Json) -> Iterator[str]:
    """The forms that say something, and nothing that is known: older ones had other parts."""
    for form in FORMS:
        said = package.get(form)
        parts = ("measures", "dimensions")
        if isinstance(said, dict) and said and not any(named(said.get(part)) for part in parts):
            yield form


def _spelt(package: Json, fields: Mapping[str, Json], findings: Problems, *, first: bool) -> Json:
    """The package, its model with the names of columns as a table has them.

    Each other name is reported, and each column that no table has.
    """
    others = [r.get("schema") for r in package.get("resources", ()) if isinstance(r, dict)]
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
        own = folded.get(source.casefold(), "")
        nowhere = first and source.casefold() not in map(str.casefold, known)
        if source and source not in known and (own or nowhere):
            remedy = f"write {own}; it is read as that" if own else meant(source, known, "name one")
            fault = Fault("outdated-property", f"the source {source}", "a field of a table", remedy)
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
            plain = [_without(f, ("osType",)) if isinstance(f, dict) else f for f in fields]
            read = {**read, "fields": plain}
        if not read.get("extraFields"):
            read = _without(read, ("extraFields",))
        written.append({**resource, "schema": read})
    if not problems.warnings and written == resources:
        return package
    left = [form for form in FORMS if form not in {*_unread(package)}]
    return {**_without(package, left), "resources": written}


def _without(part: Json, names: Sequence[str]) -> Json:
    return {name: value for name, value in part.items() if name not in names}


def types(fields: Mapping[str, Json], *, all_: bool = False) -> dict[str, str]:
    """The os-types of fields, and what represents one as a column type.

    Args:
        fields: The fields by their names.
        all_: Whether column types of the standard are wanted as well.
    """
    said = {n: text(f, "columnType") for n, f in fields.items()}
    ours = {n: type_ for n, type_ in said.items() if type_.endswith(PARTS) or (all_ and type_)}
    return {**{n: str(f["osType"]) for n, f in fields.items() if "osType" in f}, **ours}


def _without_part(field: Json) -> Json:
    """A field without a column type that says whether a code is in full."""
    return _without(field, ("columnType",)) if text(field, "columnType").endswith(PARTS) else field


def _by_type(fields: Mapping[str, Json]) -> Roles:
    """The roles that os-types say: of a code in full and in part, that in full is the code."""
    said = types(fields)
    full = {type_.removesuffix(PARTS[0]) for type_ in said.values() if type_.endswith(PARTS[0])}
    found: Roles = {}
    for name, type_ in said.items():
        stem = type_.removesuffix(PARTS[0]).removesuffix(PARTS[1])
        if type_.endswith(PARTS[1]) and stem in full:
            continue
        known = f"{stem}:code" if stem != type_ else type_
        found[name] = {"columnType": known}
    return found


def model_of(package: Json) -> Json:
    """What a descriptor says of dimensions and measures, in either form; empty where nothing."""
    return next((package[form] for form in FORMS if isinstance(package.get(form), dict)), {})


def _by_model(package: Json, name: str, fields: Mapping[str, Json], *, first: bool) -> _Schema:
    """The roles that a model says of the columns of one table."""
    found = _Schema()
    model = model_of(package)

    def is_here(part: Json) -> bool:
        return part.get("resource") == name or ("resource" not in part and first)

    phases: dict[str, str] = {}
    for measure in named(model.get("measures")).values():
        source = text(measure, "source")
        if source in fields and is_here(measure):
            said = {k: measure[k] for k in ("currency", "factor") if measure.get(k)}
            when = {k: text(measure, k) for k in PLAIN if text(measure, k)}
            found.roles[source] = {"columnType": VALUE, **said}
            if when:
                found.roles[source]["normalize"] = when
                phases |= when
    for key in phases:
        found.extra.append({"name": key, "columnType": PLAIN[key], "normalizationTarget": True})
    for title, raw in named(model.get("dimensions")).items():
        dimension = Dimension.read(title, raw)
        for attribute, column_type in _roles(dimension, fields):
            if is_here(attribute) and text(attribute, "source") in {"", *fields}:
                found.give(attribute, column_type)
    return found


def _roles(dimension: Dimension, fields: Mapping[str, Json]) -> Iterator[tuple[Json, str]]:
    """The columns of a dimension, each with its column type."""
    codes = dimension.codes
    for depth, name in enumerate(codes, start=1):
        attribute = dimension.attributes[name]
        stem, code, label = _stem(dimension, depth, len(codes))
        if dimension.kind == "datetime":
            timed = fields.get(text(attribute, "source"), {}).get("type") in TIMES
            yield attribute, "date:generic" if timed else FISCAL_YEAR
        elif stem:
            yield attribute, f"{stem}:{code}"
            yield from (
                (dimension.attributes[n], f"{stem}:{label}") for n in dimension.labels(name)
            )
        elif dimension.name in PLAIN:
            yield attribute, PLAIN[dimension.name]


def _stem(dimension: Dimension, depth: int, deepest: int) -> tuple[str, str, str]:
    """The family of the column types of a level, and what its code and its label are called."""
    level = f":level{depth}" if deepest > 1 else ""
    match dimension.kind, dimension.classification:
        case "classification", "functional" | "administrative" | "economic" as kind:
            return f"{kind}-classification:generic{level}", "code", "label"
        case "activity", _:
            return f"activity:generic:{LEVELS[min(depth, len(LEVELS)) - 1]}", "code", "label"
        case "location", _:
            return "geo-source:target", "code", "title"
        case "entity", _:
            party = "administrator" if dimension.name in PAYERS else "recipient"
            return f"{party}:generic", "id", "name"
        case _:
            return "", "", ""


def named(parts: Any) -> dict[str, Json]:
    """Parts by their names: an object of them, or a list of parts that have one."""
    if isinstance(parts, dict):
        return {str(name): part for name, part in parts.items() if isinstance(part, dict)}
    listed = parts if isinstance(parts, list) else []
    return {str(p.get("name", n)): p for n, p in enumerate(listed) if isinstance(p, dict)}


def text(part: Json, name: str) -> str:
    """A text that a part has; empty where it has none, or something else."""
    value = part.get(name)
    return value if isinstance(value, str) else ""
