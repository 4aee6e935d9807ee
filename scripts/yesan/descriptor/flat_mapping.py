"""The ``mapping`` that OpenSpending's datasets had from 2011 to 2014, as the model that came after.

Each of its parts is a dimension by its name: a measure or a value with a column, or an entity, a
compound or a classifier with fields. In 2014 the column was called ``source``. The names of some
were the same in all datasets: ``amount``, ``time``, ``from`` and ``to``, ``cofog1``. What others
mean nothing says.

Source: the models of datasets of OpenSpending 0.10 to 0.15.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from yesan.descriptor.parts import named, text
from yesan.reading.parsing import Json

AMOUNT, TIMES = "amount", ("time", "date")
PARTIES = {"from": "payor", "to": "payee", "payor": "payor", "payee": "payee"}
"""What the later model calls those who pay and those who are paid."""
CLASSIFICATIONS = ("functional", "administrative", "economic")
LEVELED = re.compile(r"(cofog|functional|function|administrative|economic|program)[-_]?([1-9]?)")
"""The names of dimensions that say what they are, with their levels."""


def later(package: Json, form: str) -> Any:
    """What a package says in a form, as the later model has it; itself where it is no mapping."""
    said = package.get(form)
    if not isinstance(said, dict) or {"measures", "dimensions"} & said.keys():
        return said
    parts = named(said)
    measures = {n: _measure(package, n, p) for n, p in parts.items() if _is_measure(n, p)}
    dimensions = dict(_dimensions({n: p for n, p in parts.items() if n not in measures}))
    return {"measures": measures, "dimensions": dimensions} if measures or dimensions else said


def _is_measure(name: str, part: Json) -> bool:
    """Whether a part has amounts: from the end of 2011 on measures were called so."""
    of_value = part.get("type", "value") == "value" and name == AMOUNT
    return bool(_column(part)) and (part.get("type") == "measure" or of_value)


def _measure(package: Json, name: str, part: Json) -> Json:
    dataset = package.get("dataset")
    said = (part, dataset if isinstance(dataset, dict) else {}, package)
    currency = next((found for x in said if (found := text(x, "currency"))), "")
    own = {"currency": currency} if currency else {}
    return {"name": name, "source": _column(part), **own}


def _dimensions(parts: dict[str, Json]) -> Iterator[tuple[str, Json]]:
    """The dimensions whose names say what they are, the levels of each in one."""
    levels: dict[str, list[tuple[str, str, Json]]] = {}
    for name, part in parts.items():
        leveled = LEVELED.fullmatch(name.casefold())
        if name in TIMES and _column(part):
            attributes = {name: {"source": _column(part)}}
            yield name, {"dimensionType": "datetime", "attributes": attributes}
        elif name in PARTIES:
            found = dict(_attributes(name, part))
            yield PARTIES[name], {"dimensionType": "entity", "attributes": found}
        elif leveled:
            levels.setdefault(leveled[1], []).append((leveled[2], name, part))
    for kind, each in levels.items():
        attributes, above = dict[str, Json](), ""
        for _, name, part in sorted(each, key=lambda level: level[0]):
            for own, attribute in _attributes(name, part):
                code = "labelfor" not in attribute
                attributes[own] = {**attribute, **({"parent": above} if code and above else {})}
            above = name if name in attributes else above
        yield kind, {**_kind(kind), "attributes": attributes}


def _kind(name: str) -> Json:
    """What a dimension of a name is."""
    if name == "program":
        return {"dimensionType": "activity"}
    kind = next((k for k in CLASSIFICATIONS if k.startswith(name)), CLASSIFICATIONS[0])
    return {"dimensionType": "classification", "classificationType": kind}


def _attributes(name: str, part: Json) -> Iterator[tuple[str, Json]]:
    """The code of a part, which has its name, and its label, where that has another column.

    An identifier made from the label is in the same column.
    """
    fields = named(part.get("fields", part.get("attributes")))
    own = [x for n in ("name", "id", "label") if (x := _source(fields.get(n, {})))]
    own = own or [x for x in [_source(part)] if x]
    if own:
        yield name, own[0]
    if (label := _source(fields.get("label", {}))) and label != own[0]:
        yield f"{name}_label", {**label, "labelfor": name}


def _column(part: Json) -> str:
    """The column of a part; empty where it has none."""
    return text(part, "column") or text(part, "source")


def _source(part: Json) -> Json:
    """The column of a part, or what is the same in all rows."""
    constant = part.get("constant")
    if column := _column(part):
        return {"source": column}
    plain = isinstance(constant, str | int | float) and constant != ""
    return {"constant": constant} if plain else {}
