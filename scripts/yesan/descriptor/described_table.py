"""How a table is read that a descriptor describes: its bytes, its dialect and its schema.

The schema is inferred from the data where the descriptor has none; numbers and codes are written as
the standard reads them.
"""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass, replace
from typing import Any

from yesan.descriptor import fields
from yesan.descriptor.loading import LoadedResource
from yesan.errors import Fault
from yesan.package.field import Field
from yesan.phrase import Phrase
from yesan.reading import dialect as dialects
from yesan.reading import standard_form
from yesan.reading.content import Content
from yesan.reading.cut_off import CutOff
from yesan.reading.dialect import Dialect
from yesan.reading.parsing import Json
from yesan.reading.sniffing import ENCODING_ERROR

CERTAIN = Phrase("a number whose meaning is certain")
PLAIN = Phrase('write it with digits, "-" for a minus and the decimal character of its field alone')
CODED = Phrase("a code that means one thing without the one above it")
IN_CSV = Phrase(
    "write each code with those above it, as 01/1, and its column type "
    "without :part; or the rows as CSV"
)
COMPOSE = Phrase("save the file with composed letters, as it is read")
OF_PARTS = ("format", "constraints", "groupChar", "decimalChar", "bareNumber")
"""What a descriptor says of codes in part, and not of those in full."""
UNREAD = Dialect("csv", "utf-8", ",", dict(dialects.DEFAULTS))
"""Used for the dialect of a table whose own cannot be found."""


@dataclass(frozen=True)
class DescribedTable:
    """How a table is read: its bytes, dialect and schema, and whether that was inferred."""

    content: Content
    dialect: Dialect
    schema: Json
    fields: tuple[Field, ...]
    inferred: bool


def read(item: LoadedResource) -> DescribedTable:
    """How the table is read; without a schema, one is inferred if the rest has no errors."""
    here = item.findings
    described = tuple(fields.fields(item.schema, here))
    dialect = _dialect(item, [f.name for f in described])
    if dialect is None:
        return DescribedTable(item.content, UNREAD, item.schema, described, inferred=False)
    inferred = "schema" not in item.raw and not here.refused
    found = _inferred(item, dialect) if inferred else item.schema
    if inferred:
        described = tuple(fields.fields(found, here))
    content, coded = _standard(item, dialect, found)
    if coded:
        described = tuple(replace(f, type="string") if f.name in coded else f for f in described)
        found = {**found, "fields": [_as_text(f, coded) for f in found["fields"]]}
    if not described and not here.refused:
        here.at("schema", "fields").note(
            Phrase("no field"),
            Phrase("the columns of the table"),
            Phrase("list every column with its name and type"),
        )
    return DescribedTable(content, dialect, found, described, inferred)


def _as_text(field: Any, coded: set[str]) -> Any:
    """A field, of text if it is one of codes that are written with those above them."""
    if not isinstance(field, dict) or field.get("name") not in coded:
        return field
    return {**{key: value for key, value in field.items() if key not in OF_PARTS}, "type": "string"}


def _standard(item: LoadedResource, dialect: Dialect, found: Json) -> tuple[Content, set[str]]:
    """The bytes as the standard reads them, and the fields whose codes now have those above them.

    What is spelled otherwise is a warning.
    """
    named, missing = found.get("fields"), found.get("missingValues", [])
    listed = [
        {"missingValues": missing, **f}
        for f in (named if isinstance(named, list) else [])
        if isinstance(f, dict) and isinstance(f.get("name"), str)
    ]
    try:
        content, changes = standard_form.standard(item.content, dialect, listed, item.relative)
    except Fault:
        return item.content, set()  # frictionless's table says so
    file = path(item.raw, item.findings.file)
    if dialect.kind == "json" and any(code.said for code in item.relative):
        fault = Fault("relative-code", Phrase("codes in part in JSON"), CODED, IN_CSV)
        item.findings.refuse(fault, resource=item.name)
    for change in changes:
        error = _respelling(change).at(file, resource=item.name, row=change.row)
        error = replace(error, field=change.field)
        certain = change.type != "type-error"
        (item.findings.warnings if certain else item.findings.errors).append(error)
    return content, {c.field for c in changes if c.type == "relative-code"}


def _respelling(change: standard_form.Change) -> Fault:
    """What to do about a spelling."""
    if change.type in {"blank-row", "blank-label"}:
        return _blank(change)
    found = json.dumps(change.found, ensure_ascii=False)
    read = json.dumps(change.read, ensure_ascii=False)

    def likewise(remedy: str) -> str:
        if change.count == 1:
            return remedy
        others = change.count - 1
        return Phrase(
            "{remedy}, and {count:,} more of the column likewise", remedy=remedy, count=others
        )

    spelled = likewise(Phrase("write {read}, as it is read", read=read))
    if not change.read:
        return Fault("type-error", found, CERTAIN, PLAIN)
    if change.type == "unicode-form":
        found = Phrase("{found} in decomposed letters (Unicode form NFD)", found=found)
        return Fault("unicode-form", found, Phrase("composed letters (NFC)"), likewise(COMPOSE))
    if change.type == "relative-code":
        return Fault(
            change.type,
            found,
            Phrase("{read}: {meaning}", read=read, meaning=CODED),
            spelled,
        )
    if change.type == "date-spelling":
        return Fault("date-spelling", found, read, spelled)
    return Fault("number-spelling", found, read, spelled)


def _blank(change: standard_form.Change) -> Fault:
    """What to do about blank rows or columns at the ends, which are left out."""
    if change.type == "blank-row":
        found = Phrase.counting(
            "{count} blank row at the end", "{count} blank rows at the end", count=change.count
        )
        remedy = Phrase("remove the blank rows at the end, which are left out")
        return Fault(change.type, found, Phrase("no row after the last with values"), remedy)
    found = Phrase.counting(
        "{count} blank column at the end", "{count} blank columns at the end", count=change.count
    )
    remedy = Phrase("remove the blank columns at the end, which are left out")
    return Fault(change.type, found, Phrase("no column after the last with a name"), remedy)


def _dialect(item: LoadedResource, labels: list[str]) -> Dialect | None:
    """How the bytes of the table are read; None where that cannot be found."""
    raw, here = item.raw, item.findings
    known = raw if is_encoding(raw.get("encoding")) else {**raw, "encoding": None}
    try:
        dialect, warnings = dialects.read(known, item.dialect, item.content, labels)
    except Fault as fault:
        if not here.refused:
            row = fault.row if isinstance(fault, CutOff) else None
            here.errors.append(fault.at(_file(item), resource=item.name, row=row))
        return None
    for warning in warnings:
        if warning.type == ENCODING_ERROR:
            here.errors.append(warning.at(_file(item), resource=item.name))
        else:
            here.warn(warning, resource=item.name)
    return dialect


def _file(item: LoadedResource) -> str:
    """The file of a table that is in one; of another, the descriptor."""
    named = item.raw.get("path")
    return named if isinstance(named, str) else item.findings.file


def _inferred(item: LoadedResource, dialect: Dialect) -> Json:
    """A schema inferred from the data."""
    from yesan.reading import inference  # noqa: PLC0415 - slow to load

    try:
        return inference.schema(item.content, dialect)
    except Fault as fault:
        item.findings.refuse(fault, resource=item.name)
    return {}


def path(raw: Json, inline: str) -> str:
    """The first path of a resource; of inline data, the path that is given for it."""
    match raw.get("path"):
        case [first, *_]:
            return str(first)
        case []:
            return ""
        case path:
            return str(path or inline)


def is_encoding(name: object) -> bool:
    """Whether text can be in an encoding of that name."""
    try:
        return isinstance(name, str) and codecs.lookup(name)._is_text_encoding
    except (LookupError, ValueError):
        return False
