"""Where links lead: what is called as a page is leads to a page called so, a source to its address.

The names of entities in tables and lists are checked where figures are.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import Package
from yesan.proof.claims.claims import PATH
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.verbatim import single

LINKS = "p a[href], .yesan-cards a[href], .yesan-chips a[href], .yesan-pager a[href]"
ALL = "All: {kind}"
OTHERS = ("Home", "More", "The whole table", "Link", "Search", "row")
"""What leads to a page that is called otherwise."""
EVIDENCE = "evidence/"
"""Where links lead to rows, which are checked with their figures."""
SOURCES = "p.yesan-source > a, ul > li > a"
MOVED = "meta[http-equiv]:not([http-equiv=Content-Security-Policy])"
"""What leads to another page without a link, or changes how the page is read."""
CLAIMS = "details.yesan-how > p > a"


@dataclass
class Links:
    """Checks where links lead.

    Attributes:
        package: The package, which says where its sources are.
        catalog: The words of the site.
        headings: The heading of each page.
        leads: The names by which pages lead to others: the page, the target and the name.
    """

    package: Package
    catalog: Catalog
    headings: dict[str, str] = field(default_factory=dict)
    leads: set[tuple[str, str, str]] = field(default_factory=set)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What leads to another file or address; where else the page leads is noted."""
        heading = tree.css_first("h1")
        self.headings[page] = single(heading.text()) if heading else ""
        other = {text for id_ in OTHERS for text in self.catalog.text(id_)}
        for link in tree.css(LINKS):
            target, name = _target(page, link), self._name(link)
            row = page.startswith(EVIDENCE) and "#" in (link.attributes.get("href") or "")
            if name and name not in other and not row:
                self.leads.add((page, target, name))
        for node in tree.css(MOVED):
            yield Finding(page, "meta", (node.html or "")[:120], "a page that stays")
        for link in tree.css(CLAIMS):
            if (target := _target(page, link)) != PATH:
                yield Finding(page, PATH, target, PATH)
        for link in tree.css(SOURCES):
            address, name = link.attributes.get("href") or "", single(link.text())
            known = {a for said, a in self._addresses if said == name}
            if known and "://" in address and not any(map(address.startswith, known)):
                yield Finding(page, name, address, ", ".join(sorted(known)))

    def misled(self) -> Iterator[Finding]:
        """The names of pages that lead to others."""
        called = frozenset(self.headings.values())
        for page, target, name in sorted(self.leads):
            known = any(said == name for said, _ in self._addresses)
            if name in called and self.headings.get(target) != name and not known:
                yield Finding(page, target, f"“{name}”", "the page that is called so")

    @cached_property
    def _addresses(self) -> frozenset[tuple[str, str]]:
        """The names of sources and licences, each with its address."""
        return frozenset(_addresses(self.package.raw))

    def _name(self, link: LexborNode) -> str:
        """What a link calls the page that it leads to."""
        strong = link.css_first("strong")
        before = "".join(n.text() for n in link.css("small"))
        name = single(strong.text() if strong else link.text()).removeprefix(single(before))
        return next((r["kind"] for r in self.catalog.readings(name, ALL)), name)


def _addresses(value: Any) -> Iterator[tuple[str, str]]:
    """The texts beside each address in a part of a descriptor."""
    if isinstance(value, dict):
        address = value.get("path")
        if isinstance(address, str) and "://" in address:
            yield from ((single(t), address) for t in value.values() if isinstance(t, str))
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _addresses(item)


def _target(page: str, link: LexborNode) -> str:
    """The file of the site that a link leads to, or an address elsewhere."""
    address = (link.attributes.get("href") or "").partition("#")[0]
    if "://" in address:
        return address
    path = posixpath.join(posixpath.dirname(page), unquote(address)) if address else page
    return posixpath.normpath(path)
