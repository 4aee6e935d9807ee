"""What an element says that the numbers in it are, and the text around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from selectolax.lexbor import LexborNode

from yesan.proof.site.verbatim import single

REFERENCE = "data-figure"
"""The attribute with the claim or the cell that a figure is, or with those of a bar."""
UNREAD = {"script", "style", "textarea", "template"}
"""Elements whose text no reader sees; the code to embed a chart is no figure."""
MACHINE = {
    *(REFERENCE, "data-number", "data-row", "data-table", "data-field", "data-cell"),
    *("data-column", "data-rule", "data-chart", "data-chart-name", "data-chart-spec", "data-one"),
    *("data-narrow", "data-chart-narrow", "data-label"),
    *("data-md-level", "data-md-component", "data-md-color-scheme", "data-axis", "data-sort"),
}
"""The attributes that scripts read, and what is checked elsewhere."""
HUMAN = ("title", "aria-label", "alt", "placeholder")
ASIDE = {"yesan-meaning", "yesan-mark"}
"""What is in a paragraph and is no part of its sentences."""
META = {"description", "og:title", "og:description", "og:site_name", "og:image:alt"}


def references_in(nodes: Iterable[LexborNode], tag: str = "data") -> list[str]:
    """What the figures in some elements refer to, in their order, as often as they do."""
    found = (n for node in nodes for n in node.css(f"{tag}[{REFERENCE}]"))
    return [r for n in found for r in (n.attributes.get(REFERENCE) or "").split()]


def around(node: LexborNode | None, fits: Callable[[LexborNode], bool]) -> LexborNode | None:
    """The nearest element around a node that fits, or the node itself."""
    while node is not None and not fits(node):
        node = node.parent
    return node


def kind(node: LexborNode) -> tuple[str, LexborNode]:
    """What the elements around a text say that its numbers are, and which of them says so."""
    cell: LexborNode | None = None
    parent = node.parent
    while parent is not None and parent.tag not in {"body", "-document"}:
        if kind := _own_kind(parent):
            return kind, parent
        if parent.tag in {"td", "th"} and cell is None:
            cell = parent
        if "data-row" in parent.attributes and cell is not None:
            return "cell", cell
        parent = parent.parent
    return "package", node


def _own_kind(element: LexborNode) -> str:
    """What one element says that its numbers are; empty where it says nothing."""
    own = element.attributes
    known = {REFERENCE: "figure", "data-axis": "tick", "data-cell": "cell"}
    if element.tag in UNREAD:
        return "unread"
    if number := own.get("data-number"):
        return number if number == "discrepancy" else f"count {number.partition(':')[0]}"
    if "download" in own and element.tag == "a":
        return "file"
    if "yesan-timeline" in (own.get("class") or ""):
        return "timeline"
    if "yesan-tiles" in (own.get("class") or ""):
        return "tile"
    return next((kind for name, kind in known.items() if name in own), "")


def attributes(node: LexborNode) -> Iterator[str]:
    """The attributes of an element that readers see or hear, where they have numbers."""
    own = node.attributes
    if node.tag == "meta":
        names: tuple[str, ...] = (
            ("content",) if (own.get("name") or own.get("property")) in META else ()
        )
    else:
        said = (n for n in own if n.startswith("data-") and n not in MACHINE)
        names = (*HUMAN, *said)
    for name in names:
        text = own.get(name) or ""
        if any(map(str.isdigit, text)):
            yield text


def contexts(node: LexborNode, most: int = 2000) -> Iterator[tuple[str, int]]:
    """The texts of the elements around a text, the nearest first, and where it begins in each.

    Args:
        node: The text.
        most: How long a text is at most.
    """
    own, parent = node.text_content or "", node.parent
    while parent is not None and parent.tag not in {"body", "main", "-document"}:
        before, after, met = "", "", False
        for other in parent.traverse(include_text=True):
            if other.tag != "-text" or (not met and _is_meaning(other, parent)):
                continue
            if other.mem_id == node.mem_id:
                met = True
            elif met:
                after += other.text_content or ""
            else:
                before += other.text_content or ""
        if len(before) + len(after) > most:
            return
        if before.strip() or after.strip():
            yield single(f"{before}{own}{after}"), len(single(f"{before}|")) - 1
        parent = parent.parent


def _is_meaning(node: LexborNode, end: LexborNode) -> bool:
    """Whether a text explains a word, and is no part of the text that has the word."""
    parent = node.parent
    while parent is not None and parent.mem_id != end.mem_id:
        if parent.attributes.get("class") == "yesan-meaning":
            return True
        parent = parent.parent
    return False


def texts(node: LexborNode, *, meanings: bool = True) -> Iterator[str]:
    """What an element says, but for lists of pages, which are elsewhere.

    Args:
        node: The element.
        meanings: Whether what explains a word is part of it.
    """
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text_content or ""
        elif not meanings and child.attributes.get("class") == "yesan-meaning":
            continue
        elif child.tag not in UNREAD and child.tag != "nav":
            yield from texts(child, meanings=meanings)
