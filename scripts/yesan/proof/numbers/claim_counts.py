"""What pages count of claims: operands, rows without a figure, unassigned rows, counted again."""

from __future__ import annotations

from collections.abc import Mapping

from yesan.proof.claims.claims import Claim, Place
from yesan.proof.claims.coverage import Coverage
from yesan.proof.claims.denominators import places
from yesan.proof.figures.names import Names
from yesan.proof.numbers.page_count import Checks, Counted

SHOWN = 3
"""How many terms of a claim a page lists."""


class ClaimCounts:
    """Counts what claims are made of.

    Args:
        claims: The claims by their ids.
        names: The names of entities, with the cells of the tables.
    """

    def __init__(self, claims: Mapping[str, Claim], names: Names) -> None:
        self.claims = claims
        self.coverage = Coverage(names.cells, names.subjects)

    @property
    def checks(self) -> Checks:
        """The kinds of these counts."""
        return {"operands": self.operands, "missing": self.missing, "unnamed": self.unnamed}

    def operands(self, counted: Counted) -> bool:
        """The operands of a claim beyond those that the page lists."""
        claim = self.claims.get(counted.argument)
        if claim is None:
            return False
        terms = sum(len(o.lines) if isinstance(o, Place) else 1 for o in claim.operands)
        return counted.value == terms - SHOWN

    def missing(self, counted: Counted) -> bool:
        """The rows of a sum that have no figure."""
        claim = self.claims.get(counted.argument)
        return claim is not None and counted.value == claim.missing

    def unnamed(self, counted: Counted) -> bool:
        """The rows beside those of a sum that name nobody."""
        claim = self.claims.get(counted.argument)
        place = next(iter(places(claim, self.claims)), None) if claim else None
        if claim is None or place is None:
            return False
        return counted.value == self.coverage.unnamed(claim, place)
