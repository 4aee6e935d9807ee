"""Where links lead: what is called as a page is leads to a page called so, a source to its address.

The names of entities in tables and lists are checked where figures are.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import Package
from yesan.proof.claims.claims import PATH
from yesan.proof.finding import Finding
from yesan.proof.pages.assets import CONFIG
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.verbatim import single

LINKS = "p a[href], .yesan-cards a[href], .yesan-chips a[href], .yesan-pager a[href]"
OTHERS = ("Home", "The whole table", "Link", "Search", "row")
"""What leads to a page that is called otherwise."""
EVIDENCE = "evidence/"
"""Where links lead to rows, which are checked with their figures."""
SOURCES = "p.yesan-source > a, ul > li > a"
MOVED = "meta[http-equiv]:not([http-equiv=Content-Security-Policy])"
"""What leads to another page without a link, or changes how the page is read."""
CLAIMS = "details.yesan-how > p > a"
THEME = ".md-header a[href], .md-tabs a[href], .md-nav--primary a[href], .md-footer a[href]"
"""The links around each page."""
CONTENTS = '.md-nav a[href^="#"]'
HEADINGS = "h1[id], h2[id], h3[id], h4[id], h5[id], h6[id]"
FIXED = {"md-logo": "index.html", "yesan-find": "search.html"}
"""Where links without a name lead, by their class."""
MAKER = "https://squidfunk.github.io/mkdocs-material/"
HOMEPAGE = "homepage:"
"""The setting of another page that the logo leads to."""
NAVIGATION = re.compile(
    r"^ *- +[\"']?([^\"'\n]+?)[\"']?: +[\"']?([^\"'\n]+)\.md[\"']? *$", re.MULTILINE
)
MISSING = "404.html"


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
        if page != MISSING:
            yield from self._theme(page, tree)
        yield from _contents(page, tree)
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

    def _theme(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The links around a page that lead elsewhere than the project says, or than they say."""
        titles = _titles(tree)
        for link in tree.css(THEME):
            target, name = _target(page, link), single(link.text())
            address = unquote(link.attributes.get("href") or "")
            here = address.startswith("#")
            if here and (name not in self._navigation or titles.get(address[1:]) == name):
                continue  # to a heading of the page
            classes = (link.attributes.get("class") or "").split()
            fixed = next((FIXED[c] for c in classes if c in FIXED), "")
            if ":" in target.partition("/")[0]:
                if target != MAKER and target.partition(":")[2].strip("/") not in self._settings:
                    yield Finding(page, "a", target, "a link of the settings")
            elif fixed:
                if target != fixed and HOMEPAGE not in self._settings:
                    yield Finding(page, fixed, target, fixed)
            elif name in self._navigation:
                if target not in self._navigation[name]:
                    yield Finding(page, target, f"“{name}”", ", ".join(self._navigation[name]))
            elif name:
                self.leads.add((page, target, name))

    @cached_property
    def _settings(self) -> str:
        config = self.package.root / CONFIG
        return config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""

    @cached_property
    def _navigation(self) -> dict[str, set[str]]:
        """The pages that each name of the navigation may lead to, as the settings have it."""
        found: dict[str, set[str]] = {}
        for name, path in NAVIGATION.findall(self._settings):
            folder, last = posixpath.split(path)
            short = posixpath.join(folder, "index.html")
            own = {short} if last in {"index", "README"} else {f"{path}.html", f"{path}/index.html"}
            found.setdefault(single(name), set()).update(own)
        return found

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
        return single(strong.text() if strong else link.text()).removeprefix(single(before))


def _contents(page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The entries in the contents of a page that lead to the heading of another entry."""
    titles = _titles(tree)
    for link in tree.css(".md-nav--secondary a[href]"):
        if not link.css_matches(CONTENTS):
            yield Finding(page, "a", link.attributes["href"] or "", "a heading of the page")
    for link in tree.css(CONTENTS):
        id_, name = unquote((link.attributes.get("href") or "")[1:]), single(link.text())
        if not titles.get(id_, name).startswith(name) and name in titles.values():
            yield Finding(page, id_, f"“{name}”", titles[id_])


def _titles(tree: LexborHTMLParser) -> dict[str, str]:
    """What the headings of a page say, by their ids."""
    return {n.attributes.get("id") or "": single(n.text()) for n in tree.css(HEADINGS)}


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
    folder = address.endswith(("/", "..")) or address == "."
    return posixpath.normpath(posixpath.join(path, "index.html") if folder else path)
