"""A data package as a whole: its texts, its tables and files, its views, and all its bytes.

A `Package` is made by `descriptor` and never changes afterwards. Its texts are there in every
language that the descriptor has them in.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath

from yesan.errors import DataError
from yesan.package.contact import Contact
from yesan.package.correction import Correction
from yesan.package.extension import TEXT
from yesan.package.field import NUMERIC
from yesan.package.freshness import Freshness
from yesan.package.release_source import ReleaseSource
from yesan.package.resource import File, Resource
from yesan.package.source import Contributor, License, Source
from yesan.package.text import Text
from yesan.reading.content import Content
from yesan.reading.parsing import Json

CHECKS = "data/checks"
"""The folder of a package's rules, one SQL file each."""
VERIFICATION = "data/verification.json"
"""The file that keeps what `yesan verify` found."""
EVIDENCE = "data/verification.csv"
"""The file that keeps which cell took which figure of the source."""
CHANGELOG = "data/CHANGELOG.md"
"""The file that tells what changed in each release."""
DISCREPANCIES = "discrepancies"
"""Name of the resource that lists errors of the source itself, if the package has one."""
DISCREPANCY_FIELDS = {
    **dict.fromkeys(("rule", "table", "key", "field"), TEXT),
    **dict.fromkeys(("published", "computed"), NUMERIC),
}
"""The fields that this resource must have, with their types: those of a rule's cell."""


@dataclass(frozen=True)
class Highlight:
    """What a reader should know first, in the package's own words.

    Attributes:
        title: What it is about: why, who pays, what is wrong.
        text: One or two sentences.
        resource: Name of the table with more about it, or nothing.
    """

    title: Text
    text: Text
    resource: str = ""


@dataclass(frozen=True)
class Inhabitants:
    """How many people the budget is for, to show amounts per inhabitant."""

    number: int
    date: str
    source: Source


@dataclass(frozen=True)
class View:
    """A chart that the package itself describes, in Vega-Lite.

    Attributes:
        name: What the descriptor calls it, or its number.
        title: What it is about.
        description: What it shows.
        resources: Names of the tables it draws.
        spec: The Vega-Lite specification, without its data.
    """

    name: str
    title: Text
    description: Text
    resources: tuple[str, ...]
    spec: Json


@dataclass(frozen=True)
class Package:
    """A Data Package: its folder, its texts, its tables and the bytes of its files.

    Attributes:
        raw: The descriptor's own words, each resource in it that is a file replaced by what the
            file says.
        descriptor: The name of the file that describes it.
        files: Its resources that are not tables.
        image: The picture of the package, of a kind that holds no script.
        contact: Who readers tell that something is wrong; none where nobody is named.
        releases: Where its releases are kept; none where it has none.
        corrections: The cells that were corrected, in the order of the descriptor.
        contents: Every file that was read, by its path as it is written, relative to the root:
            data, schemas, dialects, profiles, picture, rules, the record of its verification.
        warnings: What should be fixed, but does not keep the package from being read.
    """

    root: Path
    name: str
    title: Text
    description: Text
    version: str
    created: str
    languages: tuple[str, ...]
    resources: tuple[Resource, ...]
    sources: tuple[Source, ...]
    licenses: tuple[License, ...]
    contributors: tuple[Contributor, ...]
    currencies: Mapping[str, Text]
    comparison: tuple[str, str] | None
    execution: tuple[str, str] | None
    raw: Json
    descriptor: str = "datapackage.json"
    files: tuple[File, ...] = ()
    image: Content | None = None
    views: tuple[View, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    inhabitants: Inhabitants | None = None
    contact: Contact | None = None
    releases: ReleaseSource | None = None
    corrections: tuple[Correction, ...] = ()
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    warnings: tuple[DataError, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, Resource]:
        """The resources by their names."""
        return {r.name: r for r in self.resources}

    @property
    def rules(self) -> dict[str, bytes]:
        """The files of its rules, in the order of their paths."""
        return {
            path: self.contents[path]
            for path in sorted(self.contents)
            if PurePosixPath(path).match(f"{CHECKS}/*.sql")
        }

    def freshness(self, source: Source) -> Freshness:
        """How fresh a source is: what it does not say, the package may say of that title."""
        title = source.title.default
        own = (s.freshness for s in self.sources if title and s.title.default == title)
        return source.freshness.completed(next(own, source.freshness))

    def without(self, names: Collection[str]) -> Package:
        """The package without some of its tables, and without what refers to them."""
        kinds = {r.id for r in self.resources if r.entity and r.name in names}
        kept = (r.without(names, kinds) for r in self.resources if r.name not in names)
        corrections = (c for c in self.corrections if c.resource not in names)
        return replace(self, resources=tuple(kept), corrections=tuple(corrections))

    @property
    def language(self) -> str:
        """The first language, that of every text without ``@``."""
        return self.languages[0]
