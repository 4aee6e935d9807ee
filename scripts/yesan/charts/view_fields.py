"""The fields that a view draws: each is in its tables, and what its scale is over can be drawn.

Vega-Lite draws nothing for a field that does not exist, and takes a dot or a bracket in a name for
a way into an object: a view would be blank or wrong, without an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from yesan.charts import view_lookups, view_scales
from yesan.errors import Fault, called
from yesan.phrase import Phrase
from yesan.reading.parsing import Json
from yesan.reading.suggestion import near

MADE = {"fold": ("key", "value"), "density": ("value", "density"), "quantile": ("prob", "value")}
"""The fields that a transformation makes where it does not name them with ``as``."""
FREE = frozenset({"pivot", "values", "params"})
"""Where a specification has one of these, its fields can be any."""
SPECIAL = re.compile(r"""[\\.\[\]'"]""")
"""What Vega-Lite does not take as part of a name."""
WHOLES = frozenset({"mark", "layer", "facet", "repeat", "concat", "hconcat", "vconcat"})
"""What a part of a specification has that is a picture."""
EXPRESSIONS = ("test", "filter", "calculate")
"""What may be an expression over the fields of a row."""
NAMED = re.compile(r"""\bdatum\.([^\W\d]\w*)|\bdatum\[(?P<mark>['"])([^'"\\]*)(?P=mark)\]""")
"""How an expression names a field."""
PLACED = frozenset(
    {"x", "y", "x2", "y2", "xOffset", "yOffset", "theta", "theta2", "radius", "radius2", "size"}
)
"""The channels whose marks would be, or be as large as, what they are not, if clamped."""
WORDS = ("count", "distinct", "valid", "missing")
"""What counts values, whatever they are; an aggregate that is none may be an object."""
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
    view_lookups.check(transforms, values, known)
    placed = {id(channel) for channel in _placed(parts)}
    clipped = any(_of_mark(part, "clip") for part in parts)
    for channel in _channels(parts):
        name = str(channel["field"])
        channel["field"] = _settled(name, values, known)
        if channel["field"] != name:
            channel.setdefault("title", name)
        if not transforms and name in values:
            filled = [value for value in values[name] if value is not None]
            _check_values(channel, name, filled)
            _check_scale(channel, name, [v for v in filled if isinstance(v, int | Decimal)])
            view_scales.check(channel, name, filled, clipped, placed=id(channel) in placed)
    for order in _orders(parts):
        order["field"] = _settled(str(order["field"]), values, known)
    for name in _named(parts):
        _settled(name, values, known)
    for repeated in _repeated(parts):
        repeated[:] = [_settled(str(name), values, known) for name in repeated]


def temporal(spec: Json) -> set[str]:
    """The fields that a specification draws as times; none where it says itself in which zone."""
    parts = list(_parts({name: part for name, part in spec.items() if name != "data"}))
    texts = (text for part in parts for text in part.values() if isinstance(text, str))
    if any(text.startswith("utc") for text in texts):
        return set()
    return {str(c["field"]) for c in _channels(parts) if c.get("type") == "temporal"}


def check_seen(spec: Json) -> None:
    """Refuse a view of which nothing can be seen: its marks are transparent, or it has no height.

    Raises:
        Fault: What hides it.
    """
    parts = list(_parts({name: part for name, part in spec.items() if name != "data"}))
    for part in parts:
        for side in ("width", "height"):
            size = part.get(side)
            if part.keys() & WHOLES and isinstance(size, int | float) and size <= 0:
                found = Phrase("a picture of the {side} {size}", side=side, size=size)
                raise Fault(
                    "view-error",
                    found,
                    Phrase("one that can be seen"),
                    Phrase("take out the {side}", side=side),
                )
    marks = [part for part in parts if "mark" in part]
    if marks and all(map(_is_hidden, marks)):
        found = Phrase("marks that are transparent")
        raise Fault(
            "view-error",
            found,
            Phrase("marks that can be seen"),
            Phrase("take out their opacity of 0"),
        )


def _is_hidden(part: Json) -> bool:
    channels = part.get("encoding")
    opacity = channels.get("opacity") if isinstance(channels, dict) else None
    said = opacity.get("value") if isinstance(opacity, dict) else None
    return 0 in [x for x in (_of_mark(part, "opacity"), said) if isinstance(x, int | float)]


def _of_mark(part: Json, name: str) -> Any:
    """A property of the mark of a part; None where it has none."""
    mark = part.get("mark")
    return mark.get(name) if isinstance(mark, dict) else None


def _settled(name: str, values: Values, known: set[str]) -> str:
    """The name of a field as Vega-Lite reads it.

    Raises:
        Fault: There is no such field.
    """
    if name in values and SPECIAL.search(name):
        return alias(name)
    if not _leads(name) & known:
        listed, found = ", ".join(map(called, values)), near(name, values)
        remedy = (
            Phrase("did you mean {found}?", found=found)
            if found
            else Phrase("name a field of the table")
        )
        raise Fault(
            "view-error",
            Phrase("the field {name}", name=called(name)),
            Phrase("a field: {listed}", listed=listed),
            remedy,
        )
    return name


def _check_values(channel: Json, name: str, known: Sequence[Any]) -> None:
    """Refuse a field without values, and numbers or times that are none."""
    if not known:
        raise Fault(
            "view-error",
            Phrase("the field {name}, which has no value", name=called(name)),
            Phrase("a field with values"),
            Phrase("name one"),
        )
    kind = channel.get("type")
    if channel.get("aggregate") in WORDS or kind not in READ or any(map(READ[kind], known)):
        return
    raise Fault(
        "view-error",
        Phrase(
            "the type {kind} for {name}, which has {known}", kind=kind, name=name, known=known[0]
        ),
        Phrase("numbers") if kind == "quantitative" else Phrase("times"),
        Phrase('use the type "nominal", or name another field'),
    )


def _check_scale(channel: Json, name: str, figures: Sequence[int | Decimal]) -> None:
    """Refuse a logarithmic scale over what is not above zero."""
    scale = channel.get("scale")
    if not isinstance(scale, dict) or channel.get("aggregate") or not figures:
        return
    if scale.get("type") == "log" and min(figures) <= 0:
        raise Fault(
            "view-error",
            Phrase(
                "a logarithmic scale over {name}, which has {figures}",
                name=name,
                figures=min(figures),
            ),
            Phrase("figures above zero"),
            Phrase('use the scale "symlog", or filter what is not above zero'),
        )


def _parts(spec: Any) -> Iterator[Json]:
    """Every object in a specification, itself included."""
    if isinstance(spec, dict):
        yield spec
    for part in spec.values() if isinstance(spec, dict) else spec:
        if isinstance(part, dict | list):
            yield from _parts(part)


def _channels(parts: Iterable[Json]) -> Iterator[Json]:
    """The definitions of channels, and of facets, that draw a field."""
    for part in parts:
        encoding, facet = part.get("encoding"), part.get("facet")
        channels = [*encoding.values()] if isinstance(encoding, dict) else []
        if isinstance(facet, dict) and "spec" in part:
            channels += [facet, facet.get("row"), facet.get("column")]
        for channel in channels:
            for definition in channel if isinstance(channel, list) else [channel]:
                if isinstance(definition, dict) and isinstance(definition.get("field"), str):
                    yield definition


def _placed(parts: Iterable[Json]) -> Iterator[Json]:
    """The definitions of channels that say where a mark is, or how large: no colours."""
    for part in parts:
        encoding = part.get("encoding")
        for name, channel in encoding.items() if isinstance(encoding, dict) else ():
            if name in PLACED and isinstance(channel, dict):
                yield channel


def _orders(parts: Iterable[Json]) -> Iterator[Json]:
    """By which fields channels are in order."""
    for channel in _channels(parts):
        order = channel.get("sort")
        if isinstance(order, dict) and isinstance(order.get("field"), str):
            yield order


def _named(parts: Iterable[Json]) -> Iterator[str]:
    """The names of the fields in expressions."""
    for part in parts:
        for text in (part.get(name) for name in EXPRESSIONS):
            if isinstance(text, str):
                yield from (found[1] or found[3] for found in NAMED.finditer(text))


def _repeated(parts: Iterable[Json]) -> Iterator[list[Any]]:
    """The names of the fields of which a view is repeated."""
    for part in parts:
        repeat = part.get("repeat")
        if "spec" in part:
            lists = repeat.values() if isinstance(repeat, dict) else [repeat]
            yield from (names for names in lists if isinstance(names, list))


def _made(transforms: list[Json]) -> Iterator[str]:
    """The fields that transformations make."""
    for part in _parts(transforms):
        named = part.get("as", ())
        source = part.get("from")
        if "lookup" in part and not named and isinstance(source, dict):
            named = source.get("fields") or ()
        yield from [named] if isinstance(named, str) else map(str, named)
        for kind in MADE.keys() & part.keys():
            yield from MADE[kind]


def _leads(name: str) -> set[str]:
    """The names that a field can mean: itself without escapes, or the object that it leads into."""
    return {re.sub(r"\\(.)", r"\1", name), re.split(r"(?<!\\)[.\[]", name)[0]}
