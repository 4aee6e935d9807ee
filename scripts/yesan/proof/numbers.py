"""The reverse: every number that a site shows a reader is accounted for, or left over.

A number is a claim or a cell, a cell of a table, a tick, a count, a line of the source, or part of
a text that stands in the package. What is none of these is listed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.finding import Finding
from yesan.proof.verbatim import Verbatim

NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f'’]\d+)*")
UNREAD = {"script", "style", "textarea", "noscript", "template"}
"""Elements whose text no reader sees; the code to embed a chart is no figure."""
HUMAN = ("title", "aria-label", "alt", "placeholder")
META = {"description", "og:title", "og:description", "og:site_name", "og:image:alt"}
CONTEXT = 40


@dataclass
class Numbers:
    """Accounts for the numbers of a site.

    Attributes:
        verbatim: The texts of the package.
        counts: How many numbers are accounted for, by what they are.
        left: Those that are not.
    """

    verbatim: Verbatim
    counts: Counter[str] = field(default_factory=Counter)
    left: list[Finding] = field(default_factory=list)
    _seen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def document(self, page: str, tree: LexborHTMLParser) -> None:
        """Account for the numbers of a page or a picture."""
        root = tree.root
        if root is None:
            return
        for node in root.traverse(include_text=True):
            if node.tag == "-text":
                text = node.text_content or ""
                if any(c.isdigit() for c in text):
                    self._text(page, node, " ".join(text.split()))
            elif node.attributes:
                for text in _said(node):
                    self._account(page, text, "attribute")

    def _text(self, page: str, node: LexborNode, text: str) -> None:
        kind = _kind(node)
        if kind == "unread":
            return
        if kind:
            self.counts[kind] += len(NUMBER.findall(text))
            return
        self._account(page, text, "text")

    def _account(self, page: str, text: str, where: str) -> None:
        text = " ".join(text.split())
        if text not in self._seen:
            self._seen[text] = tuple(
                text[max(0, m.start() - CONTEXT) : m.end() + CONTEXT]
                for m in NUMBER.finditer(text)
                if not self.verbatim.has(text, m.start(), m.end())
            )
        left = self._seen[text]
        self.counts["package"] += len(NUMBER.findall(text)) - len(left)
        self.left += [
            Finding(page, where, f"“{around}”", "a number that is accounted for") for around in left
        ]


def _kind(node: LexborNode) -> str:
    """What the elements around a text say that its numbers are; empty where they say nothing."""
    parent = node.parent
    while parent is not None and parent.tag not in {"body", "-document"}:
        if parent.tag in UNREAD:
            return "unread"
        own = parent.attributes
        if "data-figure" in own:
            return "figure"
        if "data-axis" in own:
            return "tick"
        if count := own.get("data-count"):
            return f"count:{count.partition(':')[0]}"
        parent = parent.parent
    return ""


def _said(node: LexborNode) -> Iterator[str]:
    own: Mapping[str, str | None] = node.attributes
    names = ("content",) if (own.get("name") or own.get("property")) in META else HUMAN
    if node.tag == "meta" and names is HUMAN:
        return
    for name in names:
        text = own.get(name) or ""
        if any(c.isdigit() for c in text):
            yield text
