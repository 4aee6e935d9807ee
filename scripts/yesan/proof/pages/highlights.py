"""What the first page says first: where “more” leads is the table that the descriptor names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import Package
from yesan.proof.finding import Finding
from yesan.proof.site.verbatim import single


@dataclass(frozen=True)
class Highlights:
    """Checks the links of highlights.

    Attributes:
        package: The package, whose descriptor has them.
    """

    package: Package

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The highlights of a page that are not the descriptor's, or lead elsewhere."""
        language = self.package.language
        for items in tree.css("ul.yesan-highlights"):
            shown = [item for item in items.iter() if item.tag == "li"]
            if len(shown) != len(self.package.highlights):
                yield Finding(
                    page, "highlights", f"{len(shown)}", f"{len(self.package.highlights)}"
                )
                return
            for item, known in zip(shown, self.package.highlights, strict=True):
                title, expected = single(known.title[language]), self._table(known.resource)
                strong, links = item.css_first("strong"), [a for a in item.iter() if a.tag == "a"]
                said = single(strong.text()) if strong else ""
                found = [_target(page, link) for link in links]
                if (said, found) != (title, expected):
                    yield Finding(page, said, " ".join(found) or "no table", " ".join(expected))

    def _table(self, name: str) -> list[str]:
        return [f"tables/{self.package.by_name[name].id}.html"] if name else []


def _target(page: str, link: LexborNode) -> str:
    address = unquote((link.attributes.get("href") or "").partition("#")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
