"""Finished pages that are taken from an earlier build, where all that they are made of is the same.

A page is made of its own text, of what it says about itself, and of its *frame*: everything that
surrounds the text of each page of the site.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from yesan.render.page_summary import Summary
from yesan.search.passages import Document, Passage
from yesan.site.built_page import SUFFIX
from yesan.site.content import SiteContent
from yesan.site.head import Site
from yesan.store.nodes import Nodes, Parts, digest

KIND = "page"
"""What a page is among what builds make."""


@dataclass(frozen=True)
class FinishedPage:
    """A page to which nothing is added any more.

    Attributes:
        html: The page.
        document: What a search finds in it; None where no search lists it.
        shared: What is said of it where links to it are shown; None where none are shared.
    """

    html: bytes
    document: Document | None
    shared: Summary | None


class KeptPages:
    """The finished pages that a build takes from earlier ones, and leaves to later ones.

    Those that are written by hand are made each time: what they say of themselves is in them.

    Args:
        content: What the site is built from.
        nodes: What builds have made.

    Attributes:
        taken: The pages that were taken, by their paths in the site.
        frame: The digest of what surrounds the text of each page; until it is known, none is kept.
    """

    def __init__(self, content: SiteContent, nodes: Nodes) -> None:
        self.content = content
        self.nodes = nodes
        self.taken: dict[str, FinishedPage] = {}
        self.frame = ""

    def take(self, name: str) -> FinishedPage | None:
        """A page that needs not be made, and is part of the site from now on.

        Args:
            name: Its path in the site.
        """
        if (parts := self._parts(name)) and (
            kept := self.nodes.find(KIND, f"{self.content.edition.folder}{name}", parts)
        ):
            self.taken[name] = _read(kept)
        return self.taken.get(name)

    def add(self, name: str, page: FinishedPage) -> None:
        """Keep a page that was made.

        Args:
            name: Its path in the site.
            page: The page.
        """
        if parts := self._parts(name):
            self.nodes.add(KIND, f"{self.content.edition.folder}{name}", parts, _written(page))

    def _parts(self, name: str) -> Parts:
        """What a page is made of; nothing where that is not known."""
        source = source_of(name, self.content)
        if not self.frame or source not in self.content.files or source in self.content.written:
            return {}
        said = self.content.generated.summaries.get(source)
        summary = json.dumps(asdict(said)) if said else ""
        data = self.content.generated.datasets.get(source)
        return {
            "text": digest(self.content.files[source]),
            "summary": digest(summary),
            "data": digest(json.dumps(data) if data else ""),
            "frame": self.frame,
        }


def source_of(name: str, content: SiteContent) -> str:
    """The path of what a page of the site is made of: of Markdown, where there is such a file.

    Args:
        name: The path of the page in the site.
        content: What the site is built from.
    """
    markdown = f"{name.removesuffix(SUFFIX)}.md"
    return markdown if markdown in content.files else name


def frame(site: Site, content: SiteContent, *rest: str) -> str:
    """A digest of what surrounds the text of each page.

    Args:
        site: What all pages have in common.
        content: What the site is built from.
        rest: What else there is: the configuration, the theme, the navigation.
    """
    inline = [sorted(x) for x in (site.inline.scripts, site.inline.styles, site.inline.files)]
    search = content.generated.search_link
    own = (site.name, site.language, site.address, site.icon, str(content.epoch))
    rest = (*rest, *filter(None, [site.languages.digest, content.untranslated.digest]))
    return digest(
        *own, search.link, search.dialog, json.dumps((site.hosts, site.fonts, inline)), *rest
    )


def _written(page: FinishedPage) -> bytes:
    document = asdict(page.document) if page.document else None
    shared = asdict(page.shared) if page.shared else None
    return json.dumps([document, shared]).encode() + b"\n" + page.html


def _read(content: bytes) -> FinishedPage:
    head, _, html = content.partition(b"\n")
    said, shared = json.loads(head)
    return FinishedPage(
        html,
        Document(said["title"], tuple(Passage(**p) for p in said["passages"])) if said else None,
        Summary(shared["title"], shared["description"], _pairs(shared["figures"]))
        if shared
        else None,
    )


def _pairs(figures: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in figures)
