"""How a page leads to the same page in the other languages of its site.

A link in the header leads there without a script, which adds the part of the page that is seen.
Robots get the same from the head of each page, and from the sitemap.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from yesan.language.editions import Edition
from yesan.site.built_page import BuiltPage

HOME = "index.html"
CLASS = "yesan-language"
DEFAULT = "x-default"
"""How robots are told which page is for readers of any other language."""


@dataclass(frozen=True)
class Languages:
    """The languages of a site, seen from the pages in one of them.

    Attributes:
        own: The language of these pages.
        pages: The paths of the pages in each language, below its folder; none where there is one
            language alone.
    """

    own: Edition = field(default_factory=lambda: Edition(""))
    pages: Mapping[Edition, frozenset[str]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """What the links of any page depend on, as text; empty where there are none."""
        if not self.pages:
            return ""
        every = frozenset[str]().union(*self.pages.values())
        lacking = [
            [e.language, e.folder, e.name, sorted(every - pages)] for e, pages in self.pages.items()
        ]
        return json.dumps([self.own.folder, lacking])

    def ways(self, page: str) -> Iterator[tuple[Edition, str]]:
        """The same page in each language, below the root of the site; the home page where none is.

        Args:
            page: The path of the page, below the folder of its language.
        """
        for edition, pages in self.pages.items():
            yield edition, f"{edition.folder}{page if page in pages else HOME}"

    def same(self, page: str) -> Iterator[tuple[Edition, str]]:
        """The same page in each language that has it."""
        for edition, way in self.ways(page):
            if way == f"{edition.folder}{page}":
                yield edition, way

    def add(self, page: BuiltPage) -> None:
        """Insert the links into the header of a page, or first in the page."""
        if not self.pages or not page.is_listed:
            return
        here = posixpath.dirname(f"{self.own.folder}{page.path}") or "."
        header = page.tree.css_first("header")
        place = (header.css_first("nav") or header) if header is not None else None
        first = page.body.first_child
        for edition, way in self.ways(page.path):
            if edition == self.own:
                continue
            attributes = {"class": CLASS, "href": posixpath.relpath(way, here)}
            link = page.create("a", {**attributes, **_said(edition)})
            link.insert_child(edition.name)
            if place is not None:
                place.insert_child(link, move=True)
            elif first is not None:
                first.insert_before(link, move=True)

    def alternates(self, page: str, address: str) -> Iterator[tuple[str, str]]:
        """The language and the whole address of the page in each language, and for all others.

        Args:
            page: Its path, below the folder of its language.
            address: The address of the pages of its language, with a final slash.
        """
        root = address.removesuffix(self.own.folder)
        found = {edition.language: f"{root}{way}" for edition, way in self.same(page)}
        if len(found) > 1:
            yield from found.items()
            yield DEFAULT, next(iter(found.values()))


def _said(edition: Edition) -> dict[str, str | None]:
    """What a link says of where it leads, to browsers and to those who hear the page."""
    return {"hreflang": edition.language, "lang": edition.language}
