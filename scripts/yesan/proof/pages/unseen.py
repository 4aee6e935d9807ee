"""What a page hides, or shows otherwise than its text says: neither is let pass."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.finding import Finding

MARKED = "[data-figure], [data-number], [data-cell], [data-table]"
"""The elements that say where a number is from."""


def check(page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The styles in a page, which could write or cover text, and the figures that are hidden."""
    for node in tree.css("body style, body [style]"):
        said = node.attributes.get("style") or node.text()
        yield Finding(
            page, node.tag or "", f"the style “{said[:60]}”", "styles in files of the site"
        )
    for node in tree.css("[hidden]"):
        if (inside := node.css_first(MARKED)) is not None or node.css_matches(MARKED):
            said = (inside or node).text()[:60]
            yield Finding(page, node.tag or "", f"“{said}”, hidden", "figures that readers see")
