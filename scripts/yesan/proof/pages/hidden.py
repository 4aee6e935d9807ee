"""What a page hides, or shows otherwise than its text says, or heads without showing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.finding import Finding

MARKED = "[data-figure], [data-number], [data-cell], [data-table]"
"""The elements that say where a number is from."""


def check(page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The styles in a page, which could write or cover text, and the figures that are hidden.

    In lists, also the columns that have nothing in any row.
    """
    for table in tree.css("div.yesan-rows table:not([data-table])"):
        rows = [[c for c in r.iter() if c.tag in {"td", "th"}] for r in table.css("tbody tr")]
        for position, head in enumerate(table.css("thead th")):
            if rows and not any(_says(row[position : position + 1]) for row in rows):
                yield Finding(page, head.text(), "a column without a value", "no such column")
    for node in tree.css("body style, body [style]"):
        said = node.attributes.get("style") or node.text()
        yield Finding(
            page, node.tag or "", f"the style “{said[:60]}”", "styles in files of the site"
        )
    for node in tree.css("[hidden]"):
        if (inside := node.css_first(MARKED)) is not None or node.css_matches(MARKED):
            said = (inside or node).text()[:60]
            yield Finding(page, node.tag or "", f"“{said}”, hidden", "figures that readers see")


def _says(cells: Sequence[LexborNode]) -> bool:
    """Whether a cell has a text, or a picture."""
    return any(cell.text().strip() or cell.css_first("svg, img") for cell in cells)
