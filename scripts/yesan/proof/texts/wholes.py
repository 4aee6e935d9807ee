"""What pages say of everything, or of something with a name, is no amount of an unassigned row.

A row without a code may be what is held back, or not yet distributed: it is listed in its table,
and nothing says that a budget is so large.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from yesan.proof.claims.claims import Place
from yesan.proof.claims.denominators import Denominators
from yesan.proof.finding import Finding
from yesan.proof.site.elements import references_in

TOLD = "[data-direction], .yesan-key, .yesan-headline"
"""Where pages say what the budget is, or that of an entity."""


@dataclass(frozen=True)
class Wholes:
    """Finds amounts of unassigned rows where pages speak of a budget.

    Attributes:
        denominators: Knows which rows are.
    """

    denominators: Denominators

    def document(self, page: str, tree: LexborHTMLParser) -> Iterator[Finding]:
        """The amounts of a page that are unassigned."""
        for reference in dict.fromkeys(references_in(tree.css(TOLD))):
            place = Place.read(reference)
            if place and self.denominators.is_unassigned(place):
                yield Finding(page, reference, "a budget", "no amount of an unassigned row")
