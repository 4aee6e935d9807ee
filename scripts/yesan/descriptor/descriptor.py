"""The descriptor, ``datapackage.json`` (or ``.yaml``), read into a `Package`.

Checked here is what reading the tables could not report clearly: that the file is JSON, that every
path stays inside the package, and that names, roles, keys and the properties of our extension have
a meaning. Cells are checked in `tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from yesan.descriptor import (
    lone_resource,
    misplaced,
    misspelt,
    properties,
    references,
    release_source,
)
from yesan.descriptor import profile as profiles
from yesan.descriptor.corrections import corrections
from yesan.descriptor.findings import Problems, is_of
from yesan.descriptor.levels import with_levels
from yesan.descriptor.loading import Loaded, load
from yesan.descriptor.resources import resources
from yesan.descriptor.sources import sources
from yesan.errors import DataError, Fault, InvalidPackage, UsageError
from yesan.package.package import Package
from yesan.package.resource import File, Resource
from yesan.package.text import Text
from yesan.phrase import Phrase
from yesan.reading import folder, parsing
from yesan.reading.locations import Locations
from yesan.reading.parsing import Json
from yesan.reading.sniffing import ENCODING_ERROR
from yesan.reading.standard_form import RESPELLED, TRIMMED

SPELLED = ({RESPELLED}, {TRIMMED}, {RESPELLED, TRIMMED})
"""The notes of contents whose files are downloaded as they are read."""
DESCRIPTORS = ("datapackage.json", "datapackage.yaml", "datapackage.yml")


def find(path: Path) -> Path:
    """The descriptor's path, for a descriptor or for the folder that holds one.

    The folder is resolved, and the file in it is not: a folder may be behind a link, but nothing
    in it.

    Raises:
        UsageError: There is no such file.
    """
    candidates = [path / name for name in DESCRIPTORS] if path.is_dir() else [path]
    for candidate in candidates:
        if candidate.is_file() or candidate.is_symlink():
            return candidate.parent.resolve() / candidate.name
    raise UsageError(
        Phrase(
            "{path}: no such file; give the path of a datapackage.json, or of its folder",
            path=candidates[0],
        )
    )


def parsed(path: Path) -> Json:
    """What a descriptor says, as it is written.

    Raises:
        Fault: It is not JSON or YAML, not an object, or larger than any description.
    """
    raw = parsing.parse(folder.read(path.parent, path.name), path.name)
    parsing.check_entries(raw)
    return raw


def paths(path: Path) -> list[Path]:
    """The files that the package of the descriptor at `path` consists of, beside the descriptor.

    Those that do not exist, or cannot be read, are left out.
    """
    locations = Locations(path.parent)
    with suppress(Fault):
        raw, findings = parsed(path), Problems(path.name)
        load(lone_resource.packaged(raw, findings), locations, findings)
    return [locations.root / name for name in locations.contents]


def read(path: Path) -> Package:
    """The package that the descriptor at `path` describes.

    Raises:
        UsageError: There is no descriptor at `path`.
        InvalidPackage: The descriptor breaks the standard or the extension, or names files that
            are missing or outside its folder.
    """
    package, errors = examine(path)
    if errors:
        raise InvalidPackage(errors)
    return package


def examine(path: Path, *, remote: bool = False) -> tuple[Package, list[DataError]]:
    """The package as far as it can be read, and every error of its descriptor.

    Args:
        path: The descriptor, or the folder that holds it.
        remote: Whether addresses may be fetched.

    Raises:
        UsageError: There is no descriptor at `path`.
        InvalidPackage: It is not JSON or YAML, not an object, or larger than any description.
    """
    path = find(path)
    locations, findings = Locations(path.parent, remote), Problems(path.name)
    try:
        raw = lone_resource.packaged(parsed(path), findings)
    except parsing.Refusal as fault:
        place = (fault.name,) if fault.name else ()
        raise InvalidPackage([fault.at(path.name, place, row=fault.row)]) from fault
    except Fault as fault:
        raise InvalidPackage([fault.at(path.name)]) from fault
    loaded = load(raw, locations, findings)
    _check(raw, loaded, findings)
    package = references.resolve(_package(loaded, locations, findings), findings)
    return replace(package, warnings=tuple(findings.warnings)), findings.errors


def sound(package: Package, errors: Sequence[DataError]) -> Package:
    """The package without the tables that have an error in the descriptor."""
    spoiled = {
        resource.name
        for resource in package.resources
        for error in spoiling(package, errors)
        if is_of(error, resource.name)
    }
    return package.without(spoiled)


def spoiling(package: Package, errors: Sequence[DataError]) -> list[DataError]:
    """The errors that keep tables from being read.

    A table in another encoding than the declared one is read in that, where it was found.
    """
    found = {r.name for r in package.resources if "encoding" in r.dialect.found}
    return [e for e in errors if e.type != ENCODING_ERROR or e.resource not in found]


def _check(raw: Json, loaded: Loaded, findings: Problems) -> None:
    """Note what is wrong with the descriptor as a whole."""
    properties.check_texts(raw, findings)
    misplaced.check("package", raw, findings)
    misspelt.check("package", raw, findings)
    listed = findings.at("resources")
    if raw.get("resources", []) == []:
        listed.refuse(
            Fault(
                "package-error",
                Phrase("no resource"),
                Phrase("at least one table"),
                Phrase('describe a CSV file: {{"name": …, "path": …, "schema": {{…}}}}'),
            )
        )
    for number, item in enumerate(loaded.raw["resources"]):
        if not isinstance(item, dict) and not listed.at(number).refused:
            listed.at(number).note(item, Phrase("an object"), Phrase("describe a table in it"))
    for name, profile in loaded.profiles.items():
        try:
            misfits = profiles.misfits(loaded.raw, profile)
        except Fault as fault:
            findings.at(name).refuse(fault)
            continue
        for path, found in misfits:
            findings.at(*path).note(
                found, Phrase("what {raw} asks for", raw=raw[name]), Phrase("fix the descriptor")
            )


def _package(loaded: Loaded, locations: Locations, findings: Problems) -> Package:
    raw, named = loaded.raw, locations.root.name
    found = list(resources(loaded.resources))
    tables = [r for r in found if isinstance(r, Resource)]
    return Package(
        root=locations.root,
        name=properties.name(raw, named, findings),
        title=Text.read(raw, "title", str(raw.get("name") or named)),
        description=Text.read(raw, "description"),
        version=str(raw.get("version") or ""),
        created=properties.created(raw, findings),
        languages=properties.languages(raw, findings),
        resources=with_levels(tables),
        sources=tuple(sources(raw, findings)),
        licenses=tuple(properties.licenses(raw, findings)),
        contributors=tuple(properties.contributors(raw, findings)),
        currencies=properties.currencies(raw, findings),
        comparison=properties.phases(raw, "comparison", findings),
        execution=properties.phases(raw, "execution", findings),
        raw=raw,
        descriptor=findings.file,
        files=tuple(r for r in found if isinstance(r, File)),
        views=tuple(properties.views(raw, findings)),
        highlights=tuple(properties.highlights(raw, findings)),
        inhabitants=properties.inhabitants(raw, findings),
        contact=properties.contact(raw, findings),
        releases=release_source.read(raw, findings),
        corrections=tuple(corrections(raw, {r.name: r for r in tables}, findings)),
        image=loaded.image,
        contents={**locations.contents, **dict(_respelled(found))},
    )


def _respelled(found: Sequence[Resource | File]) -> Iterator[tuple[str, bytes]]:
    """The files of tables that are read in another spelling than theirs, as they are read."""
    for item in found:
        if isinstance(item, Resource) and {*item.content.notes} in SPELLED:
            yield item.path, item.content.data
