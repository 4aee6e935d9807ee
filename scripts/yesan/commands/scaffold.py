"""`yesan new`: writes a project with tables, descriptor, configuration, a page and a workflow.

A text that only the maintainer can write begins with ``TODO``: it appears on the site, and ``grep``
finds it. The project is valid, and builds as it is.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from slugify import slugify

from yesan import store
from yesan.commands.installation import requirement
from yesan.descriptor import descriptor, properties
from yesan.errors import DataError, Fault, InvalidPackage, UsageError
from yesan.reading import dialect as dialects
from yesan.reading import folder, frictionless_table, inference, parsing, sniffing
from yesan.reading.content import Content
from yesan.reading.parsing import Json
from yesan.reading.unique_name import unique_name
from yesan.site.content import configuration
from yesan.site.settings import CONFIG
from yesan.tables import schemas, tables
from yesan.tables.exact import exact
from yesan.validation import validation

NEW = Path(__file__).parent / "templates" / "new"
EMPTY, EXAMPLE = NEW / "empty", NEW / "example"
SUFFIXES = frozenset({".csv", ".tsv", ".tab"})
"""Files with these suffixes are read as tables."""
DESCRIPTOR = "datapackage.json"
ABOUT = "about.md"
REQUIREMENTS = "requirements.txt"
"""The one place of a project that names the yesan that it is built with."""
WITH_TEXTS = (DESCRIPTOR, CONFIG, "docs/")
"""Files with texts that the maintainer may have to write."""
PUBLISHER = "TODO: who publishes this site, and how to reach them"
"""The publisher on the about page, until the maintainer writes it."""
HEADING = "# Title, theme and navigation of the site; `yesan build` writes the pages named here."
MARKED = re.compile(r"[\\`*_\[\]<>&]")
"""Characters that are markup in Markdown."""
GAPS: Mapping[str, Any] = {
    "title": "TODO: the title of the site, such as My town: budget 2025",
    "description": "TODO: what the data is about, whose it is and of when, in a sentence or two",
    "licenses": [{"name": "TODO", "title": "TODO: the licence, such as CC BY 4.0, and its path"}],
    "sources": [{"title": "TODO: the document that the figures are from"}],
}
"""Properties that a package should have, and a program cannot know."""


@dataclass(frozen=True)
class Project:
    """A project that was written.

    Attributes:
        tables: The number of its tables.
        files: The paths of its files, relative to its folder.
        gaps: The number of lines with a ``TODO``.
    """

    tables: int
    files: tuple[str, ...]
    gaps: int


@exact()
def make(
    target: Path,
    origin: Path | None = None,
    *,
    example: bool = False,
    title: str = "",
    language: str = "",
) -> Project:
    """Write a project into a new folder.

    Args:
        target: The new folder; it must be missing or empty.
        origin: A table, a folder of tables, a descriptor, or the folder of one; without it the
            project has one tiny table.
        example: Whether to write a small complete package to learn from.
        title: The title of the site.
        language: The first language of the package.

    Raises:
        UsageError: The folder has files, or the origin has no table.
        InvalidPackage: The tables cannot be read, or the package at the origin is not valid.
    """
    if example and origin is not None:
        raise UsageError("--example and --from exclude each other; give one of them")
    if language and not re.fullmatch(properties.LANGUAGE, language):
        raise UsageError(f"{language} is not a language code; give one such as en or pt-BR")
    store.check_vacant(target)
    origin = origin or (EXAMPLE if example else EMPTY)
    found = _descriptor_at(origin)
    described, files = _of_package(found) if found else _of_tables(origin)
    described = _filled(described, target.resolve().name, title, language)
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    files[DESCRIPTOR] = text.encode()
    store.create(target, files)
    frame = _frame(validation.validate(target))
    for name in frame.keys() - files.keys():
        store.save(target / name, frame[name])
    files = {**frame, **files}
    texts = (content for name, content in files.items() if name.startswith(WITH_TEXTS))
    gaps = sum(b"TODO" in line for content in texts for line in content.splitlines())
    return Project(len(described["resources"]), tuple(sorted(files)), gaps)


def _descriptor_at(origin: Path) -> Path | None:
    """The descriptor that is the origin or is in it, if there is one."""
    if not origin.exists():
        raise UsageError(f"{origin} does not exist; give a file or folder")
    if origin.is_file():
        return None if origin.suffix.lower() in SUFFIXES else origin
    listed = (origin / name for name in descriptor.DESCRIPTORS)
    return next((path for path in listed if path.is_file()), None)


def _of_package(found: Path) -> tuple[Json, dict[str, bytes]]:
    """The descriptor of a valid package, and its files: tables, rules and verification.

    Raises:
        InvalidPackage: The package is not valid.
    """
    package = validation.validate(found).model.package
    raw = parsing.parse(folder.read(package.root, package.descriptor), found.name)
    return raw, dict(package.contents)


def _of_tables(origin: Path) -> tuple[Json, dict[str, bytes]]:
    """A descriptor for tables without one, and the tables.

    Raises:
        UsageError: There is no table.
        InvalidPackage: A table cannot be read.
    """
    listed = [origin] if origin.is_file() else sorted(origin.iterdir())
    paths = [p for p in listed if p.suffix.lower() in SUFFIXES and p.is_file()]
    if not paths:
        raise UsageError(
            f"{origin}: has no {DESCRIPTOR} and no CSV or TSV file; give the path of one"
        )
    errors: list[DataError] = []
    resources: list[Json] = []
    files: dict[str, bytes] = {}
    for path in paths:
        name = unique_name(slugify(path.stem) or "table", [r["name"] for r in resources])
        try:
            content = Content(folder.read(path.parent, path.name), path.name)
            files[f"data/{path.name}"] = content.data
            resources.append(_table(name, content))
        except Fault as fault:
            errors.append(fault.at(path.name))
    if errors:
        raise InvalidPackage(errors)
    return {"resources": resources}, files


def _table(name: str, content: Content) -> Json:
    """A resource with whatever can be inferred from the file: encoding, delimiter, fields, types.

    Raises:
        Fault: The file is empty, not text in any known encoding, or not a table.
    """
    dialect, _ = dialects.read({"path": content.name}, {}, content, [])
    label = posixpath.splitext(content.name)[0].replace("_", " ").replace("-", " ")
    described: Json = {
        "name": name,
        "path": f"data/{content.name}",
        "title": f"TODO: {label.strip().capitalize() or name}",
        "description": "TODO: what one row is, and what the columns hold",
    }
    if dialect.encoding not in {"utf-8", "utf-8-sig"}:
        described["encoding"] = dialect.encoding
    if dialect.delimiter != sniffing.DELIMITERS[0]:
        described["dialect"] = {"delimiter": dialect.delimiter}
    schema = {
        "$schema": schemas.VERSION,
        **inference.schema(content, dialect),
    }
    if not schema["fields"]:
        raise Fault("source-error", "an empty file", "a header row and rows", "add them")
    # Columns without a unique name fit no schema: they are inferred at each reading.
    if frictionless_table.table(name, content, dialect, schema).validate().valid:
        described["schema"] = schema
    return described


def _filled(described: Json, name: str, title: str, language: str) -> Json:
    """The descriptor with every property that a package should have, in the usual order."""
    said = {key: value for key, value in described.items() if key != "resources"}
    gaps = {key: value for key, value in GAPS.items() if not said.get(key)}
    if "license" in said:
        gaps.pop("licenses", None)
    if title:
        gaps["title"] = title
    languages = said.get("languages") or []
    if language or (not languages and not isinstance(said.get("title"), dict)):
        first = language or "en"
        languages = [first, *(x for x in languages if x != first)]
    return {
        **({} if "profile" in said else {"$schema": tables.PROFILE}),
        "name": slugify(name) or "package",
        **said,
        **gaps,
        **({"languages": languages} if languages else {}),
        "resources": described["resources"],
    }


def _frame(checked: validation.Checked) -> dict[str, bytes]:
    """The files of a project that are not its package: page, configuration, workflow and others."""
    package = checked.model.package
    language = package.language
    texts = {
        "title": package.title[language],
        "language": language,
        "publisher": next((c.title[language] for c in package.contributors), PUBLISHER),
    }
    return {
        ".github/workflows/site.yml": (NEW / "site.yml").read_bytes(),
        ".gitignore": (NEW / "gitignore").read_bytes(),
        "README.md": _rendered("README.md.jinja", texts),
        CONFIG: _configuration(checked).encode(),
        f"docs/{language}/{ABOUT}": _rendered(f"{ABOUT}.jinja", texts),
        REQUIREMENTS: f"{requirement()}\n".encode(),
    }


def _rendered(template: str, texts: Mapping[str, str]) -> bytes:
    environment = jinja2.Environment(  # noqa: S701 - it writes Markdown, and escapes for that
        loader=jinja2.FileSystemLoader(NEW),
        undefined=jinja2.StrictUndefined,
        finalize=lambda text: MARKED.sub(lambda m: f"&#{ord(m[0])};", " ".join(text.split())),
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(texts).encode()


def _configuration(checked: validation.Checked) -> str:
    """The configuration that a build would use by default, with the hand-written page."""
    _, _, settings = configuration(checked).partition("\n")
    return f"{HEADING}\n{settings.rstrip()}\n  - How to read: {ABOUT}\n"
