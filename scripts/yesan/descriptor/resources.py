"""The resources of a package: tables, and files that are not tables but can be downloaded."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from slugify import slugify

from yesan.descriptor import described_table, fields, misplaced, misspelt, schema, sources
from yesan.descriptor.described_table import DescribedTable
from yesan.descriptor.findings import Problems
from yesan.descriptor.loading import LoadedResource
from yesan.errors import Fault, InvalidPackage
from yesan.limits import too_large
from yesan.package.resource import Complete, File, Resource
from yesan.package.text import Text
from yesan.phrase import Phrase
from yesan.reading import dialect as dialects
from yesan.reading import headers
from yesan.reading.content import Content
from yesan.reading.dialect import LINES, TABULAR, Dialect
from yesan.reading.parsing import Json, kind_name, names
from yesan.reading.unique_name import short, unique_name
from yesan.reading.workbook import SUFFIXES

NAME = r"[a-z0-9][a-z0-9._-]*"
RESERVED = frozenset({"index", "claims"})
"""Ids that pages of yesan itself have."""


def resources(loaded: Iterable[LoadedResource]) -> Iterator[Resource | File]:
    """The resources that have a usable name: each a table, or a file that is not one."""
    seen: set[str] = set()
    ids = set(RESERVED)
    for item in loaded:
        if not item.name:
            name = item.raw.get("name")
            item.findings.at("name").note(
                Phrase("no name") if name is None else name,
                Phrase("a name"),
                Phrase("give the resource a name of lower-case letters, digits, '.', '_' or '-'"),
            )
            continue
        _check_name(item, seen)
        id_ = unique_name(_id(item.name), ids)
        ids.add(id_)
        _check(item)
        try:
            why = _why_no_table(item.raw, item.content)
            yield _file(item, id_, why) if why else _resource(item, id_, described_table.read(item))
        except MemoryError as error:
            raise InvalidPackage([too_large(described_table.path(item.raw, item.name))]) from error


def odd_name(name: str) -> Fault:
    """The fault of a name that the standard does not allow, but that can be used."""
    return Fault(
        "name-error",
        json.dumps(name, ensure_ascii=False),
        Phrase("lower-case letters, digits, '.', '_' or '-'"),
        Phrase("rename it, so that every program can read it"),
    )


def _check_name(item: LoadedResource, seen: set[str]) -> None:
    """Note a name that another resource has, or that rules cannot tell from another's."""
    # By its position, since two resources may have the same name.
    here = item.findings.root.at("resources", item.number, "name")
    alike = re.sub(r"\W", "_", item.name).lower()
    if alike in seen:
        here.note(
            item.name,
            Phrase("a name of its own, '-', '.' and '_' being the same to rules"),
            Phrase("rename one of the two"),
        )
    seen.add(alike)
    if not re.fullmatch(NAME, item.name):
        here.warn(odd_name(item.name))


def _id(name: str) -> str:
    """What a resource is called in addresses: its name, if that is fit for one."""
    return short(name if re.fullmatch(NAME, name) else slugify(name)) or "table"


def _check(item: LoadedResource) -> None:
    """Note properties of the resource that are misplaced, or of a wrong type."""
    here, raw = item.findings, item.raw
    misplaced.check("resource", raw, here)
    misplaced.check("schema", item.schema, here.at("schema"))
    misspelt.check("resource", raw, here)
    misspelt.check("schema", item.schema, here.at("schema"))
    misplaced.check("dialect", item.dialect, here.at("dialect"))
    misspelt.check("dialect", item.dialect, here.at("dialect"))
    for key, type_ in (("hash", str), ("bytes", int), ("format", str)):
        if not isinstance(raw.get(key, type_()), type_):
            here.at(key).note(
                raw[key], Phrase("a JSON {kind}", kind=kind_name(type_())), Phrase("fix it")
            )
    if not described_table.is_encoding(raw.get("encoding", "utf-8")):
        here.at("encoding").note(
            raw["encoding"], Phrase("an encoding such as utf-8"), Phrase("fix it")
        )
    if not isinstance(raw.get("selection", ""), str | dict):
        expected = Phrase("the criterion by which rows were selected, as text")
        here.at("selection").note(raw["selection"], expected, Phrase("write it, or leave it out"))
    if not isinstance(raw.get("cumulative", True), bool):
        here.at("cumulative").note(
            raw["cumulative"], Phrase("true or false"), Phrase("write one of them")
        )
    if raw.get("selection") and raw.get("complete"):
        here.at("complete").note(
            Phrase("complete"), Phrase("no selection beside it"), Phrase("keep one of the two")
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
        why = f"yesan reads no tables from {form}"
        if f".{form}" not in SUFFIXES:
            return why
        origin = described_table.path(raw, "")
        return f"{why}: yesan new FOLDER --from {origin} writes CSVs of it"
    if form == "json" and not tabular and content.data and content.inline is None:
        try:
            Dialect("json", "utf-8-sig", "", {}).rows(content)
        except Fault:
            return "its JSON is not an array of rows"
    return ""


def _file(item: LoadedResource, id_: str, why: str) -> File:
    """A resource that is not a table, to be downloaded as it is."""
    return File(
        name=item.name,
        id=id_,
        path=described_table.path(item.raw, ""),
        title=Text.read(item.raw, "title", item.name),
        description=Text.read(item.raw, "description"),
        content=item.content,
        why=why,
    )


def _resource(item: LoadedResource, id_: str, table: DescribedTable) -> Resource:
    """The table as the descriptor describes it."""
    raw, here = item.raw, item.findings
    in_schema = here.at("schema")
    return Resource(
        name=item.name,
        id=id_,
        path=described_table.path(raw, here.file),
        title=Text.read(raw, "title", item.name),
        description=Text.read(raw, "description"),
        content=table.content,
        dialect=table.dialect,
        fields=table.fields,
        primary_key=schema.primary_key(table.schema, in_schema),
        foreign_keys=tuple(schema.foreign_keys(table.schema, item.name, in_schema)),
        extra_fields=tuple(fields.extra_fields(table.schema, here)),
        sources=tuple(sources.sources(raw, here)),
        interleaved=raw.get("interleaved") is True,
        cumulative=raw["cumulative"] if isinstance(raw.get("cumulative"), bool) else None,
        order=names(raw.get("order")),
        raw={**raw, "schema": table.schema},
        unique_keys=tuple(schema.unique_keys(table.schema, in_schema)),
        selection=Text.read(raw, "selection"),
        counted=_counted(raw, here),
        complete=_complete(raw.get("complete"), here.at("complete")),
        fields_match=schema.fields_match(table.schema, in_schema),
        missing=fields.missing_values(table.schema, in_schema),
        entity=raw.get("entity") is True,
        inferred=table.inferred,
    )


def _complete(raw: object, findings: Problems) -> Complete | None:
    """Which wholes the rows make up; a claim without evidence is an error."""
    if raw is None:
        return None
    if isinstance(raw, dict):
        total, written = raw.get("total", ""), raw.get("lines", "")
        if isinstance(total, str) and isinstance(written, str) and (total or written):
            lines = sources.line_span(written, findings.at("lines")) if written else None
            return Complete(names(raw.get("for")), total, lines)
    findings.note(
        raw,
        Phrase("the evidence for it: the table that prints the total, or the lines of the source"),
        Phrase('write {{"total": "table"}} or {{"lines": "12-40"}}, or leave it out'),
    )
    return None


def _counted(raw: Json, findings: Problems) -> dict[str, dict[str, int]]:
    """How many rows there are for each value of a field."""
    counted = findings.mapping(raw, "counted")
    if all(
        isinstance(counts, dict) and all(type(n) is int and n >= 0 for n in counts.values())
        for counts in counted.values()
    ):
        return {
            field: {headers.form(value): n for value, n in counts.items()}
            for field, counts in counted.items()
        }
    findings.at("counted").note(
        raw["counted"],
        Phrase("whole numbers by the values of a field"),
        Phrase('write it as {{"section": {{"revenue": 3}}}}'),
    )
    return {}
