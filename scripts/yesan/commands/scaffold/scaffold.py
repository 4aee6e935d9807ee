"""`yesan new`: writes a project with tables, descriptor, configuration, a page and workflows.

A text that only the maintainer can write begins with ``TODO``: it appears on the site, and ``grep``
finds it. The project is valid, and builds as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jinja2
from slugify import slugify

from yesan.commands.scaffold import table_files, wanted_roles
from yesan.commands.scaffold.found_table import printable
from yesan.commands.scaffold.installation import requirement
from yesan.descriptor import descriptor, lone_resource, misplaced, openspending, properties
from yesan.descriptor.findings import Problems
from yesan.errors import DataError, UsageError
from yesan.package.resource import Resource
from yesan.phrase import Phrase
from yesan.reading import folder, parsing
from yesan.reading.parsing import Json
from yesan.reading.standard_form import RELATED
from yesan.site import default_settings
from yesan.site.settings import CONFIG
from yesan.store import disk
from yesan.tables import tables
from yesan.tables.exact import exact
from yesan.validation import validation

NEW = Path(__file__).parent / "templates"
EMPTY, EXAMPLE = NEW / "empty", NEW / "example"
DESCRIPTOR = "datapackage.json"
ABOUT = "about.md"
REQUIREMENTS = "requirements.txt"
"""The one place of a project that names the yesan that it is built with."""
GITHUB = {f".github/workflows/{name}": name for name in ("review.yml", "comment.yml", "site.yml")}
GITLAB = {".gitlab-ci.yml": "gitlab-ci.yml"}
"""What reviews changes and publishes the site, by path: the template of each."""
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
        notes: What was guessed about the tables, and what was left out.
    """

    tables: int
    files: tuple[str, ...]
    gaps: int
    notes: tuple[str, ...] = ()


@exact()
def make(
    target: Path,
    origin: Path | None = None,
    *,
    example: bool = False,
    title: str = "",
    language: str = "",
    gitlab: bool = False,
) -> Project:
    """Write a project into a new folder.

    Args:
        target: The new folder; it must be missing or empty.
        origin: A table, a spreadsheet, a folder of them, a descriptor, or the folder of one;
            without it the project has one tiny table.
        example: Whether to write a small complete package to learn from.
        title: The title of the site.
        language: The first language of the package.
        gitlab: Whether it is GitLab that reviews changes and publishes the site.

    Raises:
        UsageError: The folder has files, or the origin has no table.
        InvalidPackage: The tables cannot be read, or the package at the origin is not valid.
    """
    if example and origin is not None:
        raise UsageError(Phrase("--example and --from exclude each other; give one of them"))
    if language and not re.fullmatch(properties.LANGUAGE, language):
        raise UsageError(
            Phrase(
                "{language} is not a language code; give one such as en or pt-BR", language=language
            )
        )
    disk.check_vacant(target)
    origin = origin or (EXAMPLE if example else EMPTY)
    found = _descriptor_at(origin)
    if found:
        described, files, notes = _of_package(found)
    else:
        tables = table_files.read(origin, language or "en")
        described, files, notes = {"resources": tables.resources}, tables.files, tables.notes
    described = _filled(described, disk.place(target).name, title, language)
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    files[DESCRIPTOR] = text.encode()
    with disk.temporary() as tried:
        # What is not valid leaves nothing behind.
        disk.create(tried / "project", files)
        checked = validation.validate(tried / "project")
        notes += () if found else wanted_roles.notes(checked.model)
        files, gaps = _framed(checked, notes, files, gitlab=gitlab)
    disk.create(target, files)
    told = tuple(map(printable, notes))
    return Project(len(described["resources"]), tuple(sorted(files)), gaps, told)


def _descriptor_at(origin: Path) -> Path | None:
    """The descriptor that is the origin or is in it, if there is one."""
    if not origin.exists():
        raise UsageError(Phrase("{origin} does not exist; give a file or folder", origin=origin))
    if origin.is_file():
        return None if origin.suffix.lower() in table_files.SUFFIXES else origin
    listed = (origin / name for name in descriptor.DESCRIPTORS)
    return next((path for path in listed if path.is_file()), None)


def _of_package(found: Path) -> tuple[Json, dict[str, bytes], list[str]]:
    """The descriptor of a valid package, its files (tables, rules, verification), and its warnings.

    Raises:
        InvalidPackage: The package is not valid.
    """
    package = validation.validate(found).model.package
    written = parsing.parse(folder.read(package.root, package.descriptor), found.name)
    raw = lone_resource.packaged(written, Problems(""))
    related = {r.path: r for r in package.resources if RELATED in r.content.notes}
    files = {path: r.content.data for path, r in related.items()}
    described = openspending.modern(_with_codes(raw, related))
    resources = [*map(_with_keys, described["resources"])]
    files_told = (
        Phrase("{file}: offered for download as it is, as {why}", file=f.path, why=f.why)
        for f in package.files
    )
    notes = [*_told(package.warnings), *files_told]
    return {**described, "resources": resources}, {**package.contents, **files}, notes


def _told(warnings: Sequence[DataError]) -> Iterator[str]:
    """Warnings as notes, those that say the same of several places as one."""
    alike: dict[tuple[str, ...], list[DataError]] = {}
    for w in warnings:
        alike.setdefault((w.type, w.found, w.expected, w.remedy), []).append(w)
    for first, *more in alike.values():
        yield (
            Phrase("{warning}; {count:,} more like it", warning=first.said, count=len(more))
            if more
            else first.said
        )


def _with_keys(resource: Json) -> Json:
    """A table with the foreign keys in its schema that were beside it."""
    schema = resource.get("schema")
    return misplaced.moved(resource, schema if isinstance(schema, dict) else {}, Problems(""))[0]


def _with_codes(described: Json, related: Mapping[str, Resource]) -> Json:
    """The descriptor, the codes of some files being written with those above them."""
    resources = [
        {**raw, "schema": related[raw["path"]].raw["schema"]} if raw.get("path") in related else raw
        for raw in described["resources"]
    ]
    return {**described, "resources": resources}


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


@dataclass(frozen=True)
class NewProject:
    """What the templates of a new project receive.

    Attributes:
        title: The title of the package.
        language: The code of its language.
        publisher: Who publishes it.
        wheel: The path of the wheel of yesan in the project; empty where it is installed otherwise.
        gitlab: Whether it is GitLab that reviews changes and publishes the site.
        gaps: The number of lines with a ``TODO``; the pages are written before they are counted.
        notes: What was guessed when its tables were read, and what was left out.
    """

    title: str
    language: str
    publisher: str
    wheel: str
    gitlab: bool
    gaps: int
    notes: tuple[str, ...]


def _framed(
    checked: validation.Checked,
    notes: Sequence[str],
    files: Mapping[str, bytes],
    *,
    gitlab: bool,
) -> tuple[dict[str, bytes], int]:
    """All files of a project whose package has these, and how many of its lines are to be written.

    Beside its package it has a page, configuration, a workflow and others.
    """
    package = checked.model.package
    language = package.language
    installed = requirement()
    project = NewProject(
        title=package.title[language],
        language=language,
        publisher=next((c.title[language] for c in package.contributors), PUBLISHER),
        wheel=installed.wheel,
        gitlab=gitlab,
        gaps=0,
        notes=tuple(map(printable, notes)),
    )
    flows = GITLAB if gitlab else GITHUB
    framed = {
        **{path: (NEW / name).read_bytes() for path, name in flows.items()},
        ".gitignore": (NEW / "gitignore").read_bytes(),
        CONFIG: _configuration(checked).encode(),
        f"docs/{language}/{ABOUT}": _rendered(f"{ABOUT}.jinja", project),
        REQUIREMENTS: f"{installed.line}\n".encode(),
        **({installed.wheel: installed.content} if installed.wheel else {}),
        **files,
    }
    texts = (content for name, content in framed.items() if name.startswith(WITH_TEXTS))
    gaps = sum(b"TODO" in line for content in texts for line in content.splitlines())
    return {
        "README.md": _rendered("README.md.jinja", replace(project, gaps=gaps)),
        **framed,
    }, gaps


def _rendered(template: str, project: NewProject) -> bytes:
    environment = jinja2.Environment(  # noqa: S701 - it writes Markdown, and escapes for that
        loader=jinja2.FileSystemLoader(NEW),
        undefined=jinja2.StrictUndefined,
        finalize=lambda text: MARKED.sub(lambda m: f"&#{ord(m[0])};", " ".join(text.split())),
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(template).render(vars(project)).encode()


def _configuration(checked: validation.Checked) -> str:
    """The configuration that a build would use by default, with the hand-written page."""
    _, _, settings = default_settings.text(checked).partition("\n")
    return f"{HEADING}\n{settings.rstrip()}\n  - How to read: {ABOUT}\n"
