"""The nouns of the standard: Package, Resource, Field, and what they hold.

Everything is read from the descriptor by `descriptor` and never changes afterwards. Texts are
known in every language that the descriptor gives them in.

Beyond the standard there is a small extension, all of it optional: `extension` lists it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from yesan.errors import DataError
from yesan.package.extension import TEXT
from yesan.package.resource import NUMERIC, File, Resource
from yesan.package.source import Contributor, License, Source
from yesan.package.text import Text
from yesan.reading.content import Content
from yesan.reading.parsing import Json

DISCREPANCIES = "discrepancies"
"""Name of the resource that lists the errors of the source itself, where a package has one."""
DISCREPANCY_FIELDS = {
    **dict.fromkeys(("rule", "table", "key", "field"), TEXT),
    **dict.fromkeys(("published", "computed"), NUMERIC),
}
"""The fields that the resource must have, with their types: those of a rule's cell."""


@dataclass(frozen=True)
class Highlight:
    """What a reader should know first, in the package's own words.

    Attributes:
        title: What it is about: why, who pays, what is doubted.
        text: One or two sentences.
        resource: Name of the table that tells more, or nothing.
    """

    title: Text
    text: Text
    resource: str = ""


@dataclass(frozen=True)
class Inhabitants:
    """How many people the budget is for, by which amounts are told per inhabitant."""

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
        spec: The Vega-Lite specification, its data left to be filled in.
    """

    name: str
    title: Text
    description: Text
    resources: tuple[str, ...]
    spec: Json


@dataclass(frozen=True)
class Package:
    """A Data Package: its folder, its texts and its tables."""

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
    """The name of the file that describes it."""
    files: tuple[File, ...] = ()
    image: Content | None = None
    """The picture that stands for the package, of a kind that holds no script."""
    views: tuple[View, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    inhabitants: Inhabitants | None = None
    warnings: tuple[DataError, ...] = ()
    """What is not as it should be, and does not keep the package from being read."""

    @cached_property
    def by_name(self) -> dict[str, Resource]:
        """The resources by their names."""
        return {r.name: r for r in self.resources}

    def without(self, names: Collection[str]) -> Package:
        """The package without some of its tables, and without foreign keys to them."""
        kept = (
            replace(r, foreign_keys=tuple(k for k in r.foreign_keys if k.resource not in names))
            for r in self.resources
            if r.name not in names
        )
        return replace(self, resources=tuple(kept))

    @property
    def language(self) -> str:
        """The first language, that of every text without ``@``."""
        return self.languages[0]
