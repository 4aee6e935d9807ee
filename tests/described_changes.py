"""Small changes of what a descriptor says: of the package, of its tables and of their fields.

Digits and letters of every text and number of the package, and of every description, reason, title
and unit of a table and a field; properties and entries too few, entries in another order, one more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yesan.source.seal import MADE

Json = dict[str, Any]
Path = tuple[str | int, ...]
WORDS = frozenset({"title", "description", "reason", "selection", "unit", "label"})
"""Properties of tables and fields that are words, translations included."""
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
VIEW = {
    "name": "added",
    "title": "Added",
    "specType": "vega-lite",
    "spec": {"mark": "bar", "encoding": {"x": {"aggregate": "count"}}},
}


@dataclass(frozen=True)
class Described:
    """A descriptor after one change.

    Attributes:
        kind: What was done.
        table: The table that it concerns; empty for the package.
        field: The field, or the property of the package.
        place: What became what, and where.
        raw: The descriptor.
    """

    kind: str
    table: str
    field: str
    place: str
    raw: Json


def described(raw: Json, seed: int) -> Iterator[Described]:
    """The changes of a descriptor."""
    chance = random.Random(f"{seed} described")  # noqa: S311 - no secret
    for name, value in raw.items():
        if name not in MADE:
            yield from _of_property(raw, name, value, chance)
    turned = _with(raw, ("resources",), raw["resources"][::-1])
    yield Described("entries reversed", "", "resources", "resources", turned)
    views = [*raw.get("views", []), VIEW]
    yield Described("view added", "", "views", "one more", {**raw, "views": views})
    for number, table in enumerate(raw["resources"]):
        for path, leaf in _leaves(table, ("resources", number)):
            words = next((p for p in path[::-1] if isinstance(p, str)), "")
            if words.partition("@")[0] not in WORDS or not isinstance(leaf, str):
                continue
            of = "a field" if "fields" in path else "a table"
            own = (
                table["schema"]["fields"][path[path.index("fields") + 1]] if of == "a field" else {}
            )
            for what, new in _changed(leaf, chance):
                changed = _with(raw, path, new)
                place = f"{'.'.join(map(str, path[2:]))}: {leaf[:40]!r} → {new[:40]!r}"
                name = str(own.get("name", ""))
                yield Described(f"{what} of {of}", table["name"], name, place, changed)


def _of_property(raw: Json, name: str, value: Any, chance: random.Random) -> Iterator[Described]:
    """Changes of one property of the package."""
    dropped = {key: kept for key, kept in raw.items() if key != name}
    yield Described("property dropped", "", name, "dropped", dropped)
    for path, entries in _lists(value, (name,)):
        place = ".".join(map(str, path))
        for n in range(len(entries)):
            fewer = [*entries[:n], *entries[n + 1 :]]
            yield Described("entry dropped", "", name, f"{place}.{n}", _with(raw, path, fewer))
        if entries != entries[::-1]:
            yield Described("entries reversed", "", name, place, _with(raw, path, entries[::-1]))
    for path, leaf in _leaves(value, (name,)):
        for what, new in _changed(leaf, chance):
            place = f"{'.'.join(map(str, path))}: {str(leaf)[:40]!r} → {str(new)[:40]!r}"
            yield Described(f"{what} of the package", "", name, place, _with(raw, path, new))


def _changed(leaf: Any, chance: random.Random) -> Iterator[tuple[str, Any]]:
    """A text or a number with another digit, and with another letter."""
    if isinstance(leaf, int) and not isinstance(leaf, bool):
        yield "digit", leaf + chance.choice((1, 10, 100))
    if isinstance(leaf, str):
        if digits := [m.start() for m in DIGIT.finditer(leaf)]:
            at = chance.choice(digits)
            other = chance.choice([d for d in "123456789" if d != leaf[at]])
            yield "digit", leaf[:at] + other + leaf[at + 1 :]
        if letters := [m.start() for m in LETTER.finditer(leaf)]:
            at = chance.choice(letters)
            other = "가나"[leaf[at] == "가"] if ord(leaf[at]) > 0x1100 else "qz"[leaf[at] == "q"]
            yield "letter", leaf[:at] + other + leaf[at + 1 :]


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every text and number in a part of a descriptor, with its place."""
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in parts:
            yield from _leaves(part, (*path, name))
    else:
        yield path, value


def _lists(value: Any, path: Path) -> Iterator[tuple[Path, list[Any]]]:
    """Every list in a part of a descriptor, with its place."""
    if isinstance(value, list):
        yield path, value
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in parts:
            yield from _lists(part, (*path, name))


def _with(value: Any, path: Path, new: Any) -> Any:
    """A part of a descriptor with something else at a place."""
    if not path:
        return new
    first, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {k: _with(v, rest, new) if k == first else v for k, v in value.items()}
    return [_with(v, rest, new) if n == first else v for n, v in enumerate(value)]
