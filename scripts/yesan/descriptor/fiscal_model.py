"""The ``model`` of Fiscal Data Package 0.3, called ``mapping`` until 2016, as roles of columns.

It has measures, each with its column, currency, factor, direction and phase; and dimensions, each
with the columns of its codes and labels. What was called ``mapping`` from 2011 to 2013 is read as
one of these, see `flat_mapping`.

Source: Fiscal Data Package 0.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yesan.descriptor import flat_mapping
from yesan.descriptor.parts import named, text
from yesan.package.column_types import COLUMN_TYPES, DIRECTION, FISCAL_YEAR, PHASE, VALUE
from yesan.reading.parsing import Json

FORMS = ("model", "mapping")
"""The properties of a package that say which columns have which roles, the newer first."""
LEVELS = ("program", "subprogram", "project", "subproject", "contract")
PARTIES = {
    **dict.fromkeys(("payor", "payer", "administrator"), "administrator"),
    **dict.fromkeys(("payee", "recipient", "beneficiary"), "recipient"),
    **{party: party for party in ("supplier", "procurer")},
}
"""Who the entities of a dimension are, by what it is called; one of another name may be paid."""
KINDS = dict.fromkeys(("date", "datetime", "time"), "datetime") | dict.fromkeys(PARTIES, "entity")
"""What a dimension is that does not say it, by its name."""
NAMED = re.compile(r"(?P<stem>.*?)[-_ ]?(?P<what>code|id|title|label|name)", re.IGNORECASE)
CODES = ("code", "id")
"""What the attribute is called that another, of the same name but for this, is the label of."""
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
            kind=text(raw, "dimensionType") or text(raw, "type") or KINDS.get(name, ""),
            classification=text(raw, "classificationType"),
            attributes=_labelled(named(raw.get("attributes", raw.get("fields")))),
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
class Schema:
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


def with_models(package: Json) -> Json:
    """The descriptor, its mappings of 2011 to 2013 as they were written later."""
    return {**package, **{f: flat_mapping.later(package, f) for f in FORMS if f in package}}


def unread(package: Json) -> Iterator[str]:
    """The forms that say something, and nothing that is known: older ones had other parts."""
    for form in FORMS:
        said = package.get(form)
        parts = ("measures", "dimensions")
        if not isinstance(said, dict) or not any(said.values()):
            continue
        if not any(named(said.get(part)) for part in parts):
            yield form


def model_of(package: Json) -> Json:
    """What a descriptor says of dimensions and measures, in either form; empty where nothing."""
    package = with_models(package)
    return next((package[form] for form in FORMS if isinstance(package.get(form), dict)), {})


def roles(package: Json, name: str, fields: Mapping[str, Json], *, first: bool) -> Schema:
    """The roles that a model says of the columns of one table."""
    found = Schema()
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
    dimensions = [Dimension.read(n, raw) for n, raw in named(model.get("dimensions")).items()]
    unknown = [d.name for d in dimensions if d.kind == "entity" and d.name not in PARTIES]
    known = {PARTIES.get(d.name) for d in dimensions}
    paid = unknown if len(unknown) == 1 and not known & {"recipient", "supplier"} else []
    parties = {**PARTIES, **dict.fromkeys(paid, "recipient")}
    for dimension in dimensions:
        for attribute, column_type in _of_dimension(dimension, fields, parties):
            if is_here(attribute) and text(attribute, "source") in {"", *fields}:
                found.give(attribute, column_type)
    return found


def _labelled(attributes: Mapping[str, Json]) -> Mapping[str, Json]:
    """Attributes, those being labels of codes that are called so: ``title`` beside ``code``."""
    codes = {
        found["stem"]: name
        for name in attributes
        if (found := NAMED.fullmatch(name)) and found["what"].lower() in CODES
    }
    return {
        name: {**attribute, "labelfor": codes[found["stem"]]}
        if (found := NAMED.fullmatch(name))
        and found["stem"] in codes
        and found["what"].lower() not in CODES
        and not {"labelfor", "parent"} & attribute.keys()
        else attribute
        for name, attribute in attributes.items()
    }


def _of_dimension(
    dimension: Dimension, fields: Mapping[str, Json], parties: Mapping[str, str]
) -> Iterator[tuple[Json, str]]:
    """The columns of a dimension, each with its column type."""
    codes = dimension.codes
    for depth, name in enumerate(codes, start=1):
        attribute = dimension.attributes[name]
        stem, code, label = _stem(dimension, depth, len(codes), parties)
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


def _stem(
    dimension: Dimension, depth: int, deepest: int, parties: Mapping[str, str]
) -> tuple[str, str, str]:
    """The family of the column types of a level, and what its code and its label are called."""
    level = f":level{depth}" if deepest > 1 else ""
    match dimension.kind, dimension.classification:
        case "classification", "functional" | "administrative" | "economic" as kind:
            return f"{kind}-classification:generic{level}", "code", "label"
        case "activity", _:
            return f"activity:generic:{LEVELS[min(depth, len(LEVELS)) - 1]}", "code", "label"
        case "location", _:
            return "geo-source:target", "code", "title"
        case "entity", _ if dimension.name in parties:
            return f"{parties[dimension.name]}:generic", "id", "name"
        case _:
            return "", "", ""
