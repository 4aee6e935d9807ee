"""The addresses that pages say they have, to robots and where they are shared: their own.

All are below one address, that of the site. What a shared link shows is the card and the words of
its page, and the list for robots has each page once.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.finding import Finding

CARDS, HTML, HOME = "assets/cards/", ".html", "index.html"
SITEMAP = "sitemap.xml"
PLACE = re.compile(r"<loc>([^<]*)</loc>")
SAME = (
    ("og:url", "canonical"),
    ("twitter:title", "og:title"),
    ("twitter:description", "og:description"),
    ("twitter:image", "og:image"),
    ("description", "og:description"),
)
"""What a head says twice."""


@dataclass(frozen=True)
class Addresses:
    """Checks the addresses in the heads of pages.

    Attributes:
        bases: The addresses of the site that pages are below, each with the first page.
        pages: The addresses of all pages.
    """

    bases: dict[str, str] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the head of a page."""
        if not page.endswith(HTML):
            return
        said = _said(tree)
        for one, other in SAME:
            if one in said and other in said and said[one] != said[other]:
                yield Finding(page, one, said[one], said[other])
        title, description = said.get("og:title", ""), said.get("og:description", "")
        alt = ": ".join(filter(None, (title, description)))
        if said.get("og:image:alt", alt) != alt:
            yield Finding(page, "og:image:alt", said["og:image:alt"], alt)
        canonical = unquote(said.get("canonical", ""))
        base = canonical.removesuffix(page)
        if canonical and base == canonical and page.endswith(HOME):
            base = canonical.removesuffix(page.removesuffix(HOME))
        if canonical:
            self.pages.add(canonical)
            self.bases.setdefault(base, page)
            if not base.endswith("/") or next(iter(self.bases)) != base:
                yield Finding(page, "canonical", canonical, f"the address of {page}")
        card = f"{base}{CARDS}{page.removesuffix(HTML)}.png"
        if "og:image" in said and unquote(said["og:image"]) != card:
            yield Finding(page, "og:image", said["og:image"], card)

    def missing(self, site: Path) -> Iterator[Finding]:
        """The pages that the list for robots has not, and what it has that is no page."""
        file, packed = site / SITEMAP, site / f"{SITEMAP}.gz"
        if not file.is_file():
            return
        text = file.read_text(encoding="utf-8")
        listed = [unquote(place.replace("&amp;", "&")) for place in PLACE.findall(text)]
        for address in sorted(self.pages.symmetric_difference(listed)):
            yield Finding(SITEMAP, address, "another list", "each page, once")
        if packed.is_file() and gzip.decompress(packed.read_bytes()).decode() != text:
            yield Finding(packed.name, SITEMAP, "another list", f"that of {SITEMAP}")


def _said(tree: LexborHTMLParser) -> dict[str, str]:
    """What the head of a page says, by name."""
    said = {}
    for node in tree.css("head meta[content], head link[rel=canonical]"):
        own = node.attributes
        name = own.get("property") or own.get("name") or own.get("rel") or ""
        said[name] = own.get("content") or own.get("href") or ""
    return said
