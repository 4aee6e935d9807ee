"""What the first page leads to: a card for each list of the site, each highlight of the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from yesan.package.package import Package
from yesan.proof.finding import Finding
from yesan.proof.pages.assets import PAGES
from yesan.proof.site.forms import OWN
from yesan.proof.site.verbatim import single

HOME, LIST = "index.html", "index.html"
ALWAYS = ("checks.html", "download.html", "glossary.html")
"""The pages that have a card where they are there."""
APART = {"charts", "evidence"}
"""The folders whose pages others lead to."""


@dataclass(frozen=True)
class Overview:
    """Finds what is missing on the first page.

    Attributes:
        package: The package.
        site: The folder of the site.
    """

    package: Package
    site: Path

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What the first page should lead to, and does not."""
        if page != HOME or self._is_free:
            return
        shown = [a.attributes.get("href") or "" for a in tree.css(".yesan-cards > li > a")]
        for address in sorted(self.lists - {*shown}):
            yield Finding(page, address, "no card", "one for each list")
        if len({*shown}) < len(shown):
            yield Finding(page, "yesan-cards", "a card twice", "each once")
        told = {single(node.text()) for node in tree.css(".yesan-highlights strong")}
        meant = [single(item.title[self.package.language]) for item in self.package.highlights]
        for title in [title for title in meant if title not in told]:
            yield Finding(page, "yesan-highlights", "without it", f"“{title}”")

    @cached_property
    def lists(self) -> frozenset[str]:
        """The addresses of the lists of the site, those that the project wrote left out."""
        found = {name for name in ALWAYS if (self.site / name).is_file()}
        for path in self.site.glob(f"*/{LIST}"):
            name = path.parent.name
            if name not in APART and not self._is_written(name):
                found.add(f"{name}/{LIST}")
        return frozenset(found)

    @cached_property
    def _is_free(self) -> bool:
        """Whether the first page is one that the project wrote, or has a template for."""
        return self._is_written("") or (self.package.root / OWN).is_dir()

    def _is_written(self, name: str) -> bool:
        folder = self.package.root / PAGES / self.package.language / name
        return any((folder / file).is_file() for file in ("index.md", "README.md", LIST))
