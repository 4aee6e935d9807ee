"""The text of a page in passages: parts that have an address of their own.

They are read from the finished HTML, however it was made, so that a search finds what readers see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

CONTENT = ("article", "main", "[role=main]", "body")
"""What contains a page's own text: the first of these that it has."""
OMITTED = (
    "script, style, template, noscript, svg, nav, footer, dialog, input, select, textarea, "
    "[hidden], [popover], [data-search-exclude], .headerlink, .yesan-hidden, .yesan-mark, "
    ".yesan-changed, p > .yesan-file, td > code"
)
"""What is not text of the page: its controls, its charts, explanations beside a word, the files
that hold its data, and the keys of the rows of its tables."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ANCHORED = frozenset({"tr", "li", "div", "figure", "details", "section"})
"""Elements that begin a passage if they have an id."""
CELLS = frozenset({"td", "th"})
INLINE = frozenset({"a", "abbr", "b", "bdi", "bdo", "button", "cite", "code", "data", "del", "dfn"})
INLINE |= {"em", "i", "ins", "kbd", "label", "mark", "q", "s", "samp", "span", "strong", "sub"}
INLINE |= {"sup", "time", "u", "var", "wbr"}
LONG = 700
"""Number of characters after which a passage ends, with the block that it is in."""
BLANK = re.compile(r"[ \t\r\f\v\xa0]*\n\s*|\s+")
REPEATED = re.compile(r"( · )(?:(?:· )|$)+|^(?:· )+")


@dataclass(frozen=True)
class Passage:
    """A part of the text of a page.

    Attributes:
        anchor: The id of its element; empty at the top of the page.
        text: Its text, the heading first; the cells of a row are separated by a middle dot.
        heading: The length of what names it, at its start: the heading, the first cell of a row, or
            the term that is explained.
    """

    anchor: str
    text: str
    heading: int = 0


@dataclass(frozen=True)
class Document:
    """A page: its title, and its passages in their order."""

    title: str
    passages: tuple[Passage, ...]


def read(page: LexborHTMLParser) -> Document:
    """The passages of a page.

    Args:
        page: The page, before charts are inserted.
    """
    tree = page.clone()
    for node in tree.css(OMITTED):
        node.decompose()
    content = next((found for name in CONTENT if (found := tree.css_first(name))), None)
    if content is None:
        return Document("", ())
    title = tree.css_first("h1") or tree.css_first("title")
    reader = _Reader()
    reader.read(content)
    return Document(_plain(title.text()) if title else "", tuple(reader.passages()))


class _Reader:
    """Collects text, and begins a new passage at each element that has an address."""

    def __init__(self) -> None:
        self.found: list[tuple[str, list[str], int]] = [("", [], 0)]
        self.size = 0

    def read(self, node: LexborNode) -> None:
        """Read what is in an element; how deep it is nested is not bounded by Python's stack."""
        waiting: list[Iterator[LexborNode | Callable[[], None]]] = [node.iter(include_text=True)]
        while waiting:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
            elif isinstance(step, LexborNode):
                if (after := self.open(step)) is not None:
                    waiting.append(chain(step.iter(include_text=True), [after]))
            else:
                step()

    def open(self, child: LexborNode) -> Callable[[], None] | None:
        """Begin an element: what is to be done after its content, or None if that is read."""
        tag = child.tag or ""
        if child.is_text_node:
            self.add(child.text(deep=False) or "")
            return None
        if tag in HEADINGS:
            text = _plain(child.text())
            self.begin(child.attributes.get("id") or "")
            self.found[-1] = (self.found[-1][0], [text, "\n"], len(text))
            self.size = len(text)
            return None
        if tag in INLINE:
            return _nothing
        if tag in ANCHORED and (anchor := child.attributes.get("id")):
            before = self.found[-1][0]
            self.begin(anchor)
            return partial(self.close_anchored, tag, before)
        if tag == "dt" and not _plain("".join(self.found[-1][1])):
            return self.named_so_far
        self.add(" · " if tag in CELLS else "\n")
        return partial(self.close_block, tag)

    def close_anchored(self, tag: str, before: str) -> None:
        if tag == "tr":
            self.named()
        self.begin(before)

    def named_so_far(self) -> None:
        """Name the passage by the term that it begins with, and what else that is called."""
        anchor, parts, _ = self.found[-1]
        self.found[-1] = (anchor, [*parts, "\n"], len(_plain("".join(parts))))

    def close_block(self, tag: str) -> None:
        self.add("\n" if tag not in CELLS else " ")
        if self.size > LONG and tag not in CELLS:
            self.begin(self.found[-1][0])

    def begin(self, anchor: str) -> None:
        self.found.append((anchor, [], 0))
        self.size = 0

    def named(self) -> None:
        """Name the passage by its first cell."""
        anchor, parts, _ = self.found[-1]
        self.found[-1] = (anchor, parts, len(_plain("".join(parts)).partition(" · ")[0]))

    def add(self, text: str) -> None:
        self.found[-1][1].append(text)
        self.size += len(text)

    def passages(self) -> Iterator[Passage]:
        for anchor, parts, heading in self.found:
            if text := _plain("".join(parts)):
                yield Passage(anchor, text, heading)


def _nothing() -> None:
    """An inline element ends, and the text goes on."""


def _plain(text: str) -> str:
    """The text in composed characters, in one line, without empty cells."""
    lines = BLANK.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return REPEATED.sub(lambda found: found[1] or "", lines).strip(" ·")
