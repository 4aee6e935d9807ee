"""The fields that a view draws: each is in its tables, and what its scale is over can be drawn.

Vega-Lite draws nothing for a field that there is not, and takes a dot or a bracket in a name for a
way into an object: a view would be blank or wrong, without an error.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
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
ENDS = 2
WORDS = frozenset({"count", "distinct", "valid", "missing"})
"""What counts values, whatever they are."""
Values = Mapping[str, list[Any]]
"""The values of the fields of some tables, by name."""


def _is_number(value: Any) -> bool:
    try:
        return isinstance(value, int | Decimal) or Decimal(str(value)).is_finite()
    except ArithmeticError:
        return False


def _is_time(value: Any) -> bool:
    return not isinstance(value, str) or any(map(str.isdigit, value))


READ: Mapping[Any, Callable[[Any], bool]] = {"quantitative": _is_number, "temporal": _is_time}
"""By the type of a channel, what its scale can place."""


def alias(name: str) -> str:
    """A name for a field by which Vega-Lite finds it whatever is in its own: that, where it can."""
    return f"field_{name.encode().hex()}" if SPECIAL.search(name) else name


def is_open(spec: Json) -> bool:
    """Whether the fields of a specification, as its author wrote it, can be any."""
    return any(part.keys() & FREE for part in _parts(spec))


def is_reduced(spec: Json) -> bool:
    """Whether a specification may leave out rows, or change what they have."""
    return any("transform" in part for part in _parts(spec))


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
        if not transforms and name in values:
            filled = [value for value in values[name] if value is not None]
            _check_values(channel, name, filled)
            _check_scale(channel, name, [v for v in filled if isinstance(v, int | Decimal)])


def _check_values(channel: Json, name: str, known: Sequence[Any]) -> None:
    """Refuse a field without values, and numbers or times that are none."""
    if not known:
        raise Fault(
            "view-error", f"the field {name}, which has no value", "a field with values", "name one"
        )
    kind = channel.get("type")
    if channel.get("aggregate") in WORDS or kind not in READ or any(map(READ[kind], known)):
        return
    raise Fault(
        "view-error",
        f"the type {kind} for {name}, which has {known[0]}",
        "numbers" if kind == "quantitative" else "times",
        'use the type "nominal", or name another field',
    )


def _check_scale(channel: Json, name: str, figures: Sequence[int | Decimal]) -> None:
    """Refuse a scale that cannot hold some figures."""
    scale = channel.get("scale")
    if not isinstance(scale, dict) or channel.get("aggregate") or not figures:
        return
    domain = scale.get("domain")
    if isinstance(domain, list) and len(domain) == ENDS and not scale.get("clamp"):
        ends = sorted(end for end in domain if isinstance(end, int | float | Decimal))
        outside = [v for v in figures if len(ends) == ENDS and not ends[0] <= v <= ends[1]]
        if len(outside) == len(figures):
            raise Fault(
                "view-error",
                f"a scale from {ends[0]} to {ends[1]} over {name}, which has {outside[0]}",
                "a scale that holds the figures",
                "take out its domain, or widen it",
            )
    if scale.get("type") == "log" and min(figures) <= 0:
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
