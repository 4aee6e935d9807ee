"""The fields that a view draws: each is in its tables, and what its scale is over can be drawn.

Vega-Lite draws nothing for a field that there is not, and takes a dot or a bracket in a name for a
way into an object: a view would be blank or wrong, without an error.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from yesan.errors import Fault
from yesan.reading.parsing import Json

MADE = {"fold": ("key", "value"), "density": ("value", "density"), "quantile": ("prob", "value")}
"""The fields that a transformation makes where it does not name them with ``as``."""
FREE = frozenset({"pivot", "lookup", "values", "repeat", "params"})
"""Where a specification has one of these, its fields can be any."""
SPECIAL = re.compile(r"""[\\.\[\]'"]""")
"""What Vega-Lite does not take as part of a name."""
Values = Mapping[str, list[Any]]
"""The values of the fields of some tables, by name."""


def alias(name: str) -> str:
    """A name for a field by which Vega-Lite finds it whatever is in its own: that, where it can."""
    return f"field_{name.encode().hex()}" if SPECIAL.search(name) else name


def is_open(spec: Json) -> bool:
    """Whether the fields of a specification, as its author wrote it, can be any."""
    return any(part.keys() & FREE for part in _parts(spec))


def settle(spec: Json, values: Values) -> None:
    """Write names of fields as Vega-Lite reads them, in place, and refuse those of no table.

    Args:
        spec: A specification; its data are passed over.
        values: Of the tables that it draws.

    Raises:
        Fault: A field is not in these tables, or a logarithmic scale is over zero or less.
    """
    parts = list(_parts({name: part for name, part in spec.items() if name != "data"}))
    transforms = [t for part in parts for t in part.get("transform", ()) if isinstance(t, dict)]
    known = {*values, *_made(transforms)}
    for channel in _channels(parts):
        name = str(channel["field"])
        if name in values and SPECIAL.search(name):
            channel["field"] = alias(name)
            channel.setdefault("title", name)
        elif not _leads(name) & known:
            near = difflib.get_close_matches(name, list(values), n=1)
            listed = ", ".join(values)
            remedy = f"did you mean {near[0]}?" if near else "name a field of the table"
            raise Fault("view-error", f"the field {name}", f"a field: {listed}", remedy)
        if not transforms:
            _check_scale(channel, name, values)


def _check_scale(channel: Json, name: str, values: Values) -> None:
    scale = channel.get("scale")
    if not isinstance(scale, dict) or scale.get("type") != "log" or channel.get("aggregate"):
        return
    figures = [v for v in values.get(name, ()) if isinstance(v, int | Decimal)]
    if figures and min(figures) <= 0:
        raise Fault(
            "view-error",
            f"a logarithmic scale over {name}, which has {min(figures)}",
            "figures above zero",
            'use the scale "symlog", or filter what is not above zero',
        )


def _parts(spec: Any) -> Iterator[Json]:
    """Every object in a specification, itself included."""
    if isinstance(spec, dict):
        yield spec
    for part in spec.values() if isinstance(spec, dict) else spec:
        if isinstance(part, dict | list):
            yield from _parts(part)


def _channels(parts: list[Json]) -> Iterator[Json]:
    """The definitions of channels that draw a field."""
    encodings = [part["encoding"] for part in parts if isinstance(part.get("encoding"), dict)]
    for encoding in encodings:
        for channel in encoding.values():
            for definition in channel if isinstance(channel, list) else [channel]:
                if isinstance(definition, dict) and isinstance(definition.get("field"), str):
                    yield definition


def _made(transforms: list[Json]) -> Iterator[str]:
    """The fields that transformations make."""
    for part in _parts(transforms):
        named = part.get("as", ())
        yield from [named] if isinstance(named, str) else map(str, named)
        for kind in MADE.keys() & part.keys():
            yield from MADE[kind]


def _leads(name: str) -> set[str]:
    """The names that a field can mean: itself without escapes, or the object that it leads into."""
    return {re.sub(r"\\(.)", r"\1", name), re.split(r"(?<!\\)[.\[]", name)[0]}
