"""What the interface is made from: the model, and where the site shows what it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yesan.api import cited
from yesan.language.locale import Locale
from yesan.model.addresses import relative
from yesan.model.entities import Entity, Kind
from yesan.model.figures import Figure
from yesan.model.listing import Line
from yesan.model.model import Model
from yesan.package.package import Package
from yesan.package.resource import Resource
from yesan.package.text import Text
from yesan.source.evidence import Evidence

FOLDER = "api/v1"
"""Where the files are in a site."""
INDEX, NAMES = f"{FOLDER}/index.json", f"{FOLDER}/entities.json"


@dataclass(frozen=True)
class Published:
    """A package with its site, as far as the interface tells of it.

    Attributes:
        model: What the rows of the package mean.
        locales: Each of its languages.
        lines: The entities that have pages, with their amounts, by kind.
        anchors: The anchor of each row in the page of its table, by the number of the row.
        place: The page of evidence that shows a line of the source of a table, and the anchor.
        printed: The figures of the source that each row took, by its table and number.
        claims: The computed figures of the site, by their ids.
        told: The ids of those that each page tells of its own, by its path.
        archive: The path of the zip of the package.
        permanent: Gives where a page of this version stays.
    """

    model: Model
    locales: Sequence[Locale]
    lines: Mapping[Kind, Sequence[Line]]
    anchors: Callable[[Resource], Mapping[int, str]]
    place: Callable[[Resource, int], tuple[str, str]]
    printed: Mapping[tuple[str, int], Sequence[Evidence]]
    claims: Mapping[str, Figure]
    told: Mapping[str, Sequence[str]]
    archive: str
    permanent: Callable[[str], str]

    @property
    def package(self) -> Package:
        """The package."""
        return self.model.package

    def has_page(self, kind: Kind, code: str) -> Entity | None:
        """The entity of a code, where it has a page; else None."""
        return self._paged.get((kind, code))

    @cached_property
    def _paged(self) -> dict[tuple[Kind, str], Entity]:
        return {(k, x.entity.code): x.entity for k, lines in self.lines.items() for x in lines}

    def texts(self, text: Text) -> dict[str, str]:
        """A text in every language of the package."""
        return {locale.language: text[locale.language] for locale in self.locales}

    def chosen(self, resource: Resource) -> dict[str, str] | None:
        """By which criterion the rows of a table were selected; None where they were not."""
        return self.texts(resource.selection) if resource.selection else None

    def words(self, say: Callable[[Locale], str]) -> dict[str, str]:
        """What is said in every language of the package."""
        return {locale.language: say(locale) for locale in self.locales}

    def cited(self, path: str, title: Text, page: str) -> dict[str, Any]:
        """How something is cited, as CSL-JSON; its address is relative to the file.

        Args:
            path: The path of the file.
            title: The title of what is cited.
            page: The path of its page.
        """
        language = self.package.language
        address = relative(path, self.permanent(page))
        return cited.of(self.package, language, title[language], page, address).csl

    def row(self, path: str, resource: Resource, number: int, page: str) -> str:
        """The address of a row in the page of its table, as seen from a file.

        Args:
            path: The path of the file.
            resource: The table.
            number: The number of the row.
            page: The path of the page.
        """
        anchor = self.anchors(resource).get(number, "")
        return relative(path, page) + (f"#{anchor}" if anchor else "")

    def line(self, path: str, resource: Resource, line: int) -> str | None:
        """The address of a line of the source, as seen from a file; None where there is none."""
        page, anchor = self.place(resource, line)
        return f"{relative(path, page)}#{anchor}" if page else None
