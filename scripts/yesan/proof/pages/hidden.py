"""What a page hides, or shows otherwise than its text says, or heads without showing it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from yesan.proof.finding import Finding
from yesan.proof.site.elements import REFERENCE, around
from yesan.proof.site.verbatim import single

MARKED = "[data-figure], [data-number], [data-cell], [data-table]"
"""The elements that say where a number is from."""
COVERED = ".yesan-search, .yesan-finder, .yesan-results, .yesan-hidden, .yesan-exact"
"""What readers see only by a script, or with a screen reader."""
FIGURES = f"[{REFERENCE}], [data-row], [data-cell], table, svg, strong, .yesan-note, .yesan-mark"
CLOSED = {
    "div.yesan-figures": {"table"},
    "details.yesan-how": {"summary", "ul", "p"},
    "details.yesan-menu": {"summary", "div"},
    "details.yesan-fold": {"summary", "div", "p"},
}
"""What is in each kind of element that is closed at first."""


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
    yield from _covered(page, tree)
    yield from _closed(page, tree)
    yield from _one_form(page, tree)


def _covered(page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """What is where readers see it only by a script, or hear it."""
    for node in tree.css(COVERED):
        if (inside := node.css_first(FIGURES)) is not None:
            yield Finding(page, node.tag or "", f"“{_said(inside)}”, hidden", "what readers see")
    for node in tree.css(".yesan-hidden"):
        if around(node, lambda n: "yesan-actions" in (n.attributes.get("class") or "")) is None:
            yield Finding(page, "yesan-hidden", f"“{_said(node)}”, hidden", "the name of a link")


def _closed(page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """What is closed at first, and should not be."""
    for name, inside in CLOSED.items():
        for node in tree.css(name):
            for child in node.iter():
                if child.tag not in inside:
                    yield Finding(page, name, f"“{_said(child)}”, closed", "what readers see")
    for node in tree.css("[popover]"):
        before = node.prev
        if before is None or before.css_first("button.yesan-term") is None:
            yield Finding(page, "popover", f"“{_said(node)}”, closed", "the meaning of a term")


def _one_form(page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The amounts of lists that are not there in both forms, one of which is hidden."""
    for node in tree.css("span.exact, span.said"):
        other = "said" if node.attributes.get("class") == "exact" else "exact"
        pair = node.parent.css_first(f"span.{other}") if node.parent is not None else None
        if pair is None or _figures(pair) != _figures(node) or not _figures(node):
            yield Finding(page, other, f"“{_said(node)}”", "an amount in two forms")


def _figures(node: LexborNode) -> list[str | None]:
    return [n.attributes.get(REFERENCE) for n in node.css(f"[{REFERENCE}]")]


def _said(node: LexborNode) -> str:
    return single(node.text())[:60]


def _says(cells: Sequence[LexborNode]) -> bool:
    """Whether a cell has a text, or a picture."""
    return any(cell.text().strip() or cell.css_first("svg, img") for cell in cells)
