"""What figures refer to: cells and claims that there are; nothing else is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.claims.claims import Claim, Place
from yesan.proof.data.cells import Cells
from yesan.proof.site.elements import REFERENCE


def is_cell(cells: Cells, place: Place) -> bool:
    """Whether a package has some cells, be they blank."""
    resource, rows = cells.by_id.get(place.table), cells.rows.get(place.table, {})
    return bool(resource and place.field in resource.by_name and {*place.lines} <= rows.keys())


def sound(cells: Cells, claims: Mapping[str, Claim]) -> dict[str, Claim]:
    """The claims that are made of cells of the package alone, and of each other."""
    found = dict(claims)
    while True:
        wrong = [
            claim.id
            for claim in found.values()
            if not all(
                is_cell(cells, o) if isinstance(o, Place) else o in found for o in claim.operands
            )
        ]
        if not wrong:
            return found
        for id_ in wrong:
            del found[id_]


def lost(cells: Cells, tree: LexborHTMLParser) -> Iterator[str]:
    """The cells that a page refers to and that there are not."""
    for node in tree.css(f"[{REFERENCE}]"):
        for reference in (node.attributes[REFERENCE] or "").split():
            place = Place.read(reference)
            if place and not is_cell(cells, place):
                yield reference
