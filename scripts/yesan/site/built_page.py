"""One built page as a tree: read until it stays the same, completed in place, and written once."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.errors import SiteError
from yesan.language.visible import visible
from yesan.phrase import Phrase
from yesan.reading.unique_name import unique_name
from yesan.render import row_links
from yesan.render.row_links import RowLink
from yesan.site import origin

SUFFIX = ".html"
"""How the name of a page ends, in whichever case: browsers and servers heed none."""
WHOLE = ("<!doctype", "<html", "<head", "<body")
"""A file with one of these is a page; without any, it is a piece of HTML that some page loads."""
NOT_LISTED = 'meta[content="noindex"]'
"""A page that is shown inside others, or at an address that does not exist: no search lists it."""
CHART = "div.yesan-chart[data-chart]"
DRAWN = ("data-chart", "data-narrow")
"""Where the place of a chart has the names of its drawings: the wide one, and that for a phone."""
"""Where a chart is inserted: no drawing passes through the Markdown parser, which would be slow."""
BOX = re.compile(" ".join([r"(-?\d{1,6}(?:\.\d{1,6})?)"] * 4))
"""How it is written where a row of a drawing is."""
CODE = "textarea"
CITATION = "yesan-citation"
"""The class of the text by which a chart is cited; its address is the last word."""
BIBTEX, URL = "yesan-bibtex", "url = {"
"""The class of an entry for BibTeX, and what is before the address in it."""
FRAME = '<iframe src="'
"""How the code starts that shows a chart in another site."""
ENDLESS = "plaintext"
"""The element that has no end tag: the rest of the page would be its text."""
READINGS = 20
"""Maximum number of times that a page is read, each time taking out one level of nested forms."""
KEEPS_LINES = "pre, textarea, listing"
"""Elements whose first line break a parser drops."""


@dataclass(frozen=True)
class BuiltPage:
    """A page of a built site.

    Attributes:
        path: Its path below the root of the site.
        tree: Its HTML. It is changed in place.
    """

    path: str
    tree: LexborHTMLParser

    @classmethod
    def read(cls, path: str, html: str, *, whole: bool = False) -> BuiltPage | None:
        """The page, or None where the file is only a piece of HTML.

        Args:
            path: Its path below the root of the site.
            html: The file.
            whole: Whether it is a page whatever is in it, as it is for a browser that opens it.
        """
        start = html.lower()
        whole = whole or any(tag in start for tag in WHOLE)
        return cls(path, _settled(path, visible(html))) if whole else None

    @property
    def html(self) -> str:
        """The page as text: a browser that reads it gets the same tree."""
        return _written(self.tree)

    @property
    def head(self) -> LexborNode:
        """Its ``<head>``, which the parser adds where it is missing."""
        return _present(self.tree.head)

    @property
    def body(self) -> LexborNode:
        """Its ``<body>``, or its ``<frameset>``."""
        return self.tree.body or _present(self.tree.css_first("frameset"))

    @property
    def is_listed(self) -> bool:
        """Whether a search may list it, and links to it may be shared."""
        return self.tree.css_first(NOT_LISTED) is None

    @property
    def root(self) -> str:
        """The relative path to the root of the site: ``../``, or nothing for a page at the root."""
        return "../" * posixpath.normpath(self.path).count("/")

    @property
    def canonical(self) -> str:
        """The address that the page itself names as its own, or nothing."""
        link = self.tree.css_first('link[rel="canonical"]')
        return (link.attributes.get("href") or "") if link else ""

    def everything(self) -> Iterator[LexborNode]:
        """The whole tree, and the contents of its templates, which a selector does not reach."""
        waiting = [_present(self.tree.root)]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.template_fragments()

    def create(self, tag: str, attributes: Mapping[str, str | None]) -> LexborNode:
        """A new element without content, to be inserted with ``move=True``."""
        written = (k if v is None else f'{k}="{escape(v)}"' for k, v in attributes.items())
        (node,) = self.parse(f"<{tag} {' '.join(written)}>")
        return node

    def parse(self, html: str) -> list[LexborNode]:
        """A piece of HTML as nodes, to be inserted with ``move=True``."""
        box = self.tree.create_node("div")
        box.inner_html = html
        return list(box.iter(include_text=True))

    def separate_headings(self) -> None:
        """Give each heading of Markdown an id that no other element has, as a link needs it.

        Markdown makes ids of headings alone different from each other.
        """
        taken = Counter(node.attributes.get("id") or "" for node in self.tree.css("[id]"))
        for heading in self.tree.css("h1[id], h2[id]"):
            id_ = heading.attributes.get("id") or ""
            if taken[id_] > 1:
                new = unique_name(id_, taken)
                taken[id_] -= 1
                taken[new] += 1
                heading.attrs["id"] = new
                for link in self.tree.css("nav a[href], a.headerlink[href]"):
                    if link.attributes.get("href") == f"#{id_}":
                        link.attrs["href"] = f"#{new}"

    def add_charts(self, svg: Callable[[str], str]) -> None:
        """Insert each chart at its place; the style sheet shows one of its two drawings.

        The links at the place come to lie over the rows of both.

        Args:
            svg: Gives the drawing for the digest of a chart.
        """
        for place in self.tree.css(CHART):
            drawn = [
                row_links.linked(svg(digest), [*_row_links(place, name)])
                for name in DRAWN
                if (digest := place.attributes.get(name))
            ]
            for name in {*DRAWN} & place.attributes.keys():
                del place.attrs[name]
            place.inner_html = "".join(drawn)

    def complete_addresses(self) -> None:
        """Make addresses to embed and to cite charts absolute, where the page knows its own."""
        if not (address := self.canonical):
            return
        for code in self.tree.css(CODE):
            if parts := _around_address(code):
                before, relative, after = parts
                try:
                    whole = urljoin(address, relative)
                except ValueError:
                    continue  # the code of somebody else, with an address that is none
                for node in list(code.iter(include_text=True)):
                    node.decompose()
                code.insert_child(f"{before}{whole}{after}")

    def start_links_at(self, root: str, address: str) -> None:
        """Make the links of a page absolute that is shown at any address that does not exist.

        Args:
            root: The path of the root of the site, such as ``/town/``.
            address: The whole address of the site, or nothing.
        """
        for node in self.tree.css("[href]"):
            target = node.attributes.get("href") or ""
            if not origin.parts(target).scheme and not target.startswith(("/", "#")):
                node.attrs["href"] = f"{root}{target}"
        html = _present(self.tree.css_first("html"))
        html.attrs["data-root"] = root
        html.attrs["data-address"] = address


def _around_address(code: LexborNode) -> tuple[str, str, str] | None:
    """The address in what readers copy, with what is before and after it; None where none is."""
    if code.attributes.get("class") == CITATION:
        before, blank, address = code.text().rpartition(" ")
        return f"{before}{blank}", address, ""
    if code.attributes.get("class") == BIBTEX:
        before, start, after = code.text().rpartition(URL)
        address, end, rest = after.partition("}")
        return (f"{before}{start}", address, f"{end}{rest}") if start else None
    before, frame, after = code.text().partition(FRAME)
    source, quote, rest = after.partition('"')
    return (FRAME, source, f"{quote}{rest}") if frame and not before and quote else None


def _row_links(place: LexborNode, drawing: str) -> Iterator[RowLink]:
    """The links at the place of a chart that lead to pages of the site, as one drawing has them.

    Args:
        place: The place.
        drawing: Which drawing: the attribute that has its name, and that with a row's place in it.
    """
    for link in place.css("svg > a[href]"):
        address, title = link.attributes.get("href") or "", link.css_first("title")
        box = BOX.fullmatch(link.attributes.get(drawing) or "")
        if box and title and origin.is_own(address):
            left, top, width, height = map(float, box.groups())
            leaves = "target" in link.attributes
            yield RowLink(address, title.text(), (left, top, width, height), leaves)


def is_named(path: str) -> bool:
    """Whether a file is a page by its name."""
    return path.lower().endswith(SUFFIX)


def _written(tree: LexborHTMLParser) -> str:
    """A tree as text; a browser that reads it gets the same tree."""
    for node in tree.css(ENDLESS):
        kept = tree.create_node("pre")
        kept.insert_child(node.text())
        node.replace_with(kept)
    added = []
    for node in tree.css(KEEPS_LINES):
        first = node.first_child
        if first is not None and first.is_text_node and first.text().startswith("\n"):
            first.insert_before("\n")
            added.append(node)
    written = tree.html or ""
    for node in added:
        if node.first_child is not None:
            node.first_child.remove()
    return written


def _settled(path: str, html: str) -> LexborHTMLParser:
    """A tree that is the same when it is written and read again.

    A form in a form, or a style in a formula, is another then: what the parser took for text is
    elements to the browser that reads the page, and would not be taken out.
    """
    for _ in range(READINGS):
        tree = LexborHTMLParser(html)
        written = _written(tree)
        if written == html:
            return tree
        html = written
    raise SiteError(
        Phrase("{path}: its HTML is another each time it is read; write it more simply", path=path)
    )


def _present(node: LexborNode | None) -> LexborNode:
    if node is None:
        raise ValueError("the parser gives every page a head and a body")
    return node
