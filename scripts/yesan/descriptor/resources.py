"""The resources of a package: tables to read, and files that are no tables but can be taken away.

What a table needs to be read is settled here: its bytes, its dialect, and its schema, which is
found in the data where the descriptor has none.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any

from slugify import slugify

from yesan.descriptor.schema import kind_name, names
from yesan.descriptor.sources import SourceReader
from yesan.errors import Fault
from yesan.package.resource import File, Resource
from yesan.package.text import Text
from yesan.reading import content as contents
from yesan.reading import dialect as dialects
from yesan.reading import parsing
from yesan.reading.content import Content
from yesan.reading.dialect import LINES, TABULAR, Dialect
from yesan.reading.locations import Locations
from yesan.reading.parsing import Json

NAME = r"[a-z0-9][a-z0-9._-]*"
RESERVED = frozenset({"index"})
"""Names that pages of ours have."""
COVERAGES = ("complete", "partial")


class ResourceReader(SourceReader):
    """Reads resources, and notes everything it could not use."""

    def __init__(self, file: str, locations: Locations) -> None:
        super().__init__(file)
        self.locations = locations
        self.ids: set[str] = set(RESERVED)
        self.files: list[File] = []

    def resources(self, listed: list[Any]) -> Iterator[Resource]:
        """The tables among the resources; what is no table joins `files`."""
        seen: set[str] = set()
        for number, raw in enumerate(listed):
            place = f"resources[{number}]"
            if self.refused(place):
                continue
            if not isinstance(raw, dict):
                self.note(place, raw, "an object", "describe a table in it")
                continue
            name = raw.get("name")
            if not isinstance(name, str) or not name.strip():
                self.note(
                    f"{place}.name",
                    "no name" if name is None else name,
                    "a name",
                    "give the resource a name of lower-case letters, digits, '.', '_' or '-'",
                )
                continue
            alike = re.sub(r"\W", "_", name).lower()
            if alike in seen:
                self.note(
                    f"{place}.name",
                    name,
                    "a name of its own, '-', '.' and '_' being the same to rules",
                    "rename one of the two",
                )
            seen.add(alike)
            if not re.fullmatch(NAME, name):
                self.warn(f"{place}.name", odd_name(name))
            if resource := self.resource(name, raw):
                yield resource

    def id(self, name: str) -> str:
        """What a resource is called in addresses: its name, where that is fit for one."""
        base = name if re.fullmatch(NAME, name) else slugify(name)[:80] or "table"
        found, count = base, 2
        while found in self.ids:
            found, count = f"{base}-{count}", count + 1
        self.ids.add(found)
        return found

    def resource(self, name: str, raw: Json) -> Resource | None:
        """A table; or None, and a file instead, where it is none."""
        place = f"resources.{name}"
        self.check_placement("resource", raw, f"{place}.")
        for key, type_ in (("hash", str), ("bytes", int), ("format", str)):
            if not isinstance(raw.get(key, type_()), type_):
                self.note(f"{place}.{key}", raw[key], f"a JSON {kind_name(type_())}", "mend it")
        if not _is_encoding(raw.get("encoding", "utf-8")):
            expected = "an encoding such as utf-8"
            self.note(f"{place}.encoding", raw["encoding"], expected, "mend it")
        id_ = self.id(name)
        schema = self.part(raw, "schema", place)
        described = self.part(raw, "dialect", place)
        content = self.content(raw, place, name)
        if why := _why_no_table(raw, content):
            self.file_of(name, id_, raw, content, why)
            return None
        fields = tuple(self.fields(schema, place))
        dialect = self.dialect(raw, described, content, [f.name for f in fields], place, name)
        inferred = "schema" not in raw and not self.refused(place)
        if inferred:
            schema = self.inferred(content, dialect, place, name)
            fields = tuple(self.fields(schema, place))
        if not fields and not self.refused(place):
            self.note(
                f"{place}.schema.fields",
                "no field",
                "the columns of the table",
                "list every column with its name and type",
            )
        if "primaryKey" in schema and not names(schema["primaryKey"]):
            key = schema["primaryKey"]
            self.note(f"{place}.schema.primaryKey", key, "names of fields", "list them")
        coverage = raw.get("coverage", COVERAGES[0])
        if coverage not in COVERAGES:
            self.note(f"{place}.coverage", coverage, "complete or partial", "use one of them")
        paths = raw.get("path")
        return Resource(
            name=name,
            id=id_,
            path=str(
                (paths[0] if paths else "") if isinstance(paths, list) else paths or self.file
            ),
            title=Text.read(raw, "title", name),
            description=Text.read(raw, "description"),
            content=content,
            dialect=dialect,
            fields=fields,
            primary_key=names(schema.get("primaryKey")),
            foreign_keys=tuple(self.foreign_keys(schema, place)),
            extra_fields=tuple(self.extra_fields(schema, place)),
            sources=tuple(self.sources(raw, f"{place}.")),
            partial=coverage == COVERAGES[1],
            interleaved=raw.get("interleaved") is True,
            order=names(raw.get("order")),
            raw={**raw, "schema": schema},
            unique_keys=tuple(self.unique_keys(schema, place)),
            fields_match=self.fields_match(schema, place),
            missing=self.missing(schema, f"{place}.schema."),
            entity=raw.get("entity") is True,
            inferred=inferred,
        )

    def refused(self, place: str) -> bool:
        """Whether a part of the descriptor, or something in it, has been noted as wrong."""
        return any(f"{e.field}.".startswith(f"{place}.") for e in self.errors)

    def part(self, raw: Json, name: str, place: str) -> Json:
        """The schema or dialect of a resource, fetched where it is a file of its own."""
        value = raw.get(name)
        if isinstance(value, str):
            value = self.dereferenced(value, f"{place}.{name}")
        part = self.mapping({name: value} if value is not None else {}, name, f"{place}.")
        self.check_placement(name, part, f"{place}.{name}.")
        return part

    def dereferenced(self, path: str, place: str) -> Json | None:
        """What the file at a path or address says."""
        try:
            return parsing.parse(self.locations.read(path), path)
        except Fault as fault:
            self.refuse(place, fault)
        return None

    def content(self, raw: Json, place: str, name: str) -> Content:
        """The bytes of a resource; none where they cannot be read."""
        try:
            content, doubts = contents.read(raw, self.locations)
        except Fault as fault:
            self.refuse(f"{place}.path", fault, resource=name)
            return Content(b"", "")
        for doubt in doubts:
            part = "hash" if doubt.type == "hash-count-error" else "bytes"
            self.warn(f"{place}.{part}", doubt, resource=name)
        return content

    def dialect(
        self,
        raw: Json,
        described: Json,
        content: Content,
        labels: list[str],
        place: str,
        name: str,
    ) -> Dialect:
        """How the table is read; anyhow where that cannot be found."""
        file = str(raw["path"]) if isinstance(raw.get("path"), str) else self.file
        try:
            known = raw if _is_encoding(raw.get("encoding")) else {**raw, "encoding": None}
            dialect, doubts = dialects.read(known, described, content, labels)
        except Fault as fault:
            if not self.refused(place):
                self.errors.append(self.located("", fault, resource=name, file=file))
            return Dialect("csv", "utf-8", ",", dict(dialects.DEFAULTS))
        for doubt in doubts:
            self.warn(place, doubt, resource=name)
        return dialect

    def inferred(self, content: Content, dialect: Dialect, place: str, name: str) -> Json:
        """A schema found in the data."""
        from frictionless import FrictionlessException  # noqa: PLC0415 - slow to load

        from yesan.reading import (  # noqa: PLC0415 - slow to load
            frictionless_table,
            inference,
        )

        try:
            return inference.schema(frictionless_table.table("table", content, dialect))
        except Fault as fault:
            self.refuse(place, fault, resource=name)
        except FrictionlessException as error:
            found = error.error.note
            self.refuse(place, Fault(error.error.type, found, "a table", "mend the file"))
        return {}

    def file_of(self, name: str, id_: str, raw: Json, content: Content, why: str) -> None:
        """Keep a resource that is no table, to be taken away as it is."""
        paths = raw.get("path")
        file = File(
            name=name,
            id=id_,
            path=str(paths[0] if isinstance(paths, list) else paths or ""),
            title=Text.read(raw, "title", name),
            description=Text.read(raw, "description"),
            content=content,
            why=why,
        )
        self.files.append(file)


def _is_encoding(name: object) -> bool:
    """Whether text can be in an encoding of that name."""
    try:
        return isinstance(name, str) and codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False


def odd_name(name: str) -> Fault:
    """A name that is not as the standard wants it, and can be used all the same."""
    return Fault(
        "name-error",
        json.dumps(name, ensure_ascii=False),
        "lower-case letters, digits, '.', '_' or '-'",
        "rename it, so that every program can read it",
    )


def _why_no_table(raw: Json, content: Content) -> str:
    """Why a resource is taken for a file and not for a table; empty where it is a table."""
    form = dialects.format_of(raw, content)
    kind = raw.get("type", "table")
    tabular = "schema" in raw or "type" in raw or "tabular" in str(raw.get("profile", ""))
    if kind != "table":
        return f"its type is {kind}"
    if form in {"geojson", "topojson"}:
        return f"its format is {form}"
    if form and form not in TABULAR and form not in LINES:
        return f"yesan reads no tables from {form}"
    if form == "json" and not tabular and content.data and content.inline is None:
        try:
            Dialect("json", "utf-8-sig", "", {}).rows(content)
        except Fault:
            return "its JSON is no array of rows"
    return ""
