"""How charts and pages are cited: by who published the data, as the descriptor says, and where."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.package.package import Package
from yesan.proof.data.publication import day, publishers
from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.verbatim import single

DOWNLOAD = "download.html"
"""The page that is cited for the whole package."""
ENTRY = re.compile(r"@misc\{[A-Za-z0-9-]+,\n(?P<fields>.*)\n\}", re.DOTALL)
FIELD = re.compile(r"^  (\w+) = \{(.*)\}(?:,|\Z)$", re.MULTILINE)
"""An entry for BibTeX, and a line of it."""
NAMED = {
    "\\": "backslash",
    "{": "braceleft",
    "}": "braceright",
    "~": "asciitilde",
    "^": "asciicircum",
}
TITLED, VERSION = "“{title}”", "Version {version}"


@dataclass(frozen=True)
class Citations:
    """Checks citations of charts and pages.

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
        for place in tree.css("details.yesan-cite"):
            yield from self._page(page, place, canonical, tree)

    def _page(
        self, page: str, place: LexborNode, canonical: str, tree: LexborHTMLParser
    ) -> Iterator[Finding]:
        """What is wrong in how a page is cited: in words, and in the entry for BibTeX."""
        own, heading = self.package.title[self.package.language], tree.css_first("h1")
        title = own if page == DOWNLOAD else single(heading.text()) if heading else ""
        address = _address(page, canonical)
        version = str(self.package.raw.get("version") or "")
        root = canonical.removesuffix(page).removesuffix(page.removesuffix("index.html"))
        root = root if canonical else "../" * page.count("/")
        kept = (f"{root}v/{version}/pages/{page}", f"{root}v/{version}/index.html")
        terms = [x.title[self.package.language] for x in self.package.licenses]
        said = [single(node.text()) for node in place.css("textarea.yesan-citation")]
        meant = {
            single(text)
            for where in (address, *kept)
            for text in self._texts(title, "" if title == own else own, ", ".join(terms), where)
        }
        if len(said) != 1 or said[0] not in meant:
            yield Finding(page, "cite", f"“{', '.join(said)}”", f"“{min(meant)}”")
        right = {
            "author": " and ".join(f"{{{tex(name)}}}" for name in publishers(self.package)),
            "title": f"{{{tex(title)}}}",
            "howpublished": "" if title == own else tex(own),
            "year": day(self.package)[:4],
            "date": day(self.package),
            "version": tex(version),
            "note": tex(", ".join(terms)),
        }
        entries = [
            ENTRY.fullmatch(node.text().strip()) for node in place.css("textarea.yesan-bibtex")
        ]
        for entry in entries or [None]:
            found = dict(FIELD.findall(entry["fields"])) if entry else {}
            where = found.pop("url", "")
            wanted = {name: text for name, text in right.items() if text}
            if found != wanted or single(where) not in map(_encoded, (address, *kept)):
                yield Finding(page, "BibTeX", str(found), str(wanted))

    def _meant(self, title: str, page: str, canonical: str, id_: str) -> Iterator[str]:
        """What may be said of a chart: in each form of the messages, at its address."""
        address = f"{_address(page, canonical)}#{id_}"
        yield from self._texts(title, self.package.title[self.package.language], "", address)

    def _texts(self, title: str, whole: str, terms: str, address: str) -> Iterator[str]:
        raw = self.package.raw
        version = str(raw.get("version") or "")
        forms = product(self.catalog.text(TITLED), self.catalog.text(VERSION) if version else ("",))
        for named, dated in forms:
            parts = (
                ", ".join(publishers(self.package)),
                named.replace("{title}", title),
                whole,
                dated.replace("{version}", version),
                str(raw.get("created") or "")[:10],
                terms,
                address,
            )
            yield single(", ".join(filter(None, parts)))


def tex(text: str) -> str:
    """A text as TeX prints it."""
    return "".join(
        f"\\text{NAMED[c]}{{}}" if c in NAMED else f"\\{c}" if c in "%&#$_" else c
        for c in single(text)
    )


def _encoded(address: str) -> str:
    return re.sub(r"[{}\\ ]", lambda found: f"%{ord(found[0]):02X}", address)


def _address(page: str, canonical: str) -> str:
    """The address of a page: whole where the page knows it, else its name."""
    name = posixpath.basename(page)
    if not canonical or unquote(canonical).endswith(page):
        return canonical or name
    return f"{canonical}{name}"
