"""The descriptor, ``datapackage.json`` (or ``.yaml``), read into the nouns of `package`.

What is checked here is what a table reader could not say clearly: that the file is JSON, that
every path stays inside the package, that names, roles, keys and the few properties of our own
extension mean something. Cells are checked in `tables`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from yesan.descriptor import profile as profiles
from yesan.descriptor import references
from yesan.descriptor.resources import NAME, ResourceReader, odd_name
from yesan.descriptor.schema import kind_name, names
from yesan.errors import DataError, Fault, InvalidPackage, UsageError
from yesan.package.package import Highlight, Inhabitants, Package, View
from yesan.package.source import Contributor, License, Source
from yesan.package.text import Text
from yesan.reading import parsing
from yesan.reading.content import Content
from yesan.reading.locations import Locations
from yesan.reading.parsing import Json

DESCRIPTORS = ("datapackage.json", "datapackage.yaml", "datapackage.yml")
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
FILES = ("path", "extrapaths", "schema", "dialect")
"""The properties of a resource that name files."""
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"


def find(path: Path) -> Path:
    """The descriptor's path, for a descriptor or for the folder that holds one.

    Raises:
        UsageError: Nothing is there.
    """
    candidates = [path / name for name in DESCRIPTORS] if path.is_dir() else [path]
    for candidate in candidates:
        if candidate.is_file():
            return candidate
    raise UsageError(
        f"{candidates[0]}: no such file; give the path of a datapackage.json, or of its folder"
    )


def paths(path: Path) -> list[Path]:
    """The files within the package that the descriptor at `path` names, and that exist."""
    locations = Locations(path.parent.resolve())
    found: list[Path] = []

    def follow(owner: Json, properties: Sequence[str]) -> None:
        for name in (x for p in properties for x in names(owner.get(p))):
            with suppress(Fault):
                found.append(locations.find(name))

    with suppress(Fault):
        raw = parsing.parse(path.read_bytes(), path.name)
        follow(raw, ("image", "profile", "$schema"))
        listed = raw.get("resources")
        for resource in listed if isinstance(listed, list) else []:
            if isinstance(resource, str):
                follow({"path": resource}, ["path"])
                with suppress(Fault):
                    follow(parsing.parse(locations.read(resource), resource), FILES)
            elif isinstance(resource, dict):
                follow(resource, FILES)
    return found


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
    """The package as far as it can be read, and everything that is wrong with its descriptor.

    Args:
        path: The descriptor, or the folder that holds it.
        remote: Whether addresses may be fetched.

    Raises:
        UsageError: There is no descriptor at `path`.
        InvalidPackage: It is not JSON, or no object.
    """
    path = find(path)
    try:
        raw = parsing.parse(path.read_bytes(), path.name)
    except parsing.Refusal as fault:
        error = DataError(path.name, fault.type, fault.found, fault.expected, fault.remedy)
        raise InvalidPackage([replace(error, row=fault.row, field=fault.field)]) from fault
    reader = _Reader(path, raw, Locations(path.parent.resolve(), remote))
    return reader.package(), reader.errors


def sound(package: Package, errors: Sequence[DataError]) -> Package:
    """The part of a package that the errors of its descriptor leave untouched."""
    spoiled = {
        resource.name
        for resource in package.resources
        for error in errors
        if f"{error.field}.".startswith(f"resources.{resource.name}.")
        or error.resource == resource.name
    }
    return package.without(spoiled)


class _Reader(ResourceReader):
    """Walks a descriptor once, and notes everything it could not use."""

    def __init__(self, path: Path, raw: Json, locations: Locations) -> None:
        super().__init__(path.name, locations)
        self.raw = raw

    def package(self) -> Package:
        listed = self.listed()
        raw = self.raw = {**self.raw, "resources": listed}
        self.check_texts()
        self.check_placement("package", raw, "")
        self.check_profile()
        resources = tuple(self.resources(listed))
        package = Package(
            root=self.locations.root,
            name=self.name(),
            title=Text.read(raw, "title", str(raw.get("name") or self.locations.root.name)),
            description=Text.read(raw, "description"),
            version=str(raw.get("version") or ""),
            created=self.created(),
            languages=self.languages(),
            resources=resources,
            sources=tuple(self.sources(raw, "")),
            licenses=tuple(self.licenses()),
            contributors=tuple(
                Contributor(
                    Text.read(x, "title", _name_of(x)), names(x.get("roles") or x.get("role"))
                )
                for x in self.objects("contributors")
            ),
            currencies={
                code: Text.read(value, "title", code)
                for code, value in self.mapping(raw, "currencies", "").items()
                if isinstance(value, dict)
            },
            comparison=self.pair("comparison"),
            execution=self.pair("execution"),
            raw=raw,
            descriptor=self.file,
            files=tuple(self.files),
            views=tuple(self.views()),
            highlights=tuple(self.highlights()),
            inhabitants=self.inhabitants(),
            image=self.image(),
        )
        package = references.resolve(package, self)
        return replace(package, warnings=tuple(self.warnings))

    def name(self) -> str:
        """The package's name, which names its zip as well; by default that of its folder."""
        name = self.raw.get("name")
        if name is None:
            name = self.locations.root.name
        elif not isinstance(name, str) or not name.strip():
            self.note("name", name, "text", "give it a name, in quotes")
            return "package"
        elif not re.fullmatch(NAME, name):
            self.warn("name", odd_name(name))
        return re.sub(r"[^a-z0-9._-]+", "-", name.lower()).strip("-.") or "package"

    def created(self) -> str:
        """When the package was made, as the standard writes times."""
        created = self.raw.get("created", "")
        try:
            datetime.fromisoformat(created or "2000-01-01")
        except (TypeError, ValueError):
            self.note("created", created, "a date such as 2020-05-04T00:00:00Z", "mend the date")
            return ""
        return str(created)

    def check_texts(self) -> None:
        for name in ("title", "description", "version", "homepage"):
            value = self.raw.get(name, "")
            by_language = isinstance(value, dict) and name in {"title", "description"}
            number = isinstance(value, int | float) and name == "version"
            if not isinstance(value, str) and not by_language and not number:
                self.note(name, value, "text", "put it in quotes")

    def check_profile(self) -> None:
        """Hold the descriptor against a profile of its own, where it names one."""
        for name in ("$schema", "profile"):
            profile = self.raw.get(name)
            if not isinstance(profile, str) or profiles.is_known(profile):
                continue
            described = self.dereferenced(profile, name)
            try:
                misfits = profiles.misfits(self.raw, described) if described else []
            except Fault as fault:
                self.refuse(name, fault)
                continue
            for place, found in misfits:
                self.note(place, found, f"what {profile} asks for", "mend the descriptor")

    def languages(self) -> tuple[str, ...]:
        """The languages of the package; those of its titles where it does not list them."""
        listed = [x for x in self.items(self.raw, "languages", "") if self.is_language(x)]
        title = self.raw.get("title")
        if not listed and isinstance(title, dict):
            listed = [x for x in title if re.fullmatch(LANGUAGE, x)]
        return tuple(listed) or ("en",)

    def is_language(self, language: object) -> bool:
        if isinstance(language, str) and re.fullmatch(LANGUAGE, language):
            return True
        self.note("languages", language, "language codes such as ko or pt-BR", "mend the code")
        return False

    def licenses(self) -> Iterator[License]:
        """The licences; the single one of version 0 as well."""
        single = self.raw.get("license")
        if isinstance(single, str) and single:
            single = {"name": single}
        listed = self.objects("licenses") or ([single] if isinstance(single, dict) else [])
        for x in listed:
            name = str(x.get("name") or x.get("type") or x.get("id") or x.get("path") or "")
            yield License(Text.read(x, "title", name), _address(x.get("path") or x.get("url")))

    def image(self) -> Content | None:
        """The picture of the package, where it is one of the package's own files."""
        path = self.raw.get("image")
        if not isinstance(path, str) or not path.lower().endswith(PICTURES):
            return None
        try:
            return Content(self.locations.read(path), PurePosixPath(path).name)
        except Fault as fault:
            self.warn("image", fault)
        return None

    def views(self) -> Iterator[View]:
        """The charts that the package describes in Vega-Lite."""
        for number, raw in enumerate(self.objects("views")):
            name = str(raw.get("name") or number + 1)
            spec, kind = raw.get("spec"), str(raw.get("specType") or "")
            if kind.lower() not in {"vega-lite", "vegalite"}:
                fault = Fault("view-error", f"specType {kind}", "vega-lite", "describe it so")
                self.warn(f"views.{name}", fault)
                continue
            if not isinstance(spec, dict):
                self.note(f"views.{name}.spec", spec, "a Vega-Lite specification", "write one")
                continue
            title = Text.read(raw, "title", str(raw.get("name") or ""))
            listed = names(raw.get("resources"))
            yield View(name, title, Text.read(raw, "description"), listed, spec)

    def highlights(self) -> Iterator[Highlight]:
        """What a reader should know first."""
        listed = (x.get("name") for x in self.raw["resources"] if isinstance(x, dict))
        known = {name for name in listed if isinstance(name, str)}
        for number, raw in enumerate(self.objects("highlights")):
            here, resource = f"highlights[{number}]", raw.get("resource", "")
            for name in ("title", "text"):
                if not isinstance(raw.get(name), str | dict) or not raw[name]:
                    self.note(f"{here}.{name}", raw.get(name), "text", "write it, in quotes")
            if resource != "" and not (isinstance(resource, str) and resource in known):
                self.note(f"{here}.resource", resource, "the name of a table", "name one, or none")
                resource = ""
            yield Highlight(Text.read(raw, "title"), Text.read(raw, "text"), resource)

    def inhabitants(self) -> Inhabitants | None:
        """How many people the budget is for, where it says."""
        raw = self.mapping(self.raw, "inhabitants", "")
        if not raw:
            return None
        number = raw.get("number")
        if type(number) is not int or number < 1:
            self.note("inhabitants.number", number, "how many people: 1 or more", "write a number")
            return None
        source = self.mapping(raw, "source", "inhabitants.")
        named = Source(Text.read(source, "title"), _address(source.get("path")))
        return Inhabitants(number, str(raw.get("date", "")), named)

    def objects(self, name: str) -> list[Json]:
        listed = self.items(self.raw, name, "")
        for value in listed:
            if not isinstance(value, dict):
                self.note(name, f"a JSON {kind_name(value)}", "an object", "wrap it: {…}")
        return [value for value in listed if isinstance(value, dict)]

    def pair(self, name: str) -> tuple[str, str] | None:
        value = self.raw.get(name)
        match value:
            case None:
                return None
            case [str(before), str(after)]:
                return before, after
        self.note(name, value, "two phases: [before, after]", "name two phases, or leave it out")
        return None

    def listed(self) -> list[object]:
        """The resources, those that are files of their own read from there."""
        listed = self.items(self.raw, "resources", "")
        if not listed and isinstance(self.raw.get("resources", []), list):
            self.note(
                "resources",
                "no resource",
                "at least one table",
                'describe a CSV file: {"name": …, "path": …, "schema": {…}}',
                type="package-error",
            )
        return [
            self.dereferenced(x, f"resources[{n}]") if isinstance(x, str) else x
            for n, x in enumerate(listed)
        ]


def _name_of(contributor: Json) -> str:
    """What a contributor without a title is called."""
    parts = (contributor.get(name) for name in ("givenName", "familyName"))
    whole = " ".join(str(part) for part in parts if part)
    return whole or str(contributor.get("name") or contributor.get("organization") or "")


def _address(value: object) -> str:
    """An address that a page may link to, or nothing."""
    return value if isinstance(value, str) and value.startswith(("https://", "http://")) else ""
