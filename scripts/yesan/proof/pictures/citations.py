"""How charts are cited: by who published the data, as the descriptor says, and at their address."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from yesan.package.package import Package
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.verbatim import single

ROLES = ("publisher", "author", "creator", "contributor")
"""Who is named first."""
TITLED, VERSION = "“{title}”", "Version {version}"


@dataclass(frozen=True)
class Citations:
    """Checks citations of charts.

    Attributes:
        package: Says who published the data, its title, version and date.
        catalog: The words of the site.
    """

    package: Package
    catalog: Catalog

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The charts of a page that are cited otherwise than they are, or not at all."""
        link = tree.css_first("head link[rel=canonical]")
        canonical = (link.attributes.get("href") or "") if link else ""
        for figure in tree.css("figure.yesan-figure"):
            head = figure.css_first("figcaption > strong")
            cited = figure.css("textarea.yesan-citation")
            said = [single(node.text()) for node in cited]
            title = single(head.text()) if head else ""
            id_ = figure.attributes.get("id") or ""
            meant = {*self._meant(title, page, canonical, id_)}
            if len(said) != 1 or said[0] not in meant:
                yield Finding(page, id_, f"“{', '.join(said)}”", f"“{min(meant)}”")

    def _meant(self, title: str, page: str, canonical: str, id_: str) -> Iterator[str]:
        """What may be said of a chart: in each form of the messages, at its address."""
        raw = self.package.raw
        version = str(raw.get("version") or "")
        forms = product(self.catalog.text(TITLED), self.catalog.text(VERSION) if version else ("",))
        for named, dated in forms:
            parts = (
                ", ".join(self._publishers),
                named.replace("{title}", title),
                self.package.title[self.package.language],
                dated.replace("{version}", version),
                str(raw.get("created") or "")[:10],
                f"{_address(page, canonical)}#{id_}",
            )
            yield single(", ".join(filter(None, parts)))

    @cached_property
    def _publishers(self) -> list[str]:
        """The names of those with the first of some roles that anybody has, else of the first."""
        people = [p for p in self.package.raw.get("contributors") or () if isinstance(p, dict)]
        for role in ROLES:
            if found := [p for p in people if role in _roles(p)]:
                return [*map(self._name, found)]
        return [*map(self._name, people[:1])]

    def _name(self, person: dict[str, Any]) -> str:
        return str(person.get(f"title@{self.package.language}") or person.get("title") or "")


def _roles(person: dict[str, Any]) -> list[str]:
    roles = person.get("roles") or person.get("role") or []
    return [roles] if isinstance(roles, str) else [*map(str, roles)]


def _address(page: str, canonical: str) -> str:
    """The address of a page: whole where the page knows it, else its name."""
    name = posixpath.basename(page)
    if not canonical or unquote(canonical).endswith(page):
        return canonical or name
    return f"{canonical}{name}"
