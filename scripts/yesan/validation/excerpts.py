"""The rows that errors are about, as they are in their files: nobody has to look for them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import yaml

from yesan.errors import DataError, Excerpt, Fault, Place, PropertyPath, by_cause
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.reading import folder
from yesan.reading.content import Content
from yesan.reading.parsing import PlainLoader

EACH, MOST = 20, 1_000
"""Number of rows of one cause, and of all, that are read at most."""
CONFLICT = "merge-conflict"
"""The type of errors of lines, whatever the file is."""
LONGEST = 200
"""How much of a cell, or of a line, is kept."""
OPENING = ("", "{", "[")
"""Lines that say nothing of what is in the next one."""


def read(
    described: Path, package: Package | None, errors: Iterable[DataError]
) -> dict[Place, Excerpt]:
    """The rows and lines that errors are about, as far as they can be read.

    Args:
        described: The descriptor.
        package: The package, as far as it could be read.
        errors: The errors and warnings; of those of one cause, the first few are looked up.
    """
    wanted = [error for group in by_cause([*errors]) for error in group[:EACH]][:MOST]
    known = package.by_name if package else {}
    plain: dict[str, list[DataError]] = {}
    for error in wanted:
        if error.file == described.name or error.type == CONFLICT:
            plain.setdefault(error.file, []).append(error)
    found = {p: e for file, own in plain.items() for p, e in _lines(described.parent, file, own)}
    tables: dict[str, list[DataError]] = {}
    for error in wanted:
        if error.row is not None and error.resource in known and error.file not in plain:
            tables.setdefault(error.resource, []).append(error)
    for name, own in tables.items():
        numbers = {n for e in own for n in (e.row, e.beside) if n is not None}
        for number, excerpt in _rows(described.parent, known[name], numbers):
            found[own[0].file, number, ()] = excerpt
    return found


def _rows(root: Path, resource: Resource, numbers: set[int]) -> Iterator[tuple[int, Excerpt]]:
    """Some rows of a table by their numbers, the first of its file being 1."""
    dialect = resource.dialect
    try:
        if dialect.kind != "csv":
            names = tuple(f.name for f in resource.fields)
            for number, row in enumerate(dialect.rows(resource.content), start=2):
                if number in numbers:
                    cells = [row.get(name) for name in names] if isinstance(row, dict) else row
                    yield number, Excerpt(number, names, tuple(map(_cell, cells)))
            return
        text = dialect.text(_as_printed(root, resource))
        reader = csv.reader(io.StringIO(text, newline=""), **dialect.form)
        top = max(dialect.properties.get("headerRows") or [1])
        begun, names = 1, ()
        for number, row in enumerate(islice(reader, max(numbers, default=0)), start=1):
            if number <= top:
                names = tuple(map(_cell, row))
            if number in numbers:
                yield number, Excerpt(begun, names, tuple(map(_cell, row)))
            begun = reader.line_num + 1
    except (Fault, csv.Error, TypeError, OSError):
        return  # what cannot be read is an error of its own


def _as_printed(root: Path, resource: Resource) -> Content:
    """The bytes of a table before anything in them was spelled as the standard has it."""
    content = resource.content
    if isinstance(path := resource.raw.get("path"), str) and path.endswith(content.suffix or "\0"):
        try:
            return replace(content, data=folder.read(root, path))
        except Fault:
            return content
    return content


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _lines(root: Path, file: str, errors: list[DataError]) -> Iterator[tuple[Place, Excerpt]]:
    """The lines of a descriptor, or of another file, that errors are about."""
    try:
        text = folder.read(root, file).decode("utf-8-sig", "replace")
    except Fault:
        return
    lines = text.splitlines()
    tree = _tree(text)
    for error in errors:
        line = error.row or _line(tree, error.path)
        while line and line <= len(lines) and lines[line - 1].strip() in OPENING:
            line += 1
        if line and line <= len(lines):
            excerpt = Excerpt(line, (), (_cell(lines[line - 1].strip()),))
            yield (error.file, error.row, error.path), excerpt


def _tree(text: str) -> yaml.Node | None:
    """The parts of a descriptor with their places: what is JSON is YAML as well."""
    try:
        return yaml.compose(text.replace("\t", " "), PlainLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None


def _line(tree: yaml.Node | None, path: PropertyPath) -> int | None:
    """The line of a part, or of the innermost one around it that there is; None of the whole."""
    line, node = None, tree
    for key in path:
        found = _named(node).get(str(key))
        if found is None and isinstance(node, yaml.MappingNode):
            for inner in ("schema", "fields"):
                step = _named(node).get(inner)
                if step is not None and (found := _deep(step, str(key))) is not None:
                    break
        if found is None:
            break
        line, node = found.start_mark.line + 1, found
    return line


def _deep(node: yaml.Node, key: str) -> yaml.Node | None:
    """A field by its name, of a schema or of its fields."""
    named = _named(node)
    if key in named:
        return named[key]
    return _named(named["fields"]).get(key) if "fields" in named else None


def _named(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """The parts of a node by their keys; those of a list by their names and numbers."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): value for key, value in node.value}
    found: dict[str, yaml.Node] = {}
    if isinstance(node, yaml.SequenceNode):
        for number, part in enumerate(node.value):
            found[str(number)] = part
            own = _named(part).get("name") if isinstance(part, yaml.MappingNode) else None
            if isinstance(own, yaml.ScalarNode):
                found.setdefault(str(own.value), part)
    return found
