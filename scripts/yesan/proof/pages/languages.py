"""How pages lead to the same page in other languages, in their header, to robots and in the list.

Each leads to the page at the same place, or to the first one where there is none. What leads there
is taken out of a page, and so is the way up to what all languages share: the page is then one of a
site in its language alone.
"""

from __future__ import annotations

import gzip
import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from babel import Locale, UnknownLocaleError
from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.finding import Finding
from yesan.proof.site import readable
from yesan.proof.site.editions import (
    ENTRY,
    PACKED,
    PLACE,
    SHARED,
    SITEMAP,
    Edition,
    root_of,
)

SWITCH, ALTERNATES = "a.yesan-language", "head link[hreflang]"
ADDRESSES = ("href", "src", "data-chart-spec", "data-chart-narrow")
HOME, OTHERS = "index.html", "x-default"
UNLISTED = 'meta[name="robots"][content="noindex"]'
LINK = re.compile(r'<xhtml:link rel="alternate" hreflang="([^"]*)" href="([^"]*)"/>')


@dataclass(frozen=True)
class Languages:
    """Checks the links between the pages in the languages of a site.

    Attributes:
        site: The folder of the whole site.
        own: The language of the pages.
        editions: All languages.
    """

    site: Path
    own: Edition
    editions: tuple[Edition, ...]

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the links to other languages, which are taken out of the page."""
        if page.endswith(".html"):
            yield from self._switch(page, tree)
            yield from self._alternates(page, tree)
        for name in ADDRESSES:
            for node in tree.css(f"[{name}]"):
                if wrong := self._lowered(page, node, name):
                    yield wrong

    def _switch(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The links in the header."""
        listed = tree.css_first(UNLISTED) is None
        others = [e for e in self.editions if e != self.own] if listed else []
        expected = [(e.language, self._at(page, e), _name(e.language)) for e in others]
        found = []
        here = posixpath.dirname(f"{self.own.folder}{page}")
        for link in tree.css(SWITCH):
            own = link.attributes
            target = posixpath.normpath(posixpath.join(here, unquote(own.get("href") or "")))
            language = own.get("hreflang") or ""
            found.append((language, target, link.text()))
            if {*own} != {"class", "href", "hreflang", "lang"} or own.get("lang") != language:
                yield Finding(page, "language", (link.html or "")[:120], "a link to a language")
            link.decompose()
        if found != expected:
            yield Finding(page, "language", str(found), str(expected))

    def _alternates(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What robots are told."""
        canonical = tree.css_first('link[rel="canonical"]')
        address = (canonical.attributes.get("href") or "") if canonical else ""
        listed = tree.css_first(UNLISTED) is None
        expected = self.expected(page, address) if listed and address else []
        found = []
        for link in tree.css(ALTERNATES):
            own = link.attributes
            found.append((own.get("hreflang") or "", unquote(own.get("href") or "")))
            if {*own} != {"rel", "hreflang", "href"} or own.get("rel") != "alternate":
                yield Finding(page, "hreflang", (link.html or "")[:120], "a link to a language")
            link.decompose()
        if found != expected:
            yield Finding(page, "hreflang", str(found), str(expected))

    def expected(self, page: str, address: str) -> list[tuple[str, str]]:
        """The languages of a page with their addresses; none where it is in one alone."""
        root = unquote(address).removesuffix(f"{self.own.folder}{page}")
        same = [e for e in self.editions if (self.site / f"{e.folder}{page}").is_file()]
        found = [(e.language, f"{root}{e.folder}{page}") for e in same]
        return [*found, (OTHERS, found[0][1])] if len(found) > 1 else []

    def _at(self, page: str, edition: Edition) -> str:
        """Where a page is in a language, from the root of the whole site."""
        path = f"{edition.folder}{page}"
        return path if (self.site / path).is_file() else f"{edition.folder}{HOME}"

    def _lowered(self, page: str, node: LexborNode, name: str) -> Finding | None:
        """Have an address start in the folder of the language; what is wrong with it, if anything.

        What is shared is seen from a site of the language alone one folder further down.
        """
        address = node.attributes.get(name) or ""
        if not self.own.folder or not address.startswith("../"):
            return None
        path = unquote(address.partition("#")[0].partition("?")[0])
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if not target.startswith("../"):
            return None
        node.attrs[name] = address.removeprefix("../")
        if target.removeprefix("../").startswith(SHARED):
            return None
        return Finding(page, name, address, "an address in the folder of the language")


def check_sitemap(site: Path, editions: tuple[Edition, ...]) -> Iterator[Finding]:
    """The translations in the list for robots that are not those of its pages.

    Args:
        site: The folder of the whole site.
        editions: Its languages.
    """
    file, packed = site / SITEMAP, site / PACKED
    if not file.is_file():
        return
    text = readable.text(file, SITEMAP)
    if packed.is_file() and gzip.decompress(packed.read_bytes()).decode() != text:
        yield Finding(PACKED, SITEMAP, "another list", f"that of {SITEMAP}")
    root = root_of(text)
    for entry in ENTRY.findall(text):
        place = PLACE.search(entry)
        address = html.unescape(place[1]) if place else ""
        path = unquote(address.removeprefix(root))
        own = next((e for e in editions if e.folder and path.startswith(e.folder)), editions[0])
        found = [(language, unquote(html.unescape(to))) for language, to in LINK.findall(entry)]
        seen = Languages(site, own, editions)
        expected = seen.expected(path.removeprefix(own.folder), unquote(address))
        if found != expected:
            yield Finding(SITEMAP, address, str(found), str(expected))


def _name(language: str) -> str:
    """What its readers call a language."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return language
    name = locale.get_display_name(locale) or language
    return f"{name[:1].upper()}{name[1:]}"
