"""The runs of text of a document: continuous text of elements, and text in attributes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.site.elements import HUMAN, META, UNREAD
from yesan.proof.site.verbatim import single

INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "em", "i", "kbd", "label"),
    *("mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
}
"""The elements that do not end a run."""
MEANING = "yesan-meaning"
APART = {MEANING, "yesan-mark", "yesan-hidden", "yesan-kind", "md-ellipsis"}
"""What is in a run and is one of its own."""
TERM = "yesan-term"
"""A word that is explained, which is a button."""
TOLD = frozenset({"twitter:title", "twitter:description"}) | META
OWN = ("data-done", "data-failed", "data-wait", "data-hint", "data-back")
"""What scripts say to readers."""
FIGURE = "\ue000"
"""What represents a figure, and a name that is marked."""


@dataclass(frozen=True)
class Run:
    """Some text that is read in one go.

    Attributes:
        node: The element that has it.
        text: The text, with a character of its own for each figure and each marked name.
        place: What it is: the tag of the element, or the name of the attribute.
    """

    node: LexborNode
    text: str
    place: str


def of(tree: LexborHTMLParser) -> Iterator[Run]:
    """The runs of a document, and the texts of attributes that readers get."""
    if tree.root is not None:
        yield from _within(tree.root)


def words(node: LexborNode) -> Iterator[str]:
    """What an element says, its figures as they are written, without what explains a word."""
    if node.tag == "-text":
        yield node.text_content or ""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text_content or ""
        elif child.attributes.get("class") not in {MEANING, "headerlink"}:
            yield from words(child)


def _within(node: LexborNode) -> Iterator[Run]:
    parts: list[str] = []
    apart: list[LexborNode] = []
    for child in node.iter(include_text=True):
        if child.tag == "-text" or (_is_inline(child) and not _blocks(child)):
            parts += _inline(child, apart)
            continue
        yield from _run(node, parts)
        parts = []
        yield from _attributes(child)
        if child.tag not in UNREAD | {"-comment", "-doctype", "svg"} and not _is_data(child):
            yield from _within(child)
    yield from _run(node, parts)
    for inner in apart:
        yield from _attributes(inner)
        if "data-number" not in inner.attributes:
            yield from _within(inner)


def _inline(node: LexborNode, apart: list[LexborNode]) -> Iterator[str]:
    """The parts of the text of an inline element; notes what is apart in it."""
    if node.tag == "-text":
        yield node.text_content or ""
    elif node.tag == "data":
        yield FIGURE
    elif node.tag == "br":
        yield " "
    elif set((node.attributes.get("class") or "").split()) & APART:
        apart.append(node)
        yield "" if node.attributes.get("class") == MEANING else " "
    elif node.tag != "sup":
        labelled = node.tag in {"small", "strong"} or "aria-label" in node.attributes
        between = " " if labelled else ""
        yield between
        for child in node.iter(include_text=True):
            yield from _inline(child, apart)
        yield between


def _run(node: LexborNode, parts: list[str]) -> Iterator[Run]:
    text = single("".join(parts))
    if any(map(str.isalpha, text)):
        yield Run(node, text, node.tag or "")


def _attributes(node: LexborNode) -> Iterator[Run]:
    """The attributes that readers see or hear, of an element and of what is inline in it."""
    own = node.attributes
    names: tuple[str, ...] = (*HUMAN, *OWN)
    if node.tag == "meta":
        names = ("content",) if {own.get("name"), own.get("property")} & TOLD else ()
    for name in names:
        text = own.get(name)
        if text and any(map(str.isalpha, text)):
            yield Run(node, single(text), name)
    for child in node.iter():
        if _is_inline(child):
            yield from _attributes(child)


def _is_inline(node: LexborNode) -> bool:
    way = node.tag == "a" and node.parent is not None and node.parent.tag == "nav"
    return (node.tag in INLINE and not way) or node.attributes.get("class") == TERM


def _blocks(node: LexborNode) -> bool:
    """Whether an inline element has elements that end a run."""
    return any(not _is_inline(c) or _blocks(c) for c in node.iter())


def _is_data(node: LexborNode) -> bool:
    """Whether an element is the body of a table whose cells are checked against its rows."""
    above = node.parent
    return node.tag == "tbody" and above is not None and "data-table" in above.attributes
