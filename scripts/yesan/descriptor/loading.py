"""Every file that a package consists of, read once: what comes after needs no disk.

These are the files that the descriptor names (data, schemas, dialects, profiles, the picture,
resources that are files of their own), its rules, and the record of its verification.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from yesan.descriptor import misplaced, openspending, relative, renamed
from yesan.descriptor import profile as profiles
from yesan.descriptor.findings import Problems
from yesan.descriptor.schema import composed
from yesan.errors import Fault
from yesan.package.package import CHECKS, EVIDENCE, VERIFICATION
from yesan.phrase import Phrase
from yesan.reading import conflicts, cut_off, parsing, stand_ins
from yesan.reading import content as contents
from yesan.reading.content import Content
from yesan.reading.locations import Locations
from yesan.reading.parsing import Json
from yesan.reading.relative_codes import Relative

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")


@dataclass(frozen=True)
class LoadedResource:
    """A resource with the contents of its files.

    Attributes:
        number: Its position among the resources.
        name: Its name; empty where it has none.
        raw: The resource as the descriptor has it.
        schema: Its schema; empty where it has none.
        dialect: Its dialect; empty where it has none.
        content: Its bytes; none where they cannot be read.
        findings: Those of the resource.
        relative: The fields of codes that are unique only within others.
    """

    number: int
    name: str
    raw: Json
    schema: Json
    dialect: Json
    content: Content
    findings: Problems
    relative: tuple[Relative, ...] = ()


@dataclass(frozen=True)
class Loaded:
    """A descriptor with the contents of all files that it names.

    Attributes:
        raw: The descriptor, each resource in it that is a file replaced by what the file says.
        resources: Those that are objects.
        profiles: The profiles that are not of the standard, by the property that names them.
        image: The picture of the package.
    """

    raw: Json
    resources: tuple[LoadedResource, ...]
    profiles: dict[str, Json]
    image: Content | None


def load(raw: Json, locations: Locations, findings: Problems) -> Loaded:
    """The descriptor with the contents of its files; what cannot be read is noted.

    Args:
        raw: The descriptor as it is written.
        locations: Where its files may be; afterwards its `contents` are those of all files.
        findings: Those of the descriptor.
    """
    for pattern in (f"{CHECKS}/*.sql", VERIFICATION, EVIDENCE):
        for path in locations.list(pattern):
            try:
                locations.read(path)
            except Fault as fault:
                findings.errors.append(fault.at(path))
    found = {
        name: _described(path, locations, findings.at(name))
        for name, path in ((name, raw.get(name)) for name in ("$schema", "profile"))
        if isinstance(path, str) and not profiles.is_known(path)
    }
    listed = [
        _described(item, locations, findings.at("resources", number))
        if isinstance(item, str)
        else item
        for number, item in enumerate(findings.items(raw, "resources"))
    ]
    loaded = {
        number: _resource(number, item, locations, findings, raw)
        for number, item in enumerate(listed)
        if isinstance(item, dict)
    }
    named = [loaded[n].raw if n in loaded else item for n, item in enumerate(listed)]
    return Loaded(
        raw={**raw, "resources": named},
        resources=tuple(loaded.values()),
        profiles={name: profile for name, profile in found.items() if profile is not None},
        image=_image(raw.get("image"), locations, findings.at("image")),
    )


def _resource(
    number: int, raw: Json, locations: Locations, findings: Problems, package: Json
) -> LoadedResource:
    name = raw.get("name")
    name = name if isinstance(name, str) and name.strip() else ""
    here = findings.at("resources", name or number)
    schema = _part(raw, "schema", locations, here)
    raw, schema = misplaced.moved(raw, schema, here)
    return LoadedResource(
        number=number,
        name=name,
        raw=raw,
        schema=composed(openspending.schema(package, name, schema, here, first=number == 0)),
        dialect=_part(raw, "dialect", locations, here),
        content=_content(raw, schema, locations, here, package),
        findings=here,
        relative=tuple(relative.relative(package, name, schema, first=number == 0)),
    )


def _part(raw: Json, name: str, locations: Locations, findings: Problems) -> Json:
    """The schema or dialect of a resource, read from its file if it is one."""
    value = raw.get(name)
    if isinstance(value, str):
        value = _described(value, locations, findings.at(name))
    return findings.mapping({name: value} if value is not None else {}, name)


def _content(
    raw: Json, schema: Json, locations: Locations, findings: Problems, package: Json
) -> Content:
    """The bytes of a resource; none where they cannot be read."""
    name = raw.get("name")
    name = name if isinstance(name, str) and name.strip() else ""
    try:
        content, warnings = contents.read(raw, locations)
        conflicts.check_lines(content.data)
        stand_ins.check(content)
        if content.suffix in stand_ins.SUFFIXES:
            cut_off.check_bytes(content.data, raw.get("encoding"))
    except (conflicts.Conflict, conflicts.Mark, stand_ins.StandIn, cut_off.CutOff) as fault:
        path = next(iter(contents.paths(raw)), findings.file) if "data" not in raw else ""
        place = path or findings.file
        findings.errors.append(fault.at(place, resource=name, row=fault.row))
        return Content(b"", "")
    except Fault as fault:
        told = renamed.fault(raw, schema, package, locations) if _is_missing(fault) else None
        findings.at("path").refuse(told or fault, resource=name)
        return Content(b"", "")
    for path, same in locations.spelled.items():
        if path in contents.paths(raw):
            findings.at("path").warn(_spelled(path, same), resource=name)
    for warning in warnings:
        part = "hash" if warning.type == "hash-count-error" else "bytes"
        findings.at(part).warn(warning, resource=name)
    return content


def _is_missing(fault: Fault) -> bool:
    return fault.type == "file-missing"


def _spelled(path: str, same: str) -> Fault:
    """The warning about a file whose name is in another Unicode form."""
    forms = [
        "NFC" if unicodedata.is_normalized("NFC", text) else Phrase("not NFC")
        for text in (path, same)
    ]
    return Fault(
        "unicode-form",
        Phrase(
            "{path} ({form}) for the file {same} ({other})",
            path=path,
            form=forms[0],
            same=same,
            other=forms[1],
        ),
        Phrase("one Unicode form, which looks the same"),
        Phrase("rename the file, or write its name again: it is read"),
    )


def _described(path: str, locations: Locations, findings: Problems) -> Json | None:
    """What the descriptor at a path or address says."""
    try:
        return parsing.parse(locations.read(path), path)
    except Fault as fault:
        findings.refuse(fault)
    return None


def _image(path: Any, locations: Locations, findings: Problems) -> Content | None:
    """The picture of the package, if it is of a kind that holds no script."""
    if not isinstance(path, str) or not path.lower().endswith(PICTURES):
        return None
    try:
        return Content(locations.read(path), PurePosixPath(path).name)
    except Fault as fault:
        findings.warn(fault)
    return None
