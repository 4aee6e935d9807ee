"""The descriptor, ``datapackage.json``, read into the nouns of `package`.

What is checked here is what a table reader could not say clearly: that the file is JSON, that
every path stays inside the package, that names, roles, keys and the few properties of our own
extension mean something. Cells are checked in `tables`.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath

from yesan import references
from yesan.errors import DataError, InvalidPackage, UsageError
from yesan.package import (
    Contributor,
    Json,
    License,
    Package,
    Resource,
    Text,
)
from yesan.schema import kind_name, names
from yesan.sources import SourceReader

DESCRIPTOR = "datapackage.json"
NAME = r"[a-z0-9][a-z0-9._-]*"
LANGUAGE = r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"
FORMATS = ("csv", "tsv")
LONGEST_NAME = 255
PACKED = frozenset({".7z", ".bz2", ".gz", ".xz", ".zip", ".zst"})
RESERVED = frozenset({"index"})
"""Names that pages of ours have."""


def find(path: Path) -> Path:
    """The descriptor's path, for a descriptor or for the folder that holds one.

    Raises:
        UsageError: Nothing is there.
    """
    found = path / DESCRIPTOR if path.is_dir() else path
    if not found.is_file():
        raise UsageError(
            f"{found}: no such file; give the path of a datapackage.json, or of its folder"
        )
    return found


def paths(path: Path) -> list[Path]:
    """The files within the package that the descriptor at `path` names, and that exist."""
    try:
        listed = _load(path).get("resources", [])
    except InvalidPackage:
        return []
    if not isinstance(listed, list):
        return []
    named = [r["path"] for r in listed if isinstance(r, dict) and isinstance(r.get("path"), str)]
    root = path.parent.resolve()
    found = [path.parent / name for name in named if _is_path(name)]
    return [p for p in found if p.is_file() and p.resolve().is_relative_to(root)]


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


def examine(path: Path) -> tuple[Package, list[DataError]]:
    """The package as far as it can be read, and everything that is wrong with its descriptor.

    Raises:
        UsageError: There is no descriptor at `path`.
        InvalidPackage: It is not JSON, or no object.
    """
    path = find(path)
    reader = _Reader(path, _load(path))
    return reader.package(), reader.errors


def sound(package: Package, errors: Sequence[DataError]) -> Package:
    """The part of a package that the errors of its descriptor leave untouched."""
    spoiled = {
        resource.name
        for resource in package.resources
        for error in errors
        if f"{error.field}.".startswith(f"resources.{resource.name}.")
    }
    return package.without(spoiled)


def _load(path: Path) -> Json:
    def refuse(
        found: str, expected: str, remedy: str, row: int | None = None, field: str = ""
    ) -> InvalidPackage:
        return InvalidPackage(
            [DataError(path.name, "descriptor-error", found, expected, remedy, "", row, field)]
        )

    try:
        text = path.read_text(encoding="utf-8-sig")
        raw = json.loads(text)
        json.dumps(raw, ensure_ascii=False).encode()
    except UnicodeDecodeError as error:
        raise refuse(
            f"bytes that are not UTF-8 at position {error.start}", "UTF-8", "save it as UTF-8"
        ) from error
    except UnicodeEncodeError as error:
        raise refuse(
            f"half a character, {error.object[error.start]!a}",
            "whole characters",
            "write the character itself, or both halves",
            field=_place_of(raw, error.object[error.start]),
        ) from error
    except json.JSONDecodeError as error:
        raise refuse(
            f"{error.msg} in column {error.colno}",
            "JSON",
            "mend the JSON at that line",
            error.lineno,
        ) from error
    except ValueError as error:
        raise refuse(
            "a number of too many digits", "JSON", "write it shorter, or as text"
        ) from error
    except RecursionError as error:
        raise refuse("values nested too deep to read", "JSON", "flatten the descriptor") from error
    if not isinstance(raw, dict):
        raise refuse(f"a JSON {kind_name(raw)}", "a JSON object", "wrap it: {…}")
    return raw


def _place_of(raw: object, character: str) -> str:
    """The first property at the top whose value holds the character."""
    listed = raw.items() if isinstance(raw, dict) else []
    return next((k for k, v in listed if character in json.dumps(v, ensure_ascii=False)), "")


class _Reader(SourceReader):
    """Walks a descriptor once, and notes everything it could not use."""

    def __init__(self, path: Path, raw: Json) -> None:
        super().__init__(path.name)
        self.root = path.parent.resolve()
        self.raw = raw

    def package(self) -> Package:
        raw = self.raw
        self.check_texts()
        resources = tuple(self.resources())
        languages = [x for x in self.items(raw, "languages", "") if self.is_language(x)]
        package = Package(
            root=self.root,
            name=self.name(),
            title=Text.read(raw, "title", str(raw.get("name") or self.root.name)),
            description=Text.read(raw, "description"),
            version=str(raw.get("version") or ""),
            created=self.created(),
            languages=tuple(languages) or ("en",),
            resources=resources,
            sources=tuple(self.sources(raw, "")),
            licenses=tuple(
                License(Text.read(x, "title", str(x.get("name", ""))), _address(x.get("path")))
                for x in self.objects("licenses")
            ),
            contributors=tuple(
                Contributor(Text.read(x, "title"), names(x.get("roles") or x.get("role")))
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
        )
        references.check(package, self)
        return package

    def name(self) -> str:
        """The package's name, which names its zip as well; by default that of its folder."""
        name = self.raw.get("name")
        if name is None:
            return re.sub(r"[^a-z0-9._-]+", "-", self.root.name.lower()).strip("-.") or "package"
        if isinstance(name, str) and re.fullmatch(NAME, name):
            return name
        self.note(
            "name", name, "lower-case letters, digits, '.', '_' or '-'", "give it a name of these"
        )
        return "package"

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
            if not isinstance(value, str):
                self.note(name, value, "text", "put it in quotes")

    def is_language(self, language: object) -> bool:
        if isinstance(language, str) and re.fullmatch(LANGUAGE, language):
            return True
        self.note("languages", language, "language codes such as ko or pt-BR", "mend the code")
        return False

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

    def resources(self) -> Iterator[Resource]:
        listed = self.items(self.raw, "resources", "")
        if not listed and isinstance(self.raw.get("resources", []), list):
            self.note(
                "resources",
                "no resource",
                "at least one table",
                'describe a CSV file: {"name": …, "path": …, "schema": {…}}',
                type="package-error",
            )
        seen: set[str] = set()
        for number, raw in enumerate(listed):
            place = f"resources[{number}]"
            if not isinstance(raw, dict):
                self.note(place, f"a JSON {kind_name(raw)}", "an object", "describe a table in it")
                continue
            name = raw.get("name")
            if not isinstance(name, str) or not re.fullmatch(NAME, name) or name in RESERVED:
                self.note(
                    f"{place}.name",
                    "no name" if name is None else name,
                    "lower-case letters, digits, '.', '_' or '-', and not index",
                    "give the resource a name of these",
                )
                continue
            alike = re.sub(r"\W", "_", name)
            if alike in seen:
                self.note(
                    f"{place}.name",
                    name,
                    "a name of its own, '-', '.' and '_' being the same to rules",
                    "rename one of the two",
                )
            seen.add(alike)
            yield self.resource(name, raw)

    def resource(self, name: str, raw: Json) -> Resource:
        place = f"resources.{name}"
        path = self.path(raw.get("path"), place, name)
        schema = self.mapping(raw, "schema", f"{place}.")
        fields = tuple(self.fields(schema, place))
        if not fields and isinstance(raw.get("schema", {}), dict):
            self.note(
                f"{place}.schema.fields",
                "no field",
                "the columns of the table",
                "list every column with its name and type",
            )
        for key, type_ in (("dialect", dict), ("hash", str), ("bytes", int)):
            if not isinstance(raw.get(key, type_()), type_):
                self.note(f"{place}.{key}", raw[key], f"a JSON {kind_name(type_())}", "mend it")
        if raw.get("format", "csv") not in FORMATS:
            self.note(f"{place}.format", raw["format"], "csv or tsv", "make the table one of them")
        if raw.get("type", "table") != "table":
            self.note(f"{place}.type", raw["type"], "table", "describe tables only")
        encoding = raw.get("encoding", "utf-8")
        if not _is_encoding(encoding):
            self.note(f"{place}.encoding", encoding, "an encoding such as utf-8", "mend it")
        coverage = raw.get("coverage", "complete")
        if coverage not in ("complete", "partial"):
            self.note(f"{place}.coverage", coverage, "complete or partial", "use one of them")
        return Resource(
            name=name,
            path=path,
            title=Text.read(raw, "title", name),
            description=Text.read(raw, "description"),
            fields=fields,
            primary_key=names(schema.get("primaryKey")),
            foreign_keys=tuple(self.foreign_keys(schema, place)),
            extra_fields=tuple(self.extra_fields(schema, place)),
            sources=tuple(self.sources(raw, f"{place}.")),
            partial=coverage == "partial",
            interleaved=raw.get("interleaved") is True,
            order=names(raw.get("order")),
            raw=raw,
        )

    def path(self, path: object, place: str, resource: str) -> str:
        if not isinstance(path, str) or not _is_path(path):
            self.note(
                f"{place}.path",
                path,
                "the path of one CSV file",
                "say where the table is, relative to the descriptor",
                type="path-error",
                resource=resource,
            )
            return ""
        pure = PurePosixPath(path)
        outside = (
            "://" in path
            or "\\" in path
            or pure.is_absolute()
            or ".." in pure.parts
            or not (self.root / path).resolve().is_relative_to(self.root)
        )
        if outside:
            self.note(
                f"{place}.path",
                path,
                "a path inside the package",
                "move the file beside the descriptor; no '..', no '/' in front, no address",
                type="path-error",
                resource=resource,
            )
            return ""
        if pure.suffix.lower() in PACKED:
            self.note(
                f"{place}.path",
                path,
                "a table that is not packed",
                "unpack it, and name the CSV file",
                type="path-error",
                resource=resource,
            )
            return ""
        if not (self.root / path).is_file():
            self.note(
                f"{place}.path",
                f"no file {path}",
                "a file",
                "add the file, or mend the path",
                type="file-missing",
                resource=resource,
            )
        return path


def _is_encoding(name: object) -> bool:
    try:
        codecs.lookup(str(name))
    except (LookupError, ValueError):
        return False
    return isinstance(name, str)


def _is_path(path: str) -> bool:
    """Whether the text can be a path at all: not empty, no NUL, no name longer than a file's."""
    names_ = PurePosixPath(path).parts
    short = len(names_) < LONGEST_NAME and all(len(n.encode()) <= LONGEST_NAME for n in names_)
    return bool(path) and short and "\0" not in path


def _address(value: object) -> str:
    """An address that a page may link to, or nothing."""
    return value if isinstance(value, str) and value.startswith(("https://", "http://")) else ""
