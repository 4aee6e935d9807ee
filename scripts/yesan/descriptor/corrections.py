"""Which cells were corrected in which version, and why: `corrections` of the package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from yesan.descriptor.findings import Problems
from yesan.errors import Fault, called
from yesan.package import contact
from yesan.package.correction import Correction
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.package.version import Version
from yesan.phrase import Phrase
from yesan.reading.parsing import Json, kind_name
from yesan.reading.suggestion import meant

NAME = "corrections"


def corrections(
    raw: Json, tables: Mapping[str, Resource], findings: Problems
) -> Iterator[Correction]:
    """The corrections of a package; none of those that say something that cannot be.

    Args:
        raw: The descriptor.
        tables: The tables of the package by their names.
        findings: Those of the whole descriptor.
    """
    listed = findings.items(raw, NAME)
    own = Version.read(str(raw.get("version") or "")) if listed else None
    if listed and own is None:
        findings.at("version").note(
            raw.get("version"),
            Phrase("a version such as 1.0.0, since cells were corrected in one"),
            Phrase("write it as MAJOR.MINOR.PATCH, in quotes"),
        )
    known: dict[tuple[object, ...], int] = {}
    for number, item in enumerate(listed):
        here = findings.at(NAME, number)
        found = _read(item, own, tables, here)
        if found is None or here.refused:
            continue
        place = found.version, found.resource, found.key, found.field
        first = known.setdefault(place, number)
        if first == number:
            yield found
        else:
            here.note(
                Phrase("the same cell and version as {other}", other=f"{NAME}[{first}]"),
                Phrase("each correction once"),
                Phrase("remove one of the two, or put both reasons into one"),
            )


def _read(
    item: object, own: Version | None, tables: Mapping[str, Resource], here: Problems
) -> Correction | None:
    if not isinstance(item, dict):
        found = Phrase("a JSON {kind}", kind=kind_name(item))
        here.note(found, Phrase("an object"), Phrase("wrap it: {{…}}"))
        return None
    version = _version(item.get("version"), own, here.at("version"))
    table = _table(item.get("resource"), tables, here.at("resource"))
    reason = Text.read(item, "reason")
    if not isinstance(item.get("reason"), str | dict) or not reason.default.strip():
        here.at("reason").note(
            item.get("reason"), Phrase("why it was corrected"), Phrase("say what was wrong")
        )
    report = _report(item.get("report"), here.at("report"))
    if table is None:
        return None
    key = _key(item.get("key"), table, here.at("key"))
    field = _field(item.get("field"), table, here.at("field"))
    return Correction(version, table.name, key, reason, field, report) if version else None


def _version(written: object, own: Version | None, here: Problems) -> Version | None:
    version = Version.read(written) if isinstance(written, str) else None
    if version is None:
        here.note(
            written,
            Phrase("a version such as 1.0.0"),
            Phrase("write it as MAJOR.MINOR.PATCH, in quotes"),
        )
    elif own and version > own:
        here.note(
            str(version),
            Phrase("{own}, the version of the package, or one before it", own=own),
            Phrase("raise the version of the package, or fix that of the correction"),
        )
    return version


def _table(name: object, tables: Mapping[str, Resource], here: Problems) -> Resource | None:
    if isinstance(name, str) and name in tables:
        return tables[name]
    otherwise = Phrase("name the table whose cell was corrected")
    if not isinstance(name, str):
        here.note(name, Phrase("a table of this package"), otherwise)
        return None
    remedy = meant(name, tables, otherwise)
    here.refuse(Fault("field-error", name, Phrase("a table of this package"), remedy))
    return None


def _field(name: object, table: Resource, here: Problems) -> str:
    if name is None or (isinstance(name, str) and name in table.by_name):
        return str(name or "")
    otherwise = Phrase(
        "use one of {names}; leave it out where the row is meant",
        names=", ".join(map(called, table.by_name)),
    )
    expected = Phrase("a field of {name}", name=table.name)
    if isinstance(name, str):
        remedy = meant(name, table.by_name, otherwise)
        here.refuse(Fault("field-error", name, expected, remedy))
    else:
        here.note(name, expected, otherwise)
    return ""


def _key(written: object, table: Resource, here: Problems) -> tuple[str, ...]:
    if not table.primary_key:
        here.refuse(
            Fault(
                "field-error",
                Phrase("a row of {name}, which has no primary key", name=table.name),
                Phrase("a field, or some, that identify each row"),
                Phrase("give the schema of the table a primaryKey"),
            )
        )
        return ()
    values = written if isinstance(written, list) else []
    plain = all(isinstance(v, str | int) and not isinstance(v, bool) for v in values)
    if plain and len(values) == len(table.primary_key):
        return tuple(map(str, values))
    here.note(
        written,
        Phrase("the key of the row: {fields}", fields=", ".join(map(called, table.primary_key))),
        Phrase('list the value of each of these fields: ["a1"]'),
    )
    return ()


def _report(written: object, here: Problems) -> str:
    if written is None:
        return ""
    if address := contact.report(written):
        return address
    here.note(
        written,
        Phrase("the address of a message: https, http or mailto"),
        Phrase("write it whole, such as https://town.example/issues/12, or leave it out"),
    )
    return ""
