"""What cells are called where their heads are not seen, as on a phone: as their columns are."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.finding import Finding
from yesan.proof.site.verbatim import single

LABEL, NAME = "data-label", "name"
PICTURES = "no-sort"
"""The class of cells that a phone does not show."""


def check(page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
    """The cells that say another column than theirs, or none; only the name of a row may."""
    for table in tree.css("table.yesan-grid"):
        heads = [single(head.text()) for head in table.css("thead th")]
        for row in table.css("tbody tr"):
            cells = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
            named = 0
            for head, cell in zip(heads, cells, strict=False):
                classes = (cell.attributes.get("class") or "").split()
                label = cell.attributes.get(LABEL)
                named += NAME in classes
                if label is None and PICTURES not in classes and NAME not in classes:
                    yield Finding(page, head, "a cell without its column", f"“{head}”")
                elif label is not None and single(label) != head:
                    yield Finding(page, head, f"a cell of “{label}”", f"“{head}”")
            if named > 1:
                yield Finding(page, "name", f"{named} names of a row", "one")
