"""The fields of codes that are unique only within the codes above them.

OpenSpending says so of a code whose type ends in ``:code:part``, and of one whose parent is in the
key of its dimension as well. Where nothing is said, it is so if a code has a name of its own below
each code of the level above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yesan.descriptor.fiscal_model import Dimension, model_of
from yesan.descriptor.os_types import PARTS, types
from yesan.descriptor.parts import named, text
from yesan.package.column_types import COLUMN_TYPES, depth
from yesan.reading.parsing import Json, names
from yesan.reading.relative_codes import Relative

FULL, PART = PARTS


def relative(package: Json, name: str, raw: Json, *, first: bool) -> list[Relative]:
    """The fields of a table whose codes are, or may be, unique only within those of others.

    Args:
        package: The descriptor.
        name: The name of the table.
        raw: Its schema as it is written.
        first: Whether it is the first of the package.
    """
    fields = raw.get("fields")
    listed = [f for f in fields if isinstance(f, dict)] if isinstance(fields, list) else []
    by_name = {f["name"]: f for f in listed if isinstance(f.get("name"), str)}
    keys = raw.get("foreignKeys")
    foreign = {
        field
        for key in (keys if isinstance(keys, list) else [])
        if isinstance(key, dict)
        for field in names(key.get("fields"))
    }
    found = {r.field: r for r in _of_model(package, name, first=first)}
    found |= {r.field: r for r in _of_types(types(by_name, all_=True))}
    return [
        code
        for code in found.values()
        if {code.field, *code.within} <= by_name.keys() and code.field not in foreign
    ]


def _of_model(package: Json, name: str, *, first: bool) -> Iterator[Relative]:
    """The codes that a model has in one key with their parents."""
    for title, raw in named(model_of(package).get("dimensions")).items():
        dimension = Dimension.read(title, raw)
        tables = {
            str(a.get("resource", name if first else "")) for a in dimension.attributes.values()
        }
        if tables != {name} or dimension.kind == "datetime":
            continue
        for code in dimension.codes:
            chain = [*dimension.above(code)][::-1]
            sources = [text(dimension.attributes[n], "source") for n in (*chain, code)]
            if chain and {*chain, code} <= {*dimension.key} and all(sources):
                yield Relative(sources[-1], tuple(sources[:-1]))


def _of_types(said: Mapping[str, str]) -> Iterator[Relative]:
    """The codes of the levels of a classification, each with those above it."""
    labels = {type_.removesuffix(":label"): name for name, type_ in said.items()}
    levels: dict[str, dict[int, tuple[str, str]]] = {}
    for name, type_ in said.items():
        stem = type_.removesuffix(FULL).removesuffix(PART).removesuffix(":code")
        if stem != type_ and f"{stem}:code" in COLUMN_TYPES:
            own = levels.setdefault(":".join(stem.split(":")[:2]), {})
            level = depth(f"{stem}:code")
            if level not in own or not type_.endswith(PART):
                own[level] = type_.removeprefix(stem), name
    for own in levels.values():
        chain: list[str] = []
        for _, (form, name) in sorted(own.items()):
            if form == FULL:
                chain = []
            elif chain:
                stem = said[name].removesuffix(form)
                yield Relative(name, tuple(chain), said=form == PART, label=labels.get(stem, ""))
            chain.append(name)
