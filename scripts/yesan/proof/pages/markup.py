"""What generated pages are marked up with: elements that the templates have, and no others.

What a style hides, strikes out or turns round has the same text as what it does not: so pages have
the elements, attributes and classes of the templates, and those that Markdown makes of the texts of
the package. What is hidden until a script, or a reader, opens it has no figure in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import nh3
from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.finding import Finding
from yesan.proof.site.catalog import Catalog
from yesan.proof.site.elements import REFERENCE, around
from yesan.proof.site.forms import Forms
from yesan.proof.site.own_pages import is_written
from yesan.proof.site.verbatim import Verbatim, single, strings

HIDDEN = (
    ("",),
    ("More results",),
    ("No row matches.", "Show all rows"),
)
"""What is hidden until a script shows it."""
PLACES = {
    "br": "figcaption, li",
    "kbd": ".yesan-hints",
    "ol:not(.yesan-evidence)": "nav",
    "ol.yesan-evidence > li:not([id^=line-])": "nav",
}
"""What is only in some elements."""
OTHERWISE = (
    "thead td, thead th:not([scope=col]), tbody th:not([scope=row]), "
    "table:not([data-table]) tbody td:first-child"
)
"""Heads of columns and of rows that say that they are something else."""
ALTERED = frozenset({"a", "button", "code", "i", "kbd", "label", "option", "sup"})
"""What no figure is in: it would be read as another, or as something else."""
STAR = "*"


@dataclass(frozen=True)
class Markup:
    """Finds elements that no template has.

    Attributes:
        verbatim: The texts of the package, which may be Markdown.
        catalog: The words of the site.
    """

    verbatim: Verbatim
    catalog: Catalog
    forms: Forms = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "forms", Forms(self.verbatim.cells.package.root))

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """What is wrong in the elements of a page."""
        if not page.endswith(".html"):
            return
        yield from self._language(page, tree)
        if is_written(self.verbatim.cells.package, page):
            return
        for root in tree.css("article") or tree.css("main") or tree.css("body"):
            yield from self._elements(page, root)
            for node in root.css("[hidden]"):
                if single(node.text()) not in self._unshown:
                    yield Finding(page, node.tag or "", f"“{_said(node)}”, hidden", "it is shown")
            yield from _altered(page, root)
            yield from self._places(page, root)

    def _language(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The language and the direction of a page."""
        html, body = tree.css_first("html"), tree.css_first("body")
        language = self.verbatim.cells.package.language
        said = (html.attributes.get("lang") or "") if html else ""
        if said.partition("-")[0].lower() != language.partition("-")[0].lower():
            yield Finding(page, "html", f"the language “{said}”", language)
        right = self.verbatim.reader.cldr.text_direction
        for node in (html, body):
            direction = (node.attributes.get("dir") if node else None) or right
            if direction not in {right, "auto"}:
                yield Finding(page, "dir", direction, right)

    @cached_property
    def _unshown(self) -> frozenset[str]:
        """What is hidden until a script shows it, in the language of the site."""
        said = (product(*(self.catalog.text(t) if t else [""] for t in ids)) for ids in HIDDEN)
        return frozenset(" ".join(texts) for forms in said for texts in forms)

    def _places(self, page: str, root: LexborNode) -> Iterator[Finding]:
        """What is not where it may be, or is another kind of cell than it should be."""
        for what, places in PLACES.items():
            for node in root.css(what):
                inside = node.parent is not None and node.parent.css_matches(places)
                if not inside and not self._is_markdown(node):
                    yield Finding(page, node.tag or "", f"“{_said(node)}”", places)
        for node in root.css(f"{OTHERWISE}, sup"):
            if not (node.tag == "sup" and _said(node) == STAR) and not self._is_markdown(node):
                yield Finding(page, node.tag or "", f"“{_said(node)}”", "a head, or a mark")

    def _elements(self, page: str, root: LexborNode) -> Iterator[Finding]:
        for node in root.iter():
            if node.parent is not None and REFERENCE in node.parent.attributes:
                yield Finding(page, node.tag or "", f"an element in “{_said(node)}”", "a figure")
            elif not self.forms.has(node) and not self._is_markdown(node):
                start = (node.html or "").partition(">")[0][:120]
                yield Finding(page, node.tag or "", f"“{start}>”", "an element of a template")
            elif node.tag != "svg":
                yield from self._elements(page, node)

    def _is_markdown(self, node: LexborNode) -> bool:
        """Whether an element is what Markdown makes of a text of the package."""
        return _described(node) in self._marked

    @cached_property
    def _marked(self) -> frozenset[tuple[str, str, frozenset[str]]]:
        """The elements that Markdown makes of the texts of the package, with what they say."""
        texts = dict.fromkeys(strings(self.verbatim.cells.package.raw))
        trees = [LexborHTMLParser(nh3.clean(self.verbatim.html(text))) for text in texts]
        return frozenset(_described(node) for tree in trees for node in tree.css("body *"))


def _described(node: LexborNode) -> tuple[str, str, frozenset[str]]:
    return node.tag or "", single(node.text()), frozenset(node.attributes)


def _altered(page: str, root: LexborNode) -> Iterator[Finding]:
    """The figures that are in what makes them others, and titles that are not one."""
    for node in root.css(f"small data[{REFERENCE}]"):
        small = around(node, lambda n: n.tag == "small")
        entry = small.parent if small is not None else None
        first = next(entry.iter(), None) if entry is not None else None
        # Beside a key figure it is there once more: to its last digit, or its rate.
        beside = first is not None and entry is not None and entry.tag == "dd"
        if not beside or (first and small and first.mem_id == small.mem_id):
            yield Finding(page, "small", f"“{_said(node)}” in it", "a figure by itself")
    for node in root.css(f"data[{REFERENCE}]"):
        found = around(node, lambda n: n.tag in ALTERED or n.tag == root.tag)
        if found is not None and found.tag in ALTERED:
            yield Finding(page, found.tag or "", f"“{_said(node)}” in it", "a figure by itself")
    if len(titles := root.css("h1")) != 1:
        yield Finding(page, "h1", f"{len(titles)} titles", "one")


def _said(node: LexborNode) -> str:
    return single(node.text())[:60]
