"""A number on a page that counts something, and where on the page it is."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.site.elements import around


@dataclass(frozen=True)
class Counted:
    """A number that counts something.

    Attributes:
        page: The page, by its path.
        tree: The document.
        node: The element that has the number.
        argument: What is counted, where the kind alone does not say it.
        text: The number as written.
        value: The number.
    """

    page: str
    tree: LexborHTMLParser
    node: LexborNode
    argument: str
    text: str
    value: Decimal

    @property
    def table(self) -> str:
        """The id of the table that its row of a list links to, else that of the page."""
        row = around(self.node, lambda n: n.tag == "tr")
        links = row.css("a[href]") if row else []
        paths = [self.target(link) for link in links] or [self.page]
        return posixpath.splitext(posixpath.basename(paths[0]))[0]

    @property
    def own_table(self) -> str:
        """The id of the table whose page this is; empty where it is that of no table."""
        folder, _, name = self.page.partition("/")
        return name.removesuffix(".html") if folder == "tables" else ""

    @property
    def rule(self) -> str:
        """The rule that is described around it; empty where there is none."""
        outer = around(self.node, lambda n: "data-rule" in n.attributes)
        return (outer.attributes.get("data-rule") or "") if outer else ""

    @property
    def link(self) -> LexborNode | None:
        """The link that it is in."""
        return around(self.node, lambda n: n.tag == "a")

    def target(self, link: LexborNode | None) -> str:
        """The path of the page that a link leads to."""
        href = ((link.attributes.get("href") or "") if link else "").partition("#")[0]
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.page), href))


Checks = Mapping[str, Callable[[Counted], bool]]
"""What can be counted, by its kind in the attribute of an element; each says if it is right."""
