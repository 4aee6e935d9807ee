"""The reverse: every number that a site shows a reader is accounted for, or left over.

A number is a claim or a cell, a cell of a table, a tick, a count, a line of the source, or part of
a text that is in the package. What is said twice on a page, in an attribute, in its head or in
a picture to download, is accounted for where it is said first. What is none of these is listed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.numbers.document import Document
from yesan.proof.numbers.ledger import Ledger, bare
from yesan.proof.site import bars, elements
from yesan.proof.site.verbatim import single

TITLES = "h1, h2, h3, title, caption, summary, figcaption strong, h1 + p, li > a"
"""The elements that say what a page, or a part of it, is called."""


@dataclass
class Numbers:
    """Accounts for the numbers of a site.

    Attributes:
        ledger: Where it is noted.
    """

    ledger: Ledger
    _said: dict[str, str] = field(default_factory=dict)

    def document(self, page: str, tree: LexborHTMLParser) -> None:
        """Account for the numbers of a page, or of a picture to download, after its page."""
        root = tree.root
        if root is None:
            return
        stem, _, suffix = page.rpartition(".")
        if suffix == "html":
            self._said = {stem: _said(tree)}
            self.ledger.discrepancies = len(tree.css("ul.yesan-discrepancies li"))
        said = self._said.get(stem, "")
        ticks = {
            tick
            for svg in tree.css("svg")
            for a in bars.axes(svg, self.ledger.reader)
            for tick in a.ticks
        }
        columns = {
            table.mem_id: [th.attributes.get("data-field") or "" for th in table.css("thead th")]
            for table in tree.css("table[data-table]")
        }
        marked = frozenset(n.text() for n in tree.css("div.yesan-figures data[data-number]"))
        titles = frozenset(bare(node.text()) for node in tree.css(TITLES))
        document = Document(self.ledger, page, tree, said, titles, ticks, columns, marked)
        for node in root.traverse(include_text=True):
            if node.tag == "-text":
                text = node.text_content or ""
                if any(map(str.isdigit, text)):
                    document.text(node, single(text))
            elif node.attributes:
                for text in elements.attributes(node):
                    document.attribute(node, single(text))


def _said(tree: LexborHTMLParser) -> str:
    """All that a page says, with the meanings of its words, and without them; without blanks."""
    if tree.body is None:
        return ""
    whole, plain = (
        bare("".join(elements.texts(tree.body, meanings=meanings))) for meanings in (True, False)
    )
    return f"{whole}\n{plain}"
