"""A table whose file was renamed: what the descriptor names is gone, and nothing names its file."""

from __future__ import annotations

import csv
import posixpath
from contextlib import suppress
from typing import Any

from yesan.errors import Fault
from yesan.phrase import Phrase
from yesan.reading.locations import Locations
from yesan.reading.parsing import Json
from yesan.reading.suggestion import near

FIRST = 100_000
"""How many bytes of a file a header is looked for in."""


def fault(raw: Json, schema: Json, package: Json, locations: Locations) -> Fault | None:
    """What is wrong with a resource whose file is another one now; None where that is not known.

    Args:
        raw: The resource.
        schema: Its schema.
        package: The descriptor.
        locations: Where its files may be.
    """
    path, fields = raw.get("path"), schema.get("fields")
    if not isinstance(path, str) or not isinstance(fields, list):
        return None
    names = [f.get("name") for f in fields if isinstance(f, dict)]
    described = {p for r in _objects(package.get("resources")) for p in _listed(r.get("path"))}
    folder, suffix = posixpath.dirname(path), posixpath.splitext(path)[1]
    pattern = posixpath.join(folder, f"*{suffix}")
    others = [
        other
        for other in (locations.list(pattern) if suffix and names else ())
        if other not in described
    ]
    found = [other for other in others if _header(other, locations) == names]
    if len(found) != 1:
        # Of several with the same columns, or none, the one that is nearly called so.
        by_stem = {_stem(other): other for other in found or others}
        alike = near(_stem(path), by_stem)
        return _alike(path, by_stem[alike]) if alike else None
    return Fault(
        "file-missing",
        Phrase(
            "no file {path}, and {other} with its columns, which nothing describes",
            path=path,
            other=found[0],
        ),
        Phrase("a file"),
        Phrase(
            'write "{path}" in path if the table was renamed; if not, add the file', path=found[0]
        ),
    )


def _stem(path: str) -> str:
    """The name of a file without its suffix."""
    return posixpath.splitext(posixpath.basename(path))[0]


def _alike(path: str, other: str) -> Fault:
    """What is wrong where only the name of another file is like that of the one that is gone."""
    return Fault(
        "file-missing",
        Phrase("no file {path}, and {other}, which nothing describes", path=path, other=other),
        Phrase("a file"),
        Phrase('write "{path}" in path if the file was renamed; if not, add the file', path=other),
    )


def _header(path: str, locations: Locations) -> list[str]:
    """The names of the columns of a CSV; none where it cannot be read."""
    with suppress(Fault, UnicodeDecodeError, csv.Error):
        text = locations.read(path)[:FIRST].decode("utf-8-sig", "ignore")
        return next(csv.reader(text.splitlines()), [])
    return []


def _objects(value: Any) -> list[Json]:
    return [x for x in value if isinstance(x, dict)] if isinstance(value, list) else []


def _listed(value: Any) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [x for x in found if isinstance(x, str)]
