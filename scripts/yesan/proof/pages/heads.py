"""The heads of pages: what robots, other sites and browsers read there, and nothing else.

Each thing is there once. A page of a project's own theme may have more, which is what its project
says; what would keep robots away, send them to another page, or say something to programs alone is
nowhere but where it belongs.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import Package
from yesan.proof.finding import Finding
from yesan.proof.pages.assets import CONFIG
from yesan.proof.pages.policies import CUSTOM
from yesan.proof.site.own_pages import is_written
from yesan.proof.site.verbatim import single

CHARTS, MISSING = "charts/", "404.html"
"""The pages that are for no robot."""
NAMES = {
    "viewport": r"width=device-width, ?initial-scale=1",
    "color-scheme": r"light dark",
    "generator": r"mkdocs-[\w.]+(?:, mkdocs-material-[\w.+]+)?",
    "description": r".*",
    "author": r".*",
    "twitter:card": r"summary|summary_large_image",
    "twitter:title": r".*",
    "twitter:description": r".*",
    "twitter:image": r".*",
    "og:type": r"website|article",
    "og:site_name": r".*",
    "og:title": r".*",
    "og:description": r".*",
    "og:locale": r"[a-z]{2,3}(?:_\w+)?",
    "og:url": r".*",
    "og:image": r".*",
    "og:image:type": r"image/png",
    "og:image:width": r"\d+",
    "og:image:height": r"\d+",
    "og:image:alt": r".*",
}
"""What a head may say, each with the pattern of how; the texts among it are checked elsewhere."""
LINKS = {"canonical", "icon", "stylesheet", "preload", "prev", "next"}
MANY = {"stylesheet", "preload", "alternate", "script", "style"}
"""Of what a page may have several."""
TAGS = {"meta", "link", "title", "script", "style", "base"}
ATOM, FEED = "application/atom+xml", "changes.xml"
DATA = "script[type*=json]"
"""What programs read, and no reader sees."""
DATASET = 'head > script[type="application/ld+json"]'
OWN_DATA = "__config"
"""What the theme sets for its own scripts."""


@dataclass(frozen=True)
class Heads:
    """Finds what is in a head and should not be.

    Attributes:
        package: The package, whose project may have settings and a theme of its own.
    """

    package: Package

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What the head of a page says that does not belong there."""
        if not page.endswith(".html"):
            return
        for node in tree.css(DATA):
            # What pages of data say to search engines is compared with the package.
            if node.attributes.get("id") != OWN_DATA and not node.css_matches(DATASET):
                yield Finding(page, "script", _start(node), "nothing for programs alone")
        theirs = CUSTOM.search(self.settings) or is_written(self.package, page)
        if tree.head is not None and not theirs:
            yield from self._head(page, tree, tree.head)

    def _head(self, page: str, tree: LexborHTMLParser, head: LexborNode) -> Iterator[Finding]:
        said: Counter[str] = Counter()
        for node in head.iter():
            name, fault = self._read(page, node)
            said[name] += 1
            if fault:
                yield Finding(page, name, _start(node), fault)
        title = single("".join(node.text() for node in head.css("title")))
        for node in head.css('meta[property="og:site_name"]'):
            site = single(node.attributes.get("content") or "")
            if title != site and not title.endswith(f" - {site}"):
                yield Finding(page, "og:site_name", f"“{site}”", f"the end of “{title}”")
        for node in tree.css("body meta, body link, body base"):
            yield Finding(page, node.tag or "", _start(node), "nothing but in its head")
        for name, count in sorted(said.items()):
            if count > 1 and name not in MANY:
                yield Finding(page, name, f"{count} of them", "one")

    def _read(self, page: str, node: LexborNode) -> tuple[str, str]:
        """What an element of a head is, and what is expected instead; empty where it is right."""
        own = node.attributes
        if node.tag == "meta":
            return self._meta(page, node)
        if node.tag == "link":
            name = own.get("rel") or ""
            known = name in LINKS or self._is_set(node) or _is_feed(page, node)
            return name, "" if known else "a link of the site"
        if node.tag == "base":
            fits = page.startswith(CHARTS) and {*own} == {"target"}
            return "base", "" if fits else "addresses of its own"
        return node.tag or "", "" if node.tag in TAGS else "no such element in a head"

    def _meta(self, page: str, node: LexborNode) -> tuple[str, str]:
        own = node.attributes
        if "charset" in own:
            return "charset", "" if (own["charset"] or "").lower() == "utf-8" else "utf-8"
        if "http-equiv" in own:
            return own["http-equiv"] or "", ""  # which is checked with the policy
        name = own.get("property") or own.get("name") or ""
        content = own.get("content") or ""
        if name == "robots":
            hidden = page.startswith(CHARTS) or page == MISSING
            return name, "" if hidden and content == "noindex" else "a page that is to be found"
        pattern = NAMES.get(name)
        if pattern is None:
            return name, "no such word in a head"
        return name, "" if re.fullmatch(pattern, content, re.DOTALL) else pattern

    def _is_set(self, node: LexborNode) -> bool:
        """Whether the settings of the project name another language of the page, and where."""
        own = node.attributes
        language, address = own.get("hreflang") or "", (own.get("href") or "").lstrip("./")
        listed = "alternate:" in self.settings and own.get("rel") == "alternate"
        return bool(listed and language and language in self.settings and address in self.settings)

    @cached_property
    def settings(self) -> str:
        """The settings of the project."""
        config = self.package.root / CONFIG
        return config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""


def _is_feed(page: str, node: LexborNode) -> bool:
    """Whether a link leads to the feed of versions."""
    own = node.attributes
    path = posixpath.join(posixpath.dirname(page), own.get("href") or "")
    told = own.get("rel") == "alternate feed" and own.get("type") == ATOM
    return told and posixpath.normpath(path) == FEED


def _start(node: LexborNode) -> str:
    return (node.html or "").partition(">")[0][:120]
